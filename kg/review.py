"""What a person looks at to decide who is who: why an entity is one, and the pairs that may be one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.export import tables
from kg.graph import KnowledgeGraph
from kg.model import Entity, EntityMention
from kg.resolve import Decision, Decisions
from kg.store import Store
from kg.store.store import is_store

CERTAIN: Final = 0.95
"""Parts that were joined with less certainty are worth a look."""
AROUND: Final = 80
"""So many characters are shown on each side of a name."""
SHOWN: Final = 2
"""Of each side of a pair, so many passages are shown."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things for a person to compare: ids that a decision may name, names, what speaks for their being one."""

    first: str
    first_name: str
    second: str
    second_name: str
    joined: bool
    certainty: float
    reasons: tuple[str, ...]
    passages: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def about(self) -> str:
        """What the reader sees, on one line, without semicolons: behind them some spreadsheets begin a new cell."""
        state = "joined" if self.joined else "apart"
        shown = " | ".join(" … ".join(side) for side in self.passages)
        told = f"{self.first_name} / {self.second_name} ({state}, {self.certainty:.0%}): {'; '.join(self.reasons)}"
        return f"{told} | {shown}".replace(";", ",")

    def decided(self, decision: str, reviewer: str, day: str, reason: str) -> Decision:
        """The decision on the pair."""
        return Decision(decision, self.first, self.second, reviewer, day, reason, self.about)


def read_graph(folder: Path) -> KnowledgeGraph:
    """The graph of a build's folder or of a store.

    Raises:
        InputError: the folder holds no build, or its files are damaged.
        StoreError: the store cannot be opened.
    """
    if is_store(folder):
        with Store(folder) as store:
            return store.graph()
    return tables.read(folder)


def pairs(graph: KnowledgeGraph, decisions: Decisions, joined: bool = False) -> Iterator[Pair]:
    """The pairs that may be one and that nobody has decided on, the likeliest first.

    With `joined`, then also the parts of entities that were joined with some doubt, the doubtful ones first.
    """
    texts = {article.id: article.text for article in graph.articles}
    mentions = {entity.id: entity.mentions for entity in graph.entities}
    seen: set[frozenset[str]] = set()
    for doubt in graph.doubts:
        both = frozenset((doubt.first_entity, doubt.second_entity))
        if both in seen or decisions.settles(doubt.first, doubt.second):
            continue
        seen.add(both)
        shown = (
            _passages(texts, mentions[doubt.first_entity], doubt.first_name),
            _passages(texts, mentions[doubt.second_entity], doubt.second_name),
        )
        names = doubt.first, doubt.first_name, doubt.second, doubt.second_name
        yield Pair(*names, False, doubt.certainty, doubt.reasons, shown)
    if joined:
        called = {merge.part: merge.name for merge in graph.merges}
        unsure = (m for m in graph.merges if m.into and m.certainty < CERTAIN)
        for merge in sorted(unsure, key=lambda m: (m.certainty, m.part)):
            into = merge.into or ""
            if not decisions.settles(merge.part, into):
                here = mentions[merge.entity]
                shown = _passages(texts, here, merge.name), _passages(texts, here, called.get(into, into))
                names = merge.part, merge.name, into, called.get(into, into)
                yield Pair(*names, True, merge.certainty, merge.reasons, shown)


def _passages(texts: dict[str, str], mentions: Sequence[EntityMention], name: str) -> tuple[str, ...]:
    """Where a name stands in the articles; other names of the thing where it stands nowhere."""
    by_article: dict[str, EntityMention] = {}
    for mention in sorted(mentions, key=lambda m: (m.text != name, m.article, m.start)):
        by_article.setdefault(mention.article, mention)
    shown = (texts[m.article][max(0, m.start - AROUND) : m.end + AROUND] for m in list(by_article.values())[:SHOWN])
    return tuple(" ".join("".join(c if c.isprintable() else " " for c in text).split()) for text in shown)


def found(graph: KnowledgeGraph, wanted: str) -> list[Entity]:
    """The entities with an id, a former id or a name.

    Raises:
        InputError: there is none.
    """
    by_id = [e for e in graph.entities if wanted == e.id or wanted in e.replaces]
    parts = {merge.entity for merge in graph.merges if merge.part == wanted}
    named = [e for e in graph.entities if wanted.casefold() == e.label.casefold()]
    called = [e for e in graph.entities if wanted.casefold() in {alias.casefold() for alias in e.aliases}]
    entities = by_id or [e for e in graph.entities if e.id in parts] or named or called
    if not entities:
        raise InputError(f"There is no entity {wanted!r}; kg review and the page show names and ids.")
    return entities


def explanation(graph: KnowledgeGraph, entity: Entity) -> Iterator[str]:
    """Why an entity is one, in lines of text."""
    articles = {mention.article for mention in entity.mentions}
    stories = graph.stories()
    yield f"{entity.label} ({entity.type}, {entity.id})"
    told = len({stories[article] for article in articles})
    yield f"  named {len(entity.mentions)} times in {len(articles)} articles, {told} stories"
    if entity.aliases:
        yield f"  also called: {', '.join(entity.aliases)}"
    for iri in entity.same_as:
        yield f"  the same as {iri}"
    if entity.replaces:
        yield f"  stands for the earlier ids {', '.join(entity.replaces)}"
    merges = [merge for merge in graph.merges if merge.entity == entity.id]
    for merge in merges:
        if merge.into is None:
            yield f"  main part: {merge.name}, {merge.articles} articles" + _because(merge.reasons)
        else:
            head = f"  with {merge.name} ({merge.part}), {merge.articles} articles, certainty {merge.certainty:.2f}"
            yield head + _because(merge.reasons)
    for doubt in graph.doubts:
        if entity.id in (doubt.first_entity, doubt.second_entity):
            first = doubt.first_entity == entity.id
            name, id_ = (doubt.second_name, doubt.second) if first else (doubt.first_name, doubt.first)
            yield f"  perhaps also {name} ({id_}), certainty {doubt.certainty:.2f}" + _because(doubt.reasons)


def _because(reasons: Sequence[str]) -> str:
    return f": {'; '.join(reasons)}" if reasons else ""
