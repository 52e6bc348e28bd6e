"""`csv/`: the tables for spreadsheets and pandas; no text in them can become a formula."""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Final

from kg.export.flat import NAMES, Cell, tables
from kg.graph import KnowledgeGraph

FILES: Final = tuple(f"csv/{name}.csv" for name in NAMES)

# A spreadsheet takes a cell for a formula by its first character. Where it parts cells at semicolons or tabs, as Excel
# does with an Indonesian setting, a cell may begin within ours.
_START: Final = r"(^|[;\t\r\n])([ \"]*)"
_FORMULA: Final = r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]"
_DANGER: Final = re.compile(rf"{_START}(?={_FORMULA})")
_GUARDED: Final = re.compile(rf"{_START}'(?={_FORMULA})")


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `FILES` into `folder`: RFC 4180, UTF-8 with the signature by which Excel knows it.

    Lists are JSON arrays, dates ISO, truth values true and false; what is not given is empty. An apostrophe is put
    before what a spreadsheet would take for a formula, and `unguarded` takes it away again.

    Raises:
        OSError: a file cannot be written.
    """
    (folder / "csv").mkdir(exist_ok=True)
    for table, name in zip(tables(graph), FILES, strict=True):
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.columns)
            writer.writerows(map(_text, row) for row in table.rows)


def guarded(text: str) -> str:
    """`text` with an apostrophe before each place where a spreadsheet would begin to read a formula."""
    return _DANGER.sub(r"\1\2'", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return _GUARDED.sub(r"\1\2", cell)


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case tuple():
            return guarded(json.dumps(cell, ensure_ascii=False))
        case date():
            return cell.isoformat()
        case str():
            return guarded(cell)
        case _:
            return str(cell)
