"""`graph.nq`: the graph as RDF 1.1 N-Quads, a statement a line, with a named graph for each article."""

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.export import rdf
from kg.export.rdf.write import serialise
from kg.graph import KnowledgeGraph

FILE = "graph.nq"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.nq` into `folder`: the quads of `kg.export.rdf.quads`, streamed, the same bytes each time.

    Raises:
        OSError: the file cannot be written.
    """
    serialise(rdf.quads(graph), folder / FILE, RdfFormat.N_QUADS)
