"""The articles of all sources that the user named, in their order, and what was skipped on the way."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.errors import InputError
from kg.ingest import folder, jsonl, remote, text
from kg.ingest.decode import chunks, shown, unreadable, without_bom
from kg.ingest.piece import Found, Piece, Skipped
from kg.model.article import Article

STANDARD_INPUT = "-"

_OTHER_FORMATS = frozenset({".csv", ".htm", ".html", ".json", ".tsv", ".xml"})


def read_articles(
    sources: Sequence[str | Path], published: date | None, stdin: BinaryIO
) -> tuple[list[Article], list[Skipped]]:
    """The articles of `stream_articles` in memory, and what was skipped."""
    skipped: list[Skipped] = []
    return list(stream_articles(sources, published, stdin, skipped.append)), skipped


def stream_articles(
    sources: Sequence[str | Path], published: date | None, stdin: BinaryIO, skip: Callable[[Skipped], object]
) -> Iterator[Article]:
    """The articles of text files, JSON Lines files, folders, addresses and standard input ("-"), one at a time.

    No two articles have the same id: the second is skipped. Faulty parts of a folder or of JSON Lines are skipped too.
    Memory does not grow with the articles, for ids that were seen are kept in a temporary file.

    Args:
        sources: What the user named. An address is one that fsspec can open ("s3://bucket/berita"). A file of another
            suffix than .txt and .jsonl, and standard input, is taken for JSON Lines where its first character is "{",
            else for one text.
        published: The day of publication of articles that give none.
        stdin: Standard input, in bytes.
        skip: Called with each piece of the input that is skipped.

    Raises:
        InputError: a named source cannot be read, or no article is in it.
    """
    if not sources:
        raise InputError("There is nothing to read; name a text file, a JSON Lines file or a folder.")
    with closing(sqlite3.connect("")) as places:  # "" is a file of SQLite's own, of which little is in memory
        places.execute("CREATE TABLE place (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for source in sources:
            for piece in _checked(source, published, stdin):
                if isinstance(piece, Skipped):
                    skip(piece)
                    continue
                new = places.execute("INSERT OR IGNORE INTO place VALUES (?, ?)", (piece.article.id, piece.where))
                if new.rowcount:
                    yield piece.article
                    continue
                name = piece.article.id
                (first,) = places.execute("SELECT place FROM place WHERE id = ?", (name,)).fetchone()
                reason = f'its id "{name}" is already that of {first}; give each article an id of its own'
                skip(Skipped(piece.where, reason))


def _checked(source: str | Path, published: date | None, stdin: BinaryIO) -> Iterator[Piece]:
    """The pieces of one source.

    Raises:
        InputError: there is no article among them.
    """
    label = _label(source)
    found = False
    faults: list[Skipped] = []
    for piece in _pieces(source, label, published, stdin):
        if isinstance(piece, Found):
            found = True
        elif not found:
            faults.append(piece)
        yield piece
    if found:
        return
    if not faults:
        raise InputError(f"{label}: there is no article in it; give it .txt or .jsonl files, or leave it out.")
    first = f"{faults[0].where}: {faults[0].reason}"
    if faults[0].where == label and len(faults) == 1:
        raise InputError(f"{first}.")
    raise InputError(f"{label}: there is no article in it ({first}).")


def _label(source: str | Path) -> str:
    """A source for messages."""
    if str(source) == STANDARD_INPUT:
        return "standard input"
    return remote.label(str(source)) if remote.is_address(str(source)) else shown(source)


def _pieces(source: str | Path, label: str, published: date | None, stdin: BinaryIO) -> Iterator[Piece]:
    path = Path(source)
    try:
        if str(source) == STANDARD_INPUT:
            yield from _guessed(chunks(stdin), "stdin", label, published)
        elif remote.is_address(str(source)):
            yield from _remote(str(source), published)
        elif path.is_dir():
            yield from _folder(path, published)
        else:
            yield from _file(path, path.name, published)
    except OSError as error:
        yield Skipped(label, unreadable(error))


def _folder(path: Path, published: date | None) -> Iterator[Piece]:
    for member in folder.members(path):
        if isinstance(member, Skipped):
            yield member
        else:
            yield from _file(member.path, member.name, published)


def _remote(address: str, published: date | None) -> Iterator[Piece]:
    for member in remote.members(address):
        if isinstance(member, Skipped):
            yield member
            continue
        try:
            yield from _content(member.opened, member.name, member.where, published)
        except Exception as error:  # every service has exceptions of its own
            yield Skipped(member.where, remote.unreadable(error))


def _file(path: Path, name: str, published: date | None) -> Iterator[Piece]:
    """The articles of a file; `name` is what the id of a text is made of."""
    try:
        yield from _content(lambda: path.open("rb"), name, shown(path), published)
    except OSError as error:
        yield Skipped(shown(path), unreadable(error))


def _content(
    opened: Callable[[], AbstractContextManager[BinaryIO]], name: str, where: str, published: date | None
) -> Iterator[Piece]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _OTHER_FORMATS:
        yield Skipped(where, f"{suffix} is not a format that kg reads; give plain text (.txt) or JSON Lines (.jsonl)")
        return
    with opened() as file:
        if suffix == jsonl.SUFFIX:
            yield from jsonl.read(chunks(file), where, published)
        elif suffix == text.SUFFIX:
            yield from text.read(chunks(file), text.article_id(shown(name)), where, published)
        else:
            yield from _guessed(chunks(file), shown(name), where, published)


def _guessed(pieces: Iterator[bytes], name: str, where: str, published: date | None) -> Iterator[Piece]:
    """The articles of a stream whose name does not tell its format."""
    head, whole = _head(pieces)
    if head.startswith(b"{"):
        return jsonl.read(whole, where, published)
    return text.read(whole, name, where, published)


def _head(pieces: Iterator[bytes]) -> tuple[bytes, Iterable[bytes]]:
    """The stream from its first character that is not white space, as far as it was read, and the whole stream."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        begun = piece if held else without_bom(piece)
        held.append(piece)
        size += len(piece)
        if size > text.LIMIT or begun.strip():
            return begun.lstrip(), chain(held, pieces)
    return b"", held
