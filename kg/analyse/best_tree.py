"""The best dependency tree of a sentence from the scores of all heads; nothing here knows of encoders or labels.

Mostly the best heads are a tree already; else the algorithm of Chu & Liu 1965 and Edmonds 1967 finds it ("Optimum
branchings", doi:10.6028/jres.071B.032).
"""

from collections.abc import Mapping, Sequence

import numpy as np

ONE_ROOT = 1e4
"""Score that a second root costs: trees of Universal Dependencies have one."""
LIKELY = 8
"""Where the best heads make a circle, the best tree is sought among this many heads for each word."""


def best_tree(scores: np.ndarray) -> list[int]:
    """The head of each word in the best tree with one root; scores of shape (words, 1 + words), head 0 is the root."""
    root = int(scores[:, 0].argmax())
    rooted = scores.copy()
    rooted[:, 0] -= ONE_ROOT
    rooted[root, 0] += 2 * ONE_ROOT
    heads: list[int] = rooted.argmax(1).tolist()
    if is_tree(heads):
        return heads
    likely = np.argsort(-rooted, axis=1, kind="stable")[:, :LIKELY].tolist()
    incoming: dict[int, dict[int, float]] = {}
    for word, row in enumerate(rooted.tolist(), 1):
        incoming[word] = {head: row[head] for head in (0, *likely[word - 1]) if head != word}
    found = _arborescence(incoming)
    return [found[word] for word in range(1, len(scores) + 1)]


def clear_tree(scores: np.ndarray, clear: float) -> list[int] | None:
    """The tree of `best_tree`, where no score that differs by less than `clear` has a say in it; else None.

    `scores` need not be log probabilities here.
    """
    if len(scores) == 1:
        return [0]
    words = np.arange(len(scores))
    heads = scores[:, 1:].argmax(1)
    best = scores[words, heads + 1]
    most = np.maximum(best, scores[:, 0])
    roots = scores[:, 0] - most - np.log(np.exp(scores - most[:, None]).sum(1))
    root = roots.argmax()
    close = (scores[:, 1:] > best[:, None] - clear).sum(1)
    close[root] = (roots > roots[root] - clear).sum()
    if close.max() > 1:
        return None
    found: list[int] = (heads + 1).tolist()
    found[root] = 0
    return found if is_tree(found) else None


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word leads to the root, head 0; `heads[i]` is that of word i + 1."""
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


def _arborescence(incoming: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """The head of each node in the best tree under node 0; `incoming` gives each node's possible heads with scores."""
    heads = {node: max(edges, key=lambda head: (edges[head], -head)) for node, edges in incoming.items()}
    circle = _circle(heads)
    if not circle:
        return heads
    joined = max(incoming) + 1
    inside: dict[int, tuple[int, int]] = {}  # of a head outside the circle: where it would best enter, and itself
    outside: dict[int, int] = {}  # of a node outside: the best head within the circle
    contracted: dict[int, dict[int, float]] = {joined: {}}
    for node, edges in incoming.items():
        if node in circle:
            for head, score in edges.items():
                gain = score - edges[heads[node]]
                if head not in circle and gain > contracted[joined].get(head, -np.inf):
                    contracted[joined][head], inside[head] = gain, (node, head)
        else:
            kept = {head: score for head, score in edges.items() if head not in circle}
            within = [head for head in edges if head in circle]
            if within:
                outside[node] = max(within, key=lambda head: (edges[head], -head))
                kept[joined] = edges[outside[node]]
            contracted[node] = kept
    found = _arborescence(contracted)
    entered, head = inside[found.pop(joined)]
    result = {node: heads[node] for node in circle}
    result.update({node: outside[node] if head == joined else head for node, head in found.items()})
    result[entered] = head
    return result


def _circle(heads: Mapping[int, int]) -> set[int]:
    """The nodes of a circle of heads; empty where there is none."""
    safe = {0}
    for node in heads:
        path: dict[int, None] = {}
        while node not in safe:
            if node in path:
                nodes = list(path)
                return set(nodes[nodes.index(node) :])
            path[node] = None
            node = heads[node]
        safe.update(path)
    return set()
