"""The syntax head: parts of speech and a dependency tree from the states of words (not entities, and no encoder).

Biaffine attention of Dozat & Manning 2017 (arXiv:1611.01734) without an LSTM: the encoder stands where theirs stood.
Labels are those of Universal Dependencies.
"""

import networkx as nx
import numpy as np
import torch
from torch import nn

from kg.model import Parse

ARC, LABEL = 192, 96
"""Sizes of the spaces in which heads are compared and labels told apart."""
DROPOUT = 0.25
ONE_ROOT = 1e4
"""Score that a second root costs: trees of Universal Dependencies have one."""
LIKELY = 8
"""Where the best heads make a circle, the best tree is sought among this many heads for each word."""


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
        arcs = self._arcs(states[None], heads[None], torch.ones(1, len(states), dtype=torch.bool))[0]
        tree = best_tree(torch.log_softmax(arcs, -1).numpy())
        words, above = self._reduced(self.label_word, states), self._reduced(self.label_head, heads)[tree]
        labels = self.label(words[:, None], above[:, None])[:, :, 0, 0].argmax(1).tolist()
        tags = self.tag(states).argmax(1).tolist()
        return Parse(
            tuple(self.upos[tag] for tag in tags),
            tuple(head - 1 for head in tree),
            tuple(self.labels[label] for label in labels),
        )


def best_tree(scores: np.ndarray) -> list[int]:
    """The head of each word in the best tree with one root; scores of shape (words, 1 + words), head 0 is the root.

    Mostly the best heads are a tree already; else Chu & Liu 1965 and Edmonds 1967 in networkx find it.
    """
    root = int(scores[:, 0].argmax())
    rooted = scores.copy()
    rooted[:, 0] -= ONE_ROOT
    rooted[root, 0] += 2 * ONE_ROOT
    heads = rooted.argmax(1).tolist()
    if _is_tree(heads):
        return [int(h) for h in heads]
    graph: nx.DiGraph[int] = nx.DiGraph()
    for word, row in enumerate(rooted):
        for head in np.argsort(-row, kind="stable")[:LIKELY].tolist():
            graph.add_edge(head, word + 1, weight=float(row[head]))
        graph.add_edge(0, word + 1, weight=float(row[0]))
    tree = nx.maximum_spanning_arborescence(graph, preserve_attrs=False)
    found = {word: head for head, word in tree.edges}
    return [found[word + 1] for word in range(len(scores))]


def _is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the root, head 0."""
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        at = word
        while not safe[at]:
            if at in path:
                return False
            path.append(at)
            at = heads[at - 1]
        for step in path:
            safe[step] = True
    return True
