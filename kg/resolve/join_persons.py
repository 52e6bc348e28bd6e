"""Which groups of persons are one: shorter, misspelt and other names of somebody whom another names more fully."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.resolve.groups import Key
from kg.resolve.parts import Candidate, Parts
from kg.resolve.persons import aligned, person, telling
from kg.resolve.related import near, single_words

MOST_ALIKE: Final = 400
"""Of a single name that more articles have, none are compared with each other."""


def join_persons(parts: Parts) -> None:
    """Joins persons named by several words: shorter and misspelt names, and names that an article gives as another."""
    full = [key for key in parts.groups if key[0] == "PER" and len(key) == 2]
    blocks: dict[str, list[Key]] = defaultdict(list)
    compounds = _two_in_one(parts, full)
    for key in sorted(full):
        if key not in compounds:
            for word in dict.fromkeys(key[1].split()):
                blocks[word].append(key)
    given = parts.named_so(full, compounds)
    for key in sorted(full, key=parts.rank, reverse=True):
        beside = dict.fromkeys(other for word in key[1].split() for other in blocks[word])
        parts.decide(key, list(_fuller(parts, key, beside, given)))


def _two_in_one(parts: Parts, full: Iterable[Key]) -> set[Key]:
    """Names that the tagger ran together: an end of "Paul Pogba Romelu Lukaku" is a name of several articles."""
    known = {key[1] for key in full if key[1].count(" ") == 1 and len(parts.groups[key].articles) > 1}
    found = set()
    for key in full:
        words = key[1].split()
        first, last = " ".join(words[:2]), " ".join(words[-2:])
        if len(words) > 3 and len(parts.groups[key].articles) == 1 and {first, last} & known:
            rest = " ".join(words[2:] if first in known else words[:-2])
            if rest in known or len(words) > 4:
                found.add(key)
    return found


def _fuller(parts: Parts, key: Key, beside: Iterable[Key], given: Mapping[Key, Sequence[Key]]) -> Iterator[Candidate]:
    """Those whom a full name may name as well."""
    words = tuple(key[1].split())
    for other in beside:
        pairs = aligned(words, tuple(other[1].split()))
        if pairs and (number := telling(pairs)):
            yield Candidate(other, "shorter name", 0.1 if number > 1 else 2.0)
        elif near(key[1], other[1]) and parts.rank(other) > parts.rank(key):
            yield Candidate(other, "differs by a letter", 0.25)
    for other in given.get(key, ()):
        yield Candidate(other, "named so in one article", 0.1)


def join_single_names(parts: Parts, word: str) -> None:
    """Joins persons whom an article calls by one word to those of a full name, or to each other, if company says so.

    What a full name's entity is has been decided before; each single name is weighed against it as it is then.
    """
    named = [key for key in sorted(parts.groups) if word in single_words(parts.groups[key])]
    single = [key for key in sorted(parts.groups) if len(key) == 3 and key[1] == word and _is_free(parts, key, word)]
    roots = sorted({parts.root(key) for key in named})
    candidates = {root: _single(parts, root, word, len(named)) for root in roots}
    spoken = {root: {w for key in parts.members(root) for w in single_words(parts.groups[key])} for root in roots}
    chosen = []
    for key in single:
        others = {o[1] for o in parts.company.others(key[2]) if o[0] == "PER" and len(o) == 3 and o[1] < word}
        chosen.append(parts.choose(key, [candidates[root] for root in roots if others.isdisjoint(spoken[root])]))
    left = []
    for key, joint in zip(single, chosen, strict=True):
        fits = joint is not None and parts.compatible(key, parts.root(joint.into), True)
        if joint is None or not fits or not parts.joints.join(key, joint):
            left.append(key)
    if len(left) <= MOST_ALIKE:
        _alike(parts, left, 2.0 + len(named))


def _is_free(parts: Parts, key: Key, word: str) -> bool:
    """Whether no person has joined a single name with something else than its namesakes."""
    return parts.root(key) == key and all(len(other) == 3 and other[1] == word for other in parts.members(key))


def _single(parts: Parts, root: Key, word: str, number: int) -> Candidate:
    """Somebody whose name has the word, or whom an article calls so ("Yopi", in brackets behind a name)."""
    own = any(word in key[1].split() for key in parts.members(root))
    how = "one word of the name" if own else "named so in one article"
    return Candidate(root, how, 0.5 + 0.5 * number if own else 0.3, _called(parts, root, word), beside=not own)


def _called(parts: Parts, root: Key, word: str) -> float:
    """How often the articles on somebody call him by one word alone."""
    number = articles = 0
    for key in parts.members(root):
        articles += len(parts.groups[key].articles)
        if len(key) == 2:
            forms = parts.groups[key].forms
            number += max((n for form, n in forms.items() if person(form) == (word,)), default=0)
    return (number + 0.5) / (articles + 1)


def _alike(parts: Parts, keys: Sequence[Key], others: float) -> None:
    """Single names that no full name explains: those whose company is that of the others of this name."""
    hubs: list[Key] = []
    for key in keys:
        if not parts.decide(key, [Candidate(parts.root(hub), "the same name", others) for hub in hubs]):
            hubs.append(key)
