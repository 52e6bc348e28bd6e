"""Scores of spans, by hand."""

import pytest

from kg.evaluate.tagging import macro, score_spans


def test_scores() -> None:
    gold = [[(0, 2, "PER"), (3, 4, "LOC")], [(0, 1, "PER")]]
    given = [[(0, 2, "PER"), (3, 4, "ORG")], []]
    scores = score_spans(zip(gold, given, strict=True))
    assert scores["PER"].row() == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2}
    assert scores["ORG"].f1 == scores["LOC"].f1 == 0.0
    assert scores["micro"].f1 == pytest.approx(0.4)
    assert macro(scores)["f1"] == pytest.approx(0.6667 / 3, abs=1e-4)


def test_nothing_gives_nought() -> None:
    assert score_spans([])["micro"].f1 == 0.0
