"""Scores of entity spans: precision, recall and F1 for each type, micro and macro."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one type (or of all), and what follows from them; values 0 to 1."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def row(self) -> dict[str, float]:
        """The score as a row of a table, rounded to four places."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
        }


def score_spans(pairs: Iterable[tuple[Iterable[Span], Iterable[Span]]]) -> dict[str, Score]:
    """Scores of (gold spans, predicted spans) a sentence: one entry for each type, and "micro" for all together.

    A span counts when start, end and type agree (the CoNLL-2003 measure, Tjong Kim Sang & De Meulder 2003).
    """
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for wanted, given in pairs:
        wanted_set, given_set = set(wanted), set(given)
        gold.update(kind for _, _, kind in wanted_set)
        predicted.update(kind for _, _, kind in given_set)
        right.update(kind for _, _, kind in wanted_set & given_set)
    scores = {kind: Score(right[kind], predicted[kind], gold[kind]) for kind in sorted(set(gold) | set(predicted))}
    scores["micro"] = Score(right.total(), predicted.total(), gold.total())
    return scores


def macro(scores: dict[str, Score]) -> dict[str, float]:
    """Means over the types, each type counting the same."""
    rows = [score for kind, score in scores.items() if kind != "micro"]
    count = len(rows) or 1
    return {
        "precision": round(sum(r.precision for r in rows) / count, 4),
        "recall": round(sum(r.recall for r in rows) / count, 4),
        "f1": round(sum(r.f1 for r in rows) / count, 4),
    }
