"""The graph as RDF: streams of triples and quads in a fixed order, which the formats write."""

from kg.export.rdf.stream import derived, quads, triples
from kg.export.rdf.terms import claim_iri, ends, entity_iri, promotes

__all__ = ["claim_iri", "derived", "ends", "entity_iri", "promotes", "quads", "triples"]
