"""The picture as vis-network data, made with pyvis: nodes, one edge for all statements of a pair, and the options.

How certain an edge is, and so its colour, width and dashes, hangs on the reader's filters: the page's scripts do it.
"""

import json
from dataclasses import dataclass
from math import sqrt
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.export.page.communities import communities
from kg.export.page.layout import Box, Place, positions
from kg.export.page.payload import Payload
from kg.graph import KnowledgeGraph
from kg.model import Statement
from kg.ontology import relations

# Shapes tell the types apart without colour; colours are in page.css. js/engine-canvas.js draws the same shapes.
SHAPES = {"PER": "dot", "ORG": "square", "LOC": "triangle", "EVT": "diamond"}
OTHER_SHAPE = "hexagon"
LABEL_LENGTH = 30

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": False, "multiselect": False, "selectable": False, "zoomSpeed": 0.6},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "arrows": {"to": {"scaleFactor": 0.6}},
        "arrowStrikethrough": False,
        "hoverWidth": 0.8,
        "selectionWidth": 1.2,
        "selfReference": {"size": 18},
        "smooth": False,
    },
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """The statements that are drawn as one edge; `directed` unless each of them holds both ways."""

    source: int
    target: int
    statements: tuple[int, ...]
    directed: bool


def line(statement: Statement) -> str:
    """How a statement is drawn: denied, or as certain as its text has it."""
    return "denied" if statement.polarity == "negative" else statement.modality


def bundles(graph: KnowledgeGraph, payload: Payload) -> list[Bundle]:
    """The edges, in the order of their ends. Statements of symmetric relations are bundled in either order."""
    symmetric = {name for name, kind in relations().items() if kind.symmetric}
    pairs: dict[tuple[int, int], list[int]] = {}
    for index, statement in enumerate(graph.statements):
        if not isinstance(statement.object, str):
            source, target = payload.entity(statement.subject), payload.entity(statement.object)
            if statement.relation in symmetric:
                source, target = sorted((source, target))
            pairs.setdefault((source, target), []).append(index)
    edges = []
    for (source, target), indexes in sorted(pairs.items()):
        statements = [graph.statements[index] for index in indexes]
        directed = any(statement.relation not in symmetric for statement in statements)
        edges.append(Bundle(source, target, tuple(indexes), directed))
    return edges


@dataclass(frozen=True, slots=True)
class Arrangement:
    """For each entity, in their order: how many statements it takes part in, its radius, label and place."""

    weights: list[int]
    sizes: list[int]
    labels: list[str]
    places: list[Place]


def arrange(graph: KnowledgeGraph, payload: Payload, edges: list[Bundle]) -> Arrangement:
    """Sizes and places of all nodes; x grows to the right and y downwards."""
    weights = _weights(graph, payload)
    sizes = _sizes(weights)
    labels = [_short(entity.label) for entity in graph.entities]
    boxes = [Box.around(size, len(label), len(labels)) for size, label in zip(sizes, labels, strict=True)]
    return Arrangement(weights, sizes, labels, positions(boxes, [(edge.source, edge.target) for edge in edges]))


def network(graph: KnowledgeGraph, payload: Payload) -> dict[str, Any]:
    """Nodes, edges and options for vis-network; nodes are named by their index, edges by theirs."""
    edges = bundles(graph, payload)
    arranged = arrange(graph, payload, edges)
    groups = communities(len(graph.entities), [(edge.source, edge.target, len(edge.statements)) for edge in edges])
    # Not add_node and add_edge: both search a list for each call, which is quadratic.
    drawing = Network(directed=True)
    for index, (entity, (x, y)) in enumerate(zip(graph.entities, arranged.places, strict=True)):
        shape, size, weight = SHAPES.get(entity.type, OTHER_SHAPE), arranged.sizes[index], arranged.weights[index]
        community = groups[index]
        node = Node(index, shape, arranged.labels[index], x=x, y=y, size=size, weight=weight, community=community)
        drawing.nodes.append(node.options)
    pairs = {(edge.source, edge.target) for edge in edges}
    for index, bundle in enumerate(edges):
        options = _edge_options(bundle, opposite=(bundle.target, bundle.source) in pairs)
        drawing.edges.append(Edge(bundle.source, bundle.target, bundle.directed, id=index, **options).options)
    drawing.set_options(json.dumps(OPTIONS))
    nodes, links, _, _, _, chosen = drawing.get_network_data()
    return {"nodes": nodes, "edges": links, "options": json.loads(chosen)}


def _edge_options(bundle: Bundle, opposite: bool) -> dict[str, Any]:
    options: dict[str, Any] = {"statements": bundle.statements}
    if opposite and bundle.source != bundle.target:
        options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.16}
    return options


def _weights(graph: KnowledgeGraph, payload: Payload) -> list[int]:
    """How many statements each entity takes part in."""
    weights = [0] * len(graph.entities)
    for statement in graph.statements:
        weights[payload.entity(statement.subject)] += 1
        if not isinstance(statement.object, str):
            weights[payload.entity(statement.object)] += 1
    return weights


def _sizes(weights: list[int]) -> list[int]:
    """Radii; the more nodes there are, the smaller they get on the screen, which is made good for in part."""
    growth = min(1.6, max(1.0, sqrt(len(weights) / 100)))
    return [round((8 + 3.6 * sqrt(weight)) * growth) for weight in weights]


def _short(label: str) -> str:
    return label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
