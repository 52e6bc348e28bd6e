"""A user's SPARQL rule: read from its file, checked, and turned into what its premises can be told from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Node, URIRef

from kg.errors import RuleError, reason
from kg.ontology import inverses, relations
from kg.ontology.namespaces import ONTOLOGY, PREFIXES
from kg.ontology.sparql import OPAQUE

SUFFIXES: Final = (".rq", ".sparql")
OWN_NAMES: Final = frozenset({"inverse", "symmetric", "transitive"})
_LARGEST: Final = 1 << 20

Pattern = tuple[Node, Node, Node]

_REFUSED: Final = {
    "ServiceGraphPattern": "SERVICE, which calls other servers; take it out",
    "Graph": "GRAPH, but rules see one graph; take it out",
    "GraphGraphPattern": "GRAPH, but rules see one graph; take it out",
    "Builtin_EXISTS": "EXISTS, whose statements cannot be named; write the pattern itself into WHERE",
    "SubSelect": "a query inside the query, whose statements cannot be named; write its pattern into WHERE",
    "AggregateJoin": "grouping or counting, whose statements cannot be named; take it out",
    "Slice": "LIMIT or OFFSET, which pick by chance; take it out",
    **{
        f"Builtin_{name}": f"{name}(), which differs from run to run; take it out"
        for name in ("BNODE", "NOW", "RAND", "STRUUID", "UUID")
    },
}
_TOKEN: Final = re.compile(
    OPAQUE
    + r"""
    | [\w.-]* : [\w.%-]*
    | (?P<construct> \b CONSTRUCT \b )
    | (?P<open> \{ )
    | (?P<close> \} )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DerivationRule:
    """A CONSTRUCT query that derives.

    `path` is its file, `name` that without folder and ending. `select` asks for the solutions of its WHERE, `template`
    are the triples that each gives, and `patterns` those of WHERE from which it follows; variables are rdflib's.
    """

    path: Path
    name: str
    select: str
    template: tuple[Pattern, ...]
    patterns: tuple[Pattern, ...]


def load_rules(paths: Sequence[Path]) -> list[DerivationRule]:
    """The rules of files, or of folders of `.rq` and `.sparql` files, sorted by name.

    Raises:
        RuleError: with all faults of all files.
    """
    faults: list[str] = []
    rules: dict[str, DerivationRule] = {}
    for path in _files(paths, faults):
        try:
            rule = _rule(path)
        except RuleError as error:
            faults.extend(error.faults)
            continue
        if rule.name in rules:
            faults.append(f"{path}: there is another rule {rule.name}; rename one of the files.")
        rules[rule.name] = rule
    if faults:
        raise RuleError(faults)
    return [rules[name] for name in sorted(rules)]


def _files(paths: Sequence[Path], faults: list[str]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
        elif found := sorted(p for p in path.iterdir() if p.suffix in SUFFIXES):
            yield from found
        else:
            faults.append(f"{path}: holds no SPARQL rule; put a .rq file into it, one CONSTRUCT query a file.")


def _rule(path: Path) -> DerivationRule:
    def fault(text: str) -> RuleError:
        return RuleError([f"{path}: {text}."])

    if path.stem in OWN_NAMES or not re.fullmatch(r"[\w-]+", path.stem):
        raise fault("is no name for a rule; use letters, digits, - and _, but not inverse, symmetric or transitive")
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise fault("is larger than a megabyte; a rule is one CONSTRUCT query")
        text = content.decode()
    except OSError as error:
        raise fault(f"cannot be read ({error.strerror}); give a .rq file or a folder of them") from error
    except UnicodeDecodeError as error:
        raise fault("is not in UTF-8; convert it") from error
    try:
        algebra = translateQuery(parseQuery(text), initNs=dict(PREFIXES)).algebra
    except Exception as error:  # rdflib raises its parser's and bare ones, for prefixes and variables
        raise fault(f"is no valid query ({reason(error)}); correct it") from error
    if algebra.name != "ConstructQuery" or algebra.template is None:
        raise fault("is no CONSTRUCT query with a template; write CONSTRUCT { … } WHERE { … }")
    if algebra.datasetClause is not None:
        raise fault("uses FROM, but rules see one graph; take it out")
    for name in _names(algebra.p):
        if name in _REFUSED:
            raise fault(f"uses {_REFUSED[name]}")
    template = tuple(algebra.template)
    if problem := _template_problem(template):
        raise fault(problem)
    patterns = tuple(_patterns(algebra.p))
    for pattern in patterns:
        if isinstance(pattern[1], PropertyPath):
            raise fault("uses a property path, whose steps cannot be named; write each step with variables")
        if any(isinstance(term, BNode) for term in pattern):
            raise fault("uses a blank node in WHERE; name it by a variable")
    return DerivationRule(path, path.stem, _select(text), template, patterns)


def _template_problem(template: Iterable[Pattern]) -> str | None:
    known = {ONTOLOGY + name for name in (*relations(), *inverses())}
    for pattern in template:
        if any(isinstance(term, BNode) for term in pattern):
            return "makes a blank node; a rule gives relations between entities"
        if not isinstance(pattern[1], URIRef) or str(pattern[1]) not in known:
            return f"constructs {pattern[1]}, which is no relation of the ontology; kg ontology html shows them all"
    return None


def _names(node: Any, top: bool = True) -> Iterator[str]:
    """The names of all parts of a query's algebra; a Project below the top is that of a query inside it."""
    if isinstance(node, CompValue):
        yield "SubSelect" if node.name == "Project" and not top else str(node.name)
        inside = top and node.name in ("Slice", "Distinct", "Reduced", "OrderBy")
        for key, value in node.items():
            if key != "_vars":
                yield from _names(value, inside and key == "p")
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _names(part, False)


def _patterns(node: Any) -> Iterator[Pattern]:
    """The triple patterns that a solution fulfils; not those of MINUS and NOT EXISTS, which it does not."""
    if not isinstance(node, CompValue):
        return
    if node.name == "BGP":
        yield from node.triples
    for key in ("p", "p1", "p2"):
        if key in node and not (node.name == "Minus" and key == "p2"):
            yield from _patterns(node[key])


def _select(text: str) -> str:
    """The query with SELECT * in place of CONSTRUCT and its template."""
    start = end = -1
    for match in _TOKEN.finditer(text):
        if match["construct"]:
            start = match.start()
        elif match["close"] and start >= 0:
            end = match.end()
            break
    return f"{text[:start]}SELECT * {text[end:]}"
