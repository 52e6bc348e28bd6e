"""The best well-formed BIOES tag sequence of each sentence, for all sentences of a batch at once.

Viterbi 1967 (doi:10.1109/TIT.1967.1054010) with transitions that are allowed or not; nothing is trained for it. Without
it, the best tag of each word alone breaks names into pieces where the tags do not fit.
"""

from collections.abc import Sequence

import torch

FORBIDDEN = -1e4


def follows(before: str, after: str) -> bool:
    """Whether tag `after` may follow tag `before` in BIOES; "" stands for the start or the end of the sentence."""
    if before[:1] in ("B", "I"):
        return after[:1] in ("I", "E") and before[2:] == after[2:]
    return after[:1] in ("", "O", "B", "S")


def best_paths(logs: torch.Tensor, lengths: Sequence[int], tags: Sequence[str]) -> torch.Tensor:
    """The number of the best tag of each word, of shape (words), for log probabilities of shape (words, tags).

    `lengths` are the words of each sentence, which stand one after another.
    """
    costs = torch.tensor([[0.0 if follows(a, b) else FORBIDDEN for a in tags] for b in tags], dtype=logs.dtype)
    first = torch.tensor([0.0 if follows("", tag) else FORBIDDEN for tag in tags], dtype=logs.dtype)
    last = torch.tensor([0.0 if follows(tag, "") else FORBIDDEN for tag in tags], dtype=logs.dtype)
    starts = torch.tensor([0, *lengths]).cumsum(0)[:-1]
    sizes = torch.tensor(lengths, dtype=torch.int64)
    sizes, order = sizes.sort(descending=True, stable=True)  # so that those still going on stand in front
    starts = starts[order]
    longest = int(sizes[0]) if len(sizes) else 0
    going = [int(n) for n in (len(sizes) - torch.searchsorted(sizes.flip(0), torch.arange(longest), right=True))]
    paths = torch.zeros(len(logs), dtype=torch.int64)
    if not longest:
        return paths
    score = logs[starts[: going[0]]] + first
    back: list[torch.Tensor] = []
    for step in range(1, longest):
        best, origin = (score[: going[step], None, :] + costs).max(-1)
        back.append(origin)
        score[: going[step]] = best + logs[starts[: going[step]] + step]
    tag = (score + last).argmax(-1)
    for step in range(longest - 1, -1, -1):
        now = tag[: going[step]]
        paths[starts[: going[step]] + step] = now
        if step:
            tag[: going[step]] = back[step - 1].gather(1, now[:, None])[:, 0]
    return paths
