"""Which groups of organisations are one: shortened names, clubs without their city, outlets by their address."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.resolve.abbreviation import abbreviates
from kg.resolve.groups import Key
from kg.resolve.names import core, fits
from kg.resolve.parts import Candidate, Joint, Parts

WIDEST: Final = 400
"""A first or last word that more names have is not looked at."""
BRANCH: Final = 0.25
"""The full name of a club is in so much of the articles that have its short one; that of an agency's branch is not."""
SHORTEST: Final = 4
"""Letters of a club's name without its city."""

_CITIES: Final = frozenset({"city", "regency", "town", "capital"})


def join_organisations(parts: Parts) -> None:
    """Joins organisations, the fullest names first; lists those that may be one."""
    _addresses(parts)
    full = [key for key in parts.groups if key[0] == "ORG"]
    split = {key: min((core(name, "ORG") for name in sorted(parts.groups[key].names)), key=len) for key in full}
    beside: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        for word in dict.fromkeys((split[key][0], split[key][-1])):
            beside[word].append(key)
    given = parts.named_so(full)
    for key in sorted(full, key=lambda k: (-len(split[k]), k)):
        short = split[key]
        ends = [beside[word] for word in dict.fromkeys((short[0], short[-1]))]
        fuller = [o for keys in ends if len(keys) <= WIDEST for o in keys if len(split[o]) > len(short)]
        how, others = "shortened name", 0.1
        if named := [o for o in given.get(key, ()) if _shortened(parts, key, o) or _shortened(parts, o, key)]:
            found, how = named, "named so in one article"
        elif len(short) > 1:
            found = [o for o in fuller if _shortened(parts, key, o)]
        elif len(short[0]) >= SHORTEST and not _is_office(parts, short[0]):
            found, how, others = [o for o in fuller if _is_club(parts, key, o, split[o])], "without its city", 0.5
        else:
            continue
        if len({parts.root(other) for other in found}) == 1:
            parts.decide(key, [Candidate(found[0], how, others, beside=True)])


def _shortened(parts: Parts, key: Key, other: Key) -> bool:
    """Whether a name is shortened from another; the bare word of an office ("Dishub") is none of one office's."""
    short, full = parts.names[key], parts.names[other]
    left, right = core(short, "ORG"), core(full, "ORG")
    if right[: len(left)] == left:
        return False
    return abbreviates(short, full) or (len(left) == 1 and fits(short, full) and not _is_office(parts, short))


def _is_office(parts: Parts, name: str) -> bool:
    """Whether a name is the bare word of offices of which there are many."""
    titles = parts.language.titles
    return name.casefold() in titles.unit_heads or name.casefold() in titles.parent_heads


def _is_club(parts: Parts, short: Key, full: Key, words: Sequence[str]) -> bool:
    """Whether a name is that of a single word and its city."""
    return (
        len(words) == 2
        and words[0] == short[1]
        and any(entry.kind in _CITIES for entry in parts.gazetteer.named("LOC", words[1]))
        and all(len(core(name, "ORG")) == 1 for name in parts.groups[short].names)
        and len(parts.articles[full]) >= BRANCH * len(parts.articles[short])
    )


def _addresses(parts: Parts) -> None:
    """Names of outlets as they stand in their addresses: "warta.com" is "Warta"."""
    for key in sorted(parts.groups):
        if key[0] == "ORG" and key[1].endswith("com") and any("." in name for name in parts.groups[key].names):
            bare = ("ORG", key[1].removesuffix("com"))
            if bare in parts.groups:
                parts.join(key, Joint(bare, 1.0, (f"address: {parts.names[key]} and {parts.names[bare]}",)))
