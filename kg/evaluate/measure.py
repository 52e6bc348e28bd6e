"""A measurement of the tagger on labelled texts: scores and faults, after types were read alike on both sides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kg.errors import InputError
from kg.evaluate.confusions import Case, Confusion, faults, most_frequent
from kg.evaluate.labelled import LabelledText
from kg.evaluate.tagging import Score, Span, macro, score_spans


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores by type and "micro"; faults with the text each stands in; gold types that the tagger does not know."""

    texts: int
    scores: dict[str, Score]
    cases: list[tuple[str, Case]]
    unknown: list[str]

    def rows(self) -> dict[str, dict[str, float]]:
        """The scores as rows of a table: each type, micro, macro."""
        return {kind: score.row() for kind, score in self.scores.items()} | {"macro": macro(self.scores)}

    def frequent(self, count: int) -> list[tuple[Confusion, int]]:
        """The most frequent kinds of faults, with how often each occurs."""
        return most_frequent((case for _, case in self.cases), count)

    def example(self, confusion: Confusion) -> str:
        """The first fault of a kind, in the words of the text. Raises StopIteration when there is none."""
        text, (_, gold, predicted) = next(item for item in self.cases if item[1][0] == confusion)
        parts = [text[span[0] : span[1]] for span in (gold, predicted) if span is not None]
        return " found as ".join(f'"{part}"' for part in dict.fromkeys(parts))

    def record(self, count: int) -> dict[str, Any]:
        """The measurement for JSON, with up to `count` kinds of faults."""
        kinds = [
            {"gold": c.gold or None, "predicted": c.predicted or None, "boundary": c.boundary, "count": number}
            for c, number in self.frequent(count)
        ]
        return {"sentences": self.texts, "scores": self.rows(), "confusions": kinds, "unknown_types": self.unknown}


def type_map(given: Iterable[str], base: Mapping[str, str]) -> dict[str, str]:
    """`base` with what FROM=TO lines say; "" stands for a type that is left out. Raises InputError for other lines."""
    types = dict(base)
    for line in given:
        name, sign, to = line.partition("=")
        if not (name and sign):
            raise InputError(f"--map {line}: not a mapping of types; write FROM=TO, or FROM= to leave a type out.")
        types[name] = to
    return types


def measure(
    texts: Sequence[LabelledText],
    names: Iterable[Iterable[tuple[int, int, str]]],
    types: Mapping[str, str],
    known: AbstractSet[str],
) -> Measured:
    """Scores names, given as (first word, end word, type) of each sentence of each text in order.

    `types` is applied to the gold types and to those found; `known` are the types that the tagger can find.
    """
    found = iter(names)
    pairs: list[tuple[list[Span], list[Span]]] = []
    cases: list[tuple[str, Case]] = []
    for text in texts:
        gold = list(_mapped(text.entities, types))
        predicted = list(_mapped(text.found(list(islice(found, len(text.sentences)))), types))
        pairs.append((gold, predicted))
        cases += [(text.text, case) for case in faults(gold, predicted)]
    able = {types.get(kind, kind) for kind in known}
    unknown = sorted({kind for gold, _ in pairs for _, _, kind in gold} - able)
    return Measured(len(texts), score_spans(pairs), cases, unknown)


def _mapped(spans: Iterable[Span], types: Mapping[str, str]) -> Iterator[Span]:
    for start, end, kind in spans:
        if read := types.get(kind, kind):
            yield start, end, read
