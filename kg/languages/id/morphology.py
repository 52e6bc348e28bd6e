"""Verb forms of Indonesian: the prefix meN- with its sound changes, di-, and the bare form of headlines.

Source: Sneddon et al. 2010, "Indonesian: A Comprehensive Grammar" (2nd ed.), section 1.4, "Morphophonemics".
"""

import re
from functools import cache
from importlib.resources import files

import yaml

from kg.languages.language import VerbForms

_VOWELS = "aeiou"


@cache
def _not_verbs() -> frozenset[str]:
    """Words that only look like verbs: "menteri", "dinas", "berita"."""
    return frozenset(yaml.safe_load((files(__package__) / "not_verbs.yaml").read_text(encoding="utf-8")))


def _active(stem: str) -> str:
    """meN- before a stem: p, t, k, s fall ("menelepon"), but not at the start of a cluster ("memproses")."""
    first, second = stem[0], stem[1:2]
    cluster = second not in _VOWELS
    if len(re.findall(f"[{_VOWELS}]+", stem)) == 1:
        return "menge" + stem  # one syllable: mengebom, mengecat
    if first in _VOWELS or first in "gh" or stem.startswith("kh"):
        return "meng" + stem
    if first == "k":
        return ("meng" + stem) if cluster else "meng" + stem[1:]
    if first == "p":
        return ("mem" + stem) if cluster else "mem" + stem[1:]
    if first == "t":
        return ("men" + stem) if cluster else "men" + stem[1:]
    if first == "s":
        return ("men" + stem) if cluster else "meny" + stem[1:]
    if first in "bfv":
        return "mem" + stem
    if first in "cdjz":
        return "men" + stem
    return "me" + stem


@cache
def verb_forms(stem: str) -> VerbForms:
    """Forms of a transitive stem, given with its suffix: "telepon", "kunjungi", "sampaikan".

    The bare form serves headlines ("Putin Telepon Trump") and the passive of the first two persons ("saya telepon").
    """
    stem = stem.lower()
    active = {_active(stem)}
    if stem.startswith("per"):
        active.add("mem" + stem)  # the prefix per- keeps its p ("memperingatkan"), a root's p falls ("memeriksa")
    return VerbForms(frozenset(active), frozenset({"di" + stem}), frozenset({stem}))


@cache
def is_verb(word: str) -> bool:
    """Whether a lower-cased word has the shape of a verb: meN-, di-, ber- or ter- before a stem."""
    if word in _not_verbs() or "-" in word:
        return False
    return bool(re.match(r"(?:me(?:ng?|ny|m)?[a-z]{3,}|di[a-z]{4,}|be[rl][a-z]{3,}|ter[a-z]{4,})", word))
