"""Figures of rules on a gold folder, counted by the gold's own scorer."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.rules import score_rules

SHARED = Path(__file__).parent.parent.parent.parent / "shared"
TEXT = "Sidang\nPresiden Joko Widodo bertemu Prabowo Subianto di Jakarta. Joko Widodo mengunjungi Surabaya."


def write_gold(folder: Path) -> Path:
    gold = folder / "gold" / "made"
    gold.mkdir(parents=True)
    names = {"e1": ("PER", "Joko Widodo"), "e2": ("PER", "Prabowo Subianto"), "e3": ("LOC", "Bandung")}
    common = {"polarity": "positive", "modality": "actual", "source": None, "time": None, "evidence": "Sidang"}
    article = {
        "id": "made",
        "text": TEXT,
        "published": "2020-01-07",
        "entities": [{"id": key, "type": kind, "name": name, "aliases": []} for key, (kind, name) in names.items()],
        "facts": [{"s": "e1", "r": "met", "o": "e2", **common}, {"s": "e1", "r": "visited", "o": "e3", **common}],
        "quotes": [],
    }
    (gold / "made.gold.json").write_text(json.dumps(article), encoding="utf-8")
    return gold


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "eval" / "score.py").is_file(), reason="../shared/eval is not on this machine")
def test_right_wrong_and_missed(tmp_path: Path) -> None:
    figures = score_rules(write_gold(tmp_path), SHARED / "eval" / "score.py")
    assert figures["articles"] == 1
    assert figures["rules"]["met.verb"] == [1, 1]
    assert figures["rules"]["visited.verb"] == [0, 1]
    assert figures["relations"]["met"] == [1, 1, 1]
    assert figures["relations"]["visited"] == [0, 1, 1]


def test_a_missing_scorer_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"score\.py: there is no scorer"):
        score_rules(write_gold(tmp_path))


def test_what_is_no_scorer(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"score\.py: is no scorer"):
        score_rules(write_gold(tmp_path), tmp_path / "score.py")
