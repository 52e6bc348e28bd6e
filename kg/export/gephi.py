"""The NetworkX graph made fit for XML and Gephi: labels and kinds, no character that XML forbids, and a first look."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import networkx as nx

from kg.export.page.drawing import arrange, bundles, line
from kg.export.page.payload import Payload
from kg.graph import KnowledgeGraph
from kg.graph.period import period
from kg.model import Article, EntityRef, Statement
from kg.ontology import relations

Colour = tuple[int, int, int]
Spell = tuple[date, date]
"""First and last day."""

COLOURS: Final[Mapping[str, Colour]] = MappingProxyType(
    {"PER": (0, 114, 178), "ORG": (224, 142, 0), "LOC": (0, 158, 115), "EVT": (192, 101, 154)}
)
LINES: Final[Mapping[str, Colour]] = MappingProxyType(
    {"actual": (141, 150, 165), "planned": (190, 196, 206), "alleged": (190, 196, 206), "denied": (192, 41, 66)}
)
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class NodeLook:
    """Place (y grows upwards, as in Gephi), radius, colour; the days on which there is news of it, none for always."""

    x: int
    y: int
    size: int
    colour: Colour
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class EdgeLook:
    """`line` is actual, planned, alleged or denied; `spell` is None where neither statement nor article is dated."""

    line: str
    colour: Colour
    spell: Spell | None


def clean(text: str) -> str:
    """`text` without the characters that no XML 1.0 document may hold, not even escaped (its production `Char`)."""
    return _FORBIDDEN.sub("", text)


def view(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """`graph.to_networkx()` with all texts cleaned, and on each edge a `label` and a `kind`.

    The label is the relation in Indonesian. The kind is the relation, and in brackets what makes the statement less
    than a plain one: Gephi joins parallel edges of one kind, and a denial must not be joined to what it denies.
    """
    result = graph.to_networkx()
    for _, _, edge in result.edges(data=True):
        edge["label"] = relations()[edge["relation"]].label_id
        reading = [value for value in (edge["polarity"], edge["modality"]) if value not in ("positive", "actual")]
        edge["kind"] = edge["relation"] + (f" ({', '.join(reading)})" if reading else "")
    for attributes in (*(data for _, data in result.nodes(data=True)), *(data for *_, data in result.edges(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = clean(value)
    return result


def node_looks(graph: KnowledgeGraph) -> dict[str, NodeLook]:
    """How each entity is drawn at first, by id: as on the page."""
    payload = Payload(graph)
    arranged = arrange(graph, payload, bundles(graph, payload))
    spells = _node_spells(graph)
    return {
        entity.id: NodeLook(x, -y, size, COLOURS[entity.type], spells[entity.id])
        for entity, (x, y), size in zip(graph.entities, arranged.places, arranged.sizes, strict=True)
    }


def edge_looks(graph: KnowledgeGraph) -> dict[str, EdgeLook]:
    """How each statement between two entities is drawn at first, by id."""
    articles = {article.id: article for article in graph.articles}
    return {
        statement.id: EdgeLook(line(statement), LINES[line(statement)], spell(statement, articles[statement.article]))
        for statement in graph.statements
        if isinstance(statement.object, EntityRef)
    }


def spell(statement: Statement, article: Article) -> Spell | None:
    """The days of a statement: those of its time, else the day on which the article says it."""
    days = period(statement.time)
    if days is None and article.published:
        return article.published, article.published
    return days


def _node_spells(graph: KnowledgeGraph) -> dict[str, tuple[Spell, ...]]:
    """The days of each entity's mentions and statements; none, which is always, where one of these is undated."""
    articles = {article.id: article for article in graph.articles}
    days: dict[str, set[Spell | None]] = defaultdict(set)
    for entity in graph.entities:
        for name in {mention.article for mention in entity.mentions}:
            published = articles[name].published
            days[entity.id].add((published, published) if published else None)
    for statement in graph.statements:
        for end in (statement.subject, statement.object):
            if isinstance(end, EntityRef):
                days[end.id].add(spell(statement, articles[statement.article]))
    found = {}
    for entity in graph.entities:
        dated = [one for one in days[entity.id] if one]
        found[entity.id] = _joined(dated) if len(dated) == len(days[entity.id]) else ()
    return found


def _joined(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The spells in order, those that overlap or follow on each other as one."""
    joined: list[Spell] = []
    for first, last in sorted(spells):
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return tuple(joined)
