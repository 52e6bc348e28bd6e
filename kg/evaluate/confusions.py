"""What is taken for what: every wrong or missing span, told by the types and whether the boundary is right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.tagging import Span


@dataclass(frozen=True, slots=True, order=True)
class Confusion:
    """A kind of fault: the gold type ("" for a name that is none), the predicted ("" for a missed one), the boundary.

    `boundary` is True where the spans overlap without being the same.
    """

    gold: str
    predicted: str
    boundary: bool

    def __str__(self) -> str:
        if not self.predicted:
            return f"{self.gold} missed"
        if not self.gold:
            return f"{self.predicted} where there is none"
        taken = f"{self.gold} as {self.predicted}" if self.gold != self.predicted else self.gold
        return f"{taken}, other boundary" if self.boundary else taken


Case = tuple[Confusion, Span | None, Span | None]
"""A fault with its gold and its predicted span; one of the two is None for what is missed or made up."""


def faults(gold: Iterable[Span], predicted: Iterable[Span]) -> list[Case]:
    """The faults in one text, each gold and each predicted span in at most one, in the order of the text.

    A wrong gold span goes with the free predicted span that overlaps it most, the earlier one of two equal ones.
    """
    gold_set, predicted_set = set(gold), set(predicted)
    free = sorted(predicted_set - gold_set)
    found: list[Case] = []
    for span in sorted(gold_set - predicted_set):
        best = max(free, key=lambda other: _overlap(span, other), default=None)
        if best is None or not _overlap(span, best):
            found.append((Confusion(span[2], "", False), span, None))
        else:
            free.remove(best)
            found.append((Confusion(span[2], best[2], span[:2] != best[:2]), span, best))
    found += [(Confusion("", span[2], False), None, span) for span in free]
    return sorted(found, key=lambda case: (case[1] or case[2], case[0]))


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def most_frequent(cases: Iterable[Case], count: int) -> list[tuple[Confusion, int]]:
    """The `count` most frequent kinds of faults, with how often each occurs."""
    counts = Counter(confusion for confusion, _, _ in cases)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:count]
