"""`graph.graphml`: the graph for Gephi, yEd, igraph, Cytoscape and NetworkX."""

from pathlib import Path

import networkx as nx

from kg.export.gephi import Colour, edge_looks, node_looks, view
from kg.graph import KnowledgeGraph

FILE = "graph.graphml"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.graphml` into `folder`, as GraphML 1.0 with typed attributes and no nulls.

    `networkx.read_graphml(path, edge_key_type=str, force_multigraph=True)` gives back the nodes, edges, keys and
    attributes of `drawn`. An edge's id is its statement's, so that parallel edges stay apart.

    Raises:
        OSError: the file cannot be written.
    """
    nx.write_graphml(drawn(graph), folder / FILE)


def drawn(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """`kg.export.gephi.view`, with the look as attributes, for GraphML has no other place for it.

    Nodes have `x`, `y`, `size`, `r`, `g`, `b`, which Gephi knows by these names; edges have `r`, `g`, `b` and `start`
    and `end`, ISO dates or "", and their id as `statement`, for igraph does not read the ids of edges rightly.
    """
    result = view(graph)
    for id_, look in node_looks(graph).items():
        result.nodes[id_].update(x=look.x, y=look.y, size=look.size, **_rgb(look.colour))
    lines = edge_looks(graph)
    for _, _, id_, data in result.edges(keys=True, data=True):
        start, end = map(str, lines[id_].spell or ("", ""))
        data.update(statement=id_, start=start, end=end, **_rgb(lines[id_].colour))
    return result


def _rgb(colour: Colour) -> dict[str, int]:
    return dict(zip("rgb", colour, strict=True))
