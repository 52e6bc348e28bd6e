"""Entities of one article: mentions of one thing come together, unlike things stay apart."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kg.languages import Language
from kg.model import Document, Mention
from kg.resolve.abbreviation import abbreviates, adds, first_pair, possible_pairs, welded_person
from kg.resolve.names import acronyms_of, core, fits, is_acronym, known_by, level, normal, words
from kg.resolve.persons import misspelt, shortens

TYPO_LENGTH = 8
"""Names of at least this many letters join over one letter's difference ("Affifuddin", "Afifuddin")."""
LONGEST_NAME = 100
"""Longer names are no misspellings of each other that anybody would look for."""
MOST_BESIDE = 200
"""Where more names of an article begin alike, it is a list, and short forms are not looked for in it."""

Form = tuple[str, str]
"""A surface form of a name: its type and its text."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """An entity of one article: its fullest name, its type and its mentions in the order of the text."""

    name: str
    type: str
    mentions: tuple[Mention, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The different surface forms, in order of first appearance."""
        return tuple(dict.fromkeys(m.text for m in self.mentions))


class _Groups:
    """Union-find over surface forms (type, text)."""

    def __init__(self, forms: list[Form]) -> None:
        self.parent = {form: form for form in forms}

    def find(self, form: Form) -> Form:
        root = form
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[form] != root:
            self.parent[form], form = root, self.parent[form]
        return root

    def join(self, a: Form, b: Form) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def members(self) -> dict[Form, list[Form]]:
        groups: dict[Form, list[Form]] = {}
        for form in self.parent:
            groups.setdefault(self.find(form), []).append(form)
        return groups


def resolve_within(document: Document, language: Language) -> tuple[Cluster, ...]:
    """Clusters of the document's mentions, in order of first appearance."""
    by_form: dict[Form, list[Mention]] = {}
    for mention in document.mentions:
        by_form.setdefault((mention.type, mention.text), []).append(mention)
    groups = _Groups(list(by_form))
    _join_same(groups)
    _join_typos(groups)
    _join_bracketed(groups, document)
    _join_known(groups, language)
    _join_acronyms(groups, language)
    _join_shortened(groups, language)
    _join_parts(groups, by_form, "PER", partial(_bare_person, language=language))
    _join_parts(groups, by_form, "LOC", partial(_bare_place, sites=language.titles.sites))
    _join_parts(groups, by_form, "ORG", partial(_bare_organisation, local=language.titles.local_heads))
    _join_parts(groups, by_form, "EVT", _bare_event)
    clusters = []
    for members in groups.members().values():
        mentions = sorted((m for form in members for m in by_form[form]), key=lambda m: (m.start, m.end))
        clusters.append(Cluster(_fullest(mentions), mentions[0].type, tuple(mentions)))
    return tuple(sorted(clusters, key=lambda c: (c.mentions[0].start, c.mentions[0].end, c.name)))


def _join_same(groups: _Groups) -> None:
    """Forms that are the same name: spelling variants, with or without PT, RI and the like."""
    first: dict[tuple[str | None, ...], Form] = {}
    for form in sorted(groups.parent):
        kind, name = form
        for key in {(kind, level(name), "".join(core(name, kind))), (kind, level(name), normal(name))}:
            groups.join(first.setdefault(key, form), form)


def _join_typos(groups: _Groups) -> None:
    """Names of persons that differ by one letter, found by what is left of them without a letter."""
    near: dict[str, list[tuple[str, Form]]] = {}
    for form in sorted(f for f in groups.parent if f[0] == "PER"):
        name = " ".join(words(form[1]))
        if not TYPO_LENGTH <= len(name) <= LONGEST_NAME:
            continue
        for key in {name, *(name[:i] + name[i + 1 :] for i in range(1, len(name)))}:
            for other, known in near.setdefault(key, []):
                if misspelt(name, other):
                    groups.join(known, form)
            near[key].append((name, form))


def _join_acronyms(groups: _Groups, language: Language) -> None:
    """Acronyms and the names whose initials they are; persons have none, and known acronyms mean what is known."""
    full: dict[tuple[str, str], list[Form]] = {}
    for form in sorted(f for f in groups.parent if f[0] != "PER"):
        for initials in acronyms_of(form[1]):
            full.setdefault((form[0], initials), []).append(form)
    for form in sorted(f for f in groups.parent if f[0] != "PER" and is_acronym(f[1])):
        if known_by(form[0], form[1], language) is None:
            for expanded in full.get((form[0], normal(form[1])), []):
                groups.join(expanded, form)


def _join_shortened(groups: _Groups, language: Language) -> None:
    """Names shortened by welding or by acronyms inside them, where only one group of the article can be meant."""
    full: dict[tuple[str, str], list[Form]] = {}
    for form in sorted(groups.parent):
        if len(words(form[1])) > 1:
            for pair in possible_pairs(form[1]):
                full.setdefault((form[0], pair), []).append(form)
    for form in sorted(groups.parent):
        shortened = welded_person if form[0] == "PER" else abbreviates
        beside = full.get((form[0], first_pair(form[1])), [])
        if len(beside) > MOST_BESIDE or known_by(form[0], form[1], language):
            continue
        found = {
            groups.find(other)
            for other in beside
            if other != form and not adds(form[1], other[1]) and shortened(form[1], other[1])
        }
        if len(found) == 1:
            groups.join(found.pop(), form)


def _join_bracketed(groups: _Groups, document: Document) -> None:
    """ "Komisi Pemberantasan Korupsi (KPK)": the form in brackets right after a name is another form of it.

    What stands so behind several names belongs to none: "Romain Grosjean (Haas), Kevin Magnussen (Haas)".
    """
    text = document.article.text
    pairs: list[tuple[Mention, Mention]] = []
    for before, after in zip(document.mentions, document.mentions[1:], strict=False):
        if before.type != after.type:
            continue
        between = text[before.end : after.start]
        bracketed = re.fullmatch(r"\s*\(\s*", between) and text[after.end : after.end + 1] == ")"
        called = re.fullmatch(r",?\s+(?:alias|(?:yang )?(?:akrab )?disapa|dikenal sebagai)\s+\(?", between)
        other = re.fullmatch(r",?\s+atau\s+\(?", between)
        if called or ((bracketed or other) and _renames(before, after.text, groups, bool(bracketed))):
            pairs.append((before, after))
    names: dict[str, set[str]] = {}
    for before, after in pairs:
        names.setdefault(normal(after.text), set()).add(normal(before.text))
    for before, after in pairs:
        if len(names[normal(after.text)]) == 1:
            groups.join((before.type, before.text), (after.type, after.text))


def _renames(before: Mention, after: str, groups: _Groups, bracketed: bool) -> bool:
    """Whether what stands behind a name can name the same thing, not a second one ("Messi atau Ronaldo")."""
    full = words(before.text)
    if before.type != "PER":
        return is_acronym(after) and (fits(after, before.text) or (bracketed and len(full) > 2))
    others = (form for form in groups.parent if form[0] == "PER" and normal(form[1]) != normal(after))
    return len(full) > 1 and len(words(after)) == 1 and not any(shortens(after, form[1]) for form in others)


def _join_known(groups: _Groups, language: Language) -> None:
    """Short names that the language's list of aliases explains ("AS", "Amerika Serikat")."""
    first: dict[tuple[str, str], Form] = {}
    for form in sorted(groups.parent):
        if known := known_by(form[0], form[1], language):
            groups.join(first.setdefault((form[0], known), form), form)


def _join_parts(
    groups: _Groups, by_form: dict[Form, list[Mention]], kind: str, part_of: Callable[[str, str], bool]
) -> None:
    """A part of a name joins the group that it can belong to; of several, the one named last before it."""
    forms = sorted((f for f in by_form if f[0] == kind), key=lambda f: (-len(words(f[1])), f[1]))
    longer: dict[str, list[Form]] = {}
    for form in forms:
        if len(words(form[1])) > 1:
            for letter in {word[0] for word in words(form[1])}:
                longer.setdefault(letter, []).append(form)
    for short in forms:
        beside = longer.get(words(short[1])[0][0], []) if words(short[1]) else []
        candidates = {groups.find(full) for full in beside if full != short and part_of(short[1], full[1])}
        candidates.discard(groups.find(short))
        if len(candidates) == 1:
            groups.join(candidates.pop(), short)
        elif candidates and kind == "PER":
            first = min(m.start for m in by_form[short])
            place, chosen = max((_last_before(groups, by_form, c, first), c) for c in candidates)
            if place >= 0:
                groups.join(chosen, short)


def _last_before(groups: _Groups, by_form: dict[Form, list[Mention]], group: Form, place: int) -> int:
    """Where a group is last named before a place; -1 where it is not."""
    members = [form for form in groups.parent if groups.find(form) == group]
    return max((m.start for form in members for m in by_form[form] if m.start < place), default=-1)


def _bare_person(short: str, full: str, language: Language) -> bool:
    """ "Prabowo" of "Prabowo Subianto"; a name that is known by itself ("Ahok") is no part of one ("Jokowi Ahok")."""
    return shortens(short, full) and known_by("PER", short, language) in (None, known_by("PER", full, language))


def _bare_place(short: str, full: str, sites: frozenset[str]) -> bool:
    """ "Bandung" of "Kota Bandung", and "Stadion Teladan" of "Stadion Teladan Medan"."""
    left, right = words(short), words(full)
    if 1 < len(left) < len(right) and left[0] in sites:
        return right[: len(left)] == left
    return level(full) is not None and level(short) is None and core(full, "LOC") == left


def _bare_organisation(short: str, full: str, local: frozenset[str]) -> bool:
    """The beginning of the fuller name: "Polda Metro" of "Polda Metro Jaya", "DPRD" of "DPRD Barru".

    "Airlangga" is no short form of "Universitas Airlangga", nor "Pertamina" of "Pertamina Hulu Energi". A word alone
    has to be one that such names never go without a place or a name ("DPRD", of one council).
    """
    left, right = core(short, "ORG"), core(full, "ORG")
    if not len(left) < len(right) or right[: len(left)] != left:
        return False
    return left[0] in local or (len(left) > 1 and len(right) - len(left) == 1 and right[-1] != "daerah")


def _bare_event(short: str, full: str) -> bool:
    """ "Pilkada" of "Pilkada Jabar 2018": the beginning of the fuller name."""
    left, right = words(short), words(full)
    return len(left) < len(right) and right[: len(left)] == left


def _fullest(mentions: list[Mention]) -> str:
    counts = Counter(m.text for m in mentions)
    first = {m.text: m.start for m in reversed(mentions)}
    return min(counts, key=lambda t: (-len(words(t)), is_acronym(t), -counts[t], -len(t), first[t]))
