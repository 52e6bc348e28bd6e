"""The company that things keep: who and what else their articles name, and what that tells of two being one.

How frequent a thing is in all articles is known in steps only, and what is rare is all one. So a few articles more
change the evidence of few decisions, and a change of a store need not decide all of them again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, isqrt, log, sqrt
from typing import Final

from kg.resolve.groups import Feature, Group, Key, Said

STRENGTH: Final = 0.2
"""How firmly a thing beside is held to be as frequent as elsewhere, in articles, before anything is seen."""
TEMPER: Final = 0.5
"""Things beside come in bundles; each counts for half of what it would if they did not."""
MOST: Final = 6.0
"""No company speaks for or against more than this (natural logarithm of the odds)."""
ARTICLES: Final = 20
"""Of a group in more articles, so many are looked at, the first by id,"""
PROFILE: Final = 100
"""and so many where another may be a part of it."""
LEVELS: Final = 15
"""Shares of all articles are told in so many steps, each the last by the root of two; what is rarer, is rare."""
RARE: Final = 1 / 1024
"""What is rare is held to have this share where it is in common, and its absence tells nothing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """In how many of `looked_at` articles each feature is; the thing itself is in `articles`."""

    counts: Mapping[Feature, int]
    looked_at: int
    articles: int

    def with_more(self, other: "Profile") -> "Profile":
        counts = Counter(self.counts)
        counts.update(other.counts)
        return Profile(counts, self.looked_at + other.looked_at, self.articles + other.articles)


class Company:
    """What stands beside what: what articles say, and the shares of all articles that features have, but rare ones."""

    def __init__(self, said: Callable[[str], Said], shares: Mapping[Feature, float]) -> None:
        self._said = said
        self._shares = shares
        self._beside: dict[str, frozenset[Feature]] = {}
        self._profiles: dict[Key, Profile] = {}

    def of(self, groups: Iterable[Group]) -> "Company":
        """As much of it as is looked at of some groups."""
        said = {article: self._said(article) for one in groups for article in sorted(one.articles)[:PROFILE]}
        return Company(said.__getitem__, self._shares)

    def others(self, article: str) -> Iterable[Key]:
        """The groups that an article names."""
        return (key for key, _ in self._said(article))

    def profile(self, one: Group) -> Profile:
        """The company of a group."""
        if one.key not in self._profiles:
            names = sorted(one.articles)[:PROFILE]
            counts = Counter(feature for article in names for feature in self._features(one.key, article))
            self._profiles[one.key] = Profile(counts, len(names), len(one.articles))
        return self._profiles[one.key]

    def features(self, one: Group) -> list[list[Feature]]:
        """The features of a group, in each of its articles, sorted."""
        return [sorted(self._features(one.key, article)) for article in sorted(one.articles)[:ARTICLES]]

    def speaks(self, articles: list[list[Feature]], profile: Profile) -> tuple[float, tuple[Feature, ...]]:
        """How many times likelier a group's features are if it is the thing of a profile; and what they share most.

        The ratio of a feature that `c` of the profile's `n` articles have is taken as (c + k) / (n p + k), where p is
        its share of all articles: the posterior mean of the ratio under a Gamma prior with shape k and mean 1.
        """
        total = 0.0
        shared: dict[Feature, float] = defaultdict(float)
        counts, shares = profile.counts, self._shares
        for features in articles:
            for feature in features:
                count = counts.get(feature, 0)
                if not count and feature not in shares:
                    continue
                share = shares.get(feature, RARE)
                weight = log((count + STRENGTH) / (profile.looked_at * share + STRENGTH))
                total += weight / len(articles)
                if count and weight > 0:
                    shared[feature] += weight
        top = sorted(shared, key=lambda f: (-shared[f], f))[:3]
        return exp(max(-MOST, min(MOST, TEMPER * total))), tuple(top)

    def _features(self, key: Key, article: str) -> frozenset[Feature]:
        """What an article has beside a thing, and the thing's posts and ties there."""
        said = self._said(article)
        if article not in self._beside:
            self._beside[article] = beside(said)
        own = {feature for other, found in said if other == key for feature in found}
        return self._beside[article].difference((key[:2],)) | own


def beside(said: Said) -> frozenset[Feature]:
    """The things that an article names, but for persons by a single word."""
    return frozenset((key[0], key[1]) for key, _ in said if len(key) == 2)


def counted(said: Said) -> set[Feature]:
    """All features that an article has."""
    return set(beside(said)).union(*(found for _, found in said))


def shares(said: Iterable[Said]) -> dict[Feature, float]:
    """The shares of the features that are not rare."""
    numbers: Counter[Feature] = Counter()
    articles = 0
    for one in said:
        articles += 1
        numbers.update(counted(one))
    found = ((feature, level(number, articles)) for feature, number in numbers.items())
    return {feature: share_of(at) for feature, at in found if at < LEVELS}


def level(number: int, articles: int) -> int:
    """Which step a share of the articles is nearest to, by its ratio; `LEVELS` where it is rare."""
    return next((at for at in range(LEVELS) if number >= least(at, articles)), LEVELS)


def share_of(at: int) -> float:
    """The share that a level stands for."""
    return sqrt(0.5**at)


@lru_cache(1 << 10)
def least(at: int, articles: int) -> int:
    """The least number of articles that a level begins with, half a step below what it stands for; in whole numbers."""
    power = -(-(articles**4) // 2 ** (2 * at + 1))
    return isqrt(isqrt(max(0, power - 1))) + 1
