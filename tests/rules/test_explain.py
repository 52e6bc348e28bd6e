"""Why a rule fired or did not, as `kg rules try` says it."""

import pytest

from kg.languages import language
from kg.resolve import resolve_within
from kg.rules import Rule
from kg.rules.examples import annotated_document, facts
from kg.rules.explain import Explanation, explain
from kg.rules.load import shipped_rules

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)


def told(text: str, rule: str) -> list[Explanation]:
    document = annotated_document(text, INDONESIAN)
    chosen = [one for one in RULES if one.id == rule]
    return explain(document, resolve_within(document, INDONESIAN), chosen, INDONESIAN)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("[Ani|PER] menunggu [Budi|PER].", "met.verb", "none of its triggers stands in the text"),
        ("[Ani|PER] bertemu dengan warga.", "met.verb", 'trigger "bertemu": subject "Ani", no object'),
        ("Warga bertemu [Ani|PER].", "met.verb", 'trigger "bertemu": no subject, object "Ani"'),
        ("Warga bertemu.", "met.verb", 'trigger "bertemu": no subject, no object'),
        (
            "[Ani|PER] membunuh [Medan|LOC].",
            "killed.verb",
            'trigger "membunuh": object "Medan", but its type LOC is not among PER',
        ),
        ("[Budi Santoso|PER] memuji [Budi|PER].", "praised.verb", 'trigger "memuji": subject "Budi Santoso", '
         'object "Budi Santoso", but both are the same'),
        ("Pertemuan itu dihadiri [Ani|PER].", "met.noun", 'trigger "Pertemuan": no subject, no object'),
        ("[Ani|PER] tinggal di [Medan|LOC].", "located_in.site", "no two names have its words between them"),
        (
            "Rumah [Ani|PER] di [Medan|LOC].",
            "located_in.organisation",
            '"di" between two names: "Ani" stands first, but it begins with none of the words of \'names\'',
        ),
        (
            "[Ani|PER] terletak di [Medan|LOC].",
            "located_in.event",
            "no two names have its words between them",
        ),
        ("[Ani|PER] pergi.", "has_role.before", "no title stands where it looks for one"),
        ("[Ani|PER] pergi.", "part_of.nested", "no name has another one inside"),
        ("[Ani|PER] pergi.", "originates_from.bracket", "no name has another alone in brackets behind it"),
        (
            "[Carolina Marin|PER] ([Inggris|ORG]) hadir.",
            "originates_from.bracket",
            '"Carolina Marin" and "Inggris": object "Inggris", but its type ORG is not among LOC',
        ),
        (
            "Wali Kota [Ani|PER] hadir.",
            "affiliated_with.before",
            'title "Wali Kota": names nothing beside it that the rule could take',
        ),
    ],
)  # fmt: skip
def test_why_not(text: str, rule: str, line: str) -> None:
    (one,) = told(text, rule)
    assert (one.text, one.fires) == (line, False)
    assert one.near == (line.startswith(("trigger", "title", '"')))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_where_a_rule_finds_its_example_nothing_is_missing(rule: Rule) -> None:
    """The explanation is made by the matcher's own steps: it fires wherever the rule gives a fact."""
    for example in (*rule.examples, *rule.counterexamples):
        if any(by == rule.id for _, by in facts(example.text, RULES, INDONESIAN)):
            assert any(one.fires for one in told(example.text, rule.id)), example.text


def test_every_place_of_a_trigger_has_a_line() -> None:
    lines = told("[Ani|PER] bertemu [Budi|PER]. Warga bertemu [Ani|PER].", "met.verb")
    assert [(one.fires, one.near) for one in lines] == [(True, True), (False, True)]
