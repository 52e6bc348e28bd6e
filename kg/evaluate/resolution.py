"""Scores who is who over articles on hard cases, which mark each name with the thing that it names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import yaml

from kg.errors import InputError, reason
from kg.languages import Language
from kg.model import Article
from kg.pipeline import Findings, Resolving, assemble_with
from kg.resolve import resolve_within
from kg.rules import extract, shipped_rules
from kg.rules.examples import annotated_document

_MARKED: Final = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\|([^\[\]|]+)\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its name, and annotated texts in which a mention is `[name|type|thing]`."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of a case and whether they are one thing; `joined` says whether the resolution took them for one."""

    case: str
    first: str
    second: str
    same: bool
    joined: bool


def read_cases(path: Path) -> list[Case]:
    """The cases of a YAML file.

    Raises:
        InputError: the file cannot be read, or holds something else.
    """
    try:
        rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        cases = [Case(str(row["name"]), tuple(map(str, row["articles"]))) for row in rows]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError) as error:
        raise InputError(
            f"{path} holds no cases ({reason(error)}); give a list of entries with name and articles."
        ) from error
    for case in cases:
        if not any(_MARKED.search(text) for text in case.articles):
            raise InputError(f"{path}, case {case.name!r}: marks no name; write [name|type|thing].")
    return cases


def score_cases(cases: Iterable[Case], language: Language) -> list[Pair]:
    """All pairs of things that the articles of a case name, after the articles of all cases were resolved together."""
    rules = shipped_rules(language)
    found: list[Findings] = []
    things: dict[tuple[str, int], tuple[str, str, str]] = {}
    for number, case in enumerate(cases):
        for part, text in enumerate(case.articles):
            id_ = f"case-{number:03}-{part}"
            document = annotated_document(_MARKED.sub(r"[\1|\2]", text), language)
            article = Article(id_, document.article.text)
            clusters = resolve_within(document, language)
            found.append(Findings(article, clusters, extract(document, clusters, rules, language)))
            for start, name, thing in _places(text):
                things[id_, start] = case.name, thing, name
    graph, _ = assemble_with(found, language, Resolving())
    entity = {(m.article, m.start): e.id for e in graph.entities for m in e.mentions}
    return list(_pairs(things, entity))


def _places(text: str) -> Iterator[tuple[int, str, str]]:
    """Where the names of a marked text begin once the marks are off, with the names and their things."""
    shift = 0
    for match in _MARKED.finditer(text):
        yield match.start() - shift, match[1], match[3]
        shift += len(match[0]) - len(match[1])


def _pairs(things: dict[tuple[str, int], tuple[str, str, str]], entity: dict[tuple[str, int], str]) -> Iterator[Pair]:
    """Each pair of (article, thing) of a case once, under the first names."""
    by_case: dict[str, dict[tuple[str, str], tuple[str, set[str]]]] = {}
    for (article, start), (case, thing, name) in things.items():
        _, ids = by_case.setdefault(case, {}).setdefault((article, thing), (name, set()))
        ids.add(entity[article, start])
    for case, named in by_case.items():
        for ((_, a), (first, left)), ((_, b), (second, right)) in combinations(named.items(), 2):
            yield Pair(case, first, second, a == b, bool(left & right))
        for first, ids in named.values():
            if len(ids) > 1:
                yield Pair(case, first, first, True, False)
