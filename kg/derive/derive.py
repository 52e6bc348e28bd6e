"""All derivations of a graph, in their order: the ontology's, then a user's rules, which see what those gave."""

from collections.abc import Sequence
from dataclasses import replace

from kg.derive.closure import inverse, symmetric, transitive
from kg.derive.facts import Budget, Limits, stated
from kg.derive.rule import DerivationRule
from kg.derive.sparql import Solver
from kg.graph import KnowledgeGraph
from kg.model import Derived, EntityRef


def derive(graph: KnowledgeGraph, rules: Sequence[DerivationRule] = (), limits: Limits | None = None) -> KnowledgeGraph:
    """`graph` with what follows from its statements, and from nothing else, in `derived`.

    Computed anew from the statements at hand: what has lost its premises is gone. Only what is stated as positive and
    actual counts by itself; a rule that asks for claims may use others. The user's rules see the direct triples of both
    the news and the ontology, but not each other's, so that every derivation ends.

    Raises:
        RuleError: a rule goes beyond `limits`, or derives what the ontology does not allow.
    """
    limits = limits or Limits()
    facts = stated(graph)
    budget = Budget("transitive", limits)
    found: list[Derived] = list(transitive(facts, budget))
    known = {**facts, **{(one.subject, one.relation, one.object): one.premises for one in found}}
    for name, step in (("symmetric", symmetric), ("inverse", inverse)):
        budget = Budget(name, limits, len(found))
        found.extend(step(facts if name == "symmetric" else known, budget))
    if rules:
        known |= {(one.subject, one.relation, one.object): one.premises for one in found}
        found.extend(Solver(graph, known, facts, limits).solve(rules, len(found)))
    return replace(graph, derived=tuple(sorted(found, key=_order)))


def _order(one: Derived) -> tuple[str, str, str, str]:
    end = one.object.id if isinstance(one.object, EntityRef) else one.object
    return one.relation, one.subject.id, end, one.rule
