"""Names inside names: the parent organisation in a unit's name ("Komisi III DPR", "Satreskrim Polres Garut")."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.languages import Language
from kg.languages.language import Titles
from kg.model import Document, Mention
from kg.resolve.names import normal

_JOINTS = frozenset({"dan", "pada", "di", "dari", "dalam"})


def with_nested(document: Document, language: Language) -> Document:
    """The document with a further mention for each parent organisation, and each place behind "di", inside a name.

    The name has to begin with a word for units. What follows is a parent where the article names it by itself, or where
    it begins with a word that such organisations' names begin with.
    """
    alone = {normal(m.text) for m in document.mentions if m.type == "ORG"}
    taken = {(m.start, m.end) for m in document.mentions}
    found = [inner for m in document.mentions if m.type == "ORG" for inner in _parent(m, alone, language)]
    found += [inner for m in document.mentions for inner in _place(m)]
    mentions = [*document.mentions, *(m for m in found if (m.start, m.end) not in taken)]
    return replace(document, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _parent(mention: Mention, alone: set[str], language: Language) -> Iterator[Mention]:
    titles = language.titles
    if mention.text.split()[0].lower() not in titles.unit_heads:
        return
    for match in re.finditer(r"(?<=[\s(])\w", mention.text):
        before, rest = mention.text[: match.start()], mention.text[match.start() :].rstrip(")")
        named = next((form for form in _beginnings(rest) if normal(form) in alone), None)
        if before.count("(") == before.count(")") and (named or rest.split()[0].lower() in titles.parent_heads):
            name, start = named or _own(rest, titles), mention.start + match.start()
            yield Mention(start, start + len(name), name, "ORG", mention.score)
            if not named and name == rest:
                return


def _own(rest: str, titles: Titles) -> str:
    """The name up to where a further organisation's begins: "PKB" of "PKB DPRD Jember"."""
    for match in re.finditer(r"\S+", rest):
        before = rest[: match.start()].split()
        whole = before and before[-1].lower() not in _JOINTS and before[-1].lower() not in titles.incomplete
        if whole and match.group().lower() in titles.parent_heads:
            return rest[: match.start()].rstrip()
    return rest


def _place(mention: Mention) -> Iterator[Mention]:
    """The place in "Konsulat Jenderal RI di Karachi"."""
    match = re.search(r"\sdi\s(?=[A-Z])(?!.*\sdi\s)", mention.text)
    if match is not None and mention.type in ("ORG", "LOC", "EVT"):
        yield Mention(mention.start + match.end(), mention.end, mention.text[match.end() :], "LOC", mention.score)


def _beginnings(rest: str) -> list[str]:
    """The rest and its beginnings, longest first: "Partai Golkar" of "Partai Golkar Jateng"."""
    return [rest[: m.end()] for m in re.finditer(r"\w+(?=\W|$)", rest)][::-1]
