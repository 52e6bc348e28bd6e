"""SPARQL over a built graph or an RDF file, in memory and read-only. How results look is the command's business."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.ontology.namespaces import ONTOLOGY, PREFIXES
from kg.ontology.vocabulary import XSD

GRAPH: Final = "graph.ttl"
TERMS: Final = "ontology.ttl"
TERMS_GRAPH: Final = ONTOLOGY.removesuffix("#")
SUFFIXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

# Finds two words of the language outside strings, IRIs, comments, variables and local names. A keyword needs no space
# before it (`1SERVICE`), so that SERVICE counts wherever it is not surely something else.
_TOKEN: Final = re.compile(
    r"""
      \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* '
    | < [^<>"{}|^`\x00-\x20]* >
    | \# [^\n\r]*
    | [?$] \w+
    | : [\w%-]*
    | \\.
    | (?P<service> SERVICE )
    | (?P<dataset> \b FROM \b )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_UPDATE: Final = re.compile(
    r"\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>|\#[^\n]*)\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a result: an IRI ("uri"), a blank node ("bnode") or a literal with its language or datatype."""

    kind: Literal["uri", "bnode", "literal"]
    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A query's result. `terms` are its rows, None where a variable is unbound; `answer` is that of an ASK."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    answer: bool | None = None

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows as plain texts, None where a variable is unbound."""
        return tuple(tuple(None if term is None else term.value for term in row) for row in self.terms)


def run(source: Path, sparql: str) -> Table:
    """Answers a SPARQL 1.1 query on `source`: a folder that `kg build` wrote, or an RDF file.

    The prefixes of `kg.ontology.namespaces.PREFIXES` need no declaration, and a query's own win. Of a build, the
    ontology is queried too, so that relations have labels. SELECT gives its
    variables, CONSTRUCT and DESCRIBE the columns subject, predicate and object, ASK the column `answer`. Named graphs
    are queried together with the default graph, unless the query says FROM. Nothing is changed and nothing is fetched:
    updates and SERVICE are refused.

    Raises:
        InputError: `source` cannot be read.
        QueryError: the query is refused, has an error, or fails.
    """
    words = {match.lastgroup for match in _TOKEN.finditer(sparql)}
    if "service" in words:
        raise QueryError("SERVICE is refused, as a query may not call other servers; take it out of the query.")
    store = _load(source)
    try:
        results = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union="dataset" not in words)
        return _table(results)
    except SyntaxError as error:
        _explain(sparql, error)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query failed: {error}.") from error


def _load(source: Path) -> ox.Store:
    path = source / GRAPH if source.is_dir() else source
    if not path.is_file():
        if path != source:
            raise InputError(f"{source} holds no {GRAPH}; make one with kg build INPUT -o {source}.")
        raise InputError(f"{source} does not exist; give the folder of a build or an RDF file.")
    if path.suffix not in SUFFIXES:
        raise InputError(f"{path} is of no known RDF format; its name must end in one of {', '.join(SUFFIXES)}.")
    store = ox.Store()
    try:
        store.bulk_load(path=path, format=SUFFIXES[path.suffix], base_iri=path.absolute().as_uri())
        if path != source and (source / TERMS).is_file():
            store.bulk_load(path=source / TERMS, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(TERMS_GRAPH))
    except SyntaxError as error:
        raise InputError(
            f"{path} is not valid {SUFFIXES[path.suffix].name}: {error.msg}; correct it or build it anew."
        ) from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}; check the file and its permissions."
        ) from error
    return store


def _table(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Table:
    match results:
        case ox.QuerySolutions():
            columns = tuple(variable.value for variable in results.variables)
            return Table(columns, tuple(tuple(map(_term, solution)) for solution in results))
        case ox.QueryBoolean():
            answer = bool(results)
            return Table(("answer",), ((Term("literal", str(answer).lower(), None, XSD.boolean),),), answer)
        case ox.QueryTriples():
            triples = sorted(results, key=str)
            return Table(("subject", "predicate", "object"), tuple(tuple(map(_term, triple)) for triple in triples))


def _term(term: object) -> Term | None:
    match term:
        case None:
            return None
        case ox.NamedNode(value=value):
            return Term("uri", value)
        case ox.BlankNode(value=value):
            return Term("bnode", value)
        case ox.Literal(value=value, language=str() as language):
            return Term("literal", value, language)
        case ox.Literal(value=value, datatype=ox.NamedNode(value=datatype)):
            return Term("literal", value, None, None if datatype == XSD.string else datatype)
    return Term("literal", str(term))  # a triple term of RDF 1.2


def _explain(sparql: str, error: SyntaxError) -> NoReturn:
    if update := _UPDATE.match(sparql):
        raise QueryError(
            f"{update[1].upper()} is refused, as kg query only reads; ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    found = re.search(r"(\d+):(\d+)", error.msg)
    place = f" near line {found[1]}, column {found[2]}" if found else ""
    if "Prefix not found" in error.msg:
        raise QueryError(f"The query uses an undeclared prefix{place}; declare it with PREFIX name: <IRI>.") from error
    raise QueryError(f"The query has a syntax error{place}; check the words, brackets and dots there.") from error
