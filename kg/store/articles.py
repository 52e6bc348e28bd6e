"""The table of articles in the store's file: each with its record and with what read it; the truth."""

import sqlite3
from collections.abc import Iterator, Sequence

from kg.engine.record import content, from_json, to_json
from kg.errors import StoreError
from kg.model import Run
from kg.pipeline import Findings
from kg.store.record import Versions


def ids(db: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of all articles, sorted."""
    return tuple(row[0] for row in db.execute("SELECT id FROM article ORDER BY id"))


def known(db: sqlite3.Connection, id: str) -> tuple[str, Versions] | None:
    """The hash of an article's content, and what read it; None where it is not there."""
    row = db.execute("SELECT content, kg, rules, tagger FROM article WHERE id = ?", (id,)).fetchone()
    return (row[0], Versions(*row[1:])) if row else None


def findings(db: sqlite3.Connection) -> Iterator[Findings]:
    """What each article gave, by id."""
    for (record,) in db.execute("SELECT record FROM article ORDER BY id"):
        yield from_json(record)


def found_in(db: sqlite3.Connection, id: str) -> Findings:
    """What an article gave that is there."""
    return from_json(db.execute("SELECT record FROM article WHERE id = ?", (id,)).fetchone()[0])


def run(db: sqlite3.Connection, id: str, language: str) -> Run:
    """What read an article that is there, as RDF names it."""
    return Run(language, *db.execute("SELECT rules, tagger FROM article WHERE id = ?", (id,)).fetchone())


def readers(db: sqlite3.Connection) -> tuple[tuple[Versions, int], ...]:
    """What read the articles, and how many of them; most first."""
    rows = db.execute("SELECT kg, rules, tagger, COUNT(*) FROM article GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3")
    return tuple((Versions(*row[:3]), row[3]) for row in rows)


def insert(db: sqlite3.Connection, found: Findings, versions: Versions) -> None:
    """Keeps an article, within the transaction that is open.

    Raises:
        StoreError: its record does not give back what was found.
    """
    extraction, record = found.extraction, to_json(found)
    if from_json(record) != found:
        raise StoreError(f"{found.article.id}: a span is not what stands there; please report this fault of kg.")
    row = (
        found.article.id, content(found.article), versions.kg, versions.rules, versions.tagger,
        len(extraction.relations), len(extraction.passages), record,
    )  # fmt: skip
    db.execute(f"INSERT INTO article VALUES ({', '.join('?' * len(row))})", row)


def delete(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Takes articles out, within the transaction that is open."""
    db.executemany("DELETE FROM article WHERE id = ?", [(id,) for id in ids])
