"""A user's SPARQL rules, run on a graph: each solution gives derived statements with the statements it follows from."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib.term import Node, URIRef, Variable

from kg.derive.facts import Budget, Fact, Facts, Limits
from kg.derive.rule import DerivationRule, Pattern
from kg.errors import RuleError
from kg.export.rdf import claim_iri, entity_iri, triples
from kg.graph import KnowledgeGraph
from kg.model import Derived, EntityRef, Statement
from kg.ontology import inverses, relations
from kg.ontology.namespaces import ONTOLOGY, PREFIXES

Term = EntityRef | str
_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


class Solver:
    """Runs rules on a graph and on what is derived by the ontology, both in one graph that is written once.

    `known` are the facts of either, with their premises.
    """

    def __init__(self, graph: KnowledgeGraph, known: Facts, stated: Facts, limits: Limits) -> None:
        self._graph, self._known, self._stated, self._limits = graph, known, stated, limits
        self._language = graph.run.language
        self._entities = {entity_iri(entity).value: entity.ref for entity in graph.entities}
        self._statements: dict[str, Statement] = {}
        for statement in graph.statements:
            self._statements.setdefault(claim_iri(statement, self._language).value, statement)
            self._statements[PREFIXES["evidence"] + statement.id] = statement

    def _triples(self) -> Iterator[ox.Triple]:
        """What rules see: the graph as it is by default, and the direct triples of what the ontology derives."""
        run = replace(self._graph.run, promote="positive-actual")
        yield from triples(replace(self._graph, run=run))
        yield from (self._triple(fact) for fact in self._known if fact not in self._stated)

    def _triple(self, fact: Fact) -> ox.Triple:
        subject, relation, object_ = fact
        end = ox.Literal(object_, language=self._language) if isinstance(object_, str) else entity_iri(object_)
        return ox.Triple(entity_iri(subject), ox.NamedNode(ONTOLOGY + relation), end)

    def solve(self, rules: Iterable[DerivationRule], taken: int) -> Iterator[Derived]:
        """What the rules derive, each fact once a rule, by the solution with fewest premises.

        What is stated itself is left out, and so is what would join a thing with itself.

        Raises:
            RuleError: a rule goes beyond the limits, or derives what the ontology does not allow.
        """
        with tempfile.TemporaryDirectory(prefix="kg-derive-") as folder:
            path = Path(folder) / "graph.nt"
            ox.serialize(self._triples(), path, ox.RdfFormat.N_TRIPLES)
            for rule in rules:
                budget = Budget(str(rule.path), self._limits, taken)
                best: dict[Fact, tuple[Statement, ...]] = {}
                for solution in self._solutions(rule, path):
                    budget.check()
                    for fact, premises in self._apply(rule, solution):
                        if fact not in best:
                            budget.take()
                        best[fact] = min(best.get(fact, premises), premises, key=_rank)
                taken = budget.taken
                for (subject, relation, object_), premises in best.items():
                    yield Derived(subject, relation, object_, rule.name, premises)

    def _solutions(self, rule: DerivationRule, graph: Path) -> Iterator[dict[Variable, Node | str]]:
        limits = self._limits
        answer = graph.with_suffix(".jsonl")
        with as_file(files("kg.derive") / "worker.py") as worker, answer.open("wb") as file:
            command = [sys.executable, "-P", str(worker), str(graph), str(limits.solutions), str(limits.memory)]
            try:
                done = subprocess.run(
                    command,
                    input=(_PROLOGUE + rule.select).encode(),
                    stdout=file,
                    stderr=subprocess.PIPE,
                    timeout=limits.seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise RuleError(
                    [f"{rule.path}: takes longer than {limits.seconds:g} seconds; make the rule narrower."]
                ) from None
        match done.returncode:
            case 0:
                return _read(answer)
            case 3:
                raise RuleError([f"{rule.path}: has more than {limits.solutions:,} solutions; make the rule narrower."])
            case 4:
                raise RuleError([f"{rule.path}: is no valid query ({done.stderr.decode().strip()[:200]}); correct it."])
        trouble = done.stderr.decode(errors="replace").strip()[-200:] or "no reason is known"
        raise RuleError(
            [
                f"{rule.path}: fails, or needs more than {limits.memory >> 20:,} MB of memory ({trouble}); "
                "make the rule narrower."
            ]
        )

    def _apply(
        self, rule: DerivationRule, solution: dict[Variable, Node | str]
    ) -> Iterator[tuple[Fact, tuple[Statement, ...]]]:
        resources = {str(term) for term in solution.values() if isinstance(term, URIRef)}
        found = {self._statements[iri] for iri in resources if iri in self._statements}
        for pattern in rule.patterns:
            if fact := self._fact(pattern, solution):
                found.update(self._known.get(fact, ()))
        premises = tuple(sorted(found, key=lambda statement: statement.id))
        for pattern in rule.template:
            if any(isinstance(term, Variable) and term not in solution for term in pattern):
                continue  # a part that is left open by OPTIONAL or UNION gives no triple, as in SPARQL
            fact = self._fact(pattern, solution)
            self._check(rule, pattern, fact, premises)
            if fact and fact[0] != fact[2] and fact not in self._stated:
                yield fact, premises

    def _fact(self, pattern: Pattern, solution: dict[Variable, Node | str]) -> Fact | None:
        """The pattern with the solution's terms, where it is a relation of an entity; else None."""
        subject, predicate, object_ = (solution.get(term) if isinstance(term, Variable) else term for term in pattern)
        entity = self._entities.get(str(subject)) if isinstance(subject, URIRef) else None
        relation = str(predicate).removeprefix(ONTOLOGY)
        if entity is None or object_ is None or not (relation in relations() or relation in inverses()):
            return None
        end = self._entities.get(str(object_)) if isinstance(object_, URIRef) else str(object_)
        return None if end is None else (entity, relation, end)

    def _check(
        self, rule: DerivationRule, pattern: Pattern, fact: Fact | None, premises: tuple[Statement, ...]
    ) -> None:
        if fact is None:
            raise RuleError(
                [f"{rule.path}: joins what is no entity by {_short(pattern[1])}; ask for entities in WHERE."]
            )
        subject, name, object_ = fact
        relation = relations().get(name)
        if relation:
            domain, range_ = relation.domain, relation.range
        else:
            range_, domain = inverses()[name].domain, inverses()[name].range
        end = "literal" if isinstance(object_, str) else object_.type
        if subject.type not in domain or end not in range_:
            raise RuleError(
                [
                    f"{rule.path}: {name} cannot join {subject.label!r} ({subject.type}) with "
                    f"{object_ if isinstance(object_, str) else object_.label!r} ({end}); ask for the right classes."
                ]
            )
        if not premises:
            raise RuleError(
                [f"{rule.path}: {name} of {subject.label!r} follows from no statement; ask for relations or claims."]
            )


def _rank(premises: tuple[Statement, ...]) -> tuple[int, list[str]]:
    return len(premises), [statement.id for statement in premises]


def _short(term: Any) -> str:
    return str(term).replace(ONTOLOGY, "kgo:")


def _read(answer: Path) -> Iterator[dict[Variable, Node | str]]:
    with answer.open(encoding="utf-8") as lines:
        for line in lines:
            yield _terms(json.loads(line))


def _terms(row: dict[str, list[str]]) -> dict[Variable, Node | str]:
    """A solution: entities and other resources as IRIs, literals as their text."""
    return {Variable(name): URIRef(term[1]) if term[0] == "iri" else term[1] for name, term in row.items()}
