"""`graph.gexf`: the graph for Gephi, with labels, colours, sizes, places and days."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.export.gephi import Colour, EdgeLook, NodeLook, Spell, edge_looks, node_looks, view
from kg.graph import KnowledgeGraph

FILE = "graph.gexf"

_NAMESPACES: Final = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz"}
_TYPES: Final = {str: "string", bool: "boolean", int: "integer", float: "double"}
_OWN: Final = ("label", "kind")  # have an XML attribute of their own
_NODE_SHAPES: Final = {"PER": "disc", "ORG": "square", "LOC": "triangle", "EVT": "diamond"}
_LINE_SHAPES: Final = {"actual": "solid", "planned": "dashed", "alleged": "dotted", "denied": "dashed"}


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.gexf` into `folder`, as GEXF 1.3, streamed and without a date.

    All attributes of `kg.export.gephi.view` are written with their types, and `networkx.read_gexf` gives them back. An
    edge's id is its statement's and its kind the relation with its reading, by which Gephi keeps parallel edges apart.
    Colours, sizes and places are those of the page. Where anything is dated, the graph is dynamic: an edge has the days
    of its statement, else the day of its article; a node those of its mentions and edges.

    Raises:
        OSError: the file cannot be written.
    """
    network = view(graph)
    nodes, edges = node_looks(graph), edge_looks(graph)
    dated = any(look.spell for look in edges.values()) or any(look.spells for look in nodes.values())
    time = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"} if dated else {"mode": "static"}
    with (folder / FILE).open("wb") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        with _element(xml, "gexf", version="1.3", **_NAMESPACES):
            with _element(xml, "meta"), _element(xml, "creator"):
                xml.characters("wartagraf")
            with _element(xml, "graph", defaultedgetype="directed", **time):
                _declare(xml, "node", next((data for _, data in network.nodes(data=True)), {}))
                _declare(xml, "edge", next((data for *_, data in network.edges(data=True)), {}))
                with _element(xml, "nodes", count=str(network.number_of_nodes())):
                    for id_, data in network.nodes(data=True):
                        _node(xml, id_, data, nodes[id_])
                with _element(xml, "edges", count=str(network.number_of_edges())):
                    for source, target, id_, data in network.edges(keys=True, data=True):
                        _edge(xml, source, target, id_, data, edges[id_])
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
            if name not in _OWN:
                _empty(xml, "attribute", {"id": name, "title": name, "type": _TYPES[type(value)]})


def _values(xml: XMLGenerator, data: Mapping[str, Any]) -> None:
    with _element(xml, "attvalues"):
        for name, value in data.items():
            if name not in _OWN:
                text = str(value).lower() if isinstance(value, bool) else str(value)
                _empty(xml, "attvalue", {"for": name, "value": text})


def _node(xml: XMLGenerator, id_: str, data: Mapping[str, Any], look: NodeLook) -> None:
    with _element(xml, "node", id=id_, label=data["label"]):
        _values(xml, data)
        if look.spells:
            with _element(xml, "spells"):
                for spell in look.spells:
                    _empty(xml, "spell", _days(spell))
        _colour(xml, look.colour)
        _empty(xml, "viz:position", {"x": str(look.x), "y": str(look.y), "z": "0"})
        _empty(xml, "viz:size", {"value": str(look.size)})
        _empty(xml, "viz:shape", {"value": _NODE_SHAPES[data["type"]]})


def _edge(xml: XMLGenerator, source: str, target: str, id_: str, data: Mapping[str, Any], look: EdgeLook) -> None:
    attributes = {"source": source, "target": target, "kind": data["kind"], "label": data["label"]}
    with _element(xml, "edge", id=id_, **attributes, **(_days(look.spell) if look.spell else {})):
        _values(xml, data)
        _colour(xml, look.colour)
        _empty(xml, "viz:shape", {"value": _LINE_SHAPES[look.line]})


def _days(spell: Spell) -> dict[str, str]:
    return {"start": spell[0].isoformat(), "end": spell[1].isoformat()}


def _colour(xml: XMLGenerator, colour: Colour) -> None:
    _empty(xml, "viz:color", dict(zip("rgb", map(str, colour), strict=True)))
