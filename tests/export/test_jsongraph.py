"""graph.json: everything but the articles' texts stands in it, in the places that JSON Graph Format 2 names."""

import json
from pathlib import Path
from typing import Any

import pytest

from export import sample
from kg.export import jsongraph
from kg.export.tables import entity_row, quote_row
from kg.graph import KnowledgeGraph

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]


def written(graph: KnowledgeGraph, folder: Path) -> dict[str, Any]:
    jsongraph.write(graph, folder)
    document = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    assert list(document) == ["graph"]
    content: dict[str, Any] = document["graph"]
    return content


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_else_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    content = written(graph, tmp_path)
    assert content["nodes"] == {e.id: {"label": e.label, "metadata": entity_row(e)} for e in graph.entities}
    assert content["metadata"]["quotes"] == [quote_row(quote) for quote in graph.quotes]
    assert [article["id"] for article in content["metadata"]["articles"]] == [one.id for one in graph.articles]


def test_edges_join_nodes_and_symmetric_ones_have_no_direction(tmp_path: Path) -> None:
    content = written(sample.graph(), tmp_path)
    assert all({edge["source"], edge["target"]} <= content["nodes"].keys() for edge in content["edges"])
    assert {(edge["relation"], edge["directed"]) for edge in content["edges"]} == {
        *(("phoned", True), ("met", False), ("affiliated_with", True))
    }
