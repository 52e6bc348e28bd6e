"""csv/: pandas reads back everything, and no cell can become a formula in a spreadsheet."""

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from export import sample
from kg.export.csv import FILES, guarded, unguarded, write
from kg.graph import KnowledgeGraph

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]
FORMULAS = (
    '=HYPERLINK("http://jahat.example","klik")',
    "+62 21 555",
    "-1+2|cmd!A0",
    "@SUM(A1)",
    "\t=1",
    " =1",
    '"=1',
    "''=1",
    "'=1",
    "\uff1dSUM(A1)",
    "nama; =1+1",
    "nama\n=1+1",
    "nama\r\n-butir",
)


def read(folder: Path, name: str) -> "pd.DataFrame":
    """A table as the documentation says that pandas reads it; its texts as they were."""
    frame = pd.read_csv(folder / "csv" / f"{name}.csv", dtype=str, keep_default_na=False)
    return frame.map(unguarded)


@pytest.mark.parametrize("graph", GRAPHS)
def test_pandas_reads_everything_else(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write(graph, tmp_path)
    entities = read(tmp_path, "entities").to_dict("records")
    assert [(e["id"], e["label"], e["type"], tuple(json.loads(e["aliases"]))) for e in entities] == [
        (e.id, e.label, e.type, e.aliases) for e in graph.entities
    ]
    mentions = read(tmp_path, "mentions").to_dict("records")
    assert [(m["entity"], m["article"], m["text"], int(m["start"]), int(m["end"])) for m in mentions] == [
        (e.id, m.article, m.text, m.start, m.end) for e in graph.entities for m in e.mentions
    ]
    articles = read(tmp_path, "articles").to_dict("records")
    assert [(a["id"], a["title"] or None, a["published"], a["url"] or None) for a in articles] == [
        (a.id, a.title, a.published.isoformat() if a.published else "", a.url) for a in graph.articles
    ]
    quotes = read(tmp_path, "quotes").to_dict("records")
    assert [(q["article"], q["text"], int(q["start"])) for q in quotes] == [
        (q.article, q.text, q.start) for q in graph.quotes
    ]


@pytest.mark.parametrize("text", [*FORMULAS, *sample.HOSTILE_NAMES, "'Aisyiyah", "PT. Maju; Mundur", "a-b", ""])
def test_a_guard_can_be_taken_away(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_guarded(text: str) -> None:
    for cell in re.split(r"[;\t\r\n]", guarded(text)):
        assert not re.match('[ "]*[=+@\uff1d-]', cell), cell


@pytest.mark.parametrize("text", ["'Aisyiyah", "Ratna Sulastri", "PT. Maju; Mundur", "3-1", "a=b", "“=”"])
def test_plain_names_stay(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_a_spreadsheet_parts_them(delimiter: str, tmp_path: Path) -> None:
    write(sample.hostile(), tmp_path)
    for name in FILES:
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=delimiter):
                assert not any(re.match(r"[=+\-@]", cell) for cell in row), row


def test_excel_knows_the_encoding(tmp_path: Path) -> None:
    write(sample.graph(), tmp_path)
    assert all((tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf") for name in FILES)
