"""The best tree of a matrix of scores; many sentences parsed at once and one by one."""

import itertools
import random

import networkx as nx
import numpy as np
import pytest
import torch

from kg.analyse.best_tree import ONE_ROOT, best_tree, clear_tree
from kg.analyse.syntax import SyntaxHead


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


@pytest.mark.parametrize("words", [5, 7, 8])  # up to LIKELY heads, all are looked at
def test_circles_are_broken_as_networkx_does(words: int) -> None:
    for seed in range(60):
        scores = np.random.default_rng([seed, words]).normal(size=(words, words + 1))
        np.fill_diagonal(scores[:, 1:], -ONE_ROOT * 10)
        graph: nx.DiGraph[int] = nx.DiGraph()
        root = int(scores[:, 0].argmax())
        for word, row in enumerate(scores):
            for head in range(words + 1):
                one_root = ONE_ROOT * (1 if word == root else -1) if head == 0 else 0
                graph.add_edge(head, word + 1, weight=float(row[head]) + one_root)
        tree = nx.maximum_spanning_arborescence(graph, preserve_attrs=False)
        assert best_tree(scores) == [head for _, head in sorted((word, head) for head, word in tree.edges)]


def test_what_hangs_on_little_is_not_clear() -> None:
    scores = np.array([[5.0, -9.0, 0.0], [0.0, 2.0, -9.0]])  # the first is the root, the second hangs on it
    assert clear_tree(scores, 0.1) == [0, 1] == best_tree(scores)
    close = np.array([[5.0, -9.0, 0.0, 0.0], [0.0, 2.0, -9.0, 1.95], [0.0, 3.0, 0.0, -9.0]])
    assert clear_tree(close, 0.01) == [0, 1, 1]
    assert clear_tree(close, 0.1) is None
    circle = np.array([[5.0, -9.0, 0.0, 0.0], [0.0, 2.0, -9.0, 3.0], [0.0, 2.0, 3.0, -9.0]])
    assert clear_tree(circle, 0.1) is None
    assert clear_tree(np.array([[1.0, -9.0]]), 0.1) == [0]


@pytest.mark.parametrize("spread", [1.0, 0.02], ids=["clear", "mostly not clear"])
def test_all_at_once_gives_what_each_gives_alone(spread: float) -> None:
    """In any company; with little spread between scores too, where much hangs on rounding."""
    torch.manual_seed(5)
    head = SyntaxHead(32, ["NOUN", "VERB", "ADP"], ["root", "nsubj", "obj", "case"]).eval()
    for weight in head.parameters():
        weight.data.mul_(4)
    lengths = [1, 2, 9, 1, 30, 4, 17, 6]
    sentences = [torch.randn(length, 32) * spread for length in lengths]
    alone = [head.parse(sentence) for sentence in sentences]
    assert len({parse.heads for parse in alone}) > 5
    order = list(range(len(sentences)))
    for seed in range(5):
        random.Random(seed).shuffle(order)
        together = head.parses(torch.cat([sentences[i] for i in order]), [lengths[i] for i in order])
        assert list(together) == [alone[i] for i in order]
