"""CSV files that a person writes: read as text, with a header that has to name some columns."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kg.errors import InputError, reason

LARGEST: Final = 100_000_000
"""So many bytes a table that a person keeps may have."""


def open_rows(path: Path, what: str, help_: str, needed: Sequence[str], first_line: str) -> "csv.DictReader[str]":
    """The rows of a CSV file that has the columns `needed`; `what` it is and `first_line` stand in the messages.

    Raises:
        InputError: the file cannot be read, or a column is missing.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read as {what} ({reason(error)}); give a CSV file in UTF-8{help_}."
        ) from error
    if len(content) > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST} bytes; split it.")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        header = rows.fieldnames or ()
    except csv.Error:  # a cell longer than any name
        header = ()
    missing = [name for name in needed if name not in header]
    if missing:
        raise InputError(f"{path} has no column {missing[0]!r}; its first line has to {first_line}.")
    return rows
