"""What follows by the ontology: transitive relations, symmetric ones read the other way, and inverses."""

from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import pairwise

from kg.derive.facts import Budget, Fact, Facts, in_order
from kg.model import Derived, EntityRef, Statement
from kg.ontology import relations


def transitive(facts: Facts, budget: Budget) -> Iterator[Derived]:
    """A to C for A to B and B to C, over any number of steps; the premises are those of a shortest way.

    What is stated itself is left out, and so is what would join a thing with itself.
    """
    for name, relation in relations().items():
        if not relation.transitive:
            continue
        steps: dict[EntityRef, list[EntityRef]] = defaultdict(list)
        for subject, _, object_ in in_order(fact for fact in facts if fact[1] == name):
            if isinstance(object_, EntityRef):
                steps[subject].append(object_)
        for start in list(steps):
            budget.check()
            for end, way in _ways(start, steps):
                if (start, name, end) not in facts:
                    budget.take()
                    yield Derived(
                        start, name, end, "transitive", _premises(facts, [(a, name, b) for a, b in pairwise(way)])
                    )


def _ways(
    start: EntityRef, steps: dict[EntityRef, list[EntityRef]]
) -> Iterator[tuple[EntityRef, tuple[EntityRef, ...]]]:
    """All that can be reached from `start`, nearest first, each with a shortest way there (breadth first)."""
    came_from = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in steps.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
                way = [there]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                yield there, tuple(reversed(way))


def _premises(facts: Facts, steps: list[Fact]) -> tuple[Statement, ...]:
    return tuple(premise for step in steps for premise in facts[step])


def symmetric(facts: Facts, budget: Budget) -> Iterator[Derived]:
    """B to A for A to B, of symmetric relations."""
    for subject, name, object_ in in_order(facts):
        if isinstance(object_, EntityRef) and relations()[name].symmetric:
            budget.take()
            yield Derived(object_, name, subject, "symmetric", facts[subject, name, object_])


def inverse(facts: Facts, budget: Budget) -> Iterator[Derived]:
    """B to A by the inverse relation for A to B; of `facts`, which may hold what is derived."""
    for subject, name, object_ in in_order(facts):
        inverted = relations()[name].inverse
        if inverted and isinstance(object_, EntityRef):
            budget.take()
            yield Derived(object_, inverted.name, subject, "inverse", facts[subject, name, object_])
