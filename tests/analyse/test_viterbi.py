"""Decoding: the best of all well-formed sequences, found by trying them all; and the same alone and in a batch."""

import itertools

import pytest
import torch

from kg.analyse.viterbi import best_paths, follows

TAGS = ["O", "S-PER", "B-PER", "E-PER", "I-PER", "S-LOC", "B-LOC", "E-LOC", "I-LOC"]


def well_formed(sequence: tuple[str, ...]) -> bool:
    return all(follows(a, b) for a, b in itertools.pairwise(["", *sequence, ""]))


def test_it_is_the_best_of_all_sequences() -> None:
    torch.manual_seed(0)
    for length in (1, 2, 3, 4):
        logs = torch.log_softmax(torch.randn(length, len(TAGS)).double() * 3, 1)
        numbers = best_paths(logs, [length], TAGS).tolist()
        best = max(
            (s for s in itertools.product(range(len(TAGS)), repeat=length) if well_formed(tuple(TAGS[t] for t in s))),
            key=lambda s: float(sum(logs[i, tag] for i, tag in enumerate(s))),
        )
        assert numbers == list(best)


@pytest.mark.parametrize("lengths", [[3, 1, 0, 7, 3], [0], [], [1, 1, 1]])
def test_a_batch_is_its_sentences_alone(lengths: list[int]) -> None:
    torch.manual_seed(len(lengths))
    logs = torch.log_softmax(torch.randn(sum(lengths), len(TAGS)).double() * 2, 1)
    parts = [best_paths(part, [len(part)], TAGS) for part in logs.split(lengths)] if lengths else []
    assert best_paths(logs, lengths, TAGS).tolist() == [tag for part in parts for tag in part.tolist()]
