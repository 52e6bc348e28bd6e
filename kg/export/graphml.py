"""`graph.graphml`: the graph for Gephi, yEd, igraph, Cytoscape and NetworkX."""

from pathlib import Path

import networkx as nx

from kg.export.gephi import view
from kg.graph import KnowledgeGraph

FILE = "graph.graphml"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.graphml` into `folder`, as GraphML 1.0 with typed attributes and no nulls.

    `networkx.read_graphml(path, edge_key_type=str, force_multigraph=True)` gives back the nodes, edges, keys and
    attributes of `kg.export.gephi.view`. An edge's id is its statement's, so that parallel edges stay apart.

    Raises:
        OSError: the file cannot be written.
    """
    nx.write_graphml(view(graph), folder / FILE)
