"""The JSON Lines files: read back, they are the graph."""

from pathlib import Path

import pytest

from export import sample
from graphs import small_graph
from kg.errors import InputError
from kg.export import tables
from kg.graph import KnowledgeGraph


@pytest.mark.parametrize(
    "graph",
    [sample.graph(), sample.hostile(), small_graph(), KnowledgeGraph((), (), (), ())],
    ids=["plain", "hostile", "small", "empty"],
)
def test_everything_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    tables.write(graph, tmp_path)
    assert tables.read(tmp_path) == graph


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    tables.write(sample.graph(), tmp_path)
    (tmp_path / "quotes.jsonl").unlink()
    with pytest.raises(InputError, match=r"quotes\.jsonl does not exist; make it anew with kg build"):
        tables.read(tmp_path)


@pytest.mark.parametrize("line", ["{", '{"id": 1}', "[]", '{"article": "a1"}'])
def test_a_strange_line_is_named(line: str, tmp_path: Path) -> None:
    tables.write(sample.graph(), tmp_path)
    with (tmp_path / "statements.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match=r"statements\.jsonl, line 8, is none of kg build"):
        tables.read(tmp_path)
