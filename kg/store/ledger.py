"""What the store keeps of the resolution: what articles say, groups and what joins them, and where to find them.

Nothing is looked up by reading all of a table, so that a change costs what it touches.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.resolve import Gazetteer, Sketch
from kg.resolve.groups import KNOWN, Feature, Group, Key, Said
from kg.resolve.related import Called

SCHEMA: Final = (
    # what the resolution looks at of each article, and the group of each cluster
    "CREATE TABLE sketch (article TEXT PRIMARY KEY, sketches TEXT NOT NULL, said TEXT NOT NULL)",
    # what acronyms stand for, as clusters say, and the articles for which it matters
    "CREATE TABLE vote (acronym TEXT, meaning TEXT, number INTEGER, PRIMARY KEY (acronym, meaning)) WITHOUT ROWID",
    "CREATE TABLE asking (name TEXT, article TEXT, PRIMARY KEY (name, article)) WITHOUT ROWID",
    # the articles that have a feature, and their number
    """CREATE TABLE feature (kind TEXT, name TEXT, article TEXT, PRIMARY KEY (kind, name, article)) WITHOUT ROWID""",
    "CREATE TABLE frequency (kind TEXT, name TEXT, number INTEGER, PRIMARY KEY (kind, name)) WITHOUT ROWID",
    "CREATE INDEX frequency_number ON frequency (number)",
    # groups, what they are called, what each is a part of, the main part, and the entity
    """CREATE TABLE part (
        key TEXT PRIMARY KEY, called TEXT, joint TEXT, root TEXT NOT NULL, entity TEXT, record TEXT NOT NULL)
        WITHOUT ROWID""",
    "CREATE INDEX part_root ON part (root)",
    "CREATE INDEX part_entity ON part (entity)",
    # by what groups are found, and which are related by their names
    "CREATE TABLE token (token TEXT, key TEXT, PRIMARY KEY (token, key)) WITHOUT ROWID",
    "CREATE TABLE related (key TEXT, other TEXT, PRIMARY KEY (key, other)) WITHOUT ROWID",
)
TABLES: Final = ("sketch", "vote", "asking", "feature", "frequency", "part", "token", "related")


@dataclass(slots=True)
class _Part:
    """A group without what it counts."""

    called: Called | None
    joint: Key | None
    root: Key
    entity: str | None


class Ledger:
    """The tables of `SCHEMA` in the store's file, within the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, gazetteer: Gazetteer) -> None:
        self._db = db
        self._gazetteer = gazetteer
        self._groups: dict[Key, Group | None] = {}
        self._said: dict[str, Said] = {}
        self._parts: dict[Key, _Part | None] = {}

    def sketches(self, article: str) -> tuple[Sketch, ...]:
        """The sketches of an article that is there."""
        (text,) = self._db.execute("SELECT sketches FROM sketch WHERE article = ?", (article,)).fetchone()
        return tuple(
            Sketch(name, kind, tuple((form, n) for form, n in forms), known, why, tuple(posts), tuple(tied), gender)
            for name, kind, forms, known, why, posts, tied, gender in json.loads(text)
        )

    def said(self, article: str) -> Said:
        """What an article says, () where it is not there."""
        if article not in self._said:
            row = self._db.execute("SELECT said FROM sketch WHERE article = ?", (article,)).fetchone()
            rows = json.loads(row[0]) if row else ()
            self._said[article] = tuple((tuple(key), tuple((k, n) for k, n in found)) for key, found in rows)
        return self._said[article]

    def add_article(self, article: str, found: Sequence[Sketch], said: Said) -> None:
        """Keeps what is looked at of an article."""
        rows = [[s.name, s.type, s.forms, s.known, s.why, s.posts, s.tied, s.gender] for s in found]
        self._db.execute("INSERT INTO sketch VALUES (?, ?, ?)", (article, _text(rows), _text(said)))
        self._said[article] = said

    def say(self, article: str, said: Said) -> None:
        """Keeps what an article says now."""
        self._db.execute("UPDATE sketch SET said = ? WHERE article = ?", (_text(said), article))
        self._said[article] = said

    def remove_article(self, article: str) -> None:
        """Forgets what was looked at of an article."""
        self._db.execute("DELETE FROM sketch WHERE article = ?", (article,))
        self._said[article] = ()

    def articles(self) -> int:
        """The number of articles."""
        return int(self._db.execute("SELECT COUNT(*) FROM sketch").fetchone()[0])

    def vote(self, acronym: str, meaning: str, by: int) -> None:
        """Counts what clusters say that an acronym stands for."""
        self._count("vote", ("acronym", "meaning"), (acronym, meaning), by)

    def votes(self, acronym: str) -> dict[str, int]:
        """How many clusters say that an acronym stands for what."""
        return dict(self._db.execute("SELECT meaning, number FROM vote WHERE acronym = ?", (acronym,)))

    def ask(self, names: Iterable[str], article: str, by: int) -> None:
        """Keeps, or with `by` -1 forgets, that it matters for an article what names stand for."""
        self._toggle("asking", ("name", "article"), [(name, article) for name in sorted(set(names))], by)

    def asking(self, names: Iterable[str]) -> set[str]:
        """The articles for which it matters what names stand for."""
        query = "SELECT article FROM asking WHERE name = ?"
        return {article for name in names for (article,) in self._db.execute(query, (name,))}

    def feature(self, features: Iterable[Feature], article: str, by: int) -> None:
        """Keeps, or with `by` -1 forgets, that an article has features."""
        rows = sorted(features)
        self._toggle("feature", ("kind", "name", "article"), [(*feature, article) for feature in rows], by)
        for feature in rows:
            self._count("frequency", ("kind", "name"), feature, by)

    def frequency(self, feature: Feature) -> int:
        """In how many articles a feature is."""
        row = self._db.execute("SELECT number FROM frequency WHERE kind = ? AND name = ?", feature).fetchone()
        return row[0] if row else 0

    def features(self, least: int, below: int) -> Iterator[tuple[Feature, int]]:
        """The features that are in at least so many articles and in less than so many."""
        query = "SELECT kind, name, number FROM frequency WHERE number >= ? AND number < ?"
        return (((kind, name), number) for kind, name, number in self._db.execute(query, (least, below)))

    def having(self, feature: Feature) -> set[str]:
        """The articles that have a feature."""
        return {one for (one,) in self._db.execute("SELECT article FROM feature WHERE kind = ? AND name = ?", feature)}

    def group(self, key: Key) -> Group | None:
        """A group; None where it is not there."""
        if key not in self._groups:
            row = self._db.execute("SELECT record FROM part WHERE key = ?", (_name(key),)).fetchone()
            self._groups[key] = None
            if row:
                counters: list[dict[str, int]] = json.loads(row[0])
                self._groups[key] = Group(key, self._entry(key), *map(Counter, counters))
        return self._groups[key]

    def groups(self, keys: Iterable[Key]) -> dict[Key, Group]:
        """Groups that are there, by key."""
        return {key: one for key in sorted(keys) if (one := self.group(key))}

    def new_group(self, key: Key) -> Group:
        """A group, an empty one where it is not there."""
        one = self.group(key)
        if one is None:
            one = self._groups[key] = Group(key, self._entry(key))
        return one

    def keep(self, one: Group, called: Called | None) -> None:
        """Keeps a group as it is now; one in no article goes."""
        key = _name(one.key)
        if not one.articles:
            self._db.execute("DELETE FROM part WHERE key = ?", (key,))
            self._groups[one.key] = self._parts[one.key] = None
            return
        part = self._parts[one.key] = self._part(one.key) or _Part(None, None, one.key, None)
        part.called = called
        told = called and _text((called.name, called.words, sorted(called.also), called.spoken))
        record = _text((one.articles, one.names, one.forms, one.genders, one.why))
        self._db.execute(
            "INSERT INTO part (key, root, called, record) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO "
            "UPDATE SET called = excluded.called, record = excluded.record",
            (key, key, told, record),
        )

    def called(self, key: Key) -> Called | None:
        """What a group is called; None for one that is never joined by its name or is not there."""
        part = self._part(key)
        return part.called if part else None

    def name(self, key: Key, tokens: Iterable[str], by: int) -> None:
        """Keeps, or with `by` -1 forgets, tokens of a group."""
        self._toggle("token", ("token", "key"), [(token, _name(key)) for token in sorted(tokens)], by)

    def holders(self, token: str) -> list[Key]:
        """The groups that have a token."""
        return [_key(key) for (key,) in self._db.execute("SELECT key FROM token WHERE token = ?", (token,))]

    def number_of_holders(self, token: str) -> int:
        """How many groups have a token."""
        return int(self._db.execute("SELECT COUNT(*) FROM token WHERE token = ?", (token,)).fetchone()[0])

    def related(self, key: Key) -> set[Key]:
        """The groups that are related to one."""
        return {_key(o) for (o,) in self._db.execute("SELECT other FROM related WHERE key = ?", (_name(key),))}

    def relate(self, key: Key, others: Iterable[Key]) -> None:
        """Keeps which groups are related to one, and no more those that were."""
        one, now, before = _name(key), set(others), self.related(key)
        for kept, by in ((before - now, -1), (now - before, 1)):
            pairs = [(one, _name(other)) for other in sorted(kept)]
            self._toggle("related", ("key", "other"), [*pairs, *((b, a) for a, b in pairs)], by)

    def joint(self, key: Key) -> Key | None:
        """The group that a group is a part of; None for a main part."""
        part = self._part(key)
        return part.joint if part else None

    def join(self, key: Key, into: Key | None, root: Key) -> bool:
        """Keeps what a group that is there is a part of, and the main part; tells whether that is new."""
        part = self._part(key)
        assert part
        if (part.joint, part.root) == (into, root):
            return False
        part.joint, part.root = into, root
        row = (_name(into) if into else None, _name(root), _name(key))
        self._db.execute("UPDATE part SET joint = ?, root = ? WHERE key = ?", row)
        return True

    def root(self, key: Key) -> Key:
        """The main part of a group's entity; by itself where it is not there."""
        part = self._part(key)
        return part.root if part else key

    def members(self, root: Key) -> list[Key]:
        """The parts of an entity; none where the main part is of another."""
        return sorted(_key(k) for (k,) in self._db.execute("SELECT key FROM part WHERE root = ?", (_name(root),)))

    def entity(self, key: Key) -> str | None:
        """The id of a group's entity; None where it has none yet."""
        part = self._part(key)
        return part.entity if part else None

    def set_entity(self, key: Key, id_: str) -> None:
        """Keeps the id of the entity of a group that is there."""
        part = self._part(key)
        if part and part.entity != id_:
            part.entity = id_
            self._db.execute("UPDATE part SET entity = ? WHERE key = ?", (id_, _name(key)))

    def is_entity(self, id_: str) -> bool:
        """Whether any group is of an entity."""
        return bool(self._db.execute("SELECT 1 FROM part WHERE entity = ? LIMIT 1", (id_,)).fetchone())

    def articles_of(self, id_: str) -> set[str]:
        """The articles that name an entity."""
        rows = self._db.execute("SELECT key FROM part WHERE entity = ?", (id_,)).fetchall()
        return {article for one in self.groups(_key(key) for (key,) in rows).values() for article in one.articles}

    def _part(self, key: Key) -> _Part | None:
        if key not in self._parts:
            query = "SELECT called, joint, root, entity FROM part WHERE key = ?"
            row = self._db.execute(query, (_name(key),)).fetchone()
            self._parts[key] = None
            if row:
                told = None
                if row[0]:
                    name, words, also, spoken = json.loads(row[0])
                    told = Called(key, name, tuple(words), frozenset(also), tuple(spoken))
                self._parts[key] = _Part(told, _key(row[1]) if row[1] else None, _key(row[2]), row[3])
        return self._parts[key]

    def _entry(self, key: Key) -> Any:
        return self._gazetteer[key[1].removeprefix(KNOWN)] if key[1].startswith(KNOWN) else None

    def _count(self, table: str, columns: Sequence[str], values: Sequence[str], by: int) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self._db.execute(
            f"INSERT INTO {table} ({names}, number) VALUES ({marks}, ?) ON CONFLICT DO "
            "UPDATE SET number = number + excluded.number",
            (*values, by),
        )
        if by < 0:
            where = " AND ".join(f"{name} = ?" for name in columns)
            self._db.execute(f"DELETE FROM {table} WHERE {where} AND number = 0", values)

    def _toggle(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[str]], by: int) -> None:
        if by > 0:
            self._db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
        else:
            where = " AND ".join(f"{name} = ?" for name in columns)
            self._db.executemany(f"DELETE FROM {table} WHERE {where}", rows)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _name(key: Key) -> str:
    """A key as text; only its last part, the id of an article, may have any characters."""
    return "\x1f".join(key)


def _key(text: str) -> Key:
    return tuple(text.split("\x1f", 2))
