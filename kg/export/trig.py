"""`graph.trig`: the graph as RDF 1.1 TriG, with a named graph for each article."""

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.export import rdf
from kg.export.rdf.write import serialise
from kg.graph import KnowledgeGraph

FILE = "graph.trig"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.trig` into `folder`: the quads of `kg.export.rdf.quads`, streamed, the same bytes each time.

    Raises:
        OSError: the file cannot be written.
    """
    serialise(rdf.quads(graph), folder / FILE, RdfFormat.TRIG)
