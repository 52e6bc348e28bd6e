"""Which groups of organisations are one: shortened names, clubs without their city, outlets by their address."""

from collections import defaultdict
from typing import Final

from kg.resolve.groups import Key
from kg.resolve.joints import Joint
from kg.resolve.names import core
from kg.resolve.parts import Candidate, Parts
from kg.resolve.related import SHORTEST, is_club, is_office, shortened

BRANCH: Final = 0.25
"""The full name of a club is in so much of the articles that have its short one; that of an agency's branch is not."""


def join_organisations(parts: Parts) -> None:
    """Joins organisations, the fullest names first; lists those that may be one."""
    _addresses(parts)
    full = [key for key in parts.groups if key[0] == "ORG"]
    split = {key: min((core(name, "ORG") for name in sorted(parts.groups[key].names)), key=len) for key in full}
    beside: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(full):
        for word in dict.fromkeys((split[key][0], split[key][-1])):
            beside[word].append(key)
    given = parts.named_so(full)
    for key in sorted(full, key=lambda k: (-len(split[k]), k)):
        short = split[key]
        ends = [beside[word] for word in dict.fromkeys((short[0], short[-1]))]
        fuller = [o for keys in ends for o in keys if len(split[o]) > len(short)]
        how, others = "shortened name", 0.1
        if named := [o for o in given.get(key, ()) if _shortened(parts, key, o) or _shortened(parts, o, key)]:
            found, how = named, "named so in one article"
        elif len(short) > 1:
            found = [o for o in fuller if _shortened(parts, key, o)]
        elif len(short[0]) >= SHORTEST and not is_office(short[0], parts.language):
            found = [o for o in fuller if is_club(short, split[o]) and _is_club(parts, key, o, split[o][-1])]
            how, others = "without its city", 0.5
        else:
            continue
        if len({parts.root(other) for other in found}) == 1:
            parts.decide(key, [Candidate(found[0], how, others, beside=True)])


def _shortened(parts: Parts, key: Key, other: Key) -> bool:
    return shortened(parts.names[key], parts.names[other], parts.language)


def _is_club(parts: Parts, short: Key, full: Key, last: str) -> bool:
    """Whether the second word of a name is a city, and the first alone is no name of something else."""
    return (
        last in parts.cities
        and all(len(core(name, "ORG")) == 1 for name in parts.groups[short].names)
        and len(parts.groups[full].articles) >= BRANCH * len(parts.groups[short].articles)
    )


def _addresses(parts: Parts) -> None:
    """Names of outlets as they stand in their addresses: "warta.com" is "Warta"."""
    for key in sorted(parts.groups):
        if key[0] == "ORG" and key[1].endswith("com") and any("." in name for name in parts.groups[key].names):
            bare = ("ORG", key[1].removesuffix("com"))
            if bare in parts.groups:
                reason = f"address: {parts.names[key]} and {parts.names[bare]}"
                parts.joints.join(key, Joint(bare, 1.0, (reason,)))
