"""`derived.ttl`: what follows from the statements, apart from what the news says."""

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.export import rdf
from kg.export.rdf.write import serialise
from kg.graph import KnowledgeGraph

FILE = "derived.ttl"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `derived.ttl` into `folder`: a `kgo:DerivedStatement` for each of `graph.derived`, no direct triples.

    Each names the claims of `graph.ttl` from which it follows (`prov:wasDerivedFrom`), and its rule (`kgo:derivedBy`).

    Raises:
        OSError: the file cannot be written.
    """
    serialise(rdf.derived(graph), folder / FILE, RdfFormat.TURTLE)
