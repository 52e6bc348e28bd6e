"""The named queries: the rows that each gives on a small graph, and values that stay values."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from graphs import GraphBuilder
from kg.cli import app
from kg.errors import QueryError
from kg.export import ontology, turtle
from kg.ontology.namespaces import PREFIXES
from kg.query import run
from kg.query.library import library, named

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three outlets about Ratna, Bagus and Sari; a meeting that two report, a call that one states and one denies."""
    graph = (
        GraphBuilder()
        .entity("Ratna Wulandari", "PER", "Ratna")
        .entity("Bagus Prakoso", "PER", "Bagus")
        .entity("Sari Melati", "PER")
        .entity("Badan Air Nusantara", "ORG", "BAN")
        .article("a1", "Pertemuan di Bandung", "Harian Satu", "2024-03-05")
        .article("a2", "Pertemuan lagi", "Harian Dua", "2024-03-09")
        .article("a3", "Bantahan", "Harian Tiga", "2024-04-01")
        .article("a4", None)
        .say(
            "a1", "Ratna Wulandari", "met", "Bagus Prakoso", "S{Ratna} T{bertemu} O{Bagus} hari ini.", time="2024-03-04"
        )
        .say("a2", "Bagus Prakoso", "met", "Ratna Wulandari", "S{Bagus} T{bertemu} O{Ratna} lagi.")
        .say("a2", "Ratna Wulandari", "met", "Sari Melati", "S{Ratna} akan T{bertemu} O{Sari}.", modality="planned")
        .say("a1", "Ratna Wulandari", "phoned", "Sari Melati", "S{Ratna} T{menelepon} O{Sari Melati}.")
        .say(
            "a3",
            "Ratna Wulandari",
            "phoned",
            "Sari Melati",
            "S{Ratna} tidak T{menelepon} O{Sari Melati}.",
            polarity="negative",
            source="Badan Air Nusantara",
        )
        .say("a4", "Ratna Wulandari", "has_role", "kepala badan", "T{Kepala badan} S{Ratna} hadir.")
        .say("a3", "Bagus Prakoso", "affiliated_with", "Badan Air Nusantara", "S{Bagus} bekerja di O{BAN}.")
        .quote("a1", "Ratna Wulandari", "Kami bekerja siang dan malam")
        .quote("a2", "Ratna Wulandari", "Airnya sudah surut di sana")
        .quote("a2", "Sari Melati", "Saya belum tahu soal itu")
        .quote("a2", "Badan Air Nusantara", "Waduk terisi penuh pekan ini")
        .build()
    )
    folder = tmp_path_factory.mktemp("build")
    turtle.write(graph, folder)
    ontology.write(graph, folder)
    return folder


def rows(build: Path, name: str, **values: str) -> list[tuple[str | None, ...]]:
    """The result, IRIs of the ontology by their last part."""
    found = run(build, named(name).bound(values)).rows
    return [tuple(value and value.removeprefix(PREFIXES["kgo"]) for value in row) for row in found]


def test_who_met_whom(build: Path) -> None:
    expected = [("Ratna Wulandari", "Bagus Prakoso", "2", "2024-03-05", "2024-03-09")]
    assert rows(build, "who-met-whom", person="Ratna Wulandari") == expected
    assert rows(build, "who-met-whom", person="Ratna") == expected
    other_side = ("Bagus Prakoso", "Ratna Wulandari", "2", "2024-03-05", "2024-03-09")
    assert rows(build, "who-met-whom") == [other_side, *expected]
    assert rows(build, "who-met-whom", person="Sari Melati") == [], "a plan is no meeting"


def test_said_about(build: Path) -> None:
    found = rows(build, "said-about", about="BAN")
    assert found == [
        (
            "2024-04-01", "Harian Tiga", None, "Bagus Prakoso", "affiliated_with", "Badan Air Nusantara",
            "positive", "actual", "Bagus bekerja di BAN.",
        )
    ]  # fmt: skip
    denied = [row for row in rows(build, "said-about", about="Sari Melati") if row[6] == "negative"]
    assert [(row[1], row[2]) for row in denied] == [("Harian Tiga", "Badan Air Nusantara")]


@pytest.mark.parametrize("values", [{}, {"about": "Sari Melati"}])
def test_stated_and_denied(build: Path, values: dict[str, str]) -> None:
    assert rows(build, "stated-and-denied", **values) == [
        ("Ratna Wulandari", "phoned", "Sari Melati", "Harian Satu", "Harian Tiga")
    ]
    assert rows(build, "stated-and-denied", about="Bagus") == []


def test_first_and_latest(build: Path) -> None:
    assert rows(build, "first-and-latest", about="Bagus Prakoso") == [
        ("Ratna Wulandari", "met", "Bagus Prakoso", "positive", "2024-03-05", "2024-03-09", "2"),
        ("Bagus Prakoso", "affiliated_with", "Badan Air Nusantara", "positive", "2024-04-01", "2024-04-01", "1"),
    ]


def test_paths(build: Path) -> None:
    assert rows(build, "paths", **{"from": "Ratna", "to": "Bagus"}) == [
        ("1", "Ratna Wulandari", "met", None, None, None, None, "Bagus Prakoso")
    ]
    assert rows(build, "paths", **{"from": "Sari Melati", "to": "Badan Air Nusantara"}) == [
        (
            "3", "Sari Melati", "phoned", "Ratna Wulandari", "met", "Bagus Prakoso", "affiliated_with",
            "Badan Air Nusantara",
        )
    ]  # fmt: skip


def test_timeline(build: Path) -> None:
    found = rows(build, "timeline", person="Ratna")
    assert [(row[0], row[2], row[4], row[5]) for row in found] == [
        (None, "has_role", "positive", "actual"),
        ("2024-03-04", "met", "positive", "actual"),
        ("2024-03-05", "phoned", "positive", "actual"),
        ("2024-03-09", "met", "positive", "actual"),
        ("2024-03-09", "met", "positive", "planned"),
        ("2024-04-01", "phoned", "negative", "actual"),
    ]
    within = rows(build, "timeline", person="Ratna", since="2024-03-06", until="2024-03-31")
    assert [row[0] for row in within] == ["2024-03-09", "2024-03-09"]


def test_single_source(build: Path) -> None:
    found = rows(build, "single-source")
    assert [(row[1], row[2], row[3], row[4]) for row in found] == [
        ("met", "Sari Melati", "positive", "Harian Dua"),
        ("phoned", "Sari Melati", "positive", "Harian Satu"),
        ("affiliated_with", "Badan Air Nusantara", "positive", "Harian Tiga"),
        ("phoned", "Sari Melati", "negative", "Harian Tiga"),
        ("has_role", "kepala badan", "positive", "https://wartagraf.example/article/a4"),
    ]
    assert len(rows(build, "single-source", about="BAN")) == 1


def test_most_quoted(build: Path) -> None:
    assert rows(build, "most-quoted") == [("Ratna Wulandari", "2", "2"), ("Sari Melati", "1", "1")]
    assert rows(build, "most-quoted", since="2024-03-06") == [("Ratna Wulandari", "1", "1"), ("Sari Melati", "1", "1")]


HOSTILE = [
    'x" } . ?s ?p ?o #',
    "\\",
    '"@id } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c',
    "a\nb\r\t\x00",
    "$person",
    "# VALUES",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", sorted(library()))
def test_a_value_stays_a_value(build: Path, name: str, value: str) -> None:
    query = named(name)
    names = [parameter for parameter in query.parameters if parameter.kind == "name"]
    if names:
        assert run(build, query.bound({parameter.name: value for parameter in names})).rows == ()


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_are_found_by_their_letters(value: str, tmp_path: Path) -> None:
    store = ox.Store()
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    store.add(ox.Quad(ox.NamedNode("x:s"), label, ox.Literal(value, language="id")))
    (parameter,) = named("first-and-latest").parameters
    found = store.query(
        f"SELECT ?s {{ VALUES ?x {{ {' '.join(map(str, parameter.terms(value)))} }} ?s <{label.value}> ?x }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 1


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("paths", {"from": "Ratna"}, 'needs to; give it with --param to="…"'),
        ("timeline", {"person": "Ratna", "since": "kemarin"}, "'kemarin' is no day for since"),
        ("timeline", {"orang": "Ratna"}, "has no parameter 'orang'; it has: person, since, until"),
    ],
)
def test_wrong_values_are_told(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        named(name).bound(values)


def test_unknown_queries_are_told() -> None:
    with pytest.raises(QueryError, match="There is no query 'siapa'; kg query --list"):
        named("siapa")


def test_the_command(build: Path) -> None:
    runner = CliRunner()
    given = ["query", str(build), "--name", "who-met-whom", "--param", "person=Bagus", "-f", "csv"]
    result = runner.invoke(app, given, catch_exceptions=False)
    assert result.stdout_bytes.decode().splitlines()[1] == "Bagus Prakoso,Ratna Wulandari,2,2024-03-05,2024-03-09"
    listed = runner.invoke(app, ["query", "--list"], catch_exceptions=False).stdout
    assert all(name in listed for name in library())


def test_every_query_is_told_in_both_languages_in_the_docs() -> None:
    for query in library().values():
        assert query.description_id
        assert query.description_en
    spec = spec_from_file_location("query_docs", ROOT / "tools" / "query_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "queries.md").read_text(encoding="utf-8") == module.text(), "run python tools/query_docs.py"
