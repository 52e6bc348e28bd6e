"""The RDF of the store: a named graph for each article, and the default graph, which holds the union of all.

The triples are those of `kg.export.rdf`, made of one article at a time. So an article has a run of its own, where a
build has one for all its articles. What an entity is called stands in the default graph only, as it belongs to no one
article.

The ontology has a graph of its own, and is part of the union too, so that relations have labels.

The union is written down, for Oxigraph's union of named graphs yields a triple once for each graph that holds it.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from kg.export import rdf
from kg.export.rdf.terms import article_iri, iri
from kg.graph import KnowledgeGraph
from kg.model import Entity, EntityMention, EntityRef, Run
from kg.ontology.namespaces import ONTOLOGY_GRAPH
from kg.pipeline import Findings, quotes_of, statements_of


def graph_name(article: str) -> NamedNode:
    """The name of an article's graph: the article's own IRI."""
    return article_iri(article)


def article_triples(found: Findings, refs: Sequence[EntityRef], run: Run) -> Iterator[Triple]:
    """What an article says; `refs` are the entities of its clusters, in their order, and `run` is what read it."""
    mentions: dict[EntityRef, tuple[EntityMention, ...]] = dict.fromkeys(sorted(set(refs), key=lambda r: r.id), ())
    for ref, cluster in zip(refs, found.clusters, strict=True):
        first = cluster.mentions[0]
        mentions[ref] += (EntityMention(found.article.id, first.start, first.end, first.text, first.score),)
    entities = tuple(Entity(r.id, r.label, r.type, (), (), given) for r, given in mentions.items())
    statements = tuple(sorted(statements_of(found, refs), key=lambda s: s.id))
    names = {triple for entity in entities for triple in entity_triples(entity, run.language)}
    graph = KnowledgeGraph((found.article,), entities, statements, tuple(quotes_of(found, refs)), run)
    return (triple for triple in rdf.triples(graph) if triple not in names)


def entity_triples(entity: Entity, language: str) -> Iterator[Triple]:
    """What an entity is and how it is called in a language, without what articles say of it."""
    iris = {rdf.entity_iri(entity), *(iri("kg", id_) for id_ in entity.replaces)}
    graph = KnowledgeGraph((), (entity,), (), (), Run(language))
    return (triple for triple in rdf.triples(graph) if triple.subject in iris)


def ontology_quads() -> Iterator[Quad]:
    """The ontology in its own graph and in the default one; it has no blank nodes."""
    from kg.ontology.rdf import ontology_graph, turtle

    for quad in parse(turtle(ontology_graph()), RdfFormat.TURTLE):
        for graph in (NamedNode(ONTOLOGY_GRAPH), DefaultGraph()):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
