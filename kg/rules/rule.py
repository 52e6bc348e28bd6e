"""What a rule is: data that says which words link two names, and where the two stand."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["verb", "noun", "adjacent", "bracket", "role", "nested"]
"""How a rule is matched: a clause with a verb; a noun with its arguments ("pertemuan A dengan B"); two names with given
words between them ("Kecamatan X, Kabupaten Y"); a name in brackets behind a name ("Salah (Mesir)"); a person with a
title; a name inside a name ("Komisi VI DPR")."""

TOUCHING = "+"
"""What `between` says where nothing stands between two names."""
PATIENT, AGENT, AFTER, BETWEEN, SOURCE = "patient", "agent", "after", "antara", "source"
"""Places of an argument besides prepositions: object or subject of the verb, after a noun, "antara A dan B", and who is
said to have said the clause."""


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a trigger: any of `forms` (lower-cased) or a verb form of any of `stems`; `any_verb` is any verb."""

    forms: frozenset[str]
    stems: tuple[str, ...]
    optional: bool = False
    any_verb: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated text, and the facts that the rule set must (or, in a counterexample, must not) find in it."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule of a pack; the fields are those of the YAML, described in `docs/rules.md`. It equals only itself.

    `openers` are all words that a trigger can begin with: where none of them stands, nothing is tried;
    `any_verb` says that every verb may begin one.
    """

    id: str
    relation: str
    kind: Kind
    triggers: tuple[tuple[Word, ...], ...]
    openers: frozenset[str]
    any_verb: bool
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_types: frozenset[str]
    object_types: frozenset[str]
    between: tuple[tuple[str, ...], ...]
    before: frozenset[str]
    names: frozenset[str]
    ends: frozenset[str]
    free: frozenset[str]
    excluded: frozenset[str]
    within: frozenset[str]
    near: frozenset[str]
    position: str
    reverse: bool
    through: bool
    inherit: bool
    score: float
    description: str
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
