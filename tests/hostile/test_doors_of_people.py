"""Every payload through what people write and ask for: decisions, gazetteers, words to look for; and what is shown."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from export import sample
from hostile.command import kg, steering
from hostile.payloads import ALL
from kg.cli import main
from kg.cli.query import _print
from kg.cli.terminal import visible
from kg.errors import InputError
from kg.export import exporter, tables
from kg.export.html import render
from kg.graph import KnowledgeGraph
from kg.languages import language
from kg.model import Doubt, Merge
from kg.pipeline import Resolving, assemble_with
from kg.query import Table
from kg.query.results import Term
from kg.resolve import Decisions, load_gazetteer, read_decisions
from kg.resolve.decisions import COLUMNS, Decision, write_decisions
from kg.resolve.gazetteer.entry import read_entries
from test_html import Page
from test_pipeline import findings

INDONESIAN = language("id")
NAMES = [f"Bambang{chr(97 + n // 26)}{chr(97 + n % 26)} Wiryawan" for n in range(len(ALL))]
NEWS = [findings(f"a{n}", f"[{name}|PER] tiba di rumah.") for n, name in enumerate(NAMES)]
Shown = Callable[..., str]
T = TypeVar("T")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shown:
    """Runs a command in this process; what it prints must not steer a terminal."""

    def run(*arguments: str | Path, typed: str = "", statuses: tuple[int, ...] = (0,)) -> str:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        text = "".join(capsys.readouterr())
        assert status in statuses, text
        assert steering(text) == set(), repr(text)
        return text

    return run


def table(path: Path, rows: Sequence[Mapping[str, str | None]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def entries(read: Callable[[Path], Iterable[T]], path: Path) -> list[T]:
    """What is read of a table; nothing where it is refused, in one sentence on one line."""
    told = ""
    try:
        return list(read(path))
    except InputError as error:
        told = str(error)
    assert told.startswith(str(path))
    assert "\n" not in told
    return []


def lines(text: str) -> str:
    """A cell as it is read: without white space around it, and with line ends of one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def data(graph: KnowledgeGraph, folder: Path) -> Iterator[str]:
    """The graph as a page, and in every format of RDF and tables; the page has no tag more."""
    page = Page(render(graph, "Judul"))
    plain = Page(render(KnowledgeGraph((), (), (), ()), "Judul"))
    assert Counter(tag for tag, _ in page.tags) == Counter(tag for tag, _ in plain.tags)
    for name in ("tables", "csv", "turtle", "jsonld", "graphml", "gexf", "neo4j"):
        exporter(name).write(graph, folder)
        for file in exporter(name).files:
            yield (folder / file).read_text(encoding="utf-8")


# --- decisions


@pytest.mark.parametrize("column", COLUMNS)
def test_a_decision_is_read_to_the_letter_or_refused(column: str, tmp_path: Path) -> None:
    good = {"decision": "rename", "first": "per-a", "second": "B", "reviewer": "C", "date": "", "reason": "D"}
    read = 0
    for text in ALL:
        path = table(tmp_path / "decisions.csv", [{**dict.fromkeys(COLUMNS, ""), **good, column: text}])
        for decision in entries(read_decisions, path):
            given = lines(text)
            assert getattr(decision, column) in (given, given[1:])
            read += 1
    assert (read > 0) == (column not in ("decision", "date"))


def test_a_decision_that_is_kept_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    wanted = [Decision("rename", f"per-{n}", text, text, "", text, text) for n, text in enumerate(ALL) if text.strip()]
    write_decisions(path, wanted)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for decision, meant in zip(read_decisions(path), wanted, strict=True):
        assert decision.first == meant.first
        for name in ("second", "reviewer", "reason"):
            line = getattr(meant, name).replace("\r", " ").replace("\n", " ").strip()
            assert getattr(decision, name).lstrip("'\t") == line.lstrip("'\t")


def test_a_new_name_is_a_name(tmp_path: Path) -> None:
    ids = {entity.label: entity.id for entity in assemble_with(NEWS, INDONESIAN, Resolving())[0].entities}
    given = [Decision("rename", ids[name], text) for name, text in zip(NAMES, ALL, strict=True)]
    graph, unused = assemble_with(NEWS, INDONESIAN, Resolving(decisions=Decisions(given)))
    assert not unused
    assert {entity.label for entity in graph.entities} == set(ALL)
    assert sum(map(len, data(graph, tmp_path))) > 10_000
    assert {entity.label for entity in tables.read(tmp_path).entities} == set(ALL)


# --- gazetteers


def test_a_known_thing_is_read_to_the_letter_or_refused(tmp_path: Path) -> None:
    good = {
        "id": "Q1",
        "type": "PER",
        "name": "Ani",
        "aliases": "",
        "kind": "",
        "part_of": "",
        "same_as": "",
        "code": "",
    }
    for column in (*good, "latitude", "population"):
        for text in ALL:
            path = table(tmp_path / "kita.csv", [{**good, column: text}])
            for entry in entries(read_entries, path):
                if column in ("id", "name", "kind", "part_of", "code"):
                    assert getattr(entry, column) == lines(text)
                assert column not in ("type", "latitude", "population")


def test_what_a_gazetteer_says_is_data(tmp_path: Path) -> None:
    rows = {}
    for name, text in zip(NAMES, ALL, strict=True):
        if text.strip() and text.strip() not in rows:
            given = {"id": text, "type": "PER", "name": name, "aliases": text, "same_as": text, "code": text}
            rows[text.strip()] = {**given, "kind": text, "part_of": text}
    known = load_gazetteer([table(tmp_path / "kita.csv", list(rows.values()))])
    graph, _ = assemble_with(NEWS, INDONESIAN, Resolving(known))
    assert {entity.code for entity in graph.entities if entity.code} >= {lines(one) for one in rows if one.isascii()}
    assert sum(map(len, data(graph, tmp_path))) > 10_000
    for _, attributes in Page(render(graph, "Judul")).tags:
        assert (attributes.get("href") or "#").startswith(("#", "http://", "https://", "data:,"))
    turtle = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "<javascript:" not in turtle
    assert "<data:" not in turtle
    assert "<file:" not in turtle


# --- what commands show


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build whose every name is a payload, and every reason."""
    folder = tmp_path / "hasil"
    folder.mkdir()
    graph = sample.hostile(ALL)
    pairs = list(zip(graph.entities, graph.entities[1:], strict=False))
    doubts = tuple(Doubt(a.id, a.label, a.id, b.id, b.label, b.id, 0.5, (a.label, b.label)) for a, b in pairs)
    merges = tuple(Merge(a.id, b.id, b.label, a.id, 1, 0.5, (b.label,)) for a, b in pairs)
    tables.write(replace(graph, doubts=doubts, merges=merges), folder)
    exporter("neo4j").write(graph, folder)
    return folder


def test_reviewing(build: Path, tmp_path: Path, shown: Shown) -> None:
    decisions = tmp_path / "decisions.csv"
    asked = ("review", build, "--decisions", decisions, "--joined", "--limit", "1000", "--reviewer", "R")
    typed = "".join(f"d\n{text.splitlines()[0] if text.splitlines() else ''}\n" for text in ALL)
    text = shown(*asked, typed=typed + "q\n", statuses=(0, 1))
    assert visible(ALL[1]) in text
    assert len(read_decisions(decisions)) > 100
    shown("review", build, "--csv", tmp_path / "pasangan.csv", "--decisions", tmp_path / "lain.csv", "--limit", "1000")
    with (tmp_path / "pasangan.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert ";" not in row["about"]


def test_explaining(build: Path, shown: Shown) -> None:
    for text in ALL:
        assert visible(text) in shown("explain", "--", text, build)
    for text in ALL[::10]:
        shown("explain", "--", f"tiada {text}", build, statuses=(1,))


def test_pages(build: Path, shown: Shown) -> None:
    for text in ALL[::10]:
        shown("html", "--focus", text, "--title", text, "--", build)
        page = Page((build / "graph.html").read_text(encoding="utf-8"))
        assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    shown("load", "neo4j", build, "--print-import")


def test_asking_for_known_things(tmp_path: Path, shown: Shown) -> None:
    rows = [{"id": f"x{n}", "type": "LOC", "name": text, "kind": text, "code": text} for n, text in enumerate(ALL)]
    path = table(tmp_path / "kita.csv", [row for row in rows if row["name"].strip()])
    found = 0
    for text in ALL[::5]:
        found += ", " in shown("gazetteer", "find", "--gazetteer", path, "--", text)
    assert found > 10


def test_trying_rules(shown: Shown) -> None:
    for text in ALL[::25]:
        shown("rules", "try", "--", f"[Ani|PER] bertemu [{text.replace(']', ')').replace('|', '/')}|PER].")
        shown("rules", "try", "--rule", text, "--", "[Ani|PER] bertemu [Budi|PER].", statuses=(1,))


NAMES_OF_FILES = [text for text in ALL if "\0" not in text and len(text.encode()) < 200]


def test_names_of_files_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [
        ("status",), ("html",), ("review",), ("explain", "x"), ("rules", "list"), ("eval", "resolution"), ("withdraw",),
        ("query", "--name", "most-quoted"), ("gazetteer", "find", "x", "--gazetteer"),
    ]  # fmt: skip
    for number, text in enumerate(NAMES_OF_FILES):
        for command in commands[number % 2 :: 2]:
            rest = ("x",) if command == ("withdraw",) else ()
            option = command[-1].startswith("--")
            end = (f"{command[-1]}=tiada {text}",) if option else (command[-1], "--", f"tiada {text}")
            shown(*command[:-1], *end, *rest, statuses=(1,))
    assert list(tmp_path.iterdir()) == []


PACK = """
rules:
  - id: uji.satu
    relation: met
    trigger: "~temu"
    description: {text}
    examples:
      - text: "[Ani|PER] {plain} bertemu [Budi|PER]."
        facts: ["Ani | met | Budi"]
    counterexamples:
      - text: "[Ani|PER] bertemu [Budi|PER]."
"""


def test_packs_of_others(tmp_path: Path, shown: Shown) -> None:
    import json

    for text in ALL[::3]:
        path = tmp_path / "uji.yaml"
        path.write_text(PACK.format(text=json.dumps(text), plain=json.dumps(text)[1:-1]), encoding="utf-8")
        for command in ("list", "test"):
            lines = shown("rules", command, path, statuses=(0, 1)).splitlines()
            assert not [line for line in lines if line.startswith("kg: selesai")], "no line that kg did not say"


def test_columns_of_an_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    _print(Table(ALL, (tuple(Term("literal", text, None, None) for text in ALL),)))
    text = capsys.readouterr().out
    assert steering(text) == set()
    _print(Table(("[bold red]merah[/bold red]",), ()))
    assert "[bold red]" in capsys.readouterr().out


@pytest.mark.slow
def test_a_build_with_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Retno Marsudi bertemu Luhut Pandjaitan.", encoding="utf-8")
    write_decisions(tmp_path / "d.csv", [Decision("same", text, "x", text, "", text) for text in ALL if text.strip()])
    rows = [{"id": text, "type": "PER", "name": text, "aliases": text} for text in ALL if text.strip()]
    table(tmp_path / "g.csv", list({row["id"].strip(): row for row in rows}.values()))
    given = ("--decisions", "d.csv", "--gazetteer", "g.csv", "--formats", "turtle,html,csv")
    assert "Decisions that no longer apply" in kg("build", "a.txt", "-o", "hasil", *given, cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "d.csv", "g.csv", "hasil"}
