"""Stories: articles that are nearly the same text, such as the reprints of one wire report.

Texts are compared by runs of words (Broder 1997, "On the resemblance and containment of documents"). Only texts that
share one of a fixed sample of such runs are compared, so the work grows with the articles and not with their pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b, sha256
from typing import Final

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


def runs_of(text: str) -> frozenset[int]:
    """The runs of words of a text, as numbers of 64 bits."""
    return frozenset(_runs(text))


def stories(articles: Mapping[str, tuple[date | None, frozenset[int]]]) -> dict[str, str]:
    """The story of each article that shares one, by its id; the order of the articles does not matter.

    Args:
        articles: By id, the day on which an article was published, and the runs of its text.
    """
    runs = {id_: found for id_, (_, found) in articles.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(runs):
        for run in looked_up(runs[id_]):
            holders[run].append(id_)
    pairs = {
        (a, b) for ids in holders.values() if 1 < len(ids) <= COMMON for i, a in enumerate(ids) for b in ids[i + 1 :]
    }
    root = {id_: id_ for id_ in articles}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = id_ = root[root[id_]]
        return id_

    for a, b in sorted(pairs):
        if find(a) != find(b) and is_one(runs[a], runs[b]):
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
