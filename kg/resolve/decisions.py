"""What persons decided, in a file that they keep under version control; every build replays it and overrules nothing.

`decisions.csv` is UTF-8 with the header `decision,first,second,reviewer,date,reason,about` and one decision a line:

* `same`, `different`: the things with the ids `first` and `second` are one, or are not;
* `rename`: the thing with the id `first` is called `second`;
* `wrong`: the statement with the id `first` is wrong where it stands;
* `drop`: the claim `first` (`SUBJECT|relation|OBJECT|polarity`) is wrong wherever it stands.

Of several decisions on one matter the last one counts. `about` is what the reader saw; builds do not look at it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from kg.errors import InputError, reason
from kg.resolve.rows import open_rows

COLUMNS: Final = ("decision", "first", "second", "reviewer", "date", "reason", "about")
KINDS: Final = ("same", "different", "rename", "wrong", "drop")
_PAIRS: Final = ("same", "different")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file; `line` is its number, from 1 on, 0 for one that is in no file yet."""

    decision: str
    first: str
    second: str = ""
    reviewer: str = ""
    date: str = ""
    reason: str = ""
    about: str = ""
    line: int = 0


class Decisions:
    """The decisions that count: of each matter the last one."""

    def __init__(self, given: Iterable[Decision] = ()) -> None:
        self._last = {_matter(one): one for one in given}

    def of(self, *kinds: str) -> Iterator[Decision]:
        """The decisions of some kinds, in the order of the file."""
        return (one for one in self._last.values() if one.decision in kinds)

    def pairs(self, kind: str, known: Mapping[str, _T]) -> list[tuple[Decision, _T, _T]]:
        """The decisions that pairs are `same` or `different`, with what the ids stand for, where both are known."""
        return [
            (one, known[one.first], known[one.second])
            for one in self.of(kind)
            if one.first in known and one.second in known
        ]

    def settles(self, first: str, second: str) -> bool:
        """Whether two things have been decided to be one, or not to be."""
        return (frozenset((first, second)),) in self._last

    def renamed(self, ids: Iterable[str]) -> str | None:
        """The name that was given to a thing, by any of the ids of its parts."""
        wanted = set(ids)
        names = [one.second for one in self.of("rename") if one.first in wanted]
        return names[-1] if names else None

    def unused(self, known: Mapping[str, object]) -> tuple[Decision, ...]:
        """The decisions on things that are not there."""
        return tuple(
            one
            for one in self.of("same", "different", "rename")
            if one.first not in known or (one.decision in _PAIRS and one.second not in known)
        )


UNDECIDED: Final = Decisions()
"""No decisions."""


def _matter(one: Decision) -> tuple[object, ...]:
    return (frozenset((one.first, one.second)),) if one.decision in _PAIRS else (one.decision, one.first)


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file, in its order; apostrophes that guard cells from spreadsheets are taken off.

    Raises:
        InputError: the file cannot be read, or a line of it is no decision.
    """
    rows = open_rows(path, "decisions", ", as kg review writes it", COLUMNS[:3], f"be {','.join(COLUMNS)}")
    found: list[Decision] = []
    try:
        for row in rows:
            cells = {name: _unguarded((row.get(name) or "").strip()) for name in COLUMNS}
            if any(cells.values()) and cells["decision"]:
                found.append(_checked(Decision(**cells, line=rows.line_num)))
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}, line {rows.line_num}: {reason(error)}; mend the line or take it out.") from error
    return found


def _checked(one: Decision) -> Decision:
    if one.decision not in KINDS:
        raise ValueError(f"the decision {one.decision!r} is none of {', '.join(KINDS)}")
    if not one.first:
        raise ValueError("the column 'first' is empty")
    if one.decision in (*_PAIRS, "rename") and not one.second:
        raise ValueError(f"{one.decision!r} needs the column 'second'")
    if one.decision in _PAIRS and one.first == one.second:
        raise ValueError("both ids are the same")
    if one.decision == "drop" and one.first.count("|") < 3:
        raise ValueError("a claim is written SUBJECT|relation|OBJECT|polarity")
    if one.date:
        date.fromisoformat(one.date)
    return one


def write_decisions(path: Path, new: Iterable[Decision]) -> None:
    """Adds decisions at the end of a file, which it makes where there is none.

    Raises:
        InputError: the file cannot be written.
    """
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    try:
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if not known:
            rows.writerow(COLUMNS)
        elif not known.endswith("\n"):
            out.write("\n")
        for one in new:
            rows.writerow([guarded(str(getattr(one, name))) for name in COLUMNS])
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be written ({reason(error)}); name another file with --decisions.") from error


def guarded(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula; csv would not quote a carriage return by itself."""
    cell = cell.replace("\r", " ").replace("\n", " ")
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
