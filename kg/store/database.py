"""The store's one file of truth, `articles.sqlite`: records, and the entities that are derived from them.

SQLite in write-ahead mode: a change is one transaction, which a kill undoes, and readers go on with what they began.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store import ledger, telling

FILE = "articles.sqlite"
FORMAT = 3
_APPLICATION = 0x6B670001
_SCHEMA = (
    # the truth
    """CREATE TABLE article (
        id TEXT PRIMARY KEY, content TEXT NOT NULL, kg TEXT NOT NULL, rules TEXT NOT NULL, tagger TEXT NOT NULL,
        relations INTEGER NOT NULL, passages INTEGER NOT NULL, record TEXT NOT NULL)""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # derived: the entities, and what stands for ids that are no more
    "CREATE TABLE entity (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE replaced (id TEXT PRIMARY KEY, heir TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX replaced_heir ON replaced (heir)",
    *ledger.SCHEMA,
    *telling.SCHEMA,
)
DERIVED = ("entity", *ledger.TABLES, *telling.TABLES)


def connect(folder: Path) -> sqlite3.Connection:
    """Opens the store's file; transactions are begun and ended by hand.

    Raises:
        StoreError: there is no store, or it is damaged or of a later version.
    """
    path = folder / FILE
    if not path.is_file():
        raise StoreError(f"{folder} holds no store; make one with kg add {folder} INPUT.")
    with plain_errors(path):
        connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if found != _APPLICATION or version != FORMAT:
            connection.close()
            raise StoreError(
                f"{path} is not a store that this version of kg reads; use the version that wrote it, or a new folder."
            )
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def create(folder: Path, language: str) -> None:
    """Makes the file of an empty store; it appears only when it is complete."""
    partial = folder / f".{FILE}.partial"
    partial.unlink(missing_ok=True)
    with plain_errors(folder / FILE):
        connection = sqlite3.connect(partial, isolation_level=None)
        connection.execute("BEGIN")
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO setting VALUES ('language', ?), ('generation', '0')", (language,))
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
    partial.rename(folder / FILE)


def setting(connection: sqlite3.Connection, name: str) -> str:
    """A setting's value, "" where it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""


def set_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keeps a setting, within the transaction that is open."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that the block writes, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Within the block the store looks as it did at its first read, whatever is committed meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns an error of SQLite or of the file system into one sentence about `path`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path} cannot be used ({error}); check the disk, or make the store anew.") from error
