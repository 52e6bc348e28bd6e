"""The graph as Neo4j has it: nodes with labels, relationships with a type, properties with real types.

Entities are nodes (`Entity` and their class), statements between two entities relationships, their type the relation in
capitals. Evidence can be switched off: a node for each statement (also for those whose object is a text), article and
quotation, and what joins them. How they get into a database is the business of `kg.export.neo4j` and `kg.load.neo4j`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from kg.graph import KnowledgeGraph
from kg.graph.period import period
from kg.model import Article, Entity, EntityRef, Quote, Statement
from kg.ontology import entity_classes, relations

ENTITY: Final = "Entity"
ARTICLE: Final = "Article"
EVIDENCE: Final = "Evidence"
QUOTE: Final = "Quote"
LABELS: Final = (ENTITY, ARTICLE, EVIDENCE, QUOTE)
"""Every node has one of these labels, and an `id` that is unique in it."""

LINKS: Final = ("SUBJECT", "OBJECT", "ACCORDING_TO", "SPEAKER", "IN_ARTICLE", "MENTIONED_IN")
"""The types of relationships that are no statements."""

DIGEST: Final = "kg"
"""The property by which kg knows its own nodes and relationships again, and whether they have changed."""

Value = str | int | float | bool | date | tuple[str, ...]
Properties = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """`label` is one of `LABELS`, `class_` the further label of an entity; `properties` have `id` and `kg`."""

    label: str
    class_: str | None
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relationship:
    """From the node with id `start` to that with id `end`, which have these labels; `properties` have `id` and `kg`."""

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: Properties


def nodes(graph: KnowledgeGraph, evidence: bool = True) -> Iterator[Node]:
    """The nodes, sorted by label and id; without `evidence`, entities only.

    Raises:
        KeyError: an entity's type is not in the ontology.
    """
    roles, stories = graph.roles(), graph.stories()
    for entity in graph.entities:
        yield _node(ENTITY, entity_classes()[entity.type].name, entity_properties(entity, roles[entity.id], stories))
    if evidence:
        for article in graph.articles:
            yield _node(ARTICLE, None, _article(article))
        for statement in graph.statements:
            yield _node(EVIDENCE, None, _evidence(statement))
        for quote in graph.quotes:
            yield _node(QUOTE, None, _quote(quote))


def relationships(graph: KnowledgeGraph, evidence: bool = True) -> Iterator[Relationship]:
    """The relationships; without `evidence`, only the statements between two entities.

    Raises:
        KeyError: a statement's relation is not in the ontology.
    """
    articles = {article.id: article for article in graph.articles}
    for statement in graph.statements:
        if isinstance(statement.object, EntityRef):
            yield _relationship(
                relations()[statement.relation].name.upper(),
                (ENTITY, statement.subject.id),
                (ENTITY, statement.object.id),
                _statement(statement, articles[statement.article]),
            )
    if not evidence:
        return
    for entity in graph.entities:
        for article_id, count in sorted(Counter(mention.article for mention in entity.mentions).items()):
            yield _link("MENTIONED_IN", (ENTITY, entity.id), (ARTICLE, article_id), {"mentions": count})
    for statement in graph.statements:
        start = EVIDENCE, statement.id
        yield _link("SUBJECT", start, (ENTITY, statement.subject.id))
        if isinstance(statement.object, EntityRef):
            yield _link("OBJECT", start, (ENTITY, statement.object.id))
        if statement.source:
            yield _link("ACCORDING_TO", start, (ENTITY, statement.source.id))
        yield _link("IN_ARTICLE", start, (ARTICLE, statement.article))
    for quote in graph.quotes:
        start = QUOTE, _quote_id(quote)
        if quote.speaker:
            yield _link("SPEAKER", start, (ENTITY, quote.speaker.id))
        yield _link("IN_ARTICLE", start, (ARTICLE, quote.article))


def entity_properties(entity: Entity, roles: tuple[str, ...], stories: Mapping[str, str]) -> dict[str, Value | None]:
    """What a node has of an entity; `stories` are those of the articles, by id."""
    articles = {mention.article for mention in entity.mentions}
    return {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "aliases": entity.aliases,
        "same_as": entity.same_as,
        "code": entity.code,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "replaces": entity.replaces,
        "roles": roles,
        "mentions": len(entity.mentions),
        "articles": len(articles),
        "stories": len({stories[article] for article in articles}),
    }


def _article(article: Article) -> dict[str, Value | None]:
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "story": article.story,
    }


def _reading(statement: Statement) -> dict[str, Value | None]:
    """What relationship and evidence both say of a statement."""
    first, last = period(statement.time) or (None, None)
    return {
        "id": statement.id,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "time": statement.time,
        "from": first,
        "until": last,
        "role": statement.role,
        "former": statement.former,
        "rule": statement.rule,
        "trigger": statement.trigger,
        "score": float(statement.score),
        "sentence": statement.sentence.text,
    }


def _statement(statement: Statement, article: Article) -> dict[str, Value | None]:
    return _reading(statement) | {
        "evidence": statement.evidence.text,
        "source": statement.source.label if statement.source else None,
        "article": article.id,
        "published": article.published,
        "url": article.url,
    }


def _evidence(statement: Statement) -> dict[str, Value | None]:
    return _reading(statement) | {
        "relation": relations()[statement.relation].name,
        "value": statement.object if isinstance(statement.object, str) else None,
        "text": statement.evidence.text,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
    }


def _quote(quote: Quote) -> dict[str, Value | None]:
    return {"id": _quote_id(quote), "text": quote.text, "cue": quote.cue, "start": quote.start, "end": quote.end}


def _quote_id(quote: Quote) -> str:
    return "qu-" + _hash(quote.article, quote.start, quote.end)


def _node(label: str, class_: str | None, properties: dict[str, Value | None]) -> Node:
    given = _given(properties)
    return Node(label, class_, given | {DIGEST: _hash(label, class_, given)})


def _link(
    type_: str, start: tuple[str, str], end: tuple[str, str], properties: dict[str, Value | None] | None = None
) -> Relationship:
    return _relationship(type_, start, end, {"id": "re-" + _hash(type_, start, end), **(properties or {})})


def _relationship(
    type_: str, start: tuple[str, str], end: tuple[str, str], properties: dict[str, Value | None]
) -> Relationship:
    given = _given(properties)
    return Relationship(type_, *start, *end, given | {DIGEST: _hash(type_, start, end, given)})


def _given(properties: dict[str, Value | None]) -> Properties:
    """Those that say something: Neo4j has no null, its bulk import no empty list or text."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", ())}


def _hash(*parts: object) -> str:
    return sha256(json.dumps(parts, default=date.isoformat).encode()).hexdigest()[:16]
