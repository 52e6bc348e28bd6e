"""graph.graphml: networkx reads back every node, edge, key and attribute, with its type."""

from pathlib import Path

import igraph
import networkx as nx
import pytest
from lxml import etree

from export import sample
from kg.export import graphml
from kg.export.gephi import clean
from kg.export.graphml import drawn
from kg.graph import KnowledgeGraph

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]


def written(graph: KnowledgeGraph, folder: Path) -> "nx.MultiDiGraph[str]":
    graphml.write(graph, folder)
    read = nx.read_graphml(folder / "graph.graphml", edge_key_type=str, force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    return read


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    read, meant = written(graph, tmp_path), drawn(graph)
    assert list(read.nodes(data=True)) == list(meant.nodes(data=True))
    assert {edge[:3]: edge[3] for edge in read.edges(keys=True, data=True)} == {
        edge[:3]: edge[3] for edge in meant.edges(keys=True, data=True)
    }


@pytest.mark.parametrize("graph", GRAPHS)
def test_igraph_reads_every_edge_with_its_attributes(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graphml.write(graph, tmp_path)
    read, meant = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml")), drawn(graph)
    names = read.vs["id"]
    edges = {edge["statement"]: edge for edge in read.es}
    assert read.is_directed()
    assert names == list(meant.nodes)
    assert len(edges) == meant.number_of_edges()
    for source, target, key, data in meant.edges(keys=True, data=True):
        edge = edges[key].attributes()
        assert (names[edges[key].source], names[edges[key].target]) == (source, target)
        assert {name: edge[name] for name in data} == data
    for vertex, node in zip(read.vs, names, strict=True):
        data = meant.nodes[node]
        assert {name: vertex[name] for name in data} == data


def test_gephi_finds_place_size_and_colour(tmp_path: Path) -> None:
    node = written(sample.graph(), tmp_path).nodes["e1"]
    assert {type(node[name]) for name in ("x", "y", "size", "r", "g", "b")} == {int}


def test_types_are_read_back(tmp_path: Path) -> None:
    read = written(sample.graph(), tmp_path)
    node, edge = read.nodes["e1"], read.edges["e1", "e3", "s3"]
    assert type(node["mentions"]) is type(node["articles"]) is int
    assert type(edge["former"]) is bool
    assert type(edge["score"]) is float
    assert edge["source"] == ""


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    assert set(written(sample.graph(), tmp_path)["e1"]["e2"]) == {"s1", "s4", "s6", "s7"}


def test_hostile_names_lose_only_what_xml_forbids(tmp_path: Path) -> None:
    read = written(sample.hostile(), tmp_path)
    assert [data["label"] for _, data in read.nodes(data=True)] == [clean(name) for name in sample.HOSTILE_NAMES]


def test_the_file_is_well_formed_and_its_ids_are_unique(tmp_path: Path) -> None:
    graphml.write(sample.hostile(), tmp_path)
    ids = etree.parse(tmp_path / "graph.graphml").xpath("//@id")
    assert isinstance(ids, list)
    assert len(ids) == len(set(ids))


def test_bytes_are_the_same(tmp_path: Path) -> None:
    contents = set()
    for _ in range(2):
        graphml.write(sample.hostile(), tmp_path)
        contents.add((tmp_path / "graph.graphml").read_bytes())
    assert len(contents) == 1


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    assert len(written(KnowledgeGraph((), (), (), ()), tmp_path)) == 0
