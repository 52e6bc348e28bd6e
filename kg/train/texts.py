"""Plain text out of the kinds of files that training data comes in."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError, reason


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Texts of JSON Lines (`title`, `text`), TSV (first column), CoNLL-U (`# text`) and plain text files."""
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    if path.suffix == ".jsonl":
                        row = json.loads(line)
                        yield f"{row.get('title') or ''}\n{row['text']}"
                    elif path.suffix == ".tsv":
                        yield line.split("\t", 1)[0]
                    elif path.suffix != ".conllu":
                        yield line
                    elif line.startswith("# text ="):
                        yield line.split("=", 1)[1].strip()
        except (OSError, ValueError, KeyError, AttributeError) as error:
            raise InputError(f"{path}: cannot be read as text ({reason(error)}); mend it or leave it out.") from error
