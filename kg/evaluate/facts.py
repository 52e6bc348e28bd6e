"""Scores a build against gold articles with the scorer that comes with them (`score.py`)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg.build import build_folder
from kg.errors import InputError
from kg.evaluate.gold import read_gold_article


def score_gold(
    gold: Path, scorer: Path | None, tagger: str | None, keep: Path | None, errors: int = 0, as_json: bool = False
) -> str:
    """What the scorer prints for a build of the articles of `gold`.

    Raises InputError when the folder holds no gold article or the scorer is missing or fails.
    """
    script = scorer_of(gold, scorer)
    with tempfile.TemporaryDirectory() as folder:
        out = keep or Path(folder) / "build"
        build_gold(gold, out, tagger)
        command = [sys.executable, str(script), str(gold), str(out)]
        command += ["--json"] if as_json else []
        command += ["--errors", str(errors)] if errors else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"{script}: the scorer failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def scorer_of(gold: Path, scorer: Path | None) -> Path:
    """The scorer named, else that in `../eval` of the gold folder's parent. Raises InputError where there is none."""
    script = scorer or gold.parent.parent / "eval" / "score.py"
    if not script.is_file():
        raise InputError(f"{script}: there is no scorer; name it with --scorer.")
    return script


def build_gold(gold: Path, out: Path, tagger: str | None) -> list[dict[str, Any]]:
    """Builds the articles of the gold folder into `out`, and gives them. Raises InputError where there is none."""
    articles = [read_gold_article(path) for path in sorted(gold.glob("*.gold.json"))]
    if not articles:
        raise InputError(f"{gold}: holds no *.gold.json; give the folder of annotated articles.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        rows = [{key: article[key] for key in ("id", "text", "published") if article.get(key)} for article in articles]
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        build_folder([str(file)], out, formats=[], tagger=tagger)
    return articles
