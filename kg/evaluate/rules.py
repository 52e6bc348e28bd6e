"""Of each rule, how many of its statements are right, and of each relation its recall, by the gold's own scorer."""

import importlib.util
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.errors import InputError, reason
from kg.evaluate.facts import build_gold, scorer_of

Score = Callable[[dict[str, Any], list[Any], list[Any], list[Any]], dict[str, Any]]


def score_rules(gold: Path, scorer: Path | None = None, tagger: str | None = None) -> dict[str, Any]:
    """Numbers of a build of the articles of `gold`; nothing of their text.

    `rules`: of each rule that found something, [right, found] statements. `relations`: of each relation, [right, found,
    gold]: facts of the gold that were found, statements, facts of the gold. A statement is right if the scorer matches
    it by itself; so of two that say the same both are right, and `right` of a relation counts the fact once.

    Raises InputError when the folder holds no gold article or the scorer is missing or has no `score_article`.
    """
    score = _scorer(scorer_of(gold, scorer))
    rules: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    relations: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        articles = build_gold(gold, out, tagger)
        entities, statements = _rows(out / "entities.jsonl"), _rows(out / "statements.jsonl")
    for article in articles:
        own = [row for row in statements if row["article"] == article["id"]]
        for row in own:
            right = score(article, entities, [row], [])["facts"][0]
            rules[row["rule"]][0] += right
            rules[row["rule"]][1] += 1
            relations[row["relation"]][1] += 1
        for relation, count in Counter(fact["r"] for fact in score(article, entities, own, [])["right"]).items():
            relations[relation][0] += count
        for fact in article["facts"]:
            relations[fact["r"]][2] += 1
    return {
        "articles": len(articles),
        "rules": dict(sorted(rules.items())),
        "relations": dict(sorted(relations.items())),
    }


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _scorer(path: Path) -> Score:
    """The function `score_article` of the scorer."""
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    try:
        if spec is None or spec.loader is None:
            raise ImportError("no Python file")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        score: Score = module.score_article
    except (ImportError, AttributeError, OSError, SyntaxError) as error:
        raise InputError(f"{path}: is no scorer ({reason(error)}); name another one with --scorer.") from error
    return score
