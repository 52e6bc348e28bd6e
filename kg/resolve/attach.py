"""Which group is a part of which: a short, misspelt or other name of a thing that another group names more fully.

Each group joins at most one other, of more words or more articles, so that parts form trees; what it decides on are the
groups that share a word with it, so the work grows with the groups and not with their pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.languages import Language
from kg.resolve.abbreviation import abbreviates
from kg.resolve.company import Company, Feature
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import Group, Key
from kg.resolve.names import core, fits
from kg.resolve.persons import aligned, misspelt, person, telling

SURE: Final = 0.9
"""A group joins another where they are one with at least this certainty."""
DOUBTFUL: Final = 0.2
"""From here on a pair is listed for a person to decide."""
TYPO_LENGTH: Final = 8
"""Names of so many letters may be misspellings of each other."""
_CITIES: Final = frozenset({"city", "regency", "town", "capital"})
_BRANCH: Final = 0.25
_SPOKEN: Final = 0.1
"""An article's word that two names are one counts if so much of the articles with one name have the other too."""
WIDEST: Final = 400
"""A word that more names of persons have tells nothing, and is not looked at alone."""


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
        self._company = company
        self._gazetteer = gazetteer
        self._language = language
        self._members: dict[Key, list[Key]] = {key: [key] for key in groups}
        self._profiles: dict[Key, tuple[Counter[Feature], int]] = {}
        self._articles = {key: {article for article, _ in one.places} for key, one in groups.items()}
        self._compounds: set[Key] = set()
        self._apart: dict[Key, set[Key]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

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
        if first == second or any(self._apart[a] & set(self._members[second]) for a in self._members[first]):
            return False
        self.joints[first] = Joint(joint.into, joint.certainty, joint.reasons)
        self._members[second] += self._members.pop(first)
        self._profiles.pop(second, None)
        return True

    def find(self) -> None:
        """Joins what is one, and lists what may be."""
        self._addresses()
        self._organisations()
        self._full_names()
        self._single_names()
        self._places()

    # persons

    def _full_names(self) -> None:
        """Persons named by several words: shorter and misspelt names, and names that an article gives as another."""
        full = [key for key in self.groups if key[0] == "PER" and len(key) == 2]
        blocks: dict[str, list[Key]] = defaultdict(list)
        for key in full:
            for word in set(key[1].split()):
                blocks[word].append(key)
        self._compounds = self._two_in_one(full)
        beside = _near(full)
        given = self._given(full)
        for key in sorted(full, key=self._rank, reverse=True):
            self._decide(key, list(self._fuller(key, blocks, beside, given)))

    def _given(self, keys: Iterable[Key]) -> dict[Key, list[Key]]:
        """For each group those of more words or articles that go by its name too, as some article says."""
        found: dict[Key, list[Key]] = defaultdict(list)
        for key in keys:
            for form, number in self.groups[key].forms.items():
                name = " ".join(person(form)) if key[0] == "PER" else "".join(core(form, key[0]))
                other = (key[0], name)
                if other == key or other not in self.groups or {key, other} & self._compounds:
                    continue
                part, main = sorted((key, other), key=self._rank)
                if main not in found[part] and number >= _SPOKEN * len(self._articles[other]):
                    found[part].append(main)
        return found

    def _two_in_one(self, full: Iterable[Key]) -> set[Key]:
        """Names that the tagger ran together: both ends of "Paul Pogba Romelu Lukaku" are names of several articles."""
        known = {key[1] for key in full if key[1].count(" ") == 1 and len(self._articles[key]) > 1}
        found = set()
        for key in full:
            parts = key[1].split()
            if len(parts) > 3 and {" ".join(parts[:2]), " ".join(parts[-2:])} & known and len(self._articles[key]) == 1:
                rest = " ".join(parts[2:] if " ".join(parts[:2]) in known else parts[:-2])
                if rest in known or len(parts) > 4:
                    found.add(key)
        return found

    def _rank(self, key: Key) -> tuple[int, int, Key]:
        return key[1].count(" "), len(self._articles[key]), key

    def _fuller(
        self,
        key: Key,
        blocks: Mapping[str, Sequence[Key]],
        beside: Mapping[Key, Sequence[Key]],
        given: Mapping[Key, Sequence[Key]],
    ) -> Iterator[Candidate]:
        parts = tuple(key[1].split())
        rarest = min((blocks[word] for word in parts if len(word) > 1), key=len, default=())
        for other in rarest if len(rarest) <= WIDEST else ():
            if other in self._compounds:
                continue
            pairs = aligned(parts, tuple(other[1].split()))
            if pairs and (number := telling(pairs)):
                yield Candidate(other, "shorter name", 0.1 if number > 1 else 2.0)
        for other in given.get(key, ()):
            yield Candidate(other, "named so in one article", 0.1)
        for other in beside.get(key, ()):
            if self._rank(other) > self._rank(key):
                yield Candidate(other, "differs by a letter", 0.25)

    def _single_names(self) -> None:
        """Persons whom an article calls by one word: they join a full name, or each other, if company says so."""
        single: dict[str, list[Key]] = defaultdict(list)
        for key in self.groups:
            if key[0] == "PER" and len(key) == 3:
                single[key[1]].append(key)
        blocks: dict[str, dict[Key, None]] = defaultdict(dict)
        for key in self.groups:
            if key[0] == "PER" and len(key) == 2:
                shorter = {parts[0] for form in self.groups[key].forms if len(parts := person(form)) == 1}
                for word in {*key[1].split(), *shorter}:
                    if word in single:
                        blocks[word][key] = None
        for word in sorted(single):
            named = blocks.get(word, {})
            candidates = [self._single(root, word, len(named)) for root in sorted({self.root(key) for key in named})]
            left = [key for key in sorted(single[word]) if not self._decide(key, candidates)]
            self._alike(left, 2.0 + len(named))

    def _single(self, root: Key, word: str, number: int) -> Candidate:
        """Somebody whose name has the word, or whom an article calls so ("Yopi", in brackets behind a name)."""
        own = any(word in key[1].split() for key in self.members(root))
        how = "one word of the name" if own else "named so in one article"
        return Candidate(root, how, 0.5 + 0.5 * number if own else 0.3, self._called(root, word), beside=not own)

    def _called(self, root: Key, word: str) -> float:
        """How often the articles on somebody call him by one word of his name alone."""
        number = sum(
            any(person(form) == (word,) for form in self.groups[key].forms) and self._uses(key, word)
            for key in self.members(root)
            if len(key) == 2
        )
        return (number + 0.5) / (self._profile(root)[1] + 1)

    def _uses(self, key: Key, word: str) -> int:
        return max((n for form, n in self.groups[key].forms.items() if person(form) == (word,)), default=0)

    def _alike(self, keys: Sequence[Key], others: float) -> None:
        """Single names that no full name explains: those whose company is that of the others of this name."""
        hubs: list[Key] = []
        for key in keys:
            candidates = [Candidate(self.root(hub), "the same name", others) for hub in hubs]
            if not self._decide(key, candidates):
                hubs.append(key)

    # organisations

    def _organisations(self) -> None:
        """Names with an acronym inside ("Kementerian ESDM"), and clubs without their city ("Persib")."""
        full = [key for key in self.groups if key[0] == "ORG"]
        split = {key: min((core(name, "ORG") for name in self.groups[key].names), key=len) for key in full}
        beside: dict[str, list[Key]] = defaultdict(list)
        for key in full:
            for word in {split[key][0], split[key][-1]}:
                beside[word].append(key)
        given = self._given(full)
        for key in sorted(full, key=lambda k: (-len(split[k]), k)):
            short = split[key]
            fuller = [
                other
                for word in {short[0], short[-1]}
                if len(beside[word]) <= WIDEST
                for other in beside[word]
                if len(split[other]) > len(short)
            ]
            if named := [other for other in given.get(key, ()) if self._short(key, other) or self._short(other, key)]:
                found, how = named, "named so in one article"
            elif len(short) > 1:
                found, how = [o for o in fuller if self._short(key, o)], "shortened name"
            elif not self._is_word(short[0]) and len(short[0]) >= 4:
                found, how = [o for o in fuller if self._is_club(key, o, split[o])], "without its city"
            else:
                continue
            if len({self.root(other) for other in found}) == 1:
                self._decide(key, [Candidate(found[0], how, 0.5 if how == "without its city" else 0.1)], together=True)

    def _short(self, key: Key, other: Key) -> bool:
        """Whether a name is shortened from another; the bare word of an office ("Dishub") is none of one office's."""
        short, full = self.groups[key].name, self.groups[other].name
        left, right = core(short, "ORG"), core(full, "ORG")
        if right[: len(left)] == left:
            return False
        return abbreviates(short, full) or (len(left) == 1 and fits(short, full) and not self._is_word(short))

    def _is_word(self, name: str) -> bool:
        """Whether a name is the bare word of offices of which there are many."""
        return name.casefold() in self._language.titles.unit_heads | self._language.titles.parent_heads

    def _is_club(self, short: Key, full: Key, parts: Sequence[str]) -> bool:
        """Whether a name is that of a single word and its city; a branch of an agency is named far less than that."""
        cities = (entry.kind for entry in self._gazetteer.named("LOC", parts[1]))
        return (
            len(parts) == 2
            and parts[0] == short[1]
            and not _CITIES.isdisjoint(cities)
            and all(len(core(name, "ORG")) == 1 for name in self.groups[short].names)
            and len(self._articles[full]) >= _BRANCH * len(self._articles[short])
        )

    def _addresses(self) -> None:
        """Names of outlets as they stand in their addresses: "kumparan.com"."""
        for key in sorted(self.groups):
            if key[0] == "ORG" and key[1].endswith("com") and any("." in name for name in self.groups[key].names):
                bare = ("ORG", key[1].removesuffix("com"))
                if bare in self.groups:
                    reason = f"address: {self.groups[key].name} and {self.groups[bare].name}"
                    self.join(key, Joint(bare, 1.0, (reason,)))

    # places

    def _places(self) -> None:
        """Bare names of places that several known places have: listed, never joined."""
        for key in sorted(self.groups):
            if key[0] == "LOC" and self.groups[key].entry is None:
                for entry in self._gazetteer.named("LOC", self.groups[key].name):
                    other = ("LOC", "@" + entry.id)
                    if other in self.groups:
                        self.open.append(
                            Open(key, other, 0.5, ("their articles do not tell whether it is this place",))
                        )

    # deciding

    def _decide(self, key: Key, candidates: Sequence[Candidate], together: bool = False) -> bool:
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
            if not self._compatible(key, root, candidate.beside or together):
                continue
            profile = self._profile(root)
            ratio, shared = self._company.speaks(one, profile)
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
        mine = self.groups[key]
        for part in self.members(root):
            other = self.groups[part]
            if (not beside and self._articles[key] & self._articles[part]) or {mine.gender, other.gender} == {"f", "m"}:
                return False
        return True

    def _profile(self, root: Key) -> tuple[Counter[Feature], int]:
        if root not in self._profiles:
            self._profiles[root] = self._company.profile([self.groups[key] for key in self.members(root)])
        return self._profiles[root]

    def _reasons(self, key: Key, candidate: Candidate, shared: Sequence[Feature], number: int) -> Iterator[str]:
        one, other = self.groups[key], self.groups[candidate.key]
        yield f"{candidate.how}: {one.name} and {other.name}"
        if number > 1:
            yield f"{number} full names fit"
        if shared:
            yield "in common: " + ", ".join(self._told(feature) for feature in shared)

    def _told(self, feature: Feature) -> str:
        kind, name = feature
        if kind == "post":
            return name
        keys = [feature] if kind != "tie" else [("ORG", name), ("LOC", name)]
        return next((self.groups[key].name for key in keys if key in self.groups), name)


def _near(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """Names of persons that differ by one letter, found by what is left of them without a letter."""
    left: dict[str, list[Key]] = defaultdict(list)
    found: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        name = key[1]
        if len(name) < TYPO_LENGTH:
            continue
        for rest in {name, *(name[:i] + name[i + 1 :] for i in range(1, len(name)))}:
            for other in left[rest]:
                if other not in found[key] and misspelt(name, other[1]):
                    found[key].append(other)
                    found[other].append(key)
            left[rest].append(key)
    return found
