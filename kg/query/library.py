"""The named queries: one `.rq` file each under `named/`, with its description and parameters in its head.

A value never becomes part of the query's words: it is made a term of RDF, checked, and written as such in a VALUES
block, where the query has the line `# VALUES`. A parameter that is not given leaves its variable unbound.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

import pyoxigraph as ox
import yaml

from kg.errors import QueryError
from kg.ontology.vocabulary import XSD

Kind = Literal["name", "day"]
LANGUAGES: Final = ("id", "en")
_PLACE: Final = "# VALUES"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be given to a query: a "name" of an entity as the data spells it, or a "day" (2024-01-31)."""

    name: str
    kind: Kind
    required: bool
    description_id: str
    description_en: str

    def terms(self, value: str) -> tuple[ox.Literal, ...]:
        """The value as terms of RDF; a name in each of the languages that a label may be in.

        Raises:
            QueryError: it is not of the parameter's kind.
        """
        if self.kind == "name":
            return (ox.Literal(value), *(ox.Literal(value, language=language) for language in LANGUAGES))
        try:
            return (ox.Literal(date.fromisoformat(value).isoformat(), datatype=ox.NamedNode(XSD.date)),)
        except ValueError:
            raise QueryError(f"{value!r} is no day for {self.name}; give one such as 2024-01-31.") from None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library; `sparql` is as it stands in its file, without the head."""

    name: str
    description_id: str
    description_en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bound(self, values: Mapping[str, str]) -> str:
        """The query with its parameters' values.

        Raises:
            QueryError: a value is missing, not known, or not of its kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {', '.join(known) or 'none'}.")
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise QueryError(f'{self.name} needs {parameter.name}; give it with --param {parameter.name}="…".')
        blocks = [
            f"VALUES ?{name} {{ {' '.join(map(str, known[name].terms(value)))} }}"
            for name, value in sorted(values.items())
        ]
        before, after = self.sparql.split(_PLACE)
        return before + " ".join(blocks) + after


@cache
def library() -> Mapping[str, NamedQuery]:
    """All named queries, by name."""
    folder = files(__package__) / "named"
    found = sorted(path.name.removesuffix(".rq") for path in folder.iterdir() if path.name.endswith(".rq"))
    return MappingProxyType({name: _read(name, (folder / f"{name}.rq").read_text(encoding="utf-8")) for name in found})


def named(name: str) -> NamedQuery:
    """The query called `name`.

    Raises:
        QueryError: there is none.
    """
    try:
        return library()[name]
    except KeyError:
        raise QueryError(f"There is no query {name!r}; kg query --list prints all.") from None


def _read(name: str, text: str) -> NamedQuery:
    head = re.match(r"(?:#.*\n)+", text)
    assert head is not None
    told = yaml.safe_load("".join(line[2:] for line in head[0].splitlines(keepends=True)))
    parameters = tuple(
        Parameter(key, entry["kind"], entry.get("required", False), entry["id"], entry["en"])
        for key, entry in (told["parameters"] or {}).items()
    )
    return NamedQuery(name, told["id"], told["en"], parameters, text[head.end() :])
