"""Entities brought up to date with a change of the articles: exactly those that a build of all articles would have.

What the resolution looks at is kept (`store/ledger.py`), so that no article is read again. Only the blocks are settled
anew in which a group, its company or the frequency of that company has changed; all others would come out as they did.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.languages import Language
from kg.model import Entity, EntityRef
from kg.pipeline import Findings, sketches_of
from kg.resolve import heir_of, load_gazetteer, runs_of
from kg.store.ledger import Ledger
from kg.store.settling import Settling
from kg.store.telling import tell


@dataclass(slots=True)
class Effects:
    """What a change does: entities that go and come (both where one changes), and articles that follow."""

    before: list[Entity] = field(default_factory=list)
    after: list[Entity] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def update(
    db: sqlite3.Connection, removed: Sequence[Findings], added: Sequence[Findings], language: Language
) -> Effects:
    """Takes articles out of the index and puts others in, within the transaction that is open."""
    gazetteer = load_gazetteer()
    ledger = Ledger(db, gazetteer)
    settling = Settling(ledger, language, gazetteer)
    gone = [one.article.id for one in removed]
    settling.take(gone, {one.article.id: sketches_of(one, gazetteer, language) for one in added})
    settling.settle()
    effects = Effects()
    _follow(db, ledger, settling, effects)
    texts = {one.article.id: (one.article.published, runs_of(one.article.text)) for one in added}
    effects.articles |= tell(db, gone, texts)
    return effects


def refs(db: sqlite3.Connection, article: str) -> list[EntityRef]:
    """The entities of an article's clusters, in their order."""
    ledger = Ledger(db, load_gazetteer())
    found = []
    for key, _ in ledger.said(article):
        (record,) = db.execute("SELECT record FROM entity WHERE id = ?", (ledger.entity(key),)).fetchone()
        found.append(_entity(record).ref)
    return found


def story(db: sqlite3.Connection, article: str) -> str | None:
    """The story that an article shares with others."""
    row = db.execute("SELECT story FROM telling WHERE article = ?", (article,)).fetchone()
    return row[0] if row else None


def entities(db: sqlite3.Connection) -> Iterator[Entity]:
    """All entities, without their mentions, by id."""
    for (record,) in db.execute("SELECT record FROM entity ORDER BY id"):
        yield _entity(record)


def _follow(db: sqlite3.Connection, ledger: Ledger, settling: Settling, effects: Effects) -> None:
    """Writes the entities that differ, and what stands for ids that are no more."""
    now, gone = settling.entities(), settling.gone()
    effects.articles |= settling.moved()
    for id_ in sorted(gone | now.keys() | _replace(db, ledger, settling, gone, now)):
        row = db.execute("SELECT record FROM entity WHERE id = ?", (id_,)).fetchone()
        before, after = _entity(row[0]) if row else None, None
        if id_ not in gone and (found := now.get(id_, before)):
            ids = db.execute("SELECT id FROM replaced WHERE heir = ? ORDER BY id", (id_,))
            after = replace(found, replaces=tuple(one for (one,) in ids))
        if before == after:
            continue
        if before:
            effects.before.append(before)
            db.execute("DELETE FROM entity WHERE id = ?", (id_,))
        if after:
            effects.after.append(after)
            db.execute("INSERT INTO entity VALUES (?, ?)", (id_, _record(after)))
        if before and after and before.ref != after.ref:
            effects.articles |= ledger.articles_of(id_)


def _replace(
    db: sqlite3.Connection, ledger: Ledger, settling: Settling, gone: set[str], now: Iterable[str]
) -> set[str]:
    """Keeps what stands for ids that are no more; gives the entities for which that may have changed."""
    heirs = {id_: heir_of(places) for id_, places in settling.places(gone).items()}
    later = dict(heirs)
    if settling.articles_before:
        for was in gone:
            ids = db.execute("SELECT id FROM replaced WHERE heir = ?", (was,))
            later.update((id_, heirs[was]) for (id_,) in ids)
    else:
        rows = db.execute("SELECT id, heir FROM replaced").fetchall()
        later.update((id_, None) for id_, heir in rows if not ledger.is_entity(heir))
    later.update(dict.fromkeys(now))
    touched = {heir for heir in later.values() if heir}
    for id_, heir in later.items():
        touched.update(db.execute("SELECT heir FROM replaced WHERE id = ?", (id_,)).fetchone() or ())
        db.execute("DELETE FROM replaced WHERE id = ?", (id_,))
        if heir:
            db.execute("INSERT INTO replaced VALUES (?, ?)", (id_, heir))
    return touched - gone


def _record(entity: Entity) -> str:
    lists = {"aliases": entity.aliases, "same_as": entity.same_as, "replaces": entity.replaces}
    plain = {name: getattr(entity, name) for name in ("id", "label", "type", "code", "latitude", "longitude")}
    return json.dumps(plain | lists, ensure_ascii=False)


def _entity(record: str) -> Entity:
    row: dict[str, Any] = json.loads(record)
    row |= {name: tuple(row[name]) for name in ("aliases", "same_as", "replaces")}
    return Entity(**row, mentions=())
