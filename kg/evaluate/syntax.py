"""Scores of parses: parts of speech, unlabelled and labelled attachment."""

from collections.abc import Iterable
from typing import Protocol


class Parsed(Protocol):
    """Words' parts of speech, heads (-1 for the root) and dependency labels."""

    @property
    def upos(self) -> tuple[str, ...]: ...
    @property
    def heads(self) -> tuple[int, ...]: ...
    @property
    def labels(self) -> tuple[str, ...]: ...


def score_trees(pairs: Iterable[tuple[Parsed, Parsed]]) -> dict[str, float]:
    """Shares of words, 0 to 1: `upos` right, `uas` right head, `las` head and label right; and the number of words.

    Labels are compared without subtypes, as in the CoNLL 2018 shared task (Zeman et al. 2018, K18-2001).
    """
    words = upos = heads = both = 0
    for gold, found in pairs:
        for i in range(len(gold.heads)):
            words += 1
            upos += gold.upos[i] == found.upos[i]
            if gold.heads[i] == found.heads[i]:
                heads += 1
                both += gold.labels[i].split(":")[0] == found.labels[i].split(":")[0]
    share = {"upos": upos, "uas": heads, "las": both}
    return {name: round(count / max(1, words), 4) for name, count in share.items()} | {"words": words}
