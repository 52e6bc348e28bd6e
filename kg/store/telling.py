"""Stories brought up to date with a change of the articles: only texts that share a looked-up run are compared."""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from kg.resolve.stories import COMMON, is_one, looked_up, story_id

SCHEMA: Final = (
    "CREATE TABLE telling (article TEXT PRIMARY KEY, day TEXT, runs BLOB NOT NULL, story TEXT)",
    "CREATE TABLE run (run INTEGER, article TEXT, PRIMARY KEY (run, article)) WITHOUT ROWID",
    "CREATE TABLE alike (article TEXT, other TEXT, PRIMARY KEY (article, other)) WITHOUT ROWID",
)
TABLES: Final = ("telling", "run", "alike")


def tell(
    db: sqlite3.Connection, removed: Sequence[str], added: Mapping[str, tuple[date | None, frozenset[int]]]
) -> set[str]:
    """Takes articles out and puts others in (day, and runs of the text); gives the articles with another story now."""
    numbers: dict[int, int] = {}
    near: set[str] = set()
    for article in removed:
        for run in looked_up(_runs(db, article)):
            numbers.setdefault(run, len(_holders(db, run)))
            db.execute("DELETE FROM run WHERE run = ? AND article = ?", (run, article))
        near |= _alike(db, article, ())
        db.execute("DELETE FROM telling WHERE article = ?", (article,))
    for article, (day, runs) in added.items():
        kept = array("Q", sorted(runs)).tobytes()
        row = article, day.isoformat() if day else None, kept
        db.execute("INSERT INTO telling (article, day, runs) VALUES (?, ?, ?)", row)
        for run in looked_up(runs):
            numbers.setdefault(run, len(_holders(db, run)))
            db.execute("INSERT INTO run VALUES (?, ?)", (run, article))
    again = set(added)
    for run, number in numbers.items():
        holders = _holders(db, run)
        if (number > COMMON) != (len(holders) > COMMON):
            again.update(holders)
    for article in sorted(again):
        runs = _runs(db, article)
        others = {o for run in looked_up(runs) if len(found := _holders(db, run)) <= COMMON for o in found} - {article}
        same = [other for other in sorted(others) if is_one(runs, _runs(db, other))]
        near |= {article, *same} | _alike(db, article, same)
    return _name(db, near)


def _name(db: sqlite3.Connection, near: Iterable[str]) -> set[str]:
    """Gives the articles around some their stories; gives those that have another one now."""
    seen: set[str] = set()
    changed: set[str] = set()
    for article in sorted(near):
        if article in seen:
            continue
        seen.add(article)
        reached = [article]
        for one in reached:
            new = {other for (other,) in db.execute("SELECT other FROM alike WHERE article = ?", (one,))} - seen
            seen |= new
            reached.extend(sorted(new))
        rows = {
            one: db.execute("SELECT day, story FROM telling WHERE article = ?", (one,)).fetchone() for one in reached
        }
        days = {one: date.fromisoformat(row[0]) if row[0] else None for one, row in rows.items() if row}
        story = story_id(days) if len(days) > 1 else None
        for one in days:
            if rows[one][1] != story:
                db.execute("UPDATE telling SET story = ? WHERE article = ?", (story, one))
                changed.add(one)
    return changed


def _runs(db: sqlite3.Connection, article: str) -> frozenset[int]:
    numbers = array("Q")
    numbers.frombytes(db.execute("SELECT runs FROM telling WHERE article = ?", (article,)).fetchone()[0])
    return frozenset(numbers)


def _holders(db: sqlite3.Connection, run: int) -> list[str]:
    return [article for (article,) in db.execute("SELECT article FROM run WHERE run = ?", (run,))]


def _alike(db: sqlite3.Connection, article: str, now: Iterable[str]) -> set[str]:
    """Keeps which articles are of one story with another; gives those that were."""
    before = {other for (other,) in db.execute("SELECT other FROM alike WHERE article = ?", (article,))}
    pairs = [(article, other) for other in before]
    db.executemany("DELETE FROM alike WHERE article = ? AND other = ?", [*pairs, *((b, a) for a, b in pairs)])
    pairs = [(article, other) for other in now]
    db.executemany("INSERT OR IGNORE INTO alike VALUES (?, ?)", [*pairs, *((b, a) for a, b in pairs)])
    return before
