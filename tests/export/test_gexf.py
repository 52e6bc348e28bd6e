"""graph.gexf: networkx reads back every attribute, and Gephi finds labels, types, kinds, colours and sizes."""

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from export import sample
from kg.export import gexf
from kg.export.gephi import clean, view
from kg.graph import KnowledgeGraph

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]
SPACES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def written(graph: KnowledgeGraph, folder: Path) -> "nx.Graph[str]":
    gexf.write(graph, folder)
    return nx.read_gexf(folder / "graph.gexf", version="1.3")


def xpath(folder: Path, query: str) -> list[str]:
    found = etree.parse(folder / "graph.gexf").xpath(query, namespaces=SPACES)
    assert isinstance(found, list)
    return [str(item) for item in found]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("version", ["1.2draft", "1.3"])
def test_everything_is_read_back(graph: KnowledgeGraph, version: str, tmp_path: Path) -> None:
    gexf.write(graph, tmp_path)
    read, meant = nx.read_gexf(tmp_path / "graph.gexf", version=version), view(graph)
    for _, data in read.nodes(data=True):
        del data["viz"]
    assert list(read.nodes(data=True)) == list(meant.nodes(data=True))
    edges = {data.pop("id"): (source, target, data) for source, target, data in read.edges(data=True)}
    assert edges == {key: (source, target, data) for source, target, key, data in meant.edges(keys=True, data=True)}


def test_types_are_read_back(tmp_path: Path) -> None:
    read = written(sample.graph(), tmp_path)
    node, edge = read.nodes["e1"], next(data for *_, data in read.edges(data=True) if data["id"] == "s3")
    assert type(node["mentions"]) is type(node["articles"]) is int
    assert edge["former"] is True
    assert type(edge["score"]) is float
    assert edge["source"] == ""
    assert set(xpath(tmp_path, "//g:attvalue[@for='former']/@value")) == {"true", "false"}


def test_parallel_edges_have_ids_and_kinds_of_their_own(tmp_path: Path) -> None:
    gexf.write(sample.graph(), tmp_path)
    parallel = "//g:edge[@source='e1' and @target='e2']"
    assert xpath(tmp_path, f"{parallel}/@id") == ["s1", "s4", "s6", "s7"]
    assert xpath(tmp_path, f"{parallel}/@kind") == ["phoned", "phoned", "phoned", "met"]
    assert xpath(tmp_path, f"{parallel}/@label") == ["menelepon", "menelepon", "menelepon", "bertemu dengan"]


def test_every_node_has_its_colour_and_size(tmp_path: Path) -> None:
    read = written(sample.graph(), tmp_path)
    colours = {data["type"]: tuple(data["viz"]["color"].values()) for _, data in read.nodes(data=True)}
    assert len(set(colours.values())) == 4
    sizes = {id_: data["viz"]["size"] for id_, data in read.nodes(data=True)}
    assert sizes["e1"] > sizes["e2"] > sizes["e3"] > 0


def test_an_attribute_has_a_value_everywhere(tmp_path: Path) -> None:
    gexf.write(sample.hostile(), tmp_path)
    for class_, element in (("node", "node"), ("edge", "edge")):
        declared = xpath(tmp_path, f"//g:attributes[@class='{class_}']/g:attribute/@id")
        assert len({name.lower() for name in declared}) == len(declared) > 0
        for number in range(1, 11):
            assert xpath(tmp_path, f"(//g:{element})[{number}]//g:attvalue/@for") == declared


def test_hostile_names_lose_only_what_xml_forbids(tmp_path: Path) -> None:
    read = written(sample.hostile(), tmp_path)
    assert [data["label"] for _, data in read.nodes(data=True)] == [clean(name) for name in sample.HOSTILE_NAMES]


def test_nothing_tells_the_time_of_writing(tmp_path: Path) -> None:
    contents = set()
    for _ in range(2):
        gexf.write(sample.hostile(), tmp_path)
        contents.add((tmp_path / "graph.gexf").read_bytes())
    assert len(contents) == 1
    assert not xpath(tmp_path, "//@lastmodifieddate")


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    assert len(written(KnowledgeGraph((), (), (), ()), tmp_path)) == 0


def test_nodes_without_edges_are_written(tmp_path: Path) -> None:
    assert len(written(replace(sample.graph(), statements=()), tmp_path)) == 5
