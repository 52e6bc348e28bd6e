"""Blocks: sets of groups whose joints hang on nothing but themselves, so that each can be settled alone.

There are two rounds. In the first, blocks are the components of what is related by its names: organisations, and
persons named by several words. In the second, a block is a single word, with the persons whom articles call by it alone
and the persons whose names have it, as the first round has put these together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.languages import language as find_language
from kg.resolve.company import Company
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import Group, Key
from kg.resolve.join_organisations import join_organisations
from kg.resolve.join_persons import join_persons, join_single_names
from kg.resolve.joints import Joint, Joints, Open
from kg.resolve.names import core
from kg.resolve.parts import Parts
from kg.resolve.related import components, single_words

_CITIES: Final = frozenset({"city", "regency", "town", "capital"})


@dataclass(frozen=True, slots=True)
class Block:
    """Groups that are settled together, what is joined of them already, and all that is looked at; it can be pickled.

    `word` is the single word of the second round, "" in the first; `cities` are those words of names that are cities.
    """

    groups: Mapping[Key, Group]
    joints: Joints
    company: Company
    cities: frozenset[str]
    language: str
    word: str = ""

    def alone(self) -> "Block":
        """The block with no more of the company than it looks at, to be sent elsewhere."""
        return replace(self, company=self.company.of(self.groups.values()))


@dataclass(frozen=True, slots=True)
class Settled:
    """What a block gave: new joints, in the order in which they were made, and what stays open."""

    joints: tuple[tuple[Key, Joint], ...]
    open: tuple[Open, ...]


Run = Callable[[Callable[[Block], Settled], Iterable[Block]], Iterable[Settled]]
"""What carries out a function on blocks and gives the results in their order, like `map`."""


def settle(block: Block) -> Settled:
    """Decides what is one of a block's groups."""
    before = set(block.joints.into)
    parts = Parts(block.groups, block.company, find_language(block.language), block.joints, block.cities)
    if block.word:
        join_single_names(parts, block.word)
    else:
        join_organisations(parts)
        join_persons(parts)
    new = tuple((key, joint) for key, joint in parts.joints.into.items() if key not in before)
    return Settled(new, tuple(parts.open))


def full_names(
    groups: Mapping[Key, Group], pairs: Iterable[tuple[Key, Key]], joints: Joints, company: Company, code: str,
    gazetteer: Gazetteer,
) -> Iterator[Block]:  # fmt: skip
    """The blocks of the first round, from the pairs of groups that are related, and what persons joined."""
    beside: dict[Key, set[Key]] = defaultdict(set)
    for a, b in (*pairs, *((key, joint.into) for key, joint in joints.into.items())):
        beside[a].add(b)
        beside[b].add(a)
    for keys in components(beside, beside):
        here = {key: groups[key] for key in keys}
        yield Block(here, joints.of(keys), company, cities(here.values(), gazetteer), code)


def single_names(groups: Mapping[Key, Group], joints: Joints, company: Company, code: str) -> Iterator[Block]:
    """The blocks of the second round, after the joints of the first."""
    single: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] == "PER" and len(key) == 3:
            single[key[1]].append(key)
    named: dict[str, list[Key]] = defaultdict(list)
    for key, one in groups.items():
        for word in single_words(one):
            if word in single:
                named[word].append(key)
    for word in sorted(single):
        keys = whole((*named[word], *single[word]), joints)
        yield Block({key: groups[key] for key in keys}, joints.of(keys), company, frozenset(), code, word)


def whole(keys: Iterable[Key], joints: Joints) -> Sequence[Key]:
    """Groups with all others of their entities."""
    return sorted({member for root in {joints.root(key) for key in keys} for member in joints.members(root)})


def cities(groups: Iterable[Group], gazetteer: Gazetteer) -> frozenset[str]:
    """The last words of organisations' names that are names of cities."""
    last = {core(name, "ORG")[-1] for one in groups if one.type == "ORG" for name in one.names}
    return frozenset(word for word in last if any(entry.kind in _CITIES for entry in gazetteer.named("LOC", word)))
