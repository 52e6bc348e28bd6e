"""`ontology.ttl` and `shapes.ttl`: names and definitions of all terms, and the SHACL shapes that the graph fulfils."""

from pathlib import Path

from kg.graph import KnowledgeGraph
from kg.ontology.rdf import ontology_graph, turtle
from kg.ontology.shapes import shapes_graph

FILES = ("ontology.ttl", "shapes.ttl")


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `ontology.ttl` and `shapes.ttl` into `folder`; they are the same for every graph.

    Raises:
        OSError: a file cannot be written.
    """
    for name, content in zip(FILES, (ontology_graph(), shapes_graph()), strict=True):
        (folder / name).write_bytes(turtle(content))
