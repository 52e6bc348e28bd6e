"""The packs that come with kg: every example is found by its rule, no counterexample is."""

import pytest

from kg.languages import language
from kg.ontology import OPEN, relations
from kg.rules import Rule
from kg.rules.examples import failures
from kg.rules.load import shipped_rules

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples(rule: Rule) -> None:
    only = [r for r in RULES if r.id == rule.id or r.relation == rule.relation]
    assert [f for f in failures(only, INDONESIAN) if f.startswith(rule.id + ":")] == []


def test_examples_hold_among_all_rules() -> None:
    assert failures(RULES, INDONESIAN) == []


def test_every_relation_of_the_ontology_has_a_rule() -> None:
    assert set(relations()) - {rule.relation for rule in RULES} == {OPEN}
