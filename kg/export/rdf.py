"""The graph as a stream of RDF 1.1 triples in a fixed order; how they are written is the business of the formats.

The terms are pyoxigraph's, whose serialisers stream; a node's triples come together, so that none need be kept.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib import metadata
from typing import Final
from urllib.parse import quote as percent_encode

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityRef, Quote, Statement
from kg.ontology import entity_classes, relations
from kg.ontology.namespaces import PREFIXES
from kg.ontology.vocabulary import KGO, OA, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, XSD

LANGUAGE: Final = "id"

_CONTEXT: Final = 32  # characters around a passage, by which it is found again in a text that has shifted
_TIMES: Final = {len("2019"): XSD.gYear, len("2019-12"): XSD.gYearMonth, len("2019-12-30"): XSD.date}

Term = NamedNode | Literal
Description = Iterable[tuple[str, Term]]


def _iri(prefix: str, id: str, suffix: str = "") -> NamedNode:
    return NamedNode(PREFIXES[prefix] + percent_encode(id, safe="") + suffix)


def _text(value: str) -> Literal:
    return Literal(value, language=LANGUAGE)


def _typed(value: object, datatype: str) -> Literal:
    return Literal(str(value), datatype=NamedNode(datatype))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _digest(*parts: str) -> str:
    return _hash(json.dumps(parts))[:20]


def entity_iri(entity: Entity | EntityRef) -> NamedNode:
    return _iri("kg", entity.id)


def article_iri(id: str) -> NamedNode:
    return _iri("article", id)


def _passage_iri(article: str, start: int, end: int, part: str = "") -> NamedNode:
    return _iri("passage", article, f".{start}-{end}{part}")


def _ends(statement: Statement) -> tuple[NamedNode, Term]:
    """Subject and object; those of a symmetric relation in one order, whichever way round the article has them."""
    subject = entity_iri(statement.subject)
    if isinstance(statement.object, str):
        return subject, _text(statement.object)
    object_ = entity_iri(statement.object)
    if relations()[statement.relation].symmetric and object_.value < subject.value:
        return object_, subject
    return subject, object_


def _claim_iri(statement: Statement) -> NamedNode:
    subject, object_ = _ends(statement)
    return _iri("claim", _digest(str(subject), statement.relation, str(object_), statement.polarity))


def _quote_iri(quote: Quote) -> NamedNode:
    return _iri("quote", _digest(quote.article, str(quote.start), str(quote.end)))


def _run_iri(graph: KnowledgeGraph, version: str) -> NamedNode:
    return _iri("run", _digest(version, *(part for a in graph.articles for part in (a.id, _hash(a.text)))))


@cache
def _version() -> str:
    try:
        return metadata.version("wartagraf")
    except metadata.PackageNotFoundError:
        return "0"


def _run(graph: KnowledgeGraph, software: NamedNode) -> Description:
    yield RDF.type, NamedNode(PROV.Activity)
    yield PROV.wasAssociatedWith, software
    for article in graph.articles:
        yield PROV.used, article_iri(article.id)


def _software(version: str) -> Description:
    yield RDF.type, NamedNode(PROV.SoftwareAgent)
    yield RDF.type, NamedNode(SCHEMA.SoftwareApplication)
    yield SCHEMA.name, Literal("wartagraf")
    yield SCHEMA.softwareVersion, Literal(version)


def _article(article: Article, mentioned: Iterable[NamedNode]) -> Description:
    yield RDF.type, NamedNode(SCHEMA.NewsArticle)
    yield SCHEMA.identifier, Literal(article.id)
    yield SCHEMA.inLanguage, Literal(LANGUAGE)
    yield KGO.textHash, Literal(_hash(article.text))
    if article.title:
        yield SCHEMA.headline, _text(article.title)
    if article.published:
        yield SCHEMA.datePublished, _typed(article.published, XSD.date)
    if article.url:
        yield SCHEMA.url, _typed(article.url, XSD.anyURI)
    if article.source:
        yield SCHEMA.publisher, Literal(article.source)
    for entity in mentioned:
        yield SCHEMA.mentions, entity


def _entity(entity: Entity, promoted: Iterable[Statement]) -> Description:
    class_ = entity_classes()[entity.type].name
    yield RDF.type, NamedNode(KGO[class_])
    yield RDF.type, NamedNode(SCHEMA[class_])
    yield RDFS.label, _text(entity.label)
    for alias in entity.aliases:
        yield SKOS.altLabel, _text(alias)
    for same in entity.same_as:
        yield OWL.sameAs, NamedNode(same)
        yield SCHEMA.sameAs, NamedNode(same)
    for statement in promoted:
        yield KGO[statement.relation], _ends(statement)[1]


def _reading(statement: Statement) -> Description:
    """How one article qualifies the claim."""
    yield KGO.modality, NamedNode(KGO[statement.modality])
    if statement.source:
        yield SEM.accordingTo, entity_iri(statement.source)
    if statement.time:
        yield SEM.hasTimeStamp, _typed(statement.time, _TIMES[len(statement.time)])
    if statement.role:
        yield KGO.role, _text(statement.role)
    if statement.former:
        yield KGO.former, _typed("true", XSD.boolean)


def _claim(statements: Iterable[Statement]) -> Description:
    yield RDF.type, NamedNode(RDF.Statement)
    yield RDF.type, NamedNode(SCHEMA.Claim)
    for statement in statements:
        subject, object_ = _ends(statement)
        yield RDF.subject, subject
        yield RDF.predicate, NamedNode(KGO[statement.relation])
        yield RDF.object, object_
        yield KGO.polarity, NamedNode(KGO[statement.polarity])
        yield from _reading(statement)


def _evidence(statement: Statement, run: NamedNode) -> Description:
    yield RDF.type, NamedNode(OA.Annotation)
    yield OA.motivatedBy, NamedNode(OA.describing)
    yield OA.hasBody, _claim_iri(statement)
    yield OA.hasTarget, _passage_iri(statement.article, statement.evidence.start, statement.evidence.end)
    yield PROV.wasGeneratedBy, run
    yield KGO.sentence, _text(statement.sentence.text)
    yield KGO.rule, Literal(statement.rule)
    yield KGO.confidence, _typed(f"{Decimal(repr(float(statement.score))):f}", XSD.decimal)
    if statement.trigger:
        yield KGO.trigger, _text(statement.trigger)
    yield from _reading(statement)


def _quote(quote: Quote, run: NamedNode) -> Description:
    yield RDF.type, NamedNode(SCHEMA.Quotation)
    yield SCHEMA.text, _text(quote.text)
    yield SCHEMA.isPartOf, article_iri(quote.article)
    yield PROV.wasDerivedFrom, _passage_iri(quote.article, quote.start, quote.end)
    yield PROV.wasGeneratedBy, run
    if quote.speaker:
        yield SCHEMA.creator, entity_iri(quote.speaker)
    if quote.cue:
        yield KGO.cue, _text(quote.cue)


def _passage(article: Article, start: int, end: int) -> Iterator[tuple[NamedNode, Description]]:
    """A stretch of an article's text, with the position and the quotation that select it (W3C Web Annotation)."""
    position = _passage_iri(article.id, start, end, ".position")
    quotation = _passage_iri(article.id, start, end, ".quote")
    yield (
        _passage_iri(article.id, start, end),
        [
            (RDF.type, NamedNode(OA.SpecificResource)),
            (OA.hasSource, article_iri(article.id)),
            (OA.hasSelector, position),
            (OA.hasSelector, quotation),
        ],
    )
    yield (
        position,
        [
            (RDF.type, NamedNode(OA.TextPositionSelector)),
            (OA.start, _typed(start, XSD.nonNegativeInteger)),
            (OA.end, _typed(end, XSD.nonNegativeInteger)),
        ],
    )
    yield (
        quotation,
        [
            (RDF.type, NamedNode(OA.TextQuoteSelector)),
            (OA.exact, Literal(article.text[start:end])),
            (OA.prefix, Literal(article.text[max(0, start - _CONTEXT) : start])),
            (OA.suffix, Literal(article.text[end : end + _CONTEXT])),
        ],
    )


def _nodes(graph: KnowledgeGraph) -> Iterator[tuple[NamedNode, Description]]:
    mentioned: dict[str, set[NamedNode]] = defaultdict(set)
    passages: dict[str, set[tuple[int, int]]] = defaultdict(set)
    promoted: dict[NamedNode, list[Statement]] = defaultdict(list)
    claims: dict[NamedNode, list[Statement]] = defaultdict(list)
    for entity in graph.entities:
        for mention in entity.mentions:
            mentioned[mention.article].add(entity_iri(entity))
    for statement in graph.statements:
        claims[_claim_iri(statement)].append(statement)
        passages[statement.article].add((statement.evidence.start, statement.evidence.end))
        if promotes(statement):
            promoted[_ends(statement)[0]].append(statement)
    for quote in graph.quotes:
        passages[quote.article].add((quote.start, quote.end))

    version = _version()
    software = _iri("software", f"wartagraf-{version}")
    run = _run_iri(graph, version)
    yield software, _software(version)
    yield run, _run(graph, software)
    for article in graph.articles:
        yield article_iri(article.id), _article(article, mentioned[article.id])
        for start, end in sorted(passages[article.id]):
            yield from _passage(article, start, end)
    for entity in graph.entities:
        yield entity_iri(entity), _entity(entity, promoted[entity_iri(entity)])
    for claim in sorted(claims, key=str):
        yield claim, _claim(claims[claim])
    for statement in graph.statements:
        yield _iri("evidence", statement.id), _evidence(statement, run)
    for quote in graph.quotes:
        yield _quote_iri(quote), _quote(quote, run)


def promotes(statement: Statement) -> bool:
    """The policy of promotion: is the direct triple asserted beside the claim? Yes where it is positive and actual."""
    return statement.polarity == "positive" and statement.modality == "actual"


def triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """The triples of `graph`, each once, node by node, in an order that depends on `graph` alone."""
    for node, description in _nodes(graph):
        for predicate, object_ in sorted(
            set(description), key=lambda pair: (pair[0] != RDF.type, pair[0], str(pair[1]))
        ):
            yield Triple(node, NamedNode(predicate), object_)
