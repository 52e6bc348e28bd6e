"""Plain text out of the kinds of files that training data comes in."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from kg.errors import InputError, reason


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Texts of JSON Lines (`title`, `text`), TSV (first column, joined to sentences), CoNLL-U (`# text`), plain text.

    Raises InputError for a file that cannot be read as what its ending says.
    """
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                yield from _texts(lines, path.suffix)
        except (OSError, ValueError, KeyError, AttributeError) as error:
            raise InputError(f"{path}: cannot be read as text ({reason(error)}); mend it or leave it out.") from error


def _texts(lines: TextIO, suffix: str) -> Iterator[str]:
    words: list[str] = []
    for line in lines:
        if suffix == ".jsonl":
            row = json.loads(line)
            yield f"{row.get('title') or ''}\n{row['text']}".strip()
        elif suffix == ".tsv":
            if line.strip():
                words.append(line.split("\t", 1)[0].strip())
            elif words:
                yield " ".join(words)
                words = []
        elif suffix != ".conllu":
            yield line.strip()
        elif line.startswith("# text ="):
            yield line.split("=", 1)[1].strip()
    if words:
        yield " ".join(words)
