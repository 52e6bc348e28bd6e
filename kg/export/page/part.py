"""A part of a graph for a page of its own: what was published since a day, what several stories say."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from kg.graph import KnowledgeGraph
from kg.model import EntityRef, Statement
from kg.ontology import relations


def since(graph: KnowledgeGraph, day: date) -> KnowledgeGraph:
    """What articles published on `day` or later say, and whom they name; those without a day are left out."""
    kept = {article.id for article in graph.articles if article.published and article.published >= day}
    mentions = {one.id: tuple(m for m in one.mentions if m.article in kept) for one in graph.entities}
    return replace(
        graph,
        articles=tuple(article for article in graph.articles if article.id in kept),
        entities=tuple(replace(one, mentions=mentions[one.id]) for one in graph.entities if mentions[one.id]),
        statements=tuple(statement for statement in graph.statements if statement.article in kept),
        quotes=tuple(quote for quote in graph.quotes if quote.article in kept),
    )


def told_by(graph: KnowledgeGraph, stories: int) -> KnowledgeGraph:
    """The claims that at least so many stories make, and the entities in them.

    Copies of one story (`story` of an article) count once; where a build does not tell them, each article is a story.
    """
    story = {article.id: article.story or article.id for article in graph.articles}
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for statement in graph.statements:
        told[_claim(statement)].add(story[statement.article])
    statements = tuple(one for one in graph.statements if len(told[_claim(one)]) >= stories)
    refs = (ref for one in statements for ref in (one.subject, one.object, one.source))
    named = {ref.id for ref in refs if isinstance(ref, EntityRef)}
    return replace(
        graph,
        entities=tuple(entity for entity in graph.entities if entity.id in named),
        statements=statements,
        quotes=tuple(quote for quote in graph.quotes if quote.speaker and quote.speaker.id in named),
    )


def _claim(statement: Statement) -> tuple[str, ...]:
    """Who, relation, whom, polarity; the ends of a symmetric relation in one order."""
    object_ = statement.object if isinstance(statement.object, str) else statement.object.id
    ends = (statement.subject.id, object_)
    kind = relations().get(statement.relation)
    return (*(sorted(ends) if kind and kind.symmetric else ends), statement.relation, statement.polarity)
