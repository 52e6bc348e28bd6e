"""`graph.rdf`: the graph as RDF/XML, for tools that read nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, Triple

from kg.export import rdf
from kg.export.gephi import clean
from kg.export.rdf.write import serialise_xml
from kg.graph import KnowledgeGraph

FILE = "graph.rdf"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.rdf` into `folder`: the triples of `graph.ttl`, streamed, the same bytes each time.

    Control characters that no XML document may hold are left out of texts; all else arrives as it was.

    Raises:
        OSError: the file cannot be written.
    """
    serialise_xml(_fit(rdf.triples(graph)), folder / FILE)


def _fit(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        term = triple.object
        if isinstance(term, Literal) and (text := clean(term.value)) != term.value:
            fit = Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)
            triple = Triple(triple.subject, triple.predicate, fit)
        yield triple
