"""A derived statement: what follows from statements and is said by none."""

from dataclasses import dataclass

from kg.model.entity import EntityRef
from kg.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Derived:
    """Who, relation, whom, and why.

    `relation` is one of the ontology or the inverse of one. `rule` is `inverse`, `symmetric`, `transitive` or the name
    of a SPARQL rule. `premises` are the statements that it follows from, one for each claim, in a fixed order.
    """

    subject: EntityRef
    relation: str
    object: EntityRef | str
    rule: str
    premises: tuple[Statement, ...]
