"""JSON Lines: an article a line, with `id` and `text`, and optionally `title`, `published`, `url`, `source`."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from kg.errors import InputError
from kg.ingest.decode import MEGABYTE, bounded_lines, check_characters, decode, is_utf16, without_bom
from kg.ingest.piece import Found, Piece, Skipped
from kg.model.article import Article

SUFFIX = ".jsonl"
LIMIT = 20 * MEGABYTE
"""A line of more bytes is skipped, without being read into memory as a whole."""


def read(pieces: Iterable[bytes], where: str, published: date | None) -> Iterator[Piece]:
    """The articles of the lines; a faulty line is skipped, blank lines are passed over.

    The text is kept as it is in the line, line ends included. Where a title is given with which the text does not
    begin, the text is the title, a line feed and the text. `published` stands in for lines that give no day. An
    optional field that is null or blank counts as not given.
    """
    for number, line in enumerate(bounded_lines(pieces, LIMIT), 1):
        if number == 1 and line is not None:
            if is_utf16(line):
                yield Skipped(where, "JSON Lines in UTF-16; convert it with `iconv -f utf-16 -t utf-8`")
                return
            line = without_bom(line)
        if line is not None and not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            yield Found(place, _article(line, published))
        except InputError as error:
            yield Skipped(place, str(error))


def _article(line: bytes | None, published: date | None) -> Article:
    if line is None:
        raise InputError(f"longer than {LIMIT // MEGABYTE} MB; split the text into articles")
    row = _object(decode(line))
    name = _id(row)
    text = _string(row, "text")
    if text is None:
        raise InputError('no "text", or an empty one; give the text of the article')
    title = _string(row, "title")
    if title is not None and not text.startswith(title):
        text = f"{title}\n{text}"
    return Article(
        name,
        text,
        title=title,
        published=_day(row) or published,
        url=_string(row, "url"),
        source=_string(row, "source"),
    )


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"not valid JSON ({error.msg}, column {error.colno}); mend the line") from None
    except RecursionError:
        raise InputError("JSON nested too deeply; give one flat object a line") from None
    except ValueError:
        raise InputError("a number with too many digits; write it as a string") from None
    if not isinstance(row, dict):
        raise InputError('not a JSON object; give one object a line, with "id" and "text"')
    return row


def _id(row: dict[str, Any]) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    name = _string(row, "id")
    if name is None:
        raise InputError('no "id", or an empty one; give each article an id of its own')
    if any(character < " " or "\x7f" <= character <= "\x9f" for character in name):
        raise InputError('"id" holds control characters; remove them')
    return name


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" is not a string; put it in quotation marks')
    check_characters(value, f'"{key}"')
    return value if value.strip() else None


def _day(row: dict[str, Any]) -> date | None:
    """The day of `published` as it is written there: a time of day and a time zone are left aside."""
    value = row.get("published")
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise InputError('"published" is not an ISO date; write it like 2019-12-30') from None
