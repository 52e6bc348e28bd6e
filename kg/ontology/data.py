"""The ontology's YAML as Python: entity classes, relations and the terms that qualify them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
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
        "open": "terbuka",
    }
)
"""The subject areas of relations: the key is the English name, the value the Indonesian one."""

OPEN: Final = "open"
"""The relation of open statements, which are kept apart from all others."""
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
class Inverse:
    """A relation seen from its object (`child_of` for `parent_of`): only derived, never stated; `mapping` as there."""

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
    pair; of a `transitive` one, A to B and B to C give A to C. `qualifiers` are the fields of a statement that it may
    fill, `family` a key of `FAMILIES`. `mapping` and `broader` are full IRIs of what means nearly the same, and more.
    """

    name: str
    label_id: str
    label_en: str
    definition_id: str
    definition_en: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    transitive: bool
    qualifiers: tuple[str, ...]
    family: str
    mapping: tuple[str, ...]
    broader: tuple[str, ...]
    inverse: Inverse | None


@dataclass(frozen=True, slots=True)
class EventCode:
    """A code of the event coding scheme CAMEO, to which relations are mapped."""

    code: str
    label_id: str
    label_en: str


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


@cache
def fingerprint() -> str:
    """The hash of the ontology's data, by which a copy of it can be told from that of another version."""
    found = sorted(path.name for path in files(__package__).iterdir() if path.name.endswith(".yaml"))
    return sha256(b"".join(files(__package__).joinpath(name).read_bytes() for name in found)).hexdigest()


def _load(name: str) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return data


def _texts(entry: dict[str, Any]) -> dict[str, str]:
    return {
        f"{field}_{language}": entry[field][language] for field in ("label", "definition") for language in ("id", "en")
    }


def _types(names: list[str]) -> frozenset[str]:
    return frozenset(names) - {"ACTOR"} | (_ACTOR if "ACTOR" in names else frozenset())


def _iris(entry: dict[str, Any], field: str) -> tuple[str, ...]:
    return tuple(map(expand, entry.get(field, ())))


def _inverse(entry: dict[str, Any]) -> Inverse:
    return Inverse(name=entry["name"], mapping=_iris(entry, "mapping"), **_texts(entry))


@cache
def entity_classes() -> Mapping[str, EntityClass]:
    """The entity classes by type (PER, ORG, LOC, EVT), in the order of `classes.yaml`."""
    return MappingProxyType(
        {
            type_: EntityClass(type=type_, name=entry["name"], mapping=_iris(entry, "mapping"), **_texts(entry))
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
                transitive=entry.get("transitive", False),
                qualifiers=tuple(entry.get("qualifiers", ())),
                family=entry["family"],
                mapping=_iris(entry, "mapping"),
                broader=_iris(entry, "broader"),
                inverse=_inverse(entry["inverse"]) if "inverse" in entry else None,
                **_texts(entry),
            )
            for name, entry in _load("relations.yaml").items()
        }
    )


@cache
def inverses() -> Mapping[str, RelationType]:
    """The relations that have an inverse, by the inverse's name, in the order of `relations.yaml`."""
    return MappingProxyType({entry.inverse.name: entry for entry in relations().values() if entry.inverse})


@cache
def event_codes() -> Mapping[str, EventCode]:
    """The codes of CAMEO that the mappings use, with their categories, by code, in the order of `cameo.yaml`."""
    codes = _load("cameo.yaml").items()
    return MappingProxyType({code: EventCode(code, labels["id"], labels["en"]) for code, labels in codes})


@cache
def terms() -> Mapping[str, Term]:
    """The further terms by name, in the order of `terms.yaml`."""
    return MappingProxyType(
        {
            name: Term(
                name=name,
                kind=entry["kind"],
                of=entry.get("of"),
                domain=_iris(entry, "domain"),
                range=_iris(entry, "range"),
                **_texts(entry),
            )
            for name, entry in _load("terms.yaml").items()
        }
    )
