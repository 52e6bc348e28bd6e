"""The ontology's YAML as Python: entity classes, relations and the terms that qualify them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import yaml

from kg.ontology.namespaces import expand

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "office": "jabatan",
        "place": "tempat",
        "family": "keluarga",
        "diplomacy": "diplomasi",
        "speech": "ucapan",
        "conflict": "konflik",
        "law": "hukum",
        "politics": "politik",
        "economy": "ekonomi",
        "event": "acara",
    }
)
"""The subject areas of relations: the key is the English name, the value the Indonesian one."""

_ACTOR: Final = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A type of entity: `type` is the tagger's (PER), `name` the ontology's (Person), `mapping` are full IRIs."""

    type: str
    name: str
    label_id: str
    label_en: str
    definition_id: str
    definition_en: str
    mapping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation that the graph may hold.

    `domain` is a set of PER, ORG, LOC, EVT; `range` the same or {"literal"}. `symmetric` relations are kept once a
    pair. `qualifiers` are the fields of a statement that it may fill, `family` a key of `FAMILIES`, `mapping` full
    IRIs.
    """

    name: str
    label_id: str
    label_en: str
    definition_id: str
    definition_en: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    qualifiers: tuple[str, ...]
    family: str
    mapping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A further class, individual (of the class `of`) or property; `domain` and `range` are full IRIs."""

    name: str
    kind: str
    label_id: str
    label_en: str
    definition_id: str
    definition_en: str
    of: str | None
    domain: tuple[str, ...]
    range: tuple[str, ...]


def _load(name: str) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return data


def _texts(entry: dict[str, Any]) -> dict[str, str]:
    return {
        f"{field}_{language}": entry[field][language] for field in ("label", "definition") for language in ("id", "en")
    }


def _types(names: list[str]) -> frozenset[str]:
    return frozenset(names) - {"ACTOR"} | (_ACTOR if "ACTOR" in names else frozenset())


@cache
def entity_classes() -> Mapping[str, EntityClass]:
    """The entity classes by type (PER, ORG, LOC, EVT), in the order of `classes.yaml`."""
    return MappingProxyType(
        {
            type_: EntityClass(
                type=type_, name=entry["name"], mapping=tuple(map(expand, entry["mapping"])), **_texts(entry)
            )
            for type_, entry in _load("classes.yaml").items()
        }
    )


@cache
def relations() -> Mapping[str, RelationType]:
    """The relations by name, in the order of `relations.yaml`."""
    return MappingProxyType(
        {
            name: RelationType(
                name=name,
                domain=_types(entry["domain"]),
                range=_types(entry["range"]),
                symmetric=entry.get("symmetric", False),
                qualifiers=tuple(entry.get("qualifiers", ())),
                family=entry["family"],
                mapping=tuple(map(expand, entry.get("mapping", ()))),
                **_texts(entry),
            )
            for name, entry in _load("relations.yaml").items()
        }
    )


@cache
def terms() -> Mapping[str, Term]:
    """The further terms by name, in the order of `terms.yaml`."""
    return MappingProxyType(
        {
            name: Term(
                name=name,
                kind=entry["kind"],
                of=entry.get("of"),
                domain=tuple(map(expand, entry.get("domain", ()))),
                range=tuple(map(expand, entry.get("range", ()))),
                **_texts(entry),
            )
            for name, entry in _load("terms.yaml").items()
        }
    )
