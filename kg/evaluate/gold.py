"""Reads gold articles: annotated by hand, one JSON file each."""

import json
from pathlib import Path
from typing import Any

from kg.errors import InputError, reason


def read_gold_article(path: Path) -> dict[str, Any]:
    """An annotated article. Raises InputError when the file is none."""
    try:
        article: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(article[key], kind) for key, kind in (("id", str), ("text", str), ("entities", list))):
            return article
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{path}: not an annotated article ({reason(error)}); mend it or take it out of the folder."
        ) from error
    raise InputError(f"{path}: not an annotated article; mend it or take it out of the folder.")
