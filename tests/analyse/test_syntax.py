"""The best tree of a matrix of scores."""

import itertools

import numpy as np
import pytest

from kg.analyse.best_tree import best_tree


def value(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return sum(float(scores[word, head]) for word, head in enumerate(heads))


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(len(heads)):
        at, steps = word + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_best_of_all_trees_under_the_likeliest_root(seed: int) -> None:
    """Against every tree of four words; the root is the word that wants to be it most."""
    scores = np.random.default_rng(seed).normal(size=(4, 5))
    root = int(scores[:, 0].argmax())
    trees = [t for t in itertools.product(range(5), repeat=4) if is_tree(t) and t[root] == 0]
    best = max(trees, key=lambda t: value(scores, t))
    found = tuple(best_tree(scores))
    assert is_tree(found)
    assert value(scores, found) == pytest.approx(value(scores, best))


def test_a_long_sentence_whose_words_point_in_a_circle() -> None:
    scores = np.zeros((300, 301))
    for word in range(300):
        scores[word, (word + 1) % 300 + 1] = 5.0
    heads = tuple(best_tree(scores))
    assert is_tree(heads)
