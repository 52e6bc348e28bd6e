"""graph.json: everything but the articles' texts stands in it, in the places that JSON Graph Format 2 names."""

import json
from pathlib import Path
from typing import Any

import pytest

from export import sample
from facts import Fact, facts
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
def test_every_statement_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    content = written(graph, tmp_path)
    rows = [(edge["source"], edge["target"], edge["metadata"]) for edge in content["edges"]]
    rows += [(row["subject"]["id"], row["object"]["literal"], row) for row in content["metadata"]["statements"]]
    found = {
        Fact(
            *(row["id"], row["article"], subject, row["relation"], end, "literal" in row["object"]),
            *(row["polarity"], row["modality"], row["source"] and row["source"]["label"], row["time"], row["role"]),
            *(row["former"], row["evidence"]["text"], row["sentence"]["text"], row["rule"], row["trigger"] or None),
            row["score"],
        )
        for subject, end, row in rows
    }
    assert found == facts(graph)


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
