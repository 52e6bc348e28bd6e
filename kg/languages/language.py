"""The parts of a language that the stages use; each language folder makes one `Language`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kg.model import Sentence


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Closed lists of lower-cased words; what each is for stands in the language's `lexicon.yaml`."""

    negators: frozenset[str]
    planned: frozenset[str]
    conditional: frozenset[str]
    alleged: frozenset[str]
    undone: frozenset[str]
    scheduled: frozenset[str]
    happening: frozenset[str]
    reports: frozenset[str]
    refuted: frozenset[str]
    before_refuted: frozenset[str]
    true: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    purpose: frozenset[str]
    coordinators: frozenset[str]
    list_separators: frozenset[str]
    adverbs: frozenset[str]
    transparent: frozenset[str]
    place_words: frozenset[str]
    countries: frozenset[str]
    possessed: frozenset[str]
    reporting: frozenset[str]
    statement_verbs: frozenset[str]
    according: frozenset[str]
    relayed: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    other_times: frozenset[str]
    passive_supports: frozenset[str]
    accompanied: frozenset[str]
    listing: frozenset[str]
    numerals: frozenset[str]
    receiving: frozenset[str]
    controlling: frozenset[str]
    plural_pronouns: frozenset[str]
    person_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    pointers: frozenset[str]
    seats: frozenset[str]
    speaking: frozenset[str]
    after_verb: frozenset[str]
    clause_words: frozenset[str]
    support_verbs: frozenset[str]
    copulas: frozenset[str]
    needed_copulas: frozenset[str]
    formal_titles: frozenset[str]
    boilerplate: tuple[re.Pattern[str], ...]

    def addresses(self, word: str) -> bool:
        """Whether a word stands before a person's name and is neither role nor name: an honorific or a rank."""
        return word in self.honorifics or word in self.ranks


@dataclass(frozen=True, slots=True)
class Titles:
    """Words that roles begin with or go on with, see the language's `titles.yaml`."""

    offices: frozenset[str]
    professions: frozenset[str]
    units: Mapping[str, str]
    generals: frozenset[str]
    corps: frozenset[str]
    former: frozenset[str]
    stop: frozenset[str]
    skipped: frozenset[str]
    events: frozenset[str]
    attendants: frozenset[str]
    spokesmen: frozenset[str]
    counterparts: frozenset[str]
    incomplete: frozenset[str]
    joiners: frozenset[str]
    unit_heads: frozenset[str]
    parent_heads: frozenset[str]
    local_heads: frozenset[str]
    sites: frozenset[str]
    ministries: frozenset[str]
    ministry_words: frozenset[str]

    def begins_role(self, word: str) -> bool:
        """Whether a role can begin with the word: an office or a profession."""
        return word in self.offices or word in self.professions


@dataclass(frozen=True, slots=True)
class Places:
    """Words that tell which place is meant, see the language's `places.yaml`."""

    levels: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    peoples: frozenset[str]
    locatives: frozenset[str]
    club_countries: frozenset[str]
    club_capitals: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date in the text, characters `start` to `end`; `value` is an ISO date, year-month or year.

    `clash` says that the text gives a weekday with it that does not fit: then the day is not to be relied on.
    """

    start: int
    end: int
    value: str
    clash: bool = False


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Surface forms of a verb stem, lower-cased: active ("menelepon"), passive ("ditelepon") and bare ("telepon")."""

    active: frozenset[str]
    passive: frozenset[str]
    bare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code and what the stages call."""

    code: str
    segment: Callable[[str], tuple[Sentence, ...]]
    lexicon: Lexicon
    titles: Titles
    places: Places
    verb_forms: Callable[[str], VerbForms]
    is_verb: Callable[[str], bool]
    find_dates: Callable[[str, int, int, date | None], tuple[TimeExpression, ...]]
    aliases: Mapping[str, tuple[tuple[str, ...], ...]]


def read_yaml(path: Path) -> Any:
    """The content of a data file of the package."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def read_lexicon(path: Path) -> Lexicon:
    """Reads `lexicon.yaml`; every list of Lexicon has to be there."""
    data = read_yaml(path)
    lists = {f.name: frozenset(map(str, data[f.name])) for f in fields(Lexicon) if f.name != "boilerplate"}
    return Lexicon(**lists, boilerplate=tuple(map(re.compile, data["boilerplate"])))


def read_titles(path: Path) -> Titles:
    """Reads `titles.yaml`; every list of Titles has to be there."""
    data = read_yaml(path)
    lists = {f.name: frozenset(map(str, data[f.name])) for f in fields(Titles) if f.name != "units"}
    return Titles(**lists, units=dict(data["units"]))


def read_places(path: Path) -> Places:
    """Reads `places.yaml`; every list of Places has to be there."""
    data = read_yaml(path)

    def kinds(name: str) -> dict[str, frozenset[str]]:
        return {word: frozenset(found) for word, found in data[name].items()}

    lists = {f.name: frozenset(map(str, data[f.name])) for f in fields(Places) if f.name not in ("levels", "before")}
    return Places(levels=kinds("levels"), before=kinds("before"), **lists)
