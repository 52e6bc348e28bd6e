"""Entities of one article: mentions of one thing come together, unlike things stay apart."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from kg.languages import Language
from kg.model import Document, Mention
from kg.resolve.names import abbreviates, core, is_acronym, level, normal, shortens, words

TYPO_LENGTH = 8
"""Names of at least this many letters join over one letter's difference ("Affifuddin", "Afifuddin")."""


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

    def __init__(self, forms: list[tuple[str, str]]) -> None:
        self.parent = {form: form for form in forms}

    def find(self, form: tuple[str, str]) -> tuple[str, str]:
        while self.parent[form] != form:
            form = self.parent[form]
        return form

    def join(self, a: tuple[str, str], b: tuple[str, str]) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def members(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for form in self.parent:
            groups.setdefault(self.find(form), []).append(form)
        return groups


def resolve_within(document: Document, language: Language) -> tuple[Cluster, ...]:
    """Clusters of the document's mentions, in order of first appearance."""
    by_form: dict[tuple[str, str], list[Mention]] = {}
    for mention in document.mentions:
        by_form.setdefault((mention.type, mention.text), []).append(mention)
    groups = _Groups(list(by_form))
    _join_pairs(groups, by_form, _same_name)
    _join_bracketed(groups, document)
    _join_known(groups, language)
    _join_pairs(groups, by_form, lambda a, b: a[0] != "PER" and (abbreviates(a[1], b[1]) or abbreviates(b[1], a[1])))
    _join_parts(groups, by_form, "PER", shortens)
    _join_parts(groups, by_form, "LOC", _bare_place)
    _join_parts(groups, by_form, "ORG", _bare_organisation)
    _join_parts(groups, by_form, "EVT", _bare_event)
    clusters = []
    for members in groups.members().values():
        mentions = sorted((m for form in members for m in by_form[form]), key=lambda m: (m.start, m.end))
        clusters.append(Cluster(_fullest(mentions), mentions[0].type, tuple(mentions)))
    return tuple(sorted(clusters, key=lambda c: (c.mentions[0].start, c.mentions[0].end, c.name)))


def _join_pairs(groups: _Groups, by_form: dict[tuple[str, str], list[Mention]], same: Callable[..., bool]) -> None:
    forms = sorted(by_form)
    for i, a in enumerate(forms):
        for b in forms[i + 1 :]:
            if a[0] == b[0] and groups.find(a) != groups.find(b) and same(a, b):
                groups.join(a, b)


def _same_name(a: tuple[str, str], b: tuple[str, str]) -> bool:
    if level(a[1]) != level(b[1]):
        return False
    left, right = core(a[1], a[0]), core(b[1], b[0])
    if left == right or normal(a[1]) == normal(b[1]):
        return True
    x, y = "".join(left), "".join(right)
    return a[0] == "PER" and min(len(x), len(y)) >= TYPO_LENGTH and x[0] == y[0] and Levenshtein.distance(x, y) <= 1


def _join_bracketed(groups: _Groups, document: Document) -> None:
    """ "Komisi Pemberantasan Korupsi (KPK)": the form in brackets right after a name is another form of it."""
    text = document.article.text
    for before, after in zip(document.mentions, document.mentions[1:], strict=False):
        between = text[before.end : after.start]
        if before.type != after.type or not re.fullmatch(
            r"\s*\(\s*|,?\s+(?:atau|alias|disapa|akrab disapa)\s+\(?", between
        ):
            continue
        closed = text[after.end : after.end + 1] == ")"
        if "(" not in between or (closed and (is_acronym(after.text) or before.type == "PER")):
            groups.join((before.type, before.text), (after.type, after.text))


def _join_known(groups: _Groups, language: Language) -> None:
    """Short names that the language's list of aliases explains ("AS", "Amerika Serikat")."""
    for kind, lists in language.aliases.items():
        for names in lists:
            known = {normal(name) for name in names}
            found = [
                f
                for f in groups.parent
                if f[0] == kind and (normal(f[1]) in known or normal("".join(core(f[1], kind))) in known)
            ]
            for form in found[1:]:
                groups.join(found[0], form)


def _join_parts(
    groups: _Groups, by_form: dict[tuple[str, str], list[Mention]], kind: str, part_of: Callable[[str, str], bool]
) -> None:
    """A part of a name joins the one group that it can belong to; where there are several, the one named last before
    it.
    """
    forms = sorted((f for f in by_form if f[0] == kind), key=lambda f: (-len(words(f[1])), f[1]))
    for short in forms:
        candidates = {groups.find(full) for full in forms if full != short and part_of(short[1], full[1])}
        candidates.discard(groups.find(short))
        if len(candidates) == 1:
            groups.join(candidates.pop(), short)
        elif candidates and kind == "PER":
            first = min(m.start for m in by_form[short])
            before = [
                (
                    max(
                        (
                            m.start
                            for form in groups.parent
                            if groups.find(form) == c
                            for m in by_form[form]
                            if m.start < first
                        ),
                        default=-1,
                    ),
                    c,
                )
                for c in candidates
            ]
            place, chosen = max(before)
            if place >= 0:
                groups.join(chosen, short)


def _bare_place(short: str, full: str) -> bool:
    return level(full) is not None and level(short) is None and core(full, "LOC") == words(short)


def _bare_organisation(short: str, full: str) -> bool:
    """ "Airlangga" is no short form of "Universitas Airlangga", but "Polda Metro" is one of "Polda Metro Jaya"."""
    left, right = core(short, "ORG"), core(full, "ORG")
    return 1 < len(left) < len(right) and right[: len(left)] == left and len(right) - len(left) == 1


def _bare_event(short: str, full: str) -> bool:
    """ "Pilkada" of "Pilkada Jabar 2018": the beginning of the fuller name."""
    left, right = words(short), words(full)
    return len(left) < len(right) and right[: len(left)] == left


def _fullest(mentions: list[Mention]) -> str:
    counts = Counter(m.text for m in mentions)
    first = {m.text: m.start for m in reversed(mentions)}
    return min(counts, key=lambda t: (-len(words(t)), is_acronym(t), -counts[t], -len(t), first[t]))
