"""Plain text, one article a file."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kg.errors import InputError
from kg.ingest.decode import MEGABYTE, decode
from kg.ingest.piece import Found, Piece, Skipped
from kg.model.article import Article

SUFFIX = ".txt"
LIMIT = 50 * MEGABYTE
"""A text of more bytes is not one article; it is skipped."""

_TITLE_LENGTH = 200
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)


def read(pieces: Iterable[bytes], name: str, where: str, published: date | None) -> Iterator[Piece]:
    """The article of a text, its id `name`; "\\r\\n" becomes "\\n", and nothing else in the text is changed.

    The publication day is the one that the last part of `name` begins with (YYYY-MM-DD), else `published`.
    """
    try:
        text = decode(_whole(pieces)).replace("\r\n", "\n")
    except InputError as error:
        yield Skipped(where, str(error))
        return
    if not text.strip():
        yield Skipped(where, "empty; put the text of the article in it, or leave it out")
        return
    yield Found(where, Article(name, text, title=_title(text), published=_day(name) or published))


def article_id(name: str) -> str:
    """The id of the article in the file `name`: the name without ".txt"."""
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name


def _whole(pieces: Iterable[bytes]) -> bytes:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LIMIT:
            raise InputError(f"larger than {LIMIT // MEGABYTE} MB; split it into one file an article")
        held.append(piece)
    return b"".join(held)


def _title(text: str) -> str | None:
    """The first line, where it reads like a headline above a text."""
    first, _, rest = text.partition("\n")
    title = first.rstrip()
    if not title or not rest.strip() or len(title) > _TITLE_LENGTH or title.endswith("."):
        return None
    return title


def _day(name: str) -> date | None:
    match = _DATE.match(name.rpartition("/")[2])
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
