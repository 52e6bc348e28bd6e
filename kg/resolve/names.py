"""Comparing names: normal forms, acronyms, short and full names."""

import re
import unicodedata
from functools import cache

_CORPORATE = frozenset({"pt", "cv", "tbk", "persero", "ltd", "inc", "corp", "co", "ri", "partai"})
_LEVELS = ("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "kab", "kec", "negara")
NICKNAME = 4
"""A clipped form of a name has at least this many letters."""
_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "of", "the", "and", "for", "serta", "pada"})


@cache
def normal(name: str) -> str:
    """Case-folded, accents and punctuation and spaces dropped: "St. Petersburg" and "St.Petersburg" agree."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if c.isalnum())


@cache
def words(name: str) -> tuple[str, ...]:
    """Normal forms of the words of a name, empty ones left out."""
    return tuple(w for w in (normal(part) for part in re.split(r"[\s()/,\-]+|(?<=\w\w)\.", name)) if w)


@cache
def core(name: str, kind: str) -> tuple[str, ...]:
    """The words that tell the name from others: without PT, Tbk, RI (ORG) or Kota, Provinsi (LOC) around them."""
    parts = words(name)
    if kind == "ORG":
        kept = tuple(w for w in parts if w not in _CORPORATE)
        return kept or parts
    if kind == "LOC" and len(parts) > 1 and parts[0] in _LEVELS:
        return parts[1:]
    return parts


@cache
def level(name: str) -> str | None:
    """The administrative word that a place's name begins with ("kabupaten"), or None."""
    parts = words(name)
    return parts[0] if len(parts) > 1 and parts[0] in _LEVELS else None


@cache
def is_acronym(name: str) -> bool:
    """Whether the form looks like an acronym: "KPK", "PBoC", "BoE", "AS"."""
    letters = re.sub(r"[^A-Za-z]", "", name)
    return " " not in name and 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) * 2 > len(letters)


@cache
def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is the acronym of `full`: its letters are the initials of the words, small words may be left
    out.
    """
    letters = normal(short)
    parts = [w for w in re.split(r"[\s\-/]+", re.sub(r"\(.*?\)", " ", full)) if w]
    if not is_acronym(short) or len(parts) < 2:
        return False
    initials = "".join(w[0] for w in parts).casefold()
    content = "".join(w[0] for w in parts if w.casefold() not in _SMALL).casefold()
    return letters in (initials, content)


def _clipped(short: str, full: str) -> bool:
    """An initial, or the beginning of a longer word: "Sandi" of "Sandiaga"."""
    return full.startswith(short) and (len(short) == 1 or len(short) >= NICKNAME)


@cache
def shortens(short: str, full: str) -> bool:
    """Whether a person's `short` name consists of words of `full`, in order; initials may stand for words."""
    left, right = words(short), words(full)
    if not left or len(left) >= len(right):
        return False
    at = 0
    for word in left:
        while at < len(right) and not (right[at] == word or _clipped(word, right[at])):
            at += 1
        if at == len(right):
            return False
        at += 1
    return any(len(w) > 1 for w in left)
