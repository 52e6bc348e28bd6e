"""graph.cyjs: NetworkX's reader of Cytoscape's JSON gives back every entity."""

import json
from pathlib import Path

import networkx as nx
import pytest

from export import sample
from kg.export import cytoscape
from kg.graph import KnowledgeGraph

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]


def read(graph: KnowledgeGraph, folder: Path) -> "nx.MultiDiGraph[str]":
    cytoscape.write(graph, folder)
    document = json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))
    result = nx.cytoscape_graph(document)
    assert isinstance(result, nx.MultiDiGraph)
    return result


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_entity_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    network = read(graph, tmp_path)
    assert list(network) == [entity.id for entity in graph.entities]
    for entity in graph.entities:
        data = network.nodes[entity.id]
        assert (data["label"], data["type"]) == (entity.label, entity.type)
        assert tuple(data.get("aliases", ())) == entity.aliases


def test_roles_and_places(tmp_path: Path) -> None:
    cytoscape.write(sample.graph(), tmp_path)
    nodes = json.loads((tmp_path / "graph.cyjs").read_text(encoding="utf-8"))["elements"]["nodes"]
    assert nodes[0]["data"]["roles"] == ["Gubernur"]
    assert {type(place) for node in nodes for place in node["position"].values()} == {int}


def test_what_is_not_given_is_left_out(tmp_path: Path) -> None:
    cytoscape.write(sample.graph(), tmp_path)
    assert "null" not in (tmp_path / "graph.cyjs").read_text(encoding="utf-8")
