"""The graph as five flat tables with typed columns, which CSV and Parquet both write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from kg.graph import KnowledgeGraph
from kg.graph.period import period
from kg.model import EntityRef, Statement

Kind = Literal["text", "list", "int", "float", "bool", "date"]
Cell = str | tuple[str, ...] | int | float | bool | date | None
Row = tuple[Cell, ...]

NAMES: Final = ("entities", "statements", "quotes", "articles", "mentions")


@dataclass(frozen=True, slots=True)
class Table:
    """Its name, the kind of each column, and its rows, whose cells are in the order of the columns."""

    name: str
    columns: dict[str, Kind]
    rows: Iterator[Row]


def tables(graph: KnowledgeGraph) -> Iterator[Table]:
    """The tables of `NAMES`, in that order.

    A statement's `object` is an entity's id, and empty where the object is a text, which `object_label` then holds;
    its `from` and `until` are the days that `time` covers. Empty texts are None.
    """
    yield Table(
        "entities",
        {
            **_kinds("text", "id", "label", "type"),
            **_kinds("list", "aliases", "same_as", "replaces", "roles"),
            **_kinds("text", "code"),
            **_kinds("float", "latitude", "longitude"),
            **_kinds("int", "mentions", "articles", "stories"),
        },
        _entities(graph),
    )
    yield Table(
        "statements",
        {
            **_kinds("text", "id", "article"),
            **_kinds("date", "published"),
            **_kinds("text", "subject", "subject_label", "subject_type", "relation"),
            **_kinds("text", "object", "object_label", "object_type"),
            **_kinds("text", "polarity", "modality", "source", "source_label", "time"),
            **_kinds("date", "from", "until"),
            **_kinds("text", "role"),
            **_kinds("bool", "former"),
            **_kinds("text", "evidence"),
            **_kinds("int", "start", "end"),
            **_kinds("text", "sentence", "rule", "trigger"),
            **_kinds("float", "score"),
        },
        _statements(graph),
    )
    yield Table(
        "quotes",
        {**_kinds("text", "article", "speaker", "speaker_label", "cue", "text"), **_kinds("int", "start", "end")},
        ((q.article, *_named(q.speaker), q.cue, q.text, q.start, q.end) for q in graph.quotes),
    )
    yield Table(
        "articles",
        {**_kinds("text", "id", "title"), **_kinds("date", "published"), **_kinds("text", "url", "source", "story")},
        ((a.id, a.title, a.published, a.url, a.source, a.story) for a in graph.articles),
    )
    yield Table(
        "mentions",
        {**_kinds("text", "entity", "article", "text"), **_kinds("int", "start", "end"), **_kinds("float", "score")},
        (
            (entity.id, mention.article, mention.text, mention.start, mention.end, float(mention.score))
            for entity in graph.entities
            for mention in entity.mentions
        ),
    )


def _kinds(kind: Kind, *names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, kind)


def _entities(graph: KnowledgeGraph) -> Iterator[Row]:
    roles, stories = graph.roles(), graph.stories()
    for entity in graph.entities:
        articles = {mention.article for mention in entity.mentions}
        lists = entity.aliases, entity.same_as, entity.replaces, roles[entity.id]
        place = entity.code, entity.latitude, entity.longitude
        counts = len(entity.mentions), len(articles), len({stories[article] for article in articles})
        yield entity.id, entity.label, entity.type, *lists, *place, *counts


def _statements(graph: KnowledgeGraph) -> Iterator[Row]:
    published = {article.id: article.published for article in graph.articles}
    for statement in graph.statements:
        yield statement.id, statement.article, published[statement.article], *_said(statement)


def _said(statement: Statement) -> Row:
    object_, source = statement.object, statement.source
    first, last = period(statement.time) or (None, None)
    return (
        *(statement.subject.id, statement.subject.label, statement.subject.type),
        statement.relation,
        *(_ref(object_) if isinstance(object_, EntityRef) else (None, object_, "text")),
        *(statement.polarity, statement.modality),
        *_named(source),
        *(statement.time, first, last),
        statement.role or None,
        statement.former,
        *(statement.evidence.text, statement.evidence.start, statement.evidence.end),
        *(statement.sentence.text, statement.rule, statement.trigger or None),
        float(statement.score),
    )


def _ref(ref: EntityRef) -> tuple[str, str, str]:
    return ref.id, ref.label, ref.type


def _named(ref: EntityRef | None) -> tuple[str, str] | tuple[None, None]:
    return (ref.id, ref.label) if ref else (None, None)
