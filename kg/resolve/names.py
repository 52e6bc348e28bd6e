"""Comparing names: normal forms, acronyms, short and full names."""

import re
import unicodedata
from functools import cache, lru_cache

from kg.languages import Language
from kg.languages import language as find_language

NAMES = 1 << 16
"""So many names are remembered in their normal forms."""
LEVELS = ("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "kab", "kec", "negara")
_COMPANIES = frozenset({"pt", "cv", "tbk", "persero", "ltd", "inc", "corp"})
CORPORATE = _COMPANIES | {"co", "ri", "partai"}
SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "of", "the", "and", "for", "serta", "pada"})


@lru_cache(NAMES)
def normal(name: str) -> str:
    """Case-folded, accents and punctuation and spaces dropped: "St. Petersburg" and "St.Petersburg" agree."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if c.isalnum())


@lru_cache(NAMES)
def words(name: str) -> tuple[str, ...]:
    """Normal forms of the words of a name, empty ones left out."""
    return tuple(w for w in (normal(part) for part in re.split(r"[\s()/,\-]+|(?<=\w\w)\.", name)) if w)


@lru_cache(NAMES)
def core(name: str, kind: str) -> tuple[str, ...]:
    """The words that tell the name from others: without PT, Tbk, RI (ORG) or Kota, Provinsi (LOC) around them."""
    parts = words(name)
    if kind == "ORG":
        kept = tuple(w for w in parts if w not in CORPORATE)
        if kept[:1] == ("kantor",) and len(kept) > 3:
            kept = kept[1:]  # "Kantor Imigrasi Kelas I Tarakan" and "Imigrasi Kelas I Tarakan"
        return kept or parts
    if kind == "LOC" and len(parts) > 1 and parts[0] in LEVELS:
        return parts[1:]
    return parts


@lru_cache(NAMES)
def level(name: str) -> str | None:
    """The administrative word that a place's name begins with ("kabupaten"), or None."""
    parts = words(name)
    return parts[0] if len(parts) > 1 and parts[0] in LEVELS else None


@lru_cache(NAMES)
def is_acronym(name: str) -> bool:
    """Whether the form looks like an acronym: "KPK", "PBoC", "BoE", "AS"."""
    letters = re.sub(r"[^A-Za-z]", "", name)
    return " " not in name and 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) * 2 > len(letters)


def acronyms_of(full: str) -> set[str]:
    """The acronyms that a name of several words may have: its initials, with and without small words."""
    parts = [w for w in re.split(r"[\s\-/]+", re.sub(r"\([^)]*\)", " ", full)) if w]
    if len(parts) < 2:
        return set()
    content = [w for w in parts if w.casefold() not in SMALL]
    return {normal("".join(w[0] for w in chosen)) for chosen in (parts, content) if len(chosen) > 1}


def fits(acronym: str, full: str) -> bool:
    """Whether an acronym's letters stand in a fuller name in order, the first where a word begins ("Kemenkeu")."""
    letters, parts = normal(acronym), words(full)
    for i in range(len(parts)):
        rest = iter("".join(parts[i:]))
        if parts[i][0] == letters[:1] and all(letter in rest for letter in letters):
            return len(parts) > 1
    return False


def known_by(kind: str, name: str, language: Language) -> str | None:
    """The first name of the group of the language's aliases that a name belongs to.

    "DPR RI" is known by "DPR"; "PT PBB" is a company, whatever "PBB" alone stands for.
    """
    known = _aliases(language.code).get(kind, {})
    bare = core(name, kind)
    company = len(bare) == 1 and not _COMPANIES.isdisjoint(words(name))
    return known.get(normal(name)) or (None if company else known.get("".join(bare)))


@cache
def _aliases(code: str) -> dict[str, dict[str, str]]:
    """Of each type, the first name of its group by each name in normal form."""
    groups = find_language(code).aliases
    return {kind: {normal(n): names[0] for names in lists for n in names} for kind, lists in groups.items()}
