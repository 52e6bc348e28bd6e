"""Names inside names: the parent organisation in a unit's name ("Komisi III DPR", "Satreskrim Polres Garut")."""

import re
from dataclasses import replace

from kg.languages import Language
from kg.model import Document, Mention
from kg.resolve.names import normal


def with_nested(document: Document, language: Language) -> Document:
    """The document with a further mention for each parent organisation that stands at the end of a unit's name.

    A name ends with a parent where the rest is an organisation that the article names by itself, or begins with a
    word that
    such organisations' names begin with, after a word that units' names begin with.
    """
    alone = {normal(m.text) for m in document.mentions if m.type == "ORG"}
    nested = [inner for m in document.mentions if m.type == "ORG" for inner in _parents(m, alone, language)]
    taken = {(m.start, m.end) for m in document.mentions}
    mentions = [*document.mentions, *(m for m in nested if (m.start, m.end) not in taken)]
    return replace(document, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _parents(mention: Mention, alone: set[str], language: Language) -> list[Mention]:
    titles = language.titles
    starts = [m.start() for m in re.finditer(r"(?<=[\s(])\w", mention.text)]
    first = mention.text.split()[0].lower()
    found: list[Mention] = []
    for at in starts:
        rest = mention.text[at:].rstrip(")")
        head = rest.split()[0].lower()
        named = normal(rest) in alone
        if named or (first in titles.unit_heads and head in titles.parent_heads):
            before = mention.text[:at]
            if before.count("(") == before.count(")"):
                start = mention.start + at
                found.append(Mention(start, start + len(rest), rest, "ORG", mention.score))
                break
    return found
