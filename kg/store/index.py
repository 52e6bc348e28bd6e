"""Entities brought up to date with a change of the articles, by the resolution that builds have.

What it looks at of an article is kept, so that no article is read again. It runs over all of them at each change, for
evidence anywhere may join or part things; what it gives is compared with what was there, so that only what differs is
written.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kg.languages import Language
from kg.model import Entity, EntityRef
from kg.pipeline import Findings, sketches_of
from kg.resolve import Sketch, load_gazetteer, resolve_across, runs_of, stories, successors


@dataclass(slots=True)
class Effects:
    """What a change does: entities that go and come (both where one changes), and articles that follow."""

    before: list[Entity] = field(default_factory=list)
    after: list[Entity] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def update(
    db: sqlite3.Connection, removed: Iterable[Findings], added: Sequence[Findings], language: Language
) -> Effects:
    """Takes articles out of the index and puts others in, within the transaction that is open."""
    gazetteer = load_gazetteer()
    db.executemany("DELETE FROM sketch WHERE article = ?", [(one.article.id,) for one in removed])
    for one in added:
        runs = array("Q", sorted(runs_of(one.article.text))).tobytes()
        day = one.article.published.isoformat() if one.article.published else None
        row = one.article.id, day, _packed(sketches_of(one, gazetteer, language)), runs
        db.execute("INSERT INTO sketch (article, day, sketches, runs) VALUES (?, ?, ?, ?)", row)
    effects = Effects()
    changed = {one.article.id for one in (*removed, *added)}
    _resolve(db, changed, effects, language)
    _tell(db, effects)
    return effects


def refs(db: sqlite3.Connection, article: str) -> list[EntityRef]:
    """The entities of an article's clusters, in their order."""
    rows = db.execute(
        "SELECT record FROM cluster JOIN entity ON entity.id = cluster.entity WHERE article = ? ORDER BY place",
        (article,),
    )
    return [_entity(record).ref for (record,) in rows]


def story(db: sqlite3.Connection, article: str) -> str | None:
    """The story that an article shares with others."""
    row = db.execute("SELECT story FROM sketch WHERE article = ?", (article,)).fetchone()
    return row[0] if row else None


def entities(db: sqlite3.Connection) -> Iterator[Entity]:
    """All entities, without their mentions, by id."""
    for (record,) in db.execute("SELECT record FROM entity ORDER BY id"):
        yield _entity(record)


def _resolve(db: sqlite3.Connection, changed: set[str], effects: Effects, language: Language) -> None:
    articles = {id_: _unpacked(text) for id_, text in db.execute("SELECT article, sketches FROM sketch")}
    resolution = resolve_across(articles, load_gazetteer(), language)
    was: dict[tuple[str, int], str] = {
        (article, place): entity for article, place, entity in db.execute("SELECT article, place, entity FROM cluster")
    }
    old = {entity.id: entity for entity in entities(db)}
    now = {place: ref.id for place, ref in resolution.where.items()}
    earlier: dict[str, list[tuple[str, int]]] = {id_: [] for id_ in old}
    for place, id_ in was.items():
        if place[0] not in changed:
            earlier[id_].append(place)
    heirs = successors(earlier, dict(db.execute("SELECT id, heir FROM replaced")), now)
    db.execute("DELETE FROM replaced")
    db.executemany("INSERT INTO replaced VALUES (?, ?)", heirs.items())
    replaces: dict[str, list[str]] = {}
    for id_, heir in heirs.items():
        replaces.setdefault(heir, []).append(id_)
    new = {e.id: replace(e, replaces=tuple(sorted(replaces.get(e.id, ())))) for e in resolution.entities}
    renamed = {id_ for id_, entity in new.items() if id_ in old and old[id_].ref != entity.ref}
    for id_ in sorted(old.keys() | new.keys()):
        before, after = old.get(id_), new.get(id_)
        if before == after:
            continue
        if before:
            effects.before.append(before)
            db.execute("DELETE FROM entity WHERE id = ?", (id_,))
        if after:
            effects.after.append(after)
            db.execute("INSERT INTO entity VALUES (?, ?)", (id_, _record(after)))
    gone = [place for place in was if place not in now]
    moved = [(place, id_) for place, id_ in now.items() if was.get(place) != id_]
    db.executemany("DELETE FROM cluster WHERE article = ? AND place = ?", gone)
    db.executemany("INSERT OR REPLACE INTO cluster VALUES (?, ?, ?)", [(*place, id_) for place, id_ in moved])
    effects.articles |= {place[0] for place in gone} | {place[0] for place, _ in moved}
    effects.articles |= {place[0] for place, id_ in now.items() if id_ in renamed}


def _tell(db: sqlite3.Connection, effects: Effects) -> None:
    """Brings the stories up to date."""
    rows = db.execute("SELECT article, day, runs, story FROM sketch").fetchall()
    known = {id_: (date.fromisoformat(day) if day else None, _numbers(runs)) for id_, day, runs, _ in rows}
    told = stories(known)
    for id_, _, _, before in rows:
        if told.get(id_) != before:
            db.execute("UPDATE sketch SET story = ? WHERE article = ?", (told.get(id_), id_))
            effects.articles.add(id_)


def _numbers(runs: bytes) -> frozenset[int]:
    numbers = array("Q")
    numbers.frombytes(runs)
    return frozenset(numbers)


def _packed(found: Sequence[Sketch]) -> str:
    rows = [[s.name, s.type, s.forms, s.known, s.why, s.posts, s.tied, s.gender] for s in found]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _unpacked(text: str) -> tuple[Sketch, ...]:
    return tuple(
        Sketch(name, kind, tuple((form, n) for form, n in forms), known, why, tuple(posts), tuple(tied), gender)
        for name, kind, forms, known, why, posts, tied, gender in json.loads(text)
    )


def _record(entity: Entity) -> str:
    lists = {"aliases": entity.aliases, "same_as": entity.same_as, "replaces": entity.replaces}
    plain = {name: getattr(entity, name) for name in ("id", "label", "type", "code", "latitude", "longitude")}
    return json.dumps(plain | lists, ensure_ascii=False)


def _entity(record: str) -> Entity:
    row: dict[str, Any] = json.loads(record)
    row |= {name: tuple(row[name]) for name in ("aliases", "same_as", "replaces")}
    return Entity(**row, mentions=())
