"""A head that finds names: from the states of words to spans of a label scheme."""

from collections.abc import Iterator
from typing import NamedTuple

import torch

from kg.analyse.encoder import States
from kg.analyse.stored import Stored
from kg.analyse.viterbi import best_paths


class Name(NamedTuple):
    """A name in a sentence: first word, end (exclusive), type, and score from 0 to 1 (mean over its words)."""

    first: int
    end: int
    type: str
    score: float


class NameHead:
    """The linear head of one label scheme; computed in fp64, so that no order of sums can be seen in the scores.

    Raises KeyError or ValueError when the stored weights do not fit the scheme's types.
    """

    def __init__(self, stored: Stored, scheme: str, types: list[str]) -> None:
        self.types = types
        self.tags = ["O", *(f"{prefix}-{name}" for name in types for prefix in "SBEI")]  # Flair's order
        self.weight = stored.array(f"head.{scheme}.weight").double().t().contiguous()
        self.bias = stored.array(f"head.{scheme}.bias").double()
        if len(self.tags) != self.weight.shape[1] or len(self.tags) != len(self.bias):
            raise ValueError(f"scheme {scheme} has {len(types)} types, but {len(self.bias)} tags are stored")

    @torch.inference_mode()
    def names(self, states: States) -> Iterator[list[Name]]:
        """The names of each sentence, in the order of the text."""
        logs = torch.log_softmax(states.values.double() @ self.weight + self.bias, dim=1)
        path = best_paths(logs, states.lengths, self.tags)
        scores = logs.gather(1, path[:, None])[:, 0].exp().tolist()
        tags = [self.tags[tag] for tag in path.tolist()]
        start = 0
        for length in states.lengths:
            yield list(_spans(tags[start : start + length], scores[start : start + length]))
            start += length


def _spans(tags: list[str], scores: list[float]) -> Iterator[Name]:
    """The spans of a well-formed tag sequence."""
    first = 0
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            first = i
        if tag[0] in "ES":
            yield Name(first, i + 1, tag[2:], sum(scores[first : i + 1]) / (i + 1 - first))
