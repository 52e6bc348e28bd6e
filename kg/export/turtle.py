"""`graph.ttl`: the graph as RDF 1.1 Turtle."""

from itertools import chain
from pathlib import Path

import pyoxigraph
import rdflib

from kg.export import rdf
from kg.export.rdf.write import serialise
from kg.graph import KnowledgeGraph
from kg.ontology.rdf import empty_graph
from kg.ontology.vocabulary import XSD

FILE = "graph.ttl"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.ttl` into `folder`: RDF 1.1 Turtle, streamed, with the same bytes for the same graph.

    A relation is a *claim* (`rdf:Statement`, `schema:Claim`), which asserts nothing by itself. Its IRI derives from
    subject, relation, object and polarity, so that all articles that say the same share one claim; of a symmetric
    relation both orders are the same claim. Each statement of an article is *evidence* for it: an `oa:Annotation` (W3C
    Web Annotation) whose body is the claim and whose target is the passage, with a position and a quote selector.
    Claims that the run's policy promotes, normally those that some article states as positive and actual, are also
    asserted as a direct triple between the entities (`kg.export.rdf.promotes`).

    Articles differ in modality, source, time and role for one claim. Evidence always carries its own article's reading;
    the claim carries the union of the readings. So `?claim kgo:modality kgo:planned` asks "does any article call it
    planned?", and a question about the pairing (who said so, and when?) goes by the evidence. The union needs no
    recomputation when articles come or go in graphs of their own.

    Articles are `schema:NewsArticle`, quotes `schema:Quotation`, the run a `prov:Activity` (PROV-O) without any time,
    whose IRI derives from version, rules, tagger, policy and articles. There are no blank nodes. Not here but in the
    JSON Lines files: the places of mentions and the marks within a sentence.

    Raises:
        OSError: the file cannot be written.
    """
    serialise(rdf.triples(graph), folder / FILE, pyoxigraph.RdfFormat.TURTLE)


def triples(graph: KnowledgeGraph) -> rdflib.Graph:
    """The same triples, and those of what is derived, as an rdflib graph in memory, prefixes bound."""
    result = empty_graph()
    for triple in chain(rdf.triples(graph), rdf.derived(graph)):
        result.add((_rdflib(triple.subject), _rdflib(triple.predicate), _rdflib(triple.object)))
    return result


def _rdflib(term: object) -> rdflib.URIRef | rdflib.Literal:
    match term:
        case pyoxigraph.NamedNode(value=value):
            return rdflib.URIRef(value)
        case pyoxigraph.Literal(value=value, language=str() as language):
            return rdflib.Literal(value, lang=language)
        case pyoxigraph.Literal(value=value, datatype=pyoxigraph.NamedNode(value=XSD.string)):
            return rdflib.Literal(value)
        case pyoxigraph.Literal(value=value, datatype=pyoxigraph.NamedNode(value=datatype)):
            return rdflib.Literal(value, datatype=rdflib.URIRef(datatype))
    raise TypeError(f"no RDF 1.1 term: {term!r}")
