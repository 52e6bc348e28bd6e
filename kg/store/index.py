"""Entities brought up to date for the names that a change touches, and no others.

It gives what `resolve_across` would over all articles: the same functions say what an acronym stands for, which key a
cluster has, and how a key's entity is called. What they look at is kept as counts, so the cost of a change hangs on its
articles, not on those that are there already.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.languages import Language
from kg.model import Entity, EntityRef
from kg.pipeline import Findings
from kg.resolve import Cluster
from kg.resolve.across import agreed, expansions, key_of, naming
from kg.resolve.names import normal
from kg.store.record import from_json


@dataclass(slots=True)
class Effects:
    """What a change does: entities that go and come (both where one changes), and articles whose entities changed."""

    before: list[Entity] = field(default_factory=list)
    after: list[Entity] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def update(
    db: sqlite3.Connection, removed: Iterable[Findings], added: Sequence[Findings], language: Language
) -> Effects:
    """Takes articles out of the index and puts others in, within the transaction that is open."""
    keys: set[str] = set()
    meanings: dict[str, str | None] = {}
    for one in removed:
        article = one.article.id
        rows = db.execute("SELECT key FROM cluster WHERE article = ? ORDER BY place", (article,)).fetchall()
        for cluster, (key,) in zip(one.clusters, rows, strict=True):
            _count(db, key, cluster, -1)
            keys.add(key)
            _vote(db, cluster, -1, meanings)
        db.execute("DELETE FROM cluster WHERE article = ?", (article,))
    for one in added:
        for cluster in one.clusters:
            _vote(db, cluster, 1, meanings)
    effects = Effects()
    for name in sorted(meanings):
        if _meaning(db, name) != meanings[name]:
            _rekey(db, name, keys, effects, language)
    for one in added:
        for place, cluster in enumerate(one.clusters):
            key = _key(db, one.article.id, cluster, language)
            acronym = normal(cluster.name) if cluster.type == "ORG" else None
            db.execute("INSERT INTO cluster VALUES (?, ?, ?, ?)", (one.article.id, place, key, acronym))
            _count(db, key, cluster, 1)
            keys.add(key)
    for key in sorted(keys):
        _name(db, key, effects)
    return effects


def refs(db: sqlite3.Connection, article: str) -> list[EntityRef]:
    """The entities of an article's clusters, in their order."""
    rows = db.execute(
        "SELECT id, label, type FROM cluster JOIN entity USING (key) WHERE article = ? ORDER BY place", (article,)
    )
    return [EntityRef(*row) for row in rows]


def entities(db: sqlite3.Connection) -> Iterator[Entity]:
    """All entities, without their mentions, by key."""
    for row in db.execute("SELECT id, label, type, aliases FROM entity ORDER BY key"):
        yield _entity(row)


def _entity(row: tuple[str, str, str, str]) -> Entity:
    return Entity(row[0], row[1], row[2], tuple(json.loads(row[3])), (), ())


def _key(db: sqlite3.Connection, article: str, cluster: Cluster, language: Language) -> str:
    acronyms: Mapping[str, str] = {}
    if cluster.type == "ORG" and (meaning := _meaning(db, name := normal(cluster.name))):
        acronyms = {name: meaning}
    return json.dumps(key_of(article, cluster, acronyms, language), ensure_ascii=False)


def _meaning(db: sqlite3.Connection, acronym: str) -> str | None:
    return agreed([row[0] for row in db.execute("SELECT full FROM expansion WHERE acronym = ? LIMIT 2", (acronym,))])


def _vote(db: sqlite3.Connection, cluster: Cluster, number: int, meanings: dict[str, str | None]) -> None:
    """Counts what a cluster says of acronyms; `meanings` keeps what they stood for before the change."""
    for acronym, full in expansions(cluster):
        if acronym not in meanings:
            meanings[acronym] = _meaning(db, acronym)
        _add(db, "expansion", {"acronym": acronym, "full": full}, number)


def _count(db: sqlite3.Connection, key: str, cluster: Cluster, number: int) -> None:
    _add(db, "tally", {"key": key, "kind": "name", "text": cluster.name}, number)
    for form in cluster.forms:
        _add(db, "tally", {"key": key, "kind": "form", "text": form}, number)


def _add(db: sqlite3.Connection, table: str, where: Mapping[str, str], number: int) -> None:
    """Adds to a count; a row whose count is nought is taken out."""
    columns = ", ".join(where)
    values = (*where.values(), number)
    db.execute(
        f"INSERT INTO {table} ({columns}, number) VALUES ({', '.join('?' * len(values))})"
        f" ON CONFLICT ({columns}) DO UPDATE SET number = number + excluded.number",
        values,
    )
    if number < 0:
        matches = " AND ".join(f"{column} = ?" for column in where)
        db.execute(f"DELETE FROM {table} WHERE {matches} AND number = 0", tuple(where.values()))


def _rekey(db: sqlite3.Connection, acronym: str, keys: set[str], effects: Effects, language: Language) -> None:
    """Moves the clusters that are called by an acronym whose meaning changed."""
    rows = db.execute(
        "SELECT cluster.article, place, key, record FROM cluster JOIN article ON article.id = cluster.article"
        " WHERE acronym = ?",
        (acronym,),
    ).fetchall()
    for article, place, old, record in rows:
        cluster = from_json(record).clusters[place]
        new = _key(db, article, cluster, language)
        if new != old:
            _count(db, old, cluster, -1)
            _count(db, new, cluster, 1)
            db.execute("UPDATE cluster SET key = ? WHERE article = ? AND place = ?", (new, article, place))
            keys |= {old, new}
            effects.articles.add(article)


def _name(db: sqlite3.Connection, key: str, effects: Effects) -> None:
    """Names a key's entity by its counts, and notes what that changes."""
    row = db.execute("SELECT id, label, type, aliases FROM entity WHERE key = ?", (key,)).fetchone()
    before = _entity(row) if row else None
    names = dict(db.execute("SELECT text, number FROM tally WHERE key = ? AND kind = 'name'", (key,)))
    forms = [row[0] for row in db.execute("SELECT text FROM tally WHERE key = ? AND kind = 'form'", (key,))]
    after = naming(tuple(json.loads(key)), names, forms) if names else None
    if after == before:
        return
    if before:
        effects.before.append(before)
        db.execute("DELETE FROM entity WHERE key = ?", (key,))
    if after:
        effects.after.append(after)
        aliases = json.dumps(after.aliases, ensure_ascii=False)
        db.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", (key, after.id, after.label, after.type, aliases))
    if before and after and before.ref != after.ref:
        effects.articles.update(row[0] for row in db.execute("SELECT article FROM cluster WHERE key = ?", (key,)))
