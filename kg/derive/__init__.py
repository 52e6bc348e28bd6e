"""What follows from the statements: by the ontology, and by a user's own SPARQL rules. Never part of what is said."""

from kg.derive.derive import derive
from kg.derive.facts import Limits
from kg.derive.rule import DerivationRule, load_rules

__all__ = ["DerivationRule", "Limits", "derive", "load_rules"]
