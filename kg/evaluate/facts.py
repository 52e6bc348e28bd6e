"""Scores a build against gold articles with the scorer that comes with them (`score.py`)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.build import build_folder
from kg.errors import InputError
from kg.evaluate.gold import read_gold_article


def score_gold(
    gold: Path, scorer: Path | None, tagger: str | None, keep: Path | None, errors: int = 0, as_json: bool = False
) -> str:
    """What the scorer prints for a build of the articles of `gold`.

    Raises InputError when the folder holds no gold article or the scorer is missing or fails.
    """
    paths = sorted(gold.glob("*.gold.json"))
    script = scorer or gold.parent.parent / "eval" / "score.py"
    if not paths:
        raise InputError(f"{gold}: holds no *.gold.json; give the folder of annotated articles.")
    if not script.is_file():
        raise InputError(f"{script}: there is no scorer; name it with --scorer.")
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            for path in paths:
                article = read_gold_article(path)
                row = {key: article[key] for key in ("id", "text", "published") if article.get(key)}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        out = keep or Path(folder) / "build"
        build_folder([str(articles)], out, formats=[], tagger=tagger)
        command = [sys.executable, str(script), str(gold), str(out)]
        command += ["--json"] if as_json else []
        command += ["--errors", str(errors)] if errors else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"{script}: the scorer failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout
