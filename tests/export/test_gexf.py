"""graph.gexf: networkx reads back every attribute, and Gephi finds labels, types, kinds, colours, places and days.

`gexf.rng` here says what kg writes, and is stricter than the format. The official grammar of GEXF 1.3 is CC BY 4.0
(gephi/gexf, specs/1.3) and not part of this project; `GEXF_RNG` names a copy of its gexf.rng to validate with as well.
`GEPHI_LITE` names a folder into which `npm install graphology graphology-gexf` was run: the reader of Gephi Lite.
"""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from export import sample
from graphs import small_graph
from kg.export import gexf
from kg.export.gephi import clean, edge_looks, node_looks, view
from kg.graph import KnowledgeGraph
from kg.model import EntityRef

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]
SPACES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def written(graph: KnowledgeGraph, folder: Path) -> "nx.Graph[str]":
    gexf.write(graph, folder)
    return nx.read_gexf(folder / "graph.gexf", version="1.3")


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def xpath(folder: Path, query: str) -> list[str]:
    found = etree.parse(folder / "graph.gexf").xpath(query, namespaces=SPACES)
    assert isinstance(found, list)
    return [str(item) for item in found]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("version", ["1.2draft", "1.3"])
def test_everything_is_read_back(graph: KnowledgeGraph, version: str, tmp_path: Path) -> None:
    gexf.write(graph, tmp_path)
    read, meant = nx.read_gexf(tmp_path / "graph.gexf", version=version), view(graph)
    assert list(read) == list(meant)
    for id_, data in read.nodes(data=True):
        assert without(data, "viz", "spells") == meant.nodes[id_]
    edges = {
        data["id"]: (source, target, without(data, "id", "viz", "start", "end"))
        for source, target, data in read.edges(data=True)
    }
    assert edges == {
        key: (source, target, without(data, "kind")) for source, target, key, data in meant.edges(keys=True, data=True)
    }
    kinds = dict(zip(xpath(tmp_path, "//g:edge/@id"), xpath(tmp_path, "//g:edge/@kind"), strict=True))
    assert kinds == {key: data["kind"] for _, _, key, data in meant.edges(keys=True, data=True)}


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
    assert xpath(tmp_path, f"{parallel}/@kind") == ["phoned", "phoned (planned)", "phoned (negative)", "met"]
    assert xpath(tmp_path, f"{parallel}/@label") == ["menelepon", "menelepon", "menelepon", "bertemu dengan"]


@pytest.mark.parametrize("graph", [*GRAPHS, pytest.param(KnowledgeGraph((), (), (), ()), id="empty")])
def test_it_is_what_the_grammar_says(graph: KnowledgeGraph, tmp_path: Path) -> None:
    gexf.write(graph, tmp_path)
    etree.RelaxNG(file=Path(__file__).with_name("gexf.rng")).assertValid(etree.parse(tmp_path / "graph.gexf"))


_GEPHI_LITE = """
const {parse} = require("graphology-gexf"), {MultiDirectedGraph} = require("graphology");
const graph = parse(MultiDirectedGraph, require("fs").readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify([
  graph.mapNodes((key, data) => [key, data]), graph.mapEdges((key, data, from, to) => [from, to, key, data])]));
"""


@pytest.mark.skipif("GEPHI_LITE" not in os.environ, reason="GEPHI_LITE names no folder with graphology-gexf")
@pytest.mark.parametrize("graph", [sample.graph(), small_graph()], ids=["plain", "small"])
def test_gephi_lite_reads_everything(graph: KnowledgeGraph, tmp_path: Path) -> None:
    gexf.write(graph, tmp_path)
    command = ["node", "-e", _GEPHI_LITE, str(tmp_path / "graph.gexf")]
    done = subprocess.run(command, cwd=os.environ["GEPHI_LITE"], capture_output=True, check=True, text=True)
    nodes, edges = json.loads(done.stdout)
    meant = view(graph)
    assert [key for key, _ in nodes] == list(meant.nodes)
    for key, data in nodes:
        assert data.items() >= meant.nodes[key].items()
        assert data.keys() >= {"color", "size", "x", "y"}
    assert [tuple(edge[:3]) for edge in edges] == list(meant.edges(keys=True))
    for source, target, key, data in edges:
        assert data.items() >= meant.edges[source, target, key].items()


@pytest.mark.skipif("GEXF_RNG" not in os.environ, reason="GEXF_RNG names no copy of the official grammar")
@pytest.mark.parametrize("graph", [*GRAPHS, pytest.param(KnowledgeGraph((), (), (), ()), id="empty")])
def test_it_is_valid_by_the_official_grammar(graph: KnowledgeGraph, tmp_path: Path) -> None:
    gexf.write(graph, tmp_path)
    etree.RelaxNG(file=os.environ["GEXF_RNG"]).assertValid(etree.parse(tmp_path / "graph.gexf"))


def test_every_node_has_its_colour_size_shape_and_place(tmp_path: Path) -> None:
    read = written(sample.graph(), tmp_path)
    looks = node_looks(sample.graph())
    for id_, data in read.nodes(data=True):
        viz, look = data["viz"], looks[id_]
        assert (viz["color"]["r"], viz["color"]["g"], viz["color"]["b"]) == look.colour
        assert viz["size"] == look.size
        assert (viz["position"]["x"], viz["position"]["y"]) == (look.x, look.y)
    assert xpath(tmp_path, "//g:node/viz:shape/@value") == ["disc", "disc", "triangle", "square", "diamond"]


def test_time(tmp_path: Path) -> None:
    gexf.write(sample.graph(), tmp_path)
    assert xpath(tmp_path, "//g:graph/@mode | //g:graph/@timeformat | //g:graph/@timerepresentation") == [
        *("dynamic", "date", "interval")
    ]
    assert xpath(tmp_path, "//g:edge[@id='s4']/@start | //g:edge[@id='s4']/@end") == ["2021-03-01", "2021-03-31"]
    assert xpath(tmp_path, "//g:edge[@id='s7']/@start") == []
    assert xpath(tmp_path, "//g:node[@id='e3']//g:spell/@start") == ["2021-03-08"]
    assert xpath(tmp_path, "//g:node[@id='e1']//g:spell") == []


def test_an_edge_is_there_only_while_its_nodes_are(tmp_path: Path) -> None:
    for graph in (sample.graph(), small_graph()):
        nodes = node_looks(graph)
        edges = edge_looks(graph)
        for statement in graph.statements:
            if statement.id in edges:
                assert isinstance(statement.object, EntityRef)
                spell = edges[statement.id].spell
                for end in (statement.subject, statement.object):
                    spells = nodes[end.id].spells
                    assert not spells or (spell and any(a <= spell[0] and spell[1] <= b for a, b in spells))


def test_without_any_date_the_graph_is_static(tmp_path: Path) -> None:
    graph = sample.graph()
    undated = tuple(replace(article, published=None) for article in graph.articles)
    timeless = tuple(replace(statement, time=None) for statement in graph.statements)
    gexf.write(replace(graph, articles=undated, statements=timeless), tmp_path)
    assert xpath(tmp_path, "//g:graph/@mode") == ["static"]
    assert xpath(tmp_path, "//@start | //@timeformat | //@timerepresentation") == []


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
