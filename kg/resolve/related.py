"""Which groups may ever be joined, by their names alone: what blocks of a resolution are made of.

Related are two groups of which one may be a part of the other, whatever company they keep. Groups that share no token
are not related, so that related ones are found without comparing all with all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.languages import Language
from kg.resolve.abbreviation import abbreviates
from kg.resolve.groups import Group, Key
from kg.resolve.names import core, fits
from kg.resolve.parts import called_so
from kg.resolve.persons import WEAK, aligned, misspelt, person, telling

WIDEST: Final = 400
"""A token that more groups have tells nothing, and is not looked at."""
TYPO_LENGTH: Final = 8
"""Names of so many letters may be misspellings of each other."""
SHORTEST: Final = 4
"""Letters of a club's name without its city."""
SAME: Final = "="
"""Before what a group, or one of its forms, is called as a whole."""


@dataclass(frozen=True, slots=True)
class Called:
    """What a group is called: its most frequent name, the fewest words that tell it, and what its forms would be.

    `spoken` are the single words by which a person may be called elsewhere.
    """

    key: Key
    name: str
    words: tuple[str, ...]
    also: frozenset[str]
    spoken: tuple[str, ...] = ()


def called(one: Group) -> Called | None:
    """What a group is called; None for things that are never joined, and for persons of a single word."""
    kind = one.type
    if kind == "ORG":
        words = min((core(name, kind) for name in sorted(one.names)), key=len)
        also = {called_so(kind, form)[1] for form in one.forms}
        if one.key[1].endswith("com") and any("." in name for name in one.names):
            also.add(one.key[1].removesuffix("com"))
    elif kind == "PER" and len(one.key) == 2:
        words = tuple(one.key[1].split())
        also = {name for form in one.forms if " " in (name := called_so(kind, form)[1])}
    else:
        return None
    return Called(one.key, one.name, words, frozenset(also), single_words(one))


def tokens(one: Called) -> set[str]:
    """What a group that is related has one of, too."""
    kind, name = one.key[:2]
    found = {SAME + other for other in (name, *one.also)}
    if kind == "ORG":
        found |= {one.words[0], one.words[-1]}
    else:
        found |= {word for word in one.words if len(word) > 1 and word not in WEAK}
        if len(name) >= TYPO_LENGTH:
            found.add(SAME + "".join(one.words))
            found |= {" ".join((*one.words[:i], "*", *one.words[i + 1 :])) for i in range(len(one.words))}
    return {f"{kind} {token}" for token in found}


def related(a: Called, b: Called, language: Language) -> bool:
    """Whether one of two groups that share a token may be a part of the other."""
    if a.key[0] != b.key[0]:
        return False
    if a.key[1] in b.also or b.key[1] in a.also:
        return True
    if a.key[0] == "PER":
        pairs = aligned(a.words, b.words) or aligned(b.words, a.words)
        return telling(pairs) > 0 or near(a.key[1], b.key[1])
    if len(a.words) == len(b.words):
        return False
    short, full = sorted((a, b), key=lambda one: len(one.words))
    return shortened(short.name, full.name, language) if len(short.words) > 1 else is_club(short.words, full.words)


def near(one: str, other: str) -> bool:
    """Whether two names of persons, in normal form, may be misspellings of each other."""
    return min(len(one), len(other)) >= TYPO_LENGTH and misspelt(one, other)


def shortened(short: str, full: str, language: Language) -> bool:
    """Whether an organisation's name is shortened from another's; the bare word of an office ("Dishub") is none."""
    left, right = core(short, "ORG"), core(full, "ORG")
    if right[: len(left)] == left:
        return False
    return abbreviates(short, full) or (len(left) == 1 and fits(short, full) and not is_office(short, language))


def is_office(name: str, language: Language) -> bool:
    """Whether a name is the bare word of offices of which there are many."""
    return name.casefold() in language.titles.unit_heads or name.casefold() in language.titles.parent_heads


def is_club(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is a single word, and another this word and one more, which may be a city."""
    return len(short) == 1 and len(full) == 2 and len(short[0]) >= SHORTEST and short[0] == full[0]


def relatives(
    one: Called, having: Callable[[str], Sequence[Key]], find: Callable[[Key], Called], language: Language
) -> set[Key]:
    """The groups that are related to one. `having` gives those that have a token, `find` what they are called."""
    seen = {one.key}
    found = set()
    for token in sorted(tokens(one)):
        holders = having(token)
        if len(holders) <= WIDEST:
            for key in holders:
                if key not in seen:
                    seen.add(key)
                    if related(one, find(key), language):
                        found.add(key)
    return found


def all_related(groups: Iterable[Group], language: Language) -> Iterator[tuple[Key, Key]]:
    """All pairs of groups that are related."""
    names = {one.key: told for one in groups if (told := called(one))}
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in names:
        for token in tokens(names[key]):
            holders[token].append(key)
    seen: set[tuple[Key, Key]] = set()
    for keys in holders.values():
        if len(keys) <= WIDEST:
            for at, a in enumerate(keys):
                for b in keys[:at]:
                    if (b, a) not in seen:
                        seen.add((b, a))
                        if related(names[a], names[b], language):
                            yield a, b


def single_words(one: Group) -> tuple[str, ...]:
    """The single words by which a person with a full name may be called elsewhere."""
    if one.type != "PER" or len(one.key) != 2:
        return ()
    spoken = (said[0] for form in sorted(one.forms) if len(said := person(form)) == 1)
    return tuple(dict.fromkeys((*one.key[1].split(), *spoken)))


def components(keys: Iterable[Key], beside: Mapping[Key, Iterable[Key]]) -> list[list[Key]]:
    """The keys that hang together by what is beside them, each component sorted, and they by their first."""
    seen: set[Key] = set()
    found = []
    for key in sorted(keys):
        if key not in seen:
            seen.add(key)
            reached = [key]
            for one in reached:
                new = set(beside.get(one, ())) - seen
                seen |= new
                reached.extend(sorted(new))
            found.append(sorted(reached))
    return found
