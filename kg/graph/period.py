"""The days that a statement's time covers."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_TIME: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def period(time: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO date, year-month or year; None where `time` is none of them.

    `2021-03-08` covers one day, `2021-02` the 1st to the 28th, `2021` all its days.
    """
    match = _TIME.fullmatch(time or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        return first, date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
