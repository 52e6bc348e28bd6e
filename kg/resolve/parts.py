"""How it is decided whether a group is a part of another: by their names, and by the company that they keep."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.languages import Language
from kg.resolve.company import Company, Profile
from kg.resolve.groups import Feature, Group, Key
from kg.resolve.joints import Joint, Joints, Open
from kg.resolve.names import core
from kg.resolve.persons import person

SURE: Final = 0.9
"""A group joins another where they are one with at least this certainty."""
DOUBTFUL: Final = 0.2
"""From here on a pair is listed for a person to decide."""
_SPOKEN: Final = 0.1
"""An article's word that two names are one counts if so much of the articles with one name have the other too."""


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
    """Groups that may be parts of each other, with what is joined already, which it adds to.

    `cities` are the names of cities, in normal form, among the words of the groups' names.
    """

    def __init__(
        self, groups: Mapping[Key, Group], company: Company, language: Language, joints: Joints, cities: Container[str]
    ) -> None:
        self.groups = groups
        self.joints = joints
        self.open: list[Open] = []
        self.company = company
        self.language = language
        self.cities = cities
        self.names = {key: one.name for key, one in groups.items()}
        self._profiles: dict[Key, tuple[int, Profile]] = {}

    def root(self, key: Key) -> Key:
        """The main part of the entity that a group belongs to."""
        return self.joints.root(key)

    def members(self, root: Key) -> Sequence[Key]:
        """The parts of an entity, its main part first."""
        return self.joints.members(root)

    def rank(self, key: Key) -> tuple[int, int, Key]:
        """Of two groups that are one, the lower is the part: that with fewer words, or in fewer articles."""
        return key[1].count(" "), len(self.groups[key].articles), key

    def named_so(self, keys: Iterable[Key], left_out: Iterable[Key] = ()) -> dict[Key, list[Key]]:
        """For each group those of more words or articles that go by its name too, as some article says."""
        found: dict[Key, list[Key]] = defaultdict(list)
        skipped = set(left_out)
        for key in sorted(keys):
            for form, number in sorted(self.groups[key].forms.items()):
                other = called_so(key[0], form)
                if other == key or other not in self.groups or {key, other} & skipped:
                    continue
                part, main = sorted((key, other), key=self.rank)
                if main not in found[part] and number >= _SPOKEN * len(self.groups[other].articles):
                    found[part].append(main)
        return found

    def decide(self, key: Key, candidates: Sequence[Candidate]) -> bool:
        """Joins a group with the candidate that is the same thing, if one is so with enough certainty."""
        joint = self.choose(key, candidates)
        return joint is not None and self.joints.join(key, joint)

    def choose(self, key: Key, candidates: Sequence[Candidate]) -> Joint | None:
        """The candidate that is the same thing as a group, if one is so with enough certainty; lists what may be.

        The odds of each candidate are its articles, times how often it goes by such a name, times what the company
        says; against all others, and against namesakes whom no full name tells of.
        """
        best: dict[Key, Candidate] = {}
        for candidate in candidates:
            root = self.root(candidate.key)
            if root != self.root(key) and (root not in best or candidate.others < best[root].others):
                best[root] = candidate
        fit = [root for root, candidate in best.items() if self.compatible(key, root, candidate.beside)]
        if not fit:
            return None
        features = self.company.features(self.groups[key])
        weighed: list[tuple[float, Key, tuple[Feature, ...]]] = []
        for root in fit:
            profile = self.profile(root)
            ratio, shared = self.company.speaks(features, profile)
            weighed.append((profile.articles * best[root].share * ratio, root, shared))
        weighed.sort(key=lambda item: (-item[0], item[1]))
        total = sum(odds for odds, _, _ in weighed) + max(best[root].others for _, root, _ in weighed)
        for odds, root, shared in weighed[:3]:
            certainty = odds / total
            reasons = tuple(self._reasons(key, best[root], len(best)))
            if certainty >= SURE:
                return Joint(best[root].key, round(certainty, 2), reasons, shared)
            if certainty >= DOUBTFUL:
                self.open.append(Open(key, root, round(certainty, 2), reasons, shared))
        return None

    def compatible(self, key: Key, root: Key, beside: bool) -> bool:
        """Whether nothing forbids it: no article names both apart, no address is a man's and a woman's."""
        one, others = self.groups[key], [self.groups[member] for member in self.members(root)]
        gender = one.gender
        if gender and any(other.gender not in (gender, "") for other in others):
            return False
        return beside or all(one.articles.keys().isdisjoint(other.articles) for other in others)

    def profile(self, root: Key) -> Profile:
        """The company of an entity; of parts that joined it later it is added up."""
        members = self.members(root)
        number, profile = self._profiles.get(root, (0, None))
        for member in members[number:]:
            more = self.company.profile(self.groups[member])
            profile = profile.with_more(more) if profile else more
        assert profile
        self._profiles[root] = len(members), profile
        return profile

    def _reasons(self, key: Key, candidate: Candidate, number: int) -> Iterator[str]:
        yield f"{candidate.how}: {self.names[key]} and {self.names[candidate.key]}"
        if number > 1:
            yield f"{number} full names fit"


def called_so(kind: str, form: str) -> Key:
    """The group that a form of a name would be of, were it a name by itself."""
    return kind, " ".join(person(form)) if kind == "PER" else "".join(core(form, kind))
