"""The syntax head: parts of speech and a dependency tree from the states of words (not entities, and no encoder).

Biaffine attention of Dozat & Manning 2017 (arXiv:1611.01734) without an LSTM: the encoder stands where theirs stood.
Labels are those of Universal Dependencies.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import nn

from kg.analyse.best_tree import ONE_ROOT, best_tree, clear_tree
from kg.model import Parse

ARC, LABEL = 192, 96
"""Sizes of the spaces in which heads are compared and labels told apart."""
DROPOUT = 0.25
CLEAR = 1e-3
"""Scores that differ by this much keep their order however fp32 rounds: its errors here are a hundredth of it."""
WORDS = 128
"""Labels are scored for this many words at once: one row a word and label stays in the caches."""


class Biaffine(nn.Module):
    """Scores of shape (batch, out, words, heads) for every word with every candidate head."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, size + 1, size + 1))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, words: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        one = words.new_ones(*words.shape[:-1], 1)
        words, heads = torch.cat([words, one], -1), torch.cat([heads, one.new_ones(*heads.shape[:-1], 1)], -1)
        scores: torch.Tensor = torch.einsum("bxi,oij,byj->boxy", words, self.weight, heads)
        return scores


class SyntaxHead(nn.Module):
    """Parts of speech, arcs and labels; `upos` and `labels` name the classes in order."""

    def __init__(self, hidden: int, upos: list[str], labels: list[str]) -> None:
        super().__init__()
        self.upos, self.labels = upos, labels
        self.root = nn.Parameter(torch.zeros(hidden))
        self.tag = nn.Linear(hidden, len(upos))
        self.arc_word, self.arc_head = nn.Linear(hidden, ARC), nn.Linear(hidden, ARC)
        self.label_word, self.label_head = nn.Linear(hidden, LABEL), nn.Linear(hidden, LABEL)
        self.arc, self.label = Biaffine(ARC, 1), Biaffine(LABEL, len(labels))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores from word states of shape (batch, words, hidden) and a mask (batch, words), True for real words.

        Returns tags (batch, words, upos), arcs (batch, words, 1 + words) and labels (batch, labels, words, 1 + words);
        head 0 is the root, head i + 1 is word i.
        """
        heads = torch.cat([self.root.expand(len(states), 1, -1), states], 1)
        arc = self._arcs(states, heads, mask)
        label = self.label(self._reduced(self.label_word, states), self._reduced(self.label_head, heads))
        return self.tag(self.dropout(states)), arc, label

    def _arcs(self, states: torch.Tensor, heads: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Arcs of `forward`; none leads to a word that is not there, or to the word itself."""
        arc: torch.Tensor = self.arc(self._reduced(self.arc_word, states), self._reduced(self.arc_head, heads))[:, 0]
        real = torch.cat([mask.new_ones(len(mask), 1), mask], 1)
        itself = torch.eye(states.shape[1], dtype=torch.bool, device=states.device)
        itself = torch.cat([itself.new_zeros(len(itself), 1), itself], 1)
        return arc.masked_fill(~real[:, None] | itself, -ONE_ROOT * 10)

    def _reduced(self, layer: nn.Linear, states: torch.Tensor) -> torch.Tensor:
        reduced: torch.Tensor = self.dropout(nn.functional.leaky_relu(layer(self.dropout(states)), 0.1))
        return reduced

    @torch.inference_mode()
    def parse(self, states: torch.Tensor) -> Parse:
        """The parse of one sentence from its word states, of shape (words, hidden)."""
        heads = torch.cat([self.root[None], states])
        tree = self._tree(states)
        words, above = self._reduced(self.label_word, states), self._reduced(self.label_head, heads)[tree]
        labels = self.label(words[:, None], above[:, None])[:, :, 0, 0].argmax(1).tolist()
        tags = self.tag(states).argmax(1).tolist()
        return Parse(
            tuple(self.upos[tag] for tag in tags),
            tuple(head - 1 for head in tree),
            tuple(self.labels[label] for label in labels),
        )

    def _tree(self, states: torch.Tensor) -> list[int]:
        """The best tree of one sentence."""
        heads = torch.cat([self.root[None], states])
        arcs = self._arcs(states[None], heads[None], torch.ones(1, len(states), dtype=torch.bool))[0]
        return best_tree(torch.log_softmax(arcs, -1).numpy())

    @torch.inference_mode()
    def parses(self, states: torch.Tensor, lengths: Sequence[int]) -> Iterator[Parse]:
        """The parses of sentences whose word states stand one after another; each is what `parse` gives by itself.

        All are computed at once, which rounds otherwise than one by one. So a choice is only taken from there where
        rounding cannot matter; the few other sentences are computed alone.
        """
        ends = np.cumsum([0, *lengths]).tolist()
        trees = list(self._trees(states, ends))
        root = len(states)
        above = [start + head - 1 if head else root for tree, start in zip(trees, ends, strict=False) for head in tree]
        labels, labels_clear = self._labels(states, torch.tensor(above))
        tags, tags_clear = _chosen(self.tag(states))
        clear = (labels_clear & tags_clear).tolist()
        upos, names = [self.upos[tag] for tag in tags.tolist()], [self.labels[label] for label in labels.tolist()]
        for tree, (start, end) in zip(trees, pairwise(ends), strict=True):
            if all(clear[start:end]):
                yield Parse(tuple(upos[start:end]), tuple(head - 1 for head in tree), tuple(names[start:end]))
            else:
                yield self.parse(states[start:end])

    def _trees(self, states: torch.Tensor, ends: Sequence[int]) -> Iterator[list[int]]:
        """The tree of each sentence, between two of the ends."""
        words = (_with_one(self._reduced(self.arc_word, states)) @ self.arc.weight[0]).numpy()
        heads = _with_one(self._reduced(self.arc_head, states)).numpy()
        root = _with_one(self._reduced(self.arc_head, self.root[None])).numpy()
        for start, end in pairwise(ends):
            scores = words[start:end] @ np.concatenate([root, heads[start:end]]).T
            np.fill_diagonal(scores[:, 1:], -ONE_ROOT * 10)
            yield clear_tree(scores, CLEAR) or self._tree(states[start:end])

    def _labels(self, states: torch.Tensor, above: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The label of each word under its head, a row of `states` or behind them the root; and whether it is clear."""
        words = _with_one(self._reduced(self.label_word, states))
        heads = _with_one(self._reduced(self.label_head, torch.cat([states, self.root[None]])))[above]
        weight = self.label.weight.permute(1, 0, 2).flatten(1)
        labels, clear = [], []
        for some, theirs in zip(words.split(WORDS), heads.split(WORDS), strict=True):
            parts = (some @ weight).view(len(some), len(self.labels), -1)
            found = _chosen(parts.mul_(theirs[:, None]).sum(-1))
            labels.append(found[0])
            clear.append(found[1])
        return torch.cat(labels), torch.cat(clear)


def _with_one(rows: torch.Tensor) -> torch.Tensor:
    """The rows with a one behind each, as Biaffine has them."""
    return torch.cat([rows, rows.new_ones(len(rows), 1)], 1)


def _chosen(scores: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The best column of each row, and whether it is clear that it is."""
    best, place = scores.max(1, keepdim=True)
    return place[:, 0], (scores > best - CLEAR).sum(1) == 1
