"""`graph.gexf`: the graph for Gephi, with labels, colours and sizes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import sqrt
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.export.gephi import view
from kg.graph import KnowledgeGraph

FILE = "graph.gexf"

_NAMESPACES: Final = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz"}
_TYPES: Final = {str: "string", bool: "boolean", int: "integer", float: "double"}
_COLOURS: Final = {"PER": (0, 114, 178), "ORG": (224, 142, 0), "LOC": (0, 158, 115), "EVT": (192, 101, 154)}


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.gexf` into `folder`, as GEXF 1.3, streamed and without a date.

    All attributes of `kg.export.gephi.view` are written with their types, and `networkx.read_gexf` gives them back. An
    edge's id is its statement's and its kind the relation, by which Gephi keeps parallel edges apart. Nodes are
    coloured by type, as on the page, and sized by their mentions; places are left to Gephi's layouts.

    Raises:
        OSError: the file cannot be written.
    """
    network = view(graph)
    with (folder / FILE).open("wb") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        with _element(xml, "gexf", version="1.3", **_NAMESPACES):
            with _element(xml, "meta"), _element(xml, "creator"):
                xml.characters("wartagraf")
            with _element(xml, "graph", mode="static", defaultedgetype="directed"):
                _declare(xml, "node", next((data for _, data in network.nodes(data=True)), {}))
                _declare(xml, "edge", next((data for *_, data in network.edges(data=True)), {}))
                with _element(xml, "nodes", count=str(network.number_of_nodes())):
                    for id_, data in network.nodes(data=True):
                        _node(xml, id_, data)
                with _element(xml, "edges", count=str(network.number_of_edges())):
                    for source, target, id_, data in network.edges(keys=True, data=True):
                        _edge(xml, source, target, id_, data)
        xml.endDocument()


@contextmanager
def _element(xml: XMLGenerator, name: str, **attributes: str) -> Iterator[None]:
    xml.startElement(name, AttributesImpl(attributes))
    yield
    xml.endElement(name)
    xml.ignorableWhitespace("\n")


def _empty(xml: XMLGenerator, name: str, attributes: Mapping[str, str]) -> None:
    xml.startElement(name, AttributesImpl(attributes))
    xml.endElement(name)


def _declare(xml: XMLGenerator, class_: str, data: Mapping[str, Any]) -> None:
    """The names and types of the attributes; all nodes have the same ones, and so have all edges."""
    with _element(xml, "attributes", **{"class": class_, "mode": "static"}):
        for name, value in data.items():
            if name != "label":
                _empty(xml, "attribute", {"id": name, "title": name, "type": _TYPES[type(value)]})


def _values(xml: XMLGenerator, data: Mapping[str, Any]) -> None:
    with _element(xml, "attvalues"):
        for name, value in data.items():
            if name != "label":
                text = str(value).lower() if isinstance(value, bool) else str(value)
                _empty(xml, "attvalue", {"for": name, "value": text})


def _node(xml: XMLGenerator, id_: str, data: Mapping[str, Any]) -> None:
    red, green, blue = map(str, _COLOURS[data["type"]])
    with _element(xml, "node", id=id_, label=data["label"]):
        _values(xml, data)
        _empty(xml, "viz:color", {"r": red, "g": green, "b": blue})
        _empty(xml, "viz:size", {"value": f"{4 + 4 * sqrt(data['mentions']):.2f}"})


def _edge(xml: XMLGenerator, source: str, target: str, id_: str, data: Mapping[str, Any]) -> None:
    attributes = {"source": source, "target": target, "kind": data["relation"], "label": data["label"]}
    with _element(xml, "edge", id=id_, **attributes):
        _values(xml, data)
