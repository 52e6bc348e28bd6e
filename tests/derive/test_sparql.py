"""A user's SPARQL rules on a graph: what they derive, from what, and how a runaway one is stopped."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from derive.graphs import chain, places, shown, without
from kg.derive import Limits, derive, load_rules
from kg.errors import RuleError
from kg.export import rdf, turtle
from kg.graph import KnowledgeGraph
from kg.validate import check, validate

COLLEAGUES = """CONSTRUCT { ?a kgo:cooperated_with ?b }
WHERE { ?a kgo:affiliated_with ?o . ?b kgo:affiliated_with ?o . FILTER (str(?a) < str(?b)) }"""


def run(
    folder: Path, graph: KnowledgeGraph, text: str, limits: Limits | None = None
) -> dict[tuple[str, str, str, str], list[str]]:
    """What a rule derives, with the ids of its premises."""
    (folder / "aturan.rq").write_text(text, encoding="utf-8")
    result = derive(graph, load_rules([folder / "aturan.rq"]), limits)
    conforms, faults = check(turtle.triples(result))
    assert conforms, faults
    return {shown(one): [p.id for p in one.premises] for one in result.derived if one.rule == "aturan"}


def test_premises_are_the_patterns_of_where(tmp_path: Path) -> None:
    assert run(tmp_path, places(), COLLEAGUES) == {
        ("Ratna", "cooperated_with", "Bagus", "aturan"): ["st-00006", "st-00007"]
    }
    assert run(tmp_path, without(places(), "st-00007"), COLLEAGUES) == {}


def test_premises_are_also_claims_and_evidence_that_variables_name(tmp_path: Path) -> None:
    plans = """CONSTRUCT { ?a kgo:supported ?o } WHERE {
      ?claim rdf:subject ?a ; rdf:predicate kgo:affiliated_with ; rdf:object ?o ; kgo:modality kgo:planned }"""
    assert run(tmp_path, places(), plans) == {("Citra", "supported", "Dinas Air", "aturan"): ["st-00008"]}
    evidence = """CONSTRUCT { ?a kgo:supported ?o } WHERE {
      ?claim rdf:subject ?a ; rdf:object ?o . ?evidence oa:hasBody ?claim ; kgo:sentence ?text
      FILTER (CONTAINS(?text, "akan")) }"""
    assert run(tmp_path, places(), evidence) == {("Citra", "supported", "Dinas Air", "aturan"): ["st-00008"]}


def test_rules_see_what_the_ontology_derives_and_name_its_premises(tmp_path: Path) -> None:
    text = "CONSTRUCT { ?x kgo:cooperated_with ?y } WHERE { VALUES ?y { kg:loc-0003 } ?y kgo:location_of ?x }"
    assert run(tmp_path, places(), text)["Kampung Hulu", "cooperated_with", "Nusantaria", "aturan"] == [
        "st-00000",
        "st-00003",
    ]


def test_the_solution_with_fewest_premises_counts(tmp_path: Path) -> None:
    text = """CONSTRUCT { ?a kgo:supported ?b } WHERE {
      { ?a kgo:parent_of ?b } UNION { ?a kgo:affiliated_with ?o . ?b kgo:affiliated_with ?o FILTER (?a != ?b) } }"""
    found = run(tmp_path, places(), text)
    assert found["Bagus", "supported", "Ratna", "aturan"] == ["st-00006", "st-00007"]
    assert found["Ratna", "supported", "Bagus", "aturan"] == ["st-00009"]


def test_a_text_may_be_derived(tmp_path: Path) -> None:
    text = "CONSTRUCT { ?b kgo:has_role ?r } WHERE { ?a kgo:has_role ?r . ?a kgo:parent_of ?b }"
    assert run(tmp_path, places(), text) == {("Bagus", "has_role", "kepala dinas", "aturan"): ["st-00009", "st-00011"]}


def test_what_is_said_already_is_not_derived(tmp_path: Path) -> None:
    assert run(tmp_path, places(), "CONSTRUCT { ?a kgo:met ?b } WHERE { ?a kgo:met ?b }") == {
        ("Bagus", "met", "Ratna", "aturan"): ["st-00010"]  # said the other way round, which the ontology derives
    }


def test_a_text_that_looks_like_a_claim_is_no_premise(tmp_path: Path) -> None:
    graph = places()
    claim = str(rdf.claim_iri(graph.statements[0], "id").value)
    spoilt = replace(graph, articles=tuple(replace(one, title=claim) for one in graph.articles))
    text = "CONSTRUCT { ?a kgo:met ?b } WHERE { ?article schema:headline ?t . ?a a kgo:Person . ?b a kgo:Person }"
    with pytest.raises(RuleError, match=r"aturan\.rq: met of 'Ratna' follows from no statement"):
        run(tmp_path, spoilt, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?o kgo:met ?t } WHERE { ?a kgo:affiliated_with ?o ; rdfs:label ?t }", "no entity|cannot join"),
        ("CONSTRUCT { ?c kgo:met ?a } WHERE { ?c rdf:subject ?a }", "joins what is no entity by kgo:met"),
        ("CONSTRUCT { ?o kgo:parent_of ?a } WHERE { ?a kgo:affiliated_with ?o }", "parent_of cannot join 'Dinas Air'"),
    ],
)
def test_what_the_ontology_does_not_allow_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=message):
        run(tmp_path, places(), text)


CROSS = (
    " . ".join(f"?{name} rdfs:label ?l{number}" for number, name in enumerate("abcde", 1)) + " . ?a kgo:located_in ?b"
)


def test_a_rule_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    text = f"CONSTRUCT {{ ?a kgo:cooperated_with ?b }} WHERE {{ {CROSS} FILTER (?l1 = CONCAT(?l2, ?l3, ?l4, ?l5)) }}"
    began = time.monotonic()
    with pytest.raises(RuleError, match=r"aturan\.rq: takes longer than 2 seconds; make the rule narrower"):
        run(tmp_path, chain(60), text, Limits(seconds=2))
    assert time.monotonic() - began < 30


def test_a_rule_with_too_many_solutions_is_stopped(tmp_path: Path) -> None:
    text = f"CONSTRUCT {{ ?a kgo:cooperated_with ?b }} WHERE {{ {CROSS} }}"
    with pytest.raises(RuleError, match=r"aturan\.rq: has more than 1,000 solutions"):
        run(tmp_path, chain(60), text, Limits(solutions=1000))


def test_a_rule_that_derives_too_much_is_stopped(tmp_path: Path) -> None:
    text = "CONSTRUCT { ?a kgo:cooperated_with ?b } WHERE { ?a kgo:located_in ?b }"
    with pytest.raises(RuleError, match=r"aturan\.rq: derives more than 400 statements"):
        run(tmp_path, chain(20), text, Limits(statements=400))


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux keeps a process to an amount of memory")
def test_a_rule_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    text = f"CONSTRUCT {{ ?a kgo:cooperated_with ?b }} WHERE {{ {CROSS} }} ORDER BY ?l5"
    with pytest.raises(RuleError, match=r"aturan\.rq: fails, or needs more than 512 MB"):
        run(tmp_path, chain(60), text, Limits(memory=512 << 20))


def test_derived_statements_conform_to_the_shapes() -> None:
    assert validate(derive(places())).conforms
