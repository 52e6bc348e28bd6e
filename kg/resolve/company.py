"""The company that things keep: who and what else their articles name, and what that tells of two being one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Final

from kg.resolve.groups import Group, Key, Place
from kg.resolve.sketch import Sketch

Feature = tuple[str, str]
"""The kind of a thing beside, and its name in normal form; of kind "post", one of the thing's own posts."""

STRENGTH: Final = 0.2
"""How firmly a thing beside is held to be as frequent as elsewhere, in articles, before anything is seen."""
TEMPER: Final = 0.5
"""Things beside come in bundles; each counts for half of what it would if they did not."""
MOST: Final = 6.0
"""No company speaks for or against more than this (natural logarithm of the odds)."""
ARTICLES: Final = 20
"""Of a group in more articles, so many are looked at."""


class Company:
    """What stands beside what, over all articles."""

    def __init__(self, articles: Mapping[str, Sequence[Sketch]], groups: Mapping[Key, Group]) -> None:
        self._beside: dict[str, list[Key]] = {name: [] for name in articles}
        keys: dict[Place, Key] = {place: key for key, one in groups.items() for place in one.places}
        self._posts: dict[Key, Counter[Feature]] = defaultdict(Counter)
        for name, sketches in articles.items():
            self._beside[name] = [keys[name, place] for place in range(len(sketches))]
            for place, sketch in enumerate(sketches):
                found = {("post", post) for post in sketch.posts} | {("tie", keys[name, i][1]) for i in sketch.tied}
                self._posts[keys[name, place]].update(found)
        frequency: Counter[Feature] = Counter()
        for beside in self._beside.values():
            frequency.update({key[:2] for key in beside if len(key) == 2})
        for posts in self._posts.values():
            frequency.update(posts)
        self._share = {feature: number / max(1, len(articles)) for feature, number in frequency.items()}

    def profile(self, one: Group) -> tuple[Counter[Feature], int]:
        """In how many of a group's articles each feature is, and the number of these articles."""
        found = Counter(self._posts[one.key])
        names = {article for article, _ in one.places}
        for name in names:
            found.update({key[:2] for key in self._beside[name] if len(key) == 2} - {one.key[:2]})
        return found, len(names)

    def features(self, one: Group) -> list[set[Feature]]:
        """The features of a group, in each of its articles."""
        names = sorted({article for article, _ in one.places})[:ARTICLES]
        posts = set(self._posts[one.key])
        return [({key[:2] for key in self._beside[name] if len(key) == 2} - {one.key[:2]}) | posts for name in names]

    def speaks(self, one: Group, profile: tuple[Counter[Feature], int]) -> tuple[float, list[Feature]]:
        """How many times likelier the company of a group is if it is the thing of a profile; and what they share most.

        The ratio of a feature that `c` of the profile's `n` articles have is taken as (c + k) / (n p + k), where p is
        its share of all articles: the posterior mean of the ratio under a Gamma prior with shape k and mean 1.
        """
        counts, number = profile
        total = 0.0
        shared: dict[Feature, float] = defaultdict(float)
        articles = self.features(one)
        for features in articles:
            for feature in sorted(features):
                share = self._share.get(feature, 0.0)
                weight = log((counts[feature] + STRENGTH) / (number * share + STRENGTH))
                total += weight / len(articles)
                if counts[feature] and weight > 0:
                    shared[feature] += weight
        top = sorted(shared, key=lambda f: (-shared[f], f))[:3]
        return exp(max(-MOST, min(MOST, TEMPER * total))), top
