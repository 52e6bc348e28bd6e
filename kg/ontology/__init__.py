"""The ontology as data: entity classes and the closed set of relations, in YAML beside this file.

It drives the rules' validation, the exports and the page alike. Which words express a relation is the rules' business.
"""

from kg.ontology.data import (
    FAMILIES,
    OPEN,
    EntityClass,
    EventCode,
    Inverse,
    RelationType,
    Term,
    entity_classes,
    event_codes,
    fingerprint,
    inverses,
    relations,
    terms,
)

__all__ = [
    "FAMILIES",
    "OPEN",
    "EntityClass",
    "EventCode",
    "Inverse",
    "RelationType",
    "Term",
    "entity_classes",
    "event_codes",
    "fingerprint",
    "inverses",
    "relations",
    "terms",
]
