"""Which groups of persons are one: shorter, misspelt and other names of somebody whom another names more fully."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.resolve.groups import Key
from kg.resolve.parts import Candidate, Parts
from kg.resolve.persons import aligned, misspelt, person, telling

TYPO_LENGTH: Final = 8
"""Names of so many letters may be misspellings of each other."""
WIDEST: Final = 400
"""A word that more names have tells nothing, and is not looked at."""


def join_persons(parts: Parts) -> None:
    """Joins persons, full names first; lists those that may be one."""
    _full_names(parts)
    _single_names(parts)


def _full_names(parts: Parts) -> None:
    """Persons named by several words: shorter and misspelt names, and names that an article gives as another."""
    full = [key for key in parts.groups if key[0] == "PER" and len(key) == 2]
    blocks: dict[str, list[Key]] = defaultdict(list)
    compounds = _two_in_one(parts, full)
    for key in full:
        if key not in compounds:
            for word in dict.fromkeys(key[1].split()):
                blocks[word].append(key)
    beside = _near(full)
    given = parts.named_so(full, compounds)
    for key in sorted(full, key=parts.rank, reverse=True):
        parts.decide(key, list(_fuller(parts, key, blocks, beside, given)))


def _two_in_one(parts: Parts, full: Iterable[Key]) -> set[Key]:
    """Names that the tagger ran together: an end of "Paul Pogba Romelu Lukaku" is a name of several articles."""
    known = {key[1] for key in full if key[1].count(" ") == 1 and len(parts.articles[key]) > 1}
    found = set()
    for key in full:
        words = key[1].split()
        first, last = " ".join(words[:2]), " ".join(words[-2:])
        if len(words) > 3 and len(parts.articles[key]) == 1 and {first, last} & known:
            rest = " ".join(words[2:] if first in known else words[:-2])
            if rest in known or len(words) > 4:
                found.add(key)
    return found


def _fuller(
    parts: Parts,
    key: Key,
    blocks: Mapping[str, Sequence[Key]],
    beside: Mapping[Key, Sequence[Key]],
    given: Mapping[Key, Sequence[Key]],
) -> Iterator[Candidate]:
    """Those whom a full name may name as well."""
    words = tuple(key[1].split())
    rarest: Sequence[Key] = min((blocks[word] for word in words if len(word) > 1), key=len, default=())
    for other in rarest if len(rarest) <= WIDEST else ():
        pairs = aligned(words, tuple(other[1].split()))
        if pairs and (number := telling(pairs)):
            yield Candidate(other, "shorter name", 0.1 if number > 1 else 2.0)
    for other in given.get(key, ()):
        yield Candidate(other, "named so in one article", 0.1)
    for other in beside.get(key, ()):
        if parts.rank(other) > parts.rank(key):
            yield Candidate(other, "differs by a letter", 0.25)


def _near(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """Names of persons that differ by one letter, found by what is left of them without a letter."""
    left: dict[str, list[Key]] = defaultdict(list)
    found: dict[Key, set[Key]] = defaultdict(set)
    for key in sorted(keys):
        name = key[1]
        if len(name) < TYPO_LENGTH:
            continue
        for rest in {name, *(name[:i] + name[i + 1 :] for i in range(1, len(name)))}:
            for other in left[rest]:
                if other not in found[key] and misspelt(name, other[1]):
                    found[key].add(other)
                    found[other].add(key)
            left[rest].append(key)
    return {key: sorted(others) for key, others in found.items()}


def _single_names(parts: Parts) -> None:
    """Persons whom an article calls by one word: they join a full name, or each other, if company says so."""
    single: dict[str, list[Key]] = defaultdict(list)
    for key in parts.groups:
        if key[0] == "PER" and len(key) == 3:
            single[key[1]].append(key)
    blocks: dict[str, list[Key]] = defaultdict(list)
    for key in parts.groups:
        if key[0] == "PER" and len(key) == 2:
            shorter = [called[0] for form in parts.groups[key].forms if len(called := person(form)) == 1]
            for word in dict.fromkeys((*key[1].split(), *shorter)):
                if word in single:
                    blocks[word].append(key)
    for word in sorted(single):
        named = blocks.get(word, [])
        candidates = [_single(parts, root, word, len(named)) for root in sorted({parts.root(key) for key in named})]
        left = [key for key in sorted(single[word]) if not parts.decide(key, candidates)]
        if len(left) <= WIDEST:
            _alike(parts, left, 2.0 + len(named))


def _single(parts: Parts, root: Key, word: str, number: int) -> Candidate:
    """Somebody whose name has the word, or whom an article calls so ("Yopi", in brackets behind a name)."""
    own = any(word in key[1].split() for key in parts.members(root))
    how = "one word of the name" if own else "named so in one article"
    return Candidate(root, how, 0.5 + 0.5 * number if own else 0.3, _called(parts, root, word), beside=not own)


def _called(parts: Parts, root: Key, word: str) -> float:
    """How often the articles on somebody call him by one word alone."""
    number = 0
    for key in parts.members(root):
        if len(key) == 2:
            forms = parts.groups[key].forms
            number += max((n for form, n in forms.items() if person(form) == (word,)), default=0)
    return (number + 0.5) / (parts.profile(root)[1] + 1)


def _alike(parts: Parts, keys: Sequence[Key], others: float) -> None:
    """Single names that no full name explains: those whose company is that of the others of this name."""
    hubs: list[Key] = []
    for key in keys:
        if not parts.decide(key, [Candidate(parts.root(hub), "the same name", others) for hub in hubs]):
            hubs.append(key)
