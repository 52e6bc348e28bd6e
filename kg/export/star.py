"""`graph.star.ttl`: the graph as RDF 1.2 Turtle, in which a claim names the triple that it is about."""

from pathlib import Path

from pyoxigraph import RdfFormat

from kg.export import rdf
from kg.export.rdf.write import serialise
from kg.graph import KnowledgeGraph

FILE = "graph.star.ttl"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.star.ttl` into `folder`: as `graph.ttl`, but with triple terms, streamed, the same bytes each time.

    `claim rdf:reifies <<( subject relation object )>>` stands in place of `rdf:subject`, `rdf:predicate` and
    `rdf:object`; what is said of the claim annotates the triple without asserting it. Oxigraph and Jena read it, tools
    of RDF 1.1 do not.

    Raises:
        OSError: the file cannot be written.
    """
    serialise(rdf.triples(graph, reifies=True), folder / FILE, RdfFormat.TURTLE)
