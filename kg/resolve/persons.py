"""Names of persons: the words that tell one from another, without titles and degrees, and which shortens which."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from kg.resolve.names import NAMES, words

NICKNAME: Final = 4
"""A clipped form of a name has at least this many letters."""
GENERATIONS: Final = frozenset({"jr", "junior", "sr", "senior", "ii", "iii", "iv"})
"""Words that tell father from son."""

_ADDRESSES: Final = frozenset(
    [
        "bapak",
        "pak",
        "bpk",
        "ibu",
        "bu",
        "tuan",
        "nyonya",
        "nona",
        "saudara",
        "saudari",
        "sdr",
        "sdri",
        "haji",
        "hajah",
        "h",
        "hj",
        "kh",
        "kiai",
        "kyai",
        "ustaz",
        "ustadz",
        "ustazah",
        "mas",
        "mbak",
        "bang",
        "kang",
        "abang",
        "kakak",
        "dr",
        "drs",
        "dra",
        "ir",
        "prof",
        "profesor",
        "doktor",
        "mr",
        "mrs",
        "ms",
        "sir",
        "tn",
        "ny",
        "jenderal",
        "jend",
        "letjen",
        "mayjen",
        "brigjen",
        "kolonel",
        "kol",
        "letkol",
        "kapten",
        "kapt",
        "mayor",
        "lettu",
        "letda",
        "laksamana",
        "laksdya",
        "laksda",
        "marsekal",
        "irjen",
        "komjen",
        "kombes",
        "kombespol",
        "akbp",
        "kompol",
        "iptu",
        "ipda",
        "aiptu",
        "aipda",
        "bripka",
        "brigadir",
        "presiden",
        "menteri",
        "gubernur",
    ]
)
"""Before a name, these address a person and are no part of the name; "Gus", "Sri" and "Raden" are left."""
_FEMALE: Final = frozenset(
    {"ibu", "bu", "nyonya", "nona", "saudari", "sdri", "hajah", "hj", "ustazah", "mbak", "mrs", "ms", "ny", "dra"}
)
_MALE: Final = frozenset(
    {"bapak", "pak", "bpk", "tuan", "saudara", "sdr", "haji", "h", "mas", "bang", "kang", "mr", "sir", "tn", "drs"}
)
_VOWELS: Final = frozenset("aio")
_DROPPED: Final = frozenset({"bin", "binti"})
_SPELLINGS: Final = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"))
"""Of the spelling before 1972 and after it."""
_VARIANTS: Final = {
    **dict.fromkeys(("mohammad", "mohamad", "muhamad", "mohammed", "mohamed", "moh", "mohd", "muh"), "muhammad"),
    **dict.fromkeys(("achmad", "akhmad", "ahmed"), "ahmad"),
    **dict.fromkeys(("junior",), "jr"),
    **dict.fromkeys(("senior",), "sr"),
}
WEAK: Final = frozenset({"muhammad", "ahmad", "abdul", "siti", "nur", "sri", "dewi", "de", "van", "al", "el", "abu"})
"""So many names begin with these that they tell little."""


@lru_cache(NAMES)
def person(name: str) -> tuple[str, ...]:
    """The words that tell a person's name from others: "Dr. Ir. H. Soekarno, M.Si." is "sukarno"."""
    head, _, degrees = name.partition(",")
    if degrees and not all(len(part) <= 5 for part in re.split(r"[\s,.]+", degrees)):
        head = name
    parts = list(words(head)) or list(words(name))
    while len(parts) > 1 and parts[0] in _ADDRESSES:
        parts.pop(0)
    kept = [_folded(part) for part in parts if part not in _DROPPED]
    return tuple(kept) or tuple(parts)


def _folded(word: str) -> str:
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return _VARIANTS.get(word, word)


def generation(parts: tuple[str, ...]) -> str:
    """The word that tells father from son, "" where there is none."""
    return parts[-1] if len(parts) > 1 and parts[-1] in GENERATIONS else ""


def gender(address: str) -> str:
    """ "f" or "m" where the word before a name tells it, else ""."""
    return "f" if address in _FEMALE else "m" if address in _MALE else ""


@lru_cache(NAMES)
def aligned(short: tuple[str, ...], full: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The words of a shorter name, each with the word of a fuller one that it stands for, in order; initials may.

    Empty where one stands for none, or where the names are of father and son.
    """
    if not short or len(short) > len(full) or short == full or generation(short) != generation(full):
        return ()
    pairs = []
    at = 0
    for word in short:
        while at < len(full) and full[at] != word and not _clips(word, full[at]):
            at += 1
        if at == len(full):
            return ()
        pairs.append((word, full[at]))
        at += 1
    return tuple(pairs)


def shortens(short: str, full: str) -> bool:
    """Whether a person's `short` name consists of words of `full`, in order; initials may stand for words."""
    return any(len(word) > 1 for word, _ in aligned(person(short), person(full)))


def misspelt(one: str, other: str) -> bool:
    """Whether two names of persons, in normal form, differ by a letter that may be a slip.

    The last vowel of a word is none: it tells a man's name from a woman's ("Hariyanto", "Hariyanti").
    """
    if Levenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    different = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not different:
        return True
    at = different[0]
    ends = at + 1 == len(one) or one[at + 1] == " "
    return not (ends and one[at] in _VOWELS and other[at] in _VOWELS)


def telling(pairs: Sequence[tuple[str, str]]) -> int:
    """How many of the aligned words are whole and tell persons apart: "Muhammad" and the like do not."""
    return sum(word == whole and len(word) > 1 and word not in WEAK for word, whole in pairs)


def _clips(short: str, full: str) -> bool:
    """An initial, or the beginning of a longer word: "Sandi" of "Sandiaga"."""
    return full.startswith(short) and (len(short) == 1 or len(short) >= NICKNAME)
