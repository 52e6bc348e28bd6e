"""What derivations start from and how far they may go: facts with their premises, and the limits of a run."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import RuleError
from kg.export.rdf import ends, entity_iri, promotes
from kg.graph import KnowledgeGraph
from kg.model import EntityRef, Statement

Fact = tuple[EntityRef, str, EntityRef | str]
"""Subject, relation (or inverse of one), and object: an entity or, for `has_role`, a text."""

Facts = Mapping[Fact, tuple[Statement, ...]]
"""Facts, and for each the statements from which it follows: itself one, where it is stated."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a derivation may go: statements in all, and for one rule seconds, solutions and bytes of memory."""

    statements: int = 200_000
    seconds: float = 60.0
    solutions: int = 1_000_000
    memory: int = 4 << 30


class Budget:
    """What is left of the limits for one rule.

    Raises:
        RuleError: by `take`, where the rule has gone too far.
    """

    def __init__(self, name: str, limits: Limits, taken: int = 0) -> None:
        self.name, self.limits, self.taken = name, limits, taken
        self.deadline = time.monotonic() + limits.seconds

    def take(self) -> None:
        """Counts one derived statement."""
        self.taken += 1
        if self.taken > self.limits.statements:
            raise RuleError(
                [f"{self.name}: derives more than {self.limits.statements:,} statements; make the rule narrower."]
            )
        if self.taken % 1024 == 0:
            self.check()

    def check(self) -> None:
        """Looks at the clock."""
        if time.monotonic() > self.deadline:
            raise RuleError(
                [f"{self.name}: derives for longer than {self.limits.seconds:g} seconds; make the rule narrower."]
            )


def stated(graph: KnowledgeGraph) -> dict[Fact, tuple[Statement, ...]]:
    """The facts that some article states as positive and actual, each with the first such statement by id.

    Whatever a build promotes in RDF: nothing is derived from what is planned, alleged or denied. A symmetric relation
    has its ends in the order that its claim has.
    """
    facts: dict[Fact, tuple[Statement, ...]] = {}
    for statement in sorted(graph.statements, key=lambda one: one.id):
        if promotes(statement):
            facts.setdefault(_fact(statement, graph.run.language), (statement,))
    return facts


def _fact(statement: Statement, language: str) -> Fact:
    first, second = statement.subject, statement.object
    if isinstance(second, EntityRef) and ends(statement, language)[0] != entity_iri(first):
        first, second = second, first
    return first, statement.relation, second


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts sorted by relation, subject and object."""
    return sorted(facts, key=lambda f: (f[1], f[0].id, f[2].id if isinstance(f[2], EntityRef) else f[2]))
