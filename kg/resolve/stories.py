"""Stories: articles that are nearly the same text, such as the reprints of one wire report.

Texts are compared by runs of words (Broder 1997, "On the resemblance and containment of documents"). Only texts that
share one of a fixed sample of such runs are compared, so the work grows with the articles and not with their pairs.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import combinations, pairwise
from typing import Final

import numpy as np

RUN: Final = 5
"""Words in a run."""
SAMPLE: Final = 8
"""One run in so many is looked up; which ones follows from their content."""
COMMON: Final = 60
"""Runs in more articles are phrases of an outlet, and say nothing."""
RESEMBLANCE: Final = 0.5
"""Two texts are one story from this share of common runs on (Jaccard's index)."""
CONTAINMENT: Final = 0.8
"""A shorter text is of the story of a longer one that holds so much of its runs."""
SHORTEST: Final = 40
"""Texts with fewer runs are compared by resemblance alone."""
_COMPARED: Final = 2000
"""Texts whose runs are in memory while texts are compared."""


def runs_of(text: str) -> frozenset[int]:
    """The runs of words of a text, as numbers of 64 bits."""
    return frozenset(_runs(text))


def stories(articles: Mapping[str, tuple[date | None, str]]) -> dict[str, str]:
    """The story of each article that shares one, by its id; the order of the articles does not matter.

    Of each text only the runs that are looked up are kept; all of them are made again where two texts are compared.

    Args:
        articles: By id, the day on which an article was published, and its text.
    """
    runs = lru_cache(_COMPARED)(lambda id_: runs_of(articles[id_][1]))
    pairs = _pairs({id_: array("Q", looked_up(runs_of(text))) for id_, (_, text) in articles.items()})
    root = {id_: id_ for id_ in articles}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = id_ = root[root[id_]]
        return id_

    for a, b in sorted(pairs):
        if find(a) != find(b) and is_one(runs(a), runs(b)):
            root[max(find(a), find(b))] = min(find(a), find(b))
    members: dict[str, list[str]] = defaultdict(list)
    for id_ in articles:
        members[find(id_)].append(id_)
    return {
        id_: story
        for ids in members.values()
        if len(ids) > 1
        for story in [story_id({id_: articles[id_][0] for id_ in ids})]
        for id_ in ids
    }


def _pairs(sampled: Mapping[str, Iterable[int]]) -> set[tuple[str, str]]:
    """The articles that share a run which is looked up, each two once and in order."""
    ids = sorted(sampled)
    numbers, holders = array("Q"), array("L")
    for place, id_ in enumerate(ids):
        for run in sampled[id_]:
            numbers.append(run)
            holders.append(place)
    runs = np.array(numbers, dtype=np.uint64)
    order = np.argsort(runs, kind="stable")
    ends = np.flatnonzero(np.diff(runs[order])) + 1
    found: set[tuple[str, str]] = set()
    for start, end in pairwise((0, *ends.tolist(), len(order))):
        if 1 < end - start <= COMMON:
            found.update(combinations([ids[holders[at]] for at in order[start:end]], 2))
    return found


def looked_up(runs: Iterable[int]) -> Iterator[int]:
    """The sample of runs that is looked up, as numbers of at most 61 bits."""
    return (run // SAMPLE for run in runs if run % SAMPLE == 0)


def story_id(days: Mapping[str, date | None]) -> str:
    """A story's id, which follows from its oldest article, by the days of all."""
    first = min(days, key=lambda id_: (days[id_] or date.max, id_))
    return "story-" + sha256(first.encode()).hexdigest()[:12]


def _runs(text: str) -> Iterator[int]:
    words = re.findall(r"\w+", text.casefold())
    for i in range(max(1, len(words) - RUN + 1)):
        yield int.from_bytes(blake2b(" ".join(words[i : i + RUN]).encode(), digest_size=8).digest(), "big")


def is_one(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether texts with these runs are of one story."""
    common, shorter = len(a & b), min(len(a), len(b))
    return common >= RESEMBLANCE * len(a | b) or (shorter >= SHORTEST and common >= CONTAINMENT * shorter)
