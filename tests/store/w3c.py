"""W3C's evaluation tests of SPARQL 1.1 on the store in use: `python -m store.w3c` (from tests/) prints a table.

`sparql11.zip` has the tests that can be put to a store which is only read; `--suite FOLDER` runs another copy of the
suite. Each test's data go into an Oxigraph store on disk, which is opened and asked as kg does it. Answers are compared
without their order, blank nodes by a renaming that fits all, numbers by their value, CSV by its texts.
"""

import argparse
import csv
import io
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

SUITE = Path(__file__).with_name("sparql11.zip")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
GROUPS = (
    "aggregates", "bind", "bindings", "construct", "csv-tsv-res", "exists", "functions", "grouping", "json-res",
    "negation", "project-expression", "property-path", "subquery", "syntax-query",
)  # fmt: skip
"""Those that apply; the others are about updates, federation, entailment and descriptions of services."""
POSITIVE, NEGATIVE = ("PositiveSyntaxTest11", "NegativeSyntaxTest11")
EVALUATION = ("QueryEvaluationTest", "CSVResultFormatTest")
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
DATA = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
NUMBERS = {XSD + name for name in ("integer", "decimal", "float", "double")}

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = frozenset[tuple[str, Node]]


@dataclass(frozen=True, slots=True)
class Case:
    """A test: `data` and `named` are files of the suite, `result` is None where only the syntax is tested."""

    group: str
    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    named: tuple[str, ...]
    result: str | None

    @property
    def id(self) -> str:
        """Group and name."""
        return f"{self.group}/{self.name}"


class Suite:
    """The files of the suite, by their paths."""

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            self._files = {
                f"{group}/{one.name}": one.read_bytes() for group in GROUPS for one in (path / group).iterdir()
            }
        else:
            with zipfile.ZipFile(path) as archive:
                self._files = {name: archive.read(name) for name in archive.namelist()}

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def cases(self) -> Iterator[Case]:
        """The tests that a manifest lists, in its order; withdrawn ones are not listed."""
        for group in GROUPS:
            base = BASE + group + "/"
            graph = ox.Store()
            graph.load(self[f"{group}/manifest.ttl"], ox.RdfFormat.TURTLE, base_iri=base + "manifest.ttl")

            def value(subject: object, predicate: str, graph: ox.Store = graph) -> list[Node]:
                found = graph.quads_for_pattern(subject, ox.NamedNode(predicate), None)  # type: ignore[arg-type]
                return [quad.object for quad in found]

            def file(node: Node, group: str = group, base: str = base) -> str:
                assert isinstance(node, ox.NamedNode)
                return f"{group}/{node.value.removeprefix(base)}"

            (head,) = value(ox.NamedNode(base + "manifest.ttl"), MF + "entries")
            while isinstance(head, ox.BlankNode):
                (test,) = value(head, RDF + "first")
                (head,) = value(head, RDF + "rest")
                kinds = [kind.value.removeprefix(MF) for kind in value(test, RDF + "type") if hasattr(kind, "value")]
                (action,) = value(test, MF + "action")
                query = value(action, QT + "query") or [action]
                yield Case(
                    group,
                    str(getattr(test, "value", "")).partition("#")[2],
                    kinds[0],
                    file(query[0]),
                    tuple(map(file, value(action, QT + "data"))),
                    tuple(map(file, value(action, QT + "graphData"))),
                    next((file(one) for one in value(test, MF + "result")), None),
                )


def run(suite: Suite, case: Case) -> str | None:
    """None where the test is passed, else what is wrong."""
    if case.kind not in (POSITIVE, NEGATIVE, *EVALUATION):
        return f"its kind {case.kind} is not known"
    with tempfile.TemporaryDirectory() as folder:
        writing = ox.Store(folder)
        query = suite[case.query].decode()
        named = case.named
        if case.kind in EVALUATION and not case.data:  # the query itself says which files
            named += tuple(f"{case.group}/{name}" for name in re.findall(r"^FROM <(.+)>", query, re.MULTILINE))
        graphs = (*((one, None) for one in case.data), *((one, ox.NamedNode(BASE + one)) for one in named))
        for name, graph in graphs:
            writing.load(suite[name], DATA[Path(name).suffix], base_iri=BASE + name, to_graph=graph)
        writing.flush()
        del writing
        store = ox.Store.read_only(folder)
        try:
            found = store.query(query, base_iri=BASE + case.query)
        except SyntaxError as error:
            return None if case.kind == NEGATIVE else f"refused: {error.msg}"
        except RuntimeError as error:
            return f"failed: {error}"
        if case.kind in (POSITIVE, NEGATIVE):
            return None if case.kind == POSITIVE else "not refused"
        assert case.result is not None
        try:
            return _differs(found, suite[case.result], case.result)
        except (RuntimeError, ValueError) as error:
            return f"failed: {error}"


def _differs(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, expected: bytes, name: str) -> str | None:
    suffix = Path(name).suffix
    if isinstance(found, ox.QueryTriples):
        ours, theirs = (
            ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
            for triples in (found, ox.parse(expected, DATA[suffix], base_iri=BASE + name))
        )
        for one in (ours, theirs):
            one.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        return None if ours == theirs else "another graph"
    if suffix == ".csv":
        assert isinstance(found, ox.QuerySolutions)
        out = io.BytesIO()
        found.serialize(out, ox.QueryResultsFormat.CSV)
        return _compared(_csv_rows(out.getvalue()), _csv_rows(expected))
    wanted = _result_set(expected, name) if suffix in DATA else ox.parse_query_results(expected, RESULTS[suffix])
    if isinstance(found, ox.QueryBoolean):
        return None if isinstance(wanted, ox.QueryBoolean) and bool(found) == bool(wanted) else "another answer"
    assert not isinstance(wanted, ox.QueryBoolean)
    return _compared(list(_rows(found)), wanted if isinstance(wanted, list) else list(_rows(wanted)))


def _compared(ours: list[Row], theirs: list[Row]) -> str | None:
    return None if _fit(ours, theirs) else f"got {len(ours)} rows of {len(theirs)}: {ours}"[:300]


def _rows(solutions: ox.QuerySolutions) -> Iterator[Row]:
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield frozenset((name, plain(term)) for name in names if (term := solution[name]) is not None)


def _csv_rows(content: bytes) -> list[Row]:
    """The rows of an answer in CSV, whose terms are texts, numbers or blank nodes; an empty one is none."""
    rows = csv.DictReader(io.StringIO(content.decode()))
    return [frozenset((name, _csv_term(text)) for name, text in row.items() if text) for row in rows]


def _csv_term(text: str) -> Node:
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    try:
        return ox.Literal(str(float(text)))
    except ValueError:
        return ox.Literal(text)


def plain(term: Node) -> Node:
    """A number in the one form of its value; other terms as they are."""
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        try:
            number = Decimal(term.value.replace("INF", "Infinity"))
        except ArithmeticError:
            return term
        return ox.Literal(str(float(number)), datatype=term.datatype)
    return term


def _result_set(content: bytes, name: str) -> list[Row]:
    """The rows of a result set that is told in RDF."""
    graph = ox.Store()
    graph.load(content, DATA[Path(name).suffix], base_iri=BASE + name)
    found = graph.query(
        f"PREFIX rs: <{RS}> SELECT ?row ?name ?value {{ ?row rs:binding [ rs:variable ?name ; rs:value ?value ] }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    rows: dict[str, set[tuple[str, Node]]] = {}
    for one in found:
        variable, value = one["name"], one["value"]
        assert isinstance(variable, ox.Literal)
        assert value is not None
        rows.setdefault(str(one["row"]), set()).add((variable.value, plain(value)))
    return [frozenset(row) for row in rows.values()]


def _fit(ours: list[Row], theirs: list[Row], known: Mapping[Node, Node] | None = None) -> bool:
    """Whether the rows are the same, each as often, under one renaming of blank nodes."""
    if not any(isinstance(term, ox.BlankNode) for row in (*ours, *theirs) for _, term in row):
        return Counter(ours) == Counter(theirs)
    if not ours or not theirs:
        return len(ours) == len(theirs)
    for at, row in enumerate(theirs):
        renamed = _renamed(ours[0], row, known or {})
        if renamed is not None and _fit_rest(ours[1:], theirs[:at] + theirs[at + 1 :], renamed):
            return True
    return False


def _fit_rest(ours: list[Row], theirs: list[Row], known: Mapping[Node, Node]) -> bool:
    if not ours or not theirs:
        return len(ours) == len(theirs)
    return _fit(ours, theirs, known)


def _renamed(ours: Row, theirs: Row, known: Mapping[Node, Node]) -> Mapping[Node, Node] | None:
    """The renaming with what this pair of rows adds; None where they cannot be the same."""
    left, right, names = dict(ours), dict(theirs), dict(known)
    if left.keys() != right.keys():
        return None
    for name, term in left.items():
        other = right[name]
        if isinstance(term, ox.BlankNode) and isinstance(other, ox.BlankNode):
            if names.setdefault(term, other) != other or list(names.values()).count(other) > 1:
                return None
        elif term != other:
            return None
    return names


def table(suite: Suite, cases: Iterable[Case]) -> tuple[dict[str, Counter[str]], dict[str, str]]:
    """Passed and failed by group, and what is wrong with those that failed."""
    counts: dict[str, Counter[str]] = {}
    wrong: dict[str, str] = {}
    for case in cases:
        fault = run(suite, case)
        counts.setdefault(case.group, Counter())["failed" if fault else "passed"] += 1
        if fault:
            wrong[case.id] = fault
    return counts, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, default=SUITE, help="a folder data-sparql11 instead of the selection")
    given = parser.parse_args()
    suite = Suite(given.suite)
    counts, wrong = table(suite, suite.cases())
    print("| group | passed | failed |\n| --- | --- | --- |")
    for group, count in counts.items():
        print(f"| {group} | {count['passed']} | {count['failed']} |")
    total: Counter[str] = sum(counts.values(), Counter())
    print(f"| all | {total['passed']} | {total['failed']} |\n")
    for id, fault in wrong.items():
        print(f"{id}: {fault}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
