"""The graph as streams: triples for formats with one graph, quads with a graph for each article for the others.

The terms are pyoxigraph's, whose serialisers stream; a node's triples come together, so that none need be kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.rdf.describe import Describer, Description, Node, passage
from kg.export.rdf.terms import article_iri, derived_iri, entity_iri, iri, promotes, quote_iri
from kg.graph import KnowledgeGraph
from kg.model import Article, Quote, Statement
from kg.ontology.namespaces import DERIVED
from kg.ontology.vocabulary import RDF


class _Contents:
    """The parts of a graph by article."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.mentioned: dict[str, set[NamedNode]] = defaultdict(set)
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        self.quotes: dict[str, list[Quote]] = defaultdict(list)
        for entity in graph.entities:
            for mention in entity.mentions:
                self.mentioned[mention.article].add(entity_iri(entity))
        for statement in graph.statements:
            self.statements[statement.article].append(statement)
        for quote in graph.quotes:
            self.quotes[quote.article].append(quote)

    def article(self, describer: Describer, article: Article) -> Iterator[Node]:
        """The article and the passages to which its statements and quotes point."""
        yield article_iri(article.id), describer.article(article, self.mentioned[article.id])
        passages = {(s.evidence.start, s.evidence.end) for s in self.statements[article.id]}
        passages.update((quote.start, quote.end) for quote in self.quotes[article.id])
        for start, end in sorted(passages):
            yield from passage(article, start, end)


def _claims(describer: Describer, statements: Iterable[Statement]) -> Iterator[Node]:
    claims: dict[NamedNode, list[Statement]] = defaultdict(list)
    for statement in statements:
        claims[describer.claim_iri(statement)].append(statement)
    for claim in sorted(claims, key=str):
        yield claim, describer.claim(claims[claim])


def _evidence(describer: Describer, statements: Iterable[Statement], quotes: Iterable[Quote]) -> Iterator[Node]:
    for statement in statements:
        yield iri("evidence", statement.id), describer.evidence(statement)
    for quote in quotes:
        yield quote_iri(quote), describer.quote(quote)


def _direct(
    describer: Describer, graph: KnowledgeGraph, statements: Iterable[Statement]
) -> Mapping[NamedNode, Description]:
    """The direct triples that the run's policy promotes, by subject."""
    found: dict[NamedNode, list[tuple[str, NamedNode | Literal]]] = defaultdict(list)
    for statement in statements:
        if promotes(statement, graph.run.promote):
            subject, said = describer.direct(statement)
            found[subject].append(said)
    return found


def _one_graph(graph: KnowledgeGraph, describer: Describer) -> Iterator[Node]:
    contents = _Contents(graph)
    direct = _direct(describer, graph, graph.statements)
    yield from describer.making(graph)
    for article in graph.articles:
        yield from contents.article(describer, article)
    for entity in graph.entities:
        node = entity_iri(entity)
        yield node, chain(describer.entity(entity), direct.get(node, ()))
        yield from describer.replaced(entity)
    yield from _claims(describer, graph.statements)
    yield from _evidence(describer, graph.statements, graph.quotes)


def _in_order(nodes: Iterable[Node]) -> Iterator[Triple]:
    """The triples of the nodes, each once: types first, then by predicate and object."""
    for node, description in nodes:
        for predicate, object_ in sorted(
            set(description), key=lambda pair: (pair[0] != RDF.type, pair[0], str(pair[1]))
        ):
            yield Triple(node, NamedNode(predicate), object_)


def triples(graph: KnowledgeGraph, *, reifies: bool = False) -> Iterator[Triple]:
    """The triples of `graph`, each once, node by node, in an order that depends on `graph` alone.

    What is derived is not among them. With `reifies`, claims name their triples as triple terms (RDF 1.2).
    """
    return _in_order(_one_graph(graph, Describer.of(graph, reifies=reifies)))


def derived(graph: KnowledgeGraph) -> Iterator[Triple]:
    """The triples of what is derived in `graph`, in a fixed order."""
    describer = Describer.of(graph)
    return _in_order((derived_iri(one, describer.language), describer.derived(one)) for one in graph.derived)


def quads(graph: KnowledgeGraph) -> Iterator[Quad]:
    """The same triples, and what is derived, as quads in a fixed order, graph by graph.

    Each article has a graph that is named like it, with all that hangs on it: passages, claims with its own readings,
    evidence, quotes and direct triples. So withdrawing an article is dropping its graph, and the union of the graphs is
    what `triples` gives. The run and the entities, which are of no single article, are in the default graph, what is
    derived is in the graph `kg.ontology.namespaces.DERIVED`.
    """
    describer = Describer.of(graph)
    contents = _Contents(graph)
    everywhere = (
        node
        for entity in graph.entities
        for node in ((entity_iri(entity), describer.entity(entity)), *describer.replaced(entity))
    )
    for triple in _in_order(chain(describer.making(graph), everywhere)):
        yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
    for article in graph.articles:
        name = article_iri(article.id)
        statements = contents.statements[article.id]
        direct = _direct(describer, graph, statements)
        nodes = chain(
            contents.article(describer, article),
            ((node, direct[node]) for node in sorted(direct, key=str)),
            _claims(describer, statements),
            _evidence(describer, statements, contents.quotes[article.id]),
        )
        for triple in _in_order(nodes):
            yield Quad(triple.subject, triple.predicate, triple.object, name)
    for triple in derived(graph):
        yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(DERIVED))
