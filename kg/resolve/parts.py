"""The parts of entities as they are found, and how it is decided whether a group is a part of another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.languages import Language
from kg.resolve.company import Company, Feature
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import Group, Key
from kg.resolve.names import core
from kg.resolve.persons import person

SURE: Final = 0.9
"""A group joins another where they are one with at least this certainty."""
DOUBTFUL: Final = 0.2
"""From here on a pair is listed for a person to decide."""
_SPOKEN: Final = 0.1
"""An article's word that two names are one counts if so much of the articles with one name have the other too."""


@dataclass(frozen=True, slots=True)
class Joint:
    """That a group is a part of another: the other's key, the certainty, and why."""

    into: Key
    certainty: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Two groups that may be one, and the certainty."""

    first: Key
    second: Key
    certainty: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group that another may be a part of.

    `others` is how many articles' worth of unknown namesakes are reckoned with, `share` how often the thing goes by
    the short name, and `beside` says that an article may name both.
    """

    key: Key
    how: str
    others: float
    share: float = 1.0
    beside: bool = False


class Parts:
    """The parts of entities, as they are found; `apart` are pairs that a person has told apart."""

    def __init__(
        self,
        groups: Mapping[Key, Group],
        company: Company,
        gazetteer: Gazetteer,
        language: Language,
        apart: Iterable[tuple[Key, Key]] = (),
    ) -> None:
        self.groups = groups
        self.joints: dict[Key, Joint] = {}
        self.open: list[Open] = []
        self.company = company
        self.gazetteer = gazetteer
        self.language = language
        self.names = {key: one.name for key, one in groups.items()}
        self._members: dict[Key, list[Key]] = {key: [key] for key in groups}
        self._profiles: dict[Key, tuple[Counter[Feature], int]] = {}
        self.articles = {key: {article for article, _ in one.places} for key, one in groups.items()}
        self._covered = {key: set(articles) for key, articles in self.articles.items()}
        self._genders = {key: {one.gender} - {""} for key, one in groups.items()}
        self._apart: dict[Key, set[Key]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def root(self, key: Key) -> Key:
        """The main part of the entity that a group belongs to."""
        while key in self.joints:
            key = self.joints[key].into
        return key

    def members(self, root: Key) -> Sequence[Key]:
        """The parts of an entity, its main part first."""
        return self._members[root]

    def join(self, key: Key, joint: Joint) -> bool:
        """Makes a group with its parts a part of another; False where a person has told them apart."""
        first, second = self.root(key), self.root(joint.into)
        if first == second or (self._apart and self._told_apart(first, second)):
            return False
        counts, number = self.profile(second)
        more, further = self.profile(first)
        counts.update(more)
        self._profiles[second] = counts, number + further
        self.joints[first] = Joint(joint.into, joint.certainty, joint.reasons)
        self._members[second] += self._members.pop(first)
        self._covered[second] |= self._covered.pop(first)
        self._genders[second] |= self._genders.pop(first)
        return True

    def _told_apart(self, first: Key, second: Key) -> bool:
        others = set(self._members[second])
        return any(not others.isdisjoint(self._apart.get(key, ())) for key in self._members[first])

    def rank(self, key: Key) -> tuple[int, int, Key]:
        """Of two groups that are one, the lower is the part: that with fewer words, or in fewer articles."""
        return key[1].count(" "), len(self.articles[key]), key

    def named_so(self, keys: Iterable[Key], left_out: Iterable[Key] = ()) -> dict[Key, list[Key]]:
        """For each group those of more words or articles that go by its name too, as some article says."""
        found: dict[Key, list[Key]] = defaultdict(list)
        skipped = set(left_out)
        for key in keys:
            for form, number in self.groups[key].forms.items():
                name = " ".join(person(form)) if key[0] == "PER" else "".join(core(form, key[0]))
                other = (key[0], name)
                if other == key or other not in self.groups or {key, other} & skipped:
                    continue
                part, main = sorted((key, other), key=self.rank)
                if main not in found[part] and number >= _SPOKEN * len(self.articles[other]):
                    found[part].append(main)
        return found

    def decide(self, key: Key, candidates: Sequence[Candidate]) -> bool:
        """Joins a group with the candidate that is the same thing, if one is so with enough certainty.

        The odds of each candidate are its articles, times how often it goes by such a name, times what the company
        says; against all others, and against namesakes whom no full name tells of.
        """
        one = self.groups[key]
        best: dict[Key, Candidate] = {}
        for candidate in candidates:
            root = self.root(candidate.key)
            if root != self.root(key) and (root not in best or candidate.others < best[root].others):
                best[root] = candidate
        weighed: list[tuple[float, Key, list[Feature]]] = []
        for root, candidate in best.items():
            if not self._compatible(key, root, candidate.beside):
                continue
            profile = self.profile(root)
            ratio, shared = self.company.speaks(one, profile)
            weighed.append((profile[1] * candidate.share * ratio, root, shared))
        if not weighed:
            return False
        weighed.sort(key=lambda item: (-item[0], item[1]))
        total = sum(odds for odds, _, _ in weighed) + max(best[root].others for _, root, _ in weighed)
        joined = False
        for odds, root, shared in weighed[:3]:
            certainty = odds / total
            candidate = best[root]
            reasons = tuple(self._reasons(key, candidate, shared, len(best)))
            if certainty >= SURE and not joined:
                joined = self.join(key, Joint(candidate.key, round(certainty, 2), reasons))
            elif certainty >= DOUBTFUL and not joined:
                self.open.append(Open(key, root, round(certainty, 2), reasons))
        return joined

    def _compatible(self, key: Key, root: Key, beside: bool) -> bool:
        """Whether nothing forbids it: no article names both apart, no address is a man's and a woman's."""
        gender = self.groups[key].gender
        if gender and self._genders[root] - {gender}:
            return False
        return beside or self.articles[key].isdisjoint(self._covered[root])

    def profile(self, key: Key) -> tuple[Counter[Feature], int]:
        """The company of an entity, by its main part; of parts that joined it later it is added up."""
        if key not in self._profiles:
            self._profiles[key] = self.company.profile(self.groups[key])
        return self._profiles[key]

    def _reasons(self, key: Key, candidate: Candidate, shared: Sequence[Feature], number: int) -> Iterator[str]:
        yield f"{candidate.how}: {self.names[key]} and {self.names[candidate.key]}"
        if number > 1:
            yield f"{number} full names fit"
        if shared:
            yield "in common: " + ", ".join(self._told(feature) for feature in shared)

    def _told(self, feature: Feature) -> str:
        kind, name = feature
        if kind == "post":
            return name
        keys = [feature] if kind != "tie" else [("ORG", name), ("LOC", name)]
        return next((self.names[key] for key in keys if key in self.groups), name)
