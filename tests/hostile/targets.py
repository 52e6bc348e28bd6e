"""What is done with input that nobody trusts, as functions over bytes: for Hypothesis in tests, for atheris at length.

Each either works, and what it gives holds what is promised, or says in a KgError what is wrong; nothing else is raised.
"""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from export import sample
from facts import facts
from kg.errors import InputError, KgError, QueryError, RuleError
from kg.evaluate.gold import read_gold_article
from kg.evaluate.labelled import read_offsets
from kg.export import exporter, tables
from kg.export.csv import guarded, unguarded
from kg.export.gephi import clean
from kg.ingest import jsonl, text
from kg.ingest.piece import Found
from kg.languages import language
from kg.query import endpoint
from kg.query.refusals import explain, refuse_service
from kg.resolve import resolve_within
from kg.resolve.decisions import UNDECIDED, read_decisions
from kg.resolve.gazetteer.entry import read_entries
from kg.review import pairs
from kg.rules import extract, shipped_rules
from kg.rules.examples import annotated_document
from kg.rules.load import load_packs
from kg.train.corpora import read_conll
from kg.train.treebank import read_conllu
from readers import READERS

INDONESIAN: Final = language("id")
DAY: Final = date(2024, 3, 5)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="kg-fuzz-"))


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\0", "")


def articles(data: bytes) -> None:
    """Text files and JSON Lines: articles whose text can be written, or a reason."""
    for piece in (*text.read([data], "nama.txt", "nama", DAY), *jsonl.read([data], "nama", DAY)):
        if isinstance(piece, Found):
            piece.article.text.encode()
            assert piece.article.text.strip()
            assert "\0" not in piece.article.text
        else:
            assert piece.reason


def pieces(data: bytes) -> None:
    """Lines come out the same however the stream is cut."""
    half = len(data) // 2
    assert list(jsonl.read([data], "nama", None)) == list(jsonl.read([data[:half], data[half:]], "nama", None))


def sentences(data: bytes) -> None:
    """Tokens and dates lie in the text, dates are ISO."""
    given = _text(data)
    for sentence in INDONESIAN.segment(given):
        assert 0 <= sentence.start <= sentence.end <= len(given)
        for token in sentence.tokens:
            assert given[token.start : token.end] == token.text
    for time in INDONESIAN.find_dates(given, 0, len(given), DAY):
        assert 0 <= time.start < time.end <= len(given)
        for day in time.value.split("/"):
            date.fromisoformat((day + "-01-01")[:10])


@cache
def _rules() -> tuple[Any, ...]:
    return shipped_rules(INDONESIAN)


def statements(data: bytes) -> None:
    """Rules over a text with names in it: spans are what stands there."""
    given = _text(data).replace("[", "(").replace("|", "/")
    marked = f"Presiden [Joko Widodo|PER] bertemu [Ani|PER] {given} [Jakarta|LOC], kata [Budi|PER]."
    document = annotated_document(marked, INDONESIAN)
    clusters = resolve_within(document, INDONESIAN)
    found = extract(document, clusters, _rules(), INDONESIAN)
    for relation in found.relations:
        for span in (relation.evidence, relation.sentence, *relation.marks):
            assert span is None or document.article.text[span.start : span.end] == span.text


def rule_packs(data: bytes) -> None:
    """A pack is read, or all its faults are told."""
    with suppress(RuleError):
        load_packs([_file("a.yaml", data)], INDONESIAN)


def sparql_rules(data: bytes) -> None:
    """So is a rule in SPARQL."""
    from kg.derive import load_rules

    with suppress(RuleError):
        load_rules([_file("a.rq", data)])


@cache
def _build() -> tuple[Path, dict[str, bytes]]:
    """A build, and what its tables hold."""
    folder = _folder() / "hasil"
    folder.mkdir()
    tables.write(sample.graph(), folder)
    return folder, {name: (folder / name).read_bytes() for name in tables.FILES}


def builds(data: bytes) -> None:
    """The tables of a build that a stranger sends: what is read can be reviewed and written again."""
    folder, good = _build()
    for name, content in good.items():
        (folder / name).write_bytes(data)
        with suppress(InputError):
            graph = tables.read(folder)
            list(pairs(graph, UNDECIDED, joined=True))
            tables.write(graph, _folder())
        (folder / name).write_bytes(content)


def annotated(data: bytes) -> None:
    """Labelled texts of every kind."""
    path = _file("a.tsv", data)
    for read in (read_conll, read_conllu, read_gold_article, lambda one: read_offsets(one, INDONESIAN)):
        with suppress(InputError):
            read(path)


def people(data: bytes) -> None:
    """Decisions and gazetteers."""
    for read in (read_decisions, lambda path: list(read_entries(path))):
        for head in (b"", b"decision,first,second,id,type,name\n"):
            with suppress(InputError):
                read(_file("a.csv", head + data))


def queries(data: bytes) -> None:
    """What looks at a query before Oxigraph does."""
    with suppress(QueryError):
        refuse_service(_text(data))
    with suppress(QueryError):
        explain(_text(data), "error at 1:2: " + _text(data)[:20])


def answers(data: bytes) -> None:
    """What an endpoint says."""
    for kind in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/turtle"):
        with suppress(KgError):
            endpoint._read("http://contoh.example/", kind, data)


def requests(data: bytes) -> None:
    """What a client says."""
    from kg.serve.protocol import job_of, wanted

    given = data.decode("latin-1")
    wanted(given)
    for kind in ("application/sparql-query", "application/x-www-form-urlencoded", given):
        job_of("POST", given, {"content-type": kind, "accept": given}, data)
    job_of("GET", given, {}, b"")


def cells(data: bytes) -> None:
    """The guard of cells can be taken away again."""
    assert unguarded(guarded(_text(data))) == _text(data)


def exports(data: bytes) -> None:
    """Names of any kind come back to the letter from every format."""
    names = [name for name in dict.fromkeys(_text(data).split("\n")) if clean(name).strip()][:3]
    if not names:
        return
    graph = sample.hostile(names)
    folder = _folder() / "ekspor"
    folder.mkdir(exist_ok=True)
    for format_, _, literals, read in READERS:
        if format_ == "parquet":
            continue  # its writer takes ten times as long as all others together
        exporter(format_).write(graph, folder)
        meant = facts(graph, literals)
        if format_ in ("graphml", "gexf"):
            meant = {type(one)(*(clean(v) if isinstance(v, str) else v for v in one)) for one in meant}  # type: ignore[arg-type]
        assert read(folder) == meant, format_
    exporter("turtle").write(graph, folder)
    exporter("html").write(graph, folder)


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    one.__name__: one
    for one in (
        articles, pieces, sentences, statements, rule_packs, sparql_rules, builds, annotated, people, queries, answers,
        requests, cells, exports,
    )
}  # fmt: skip
