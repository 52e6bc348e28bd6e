"""docs/rules-reference.md is what the packs and the measured figures make."""

import json
from pathlib import Path

from kg.languages import language
from kg.ontology import OPEN, relations
from kg.rules.load import shipped_rules
from kg.rules.page import COMMAND, reference_page

ROOT = Path(__file__).parent.parent.parent
INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)
FIGURES = json.loads((ROOT / "tests" / "quality" / "rules.json").read_text(encoding="utf-8"))


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "rules-reference.md").read_text(encoding="utf-8")
    assert page == reference_page(RULES, INDONESIAN, FIGURES), f"docs/rules-reference.md is out of date: run {COMMAND}"


def test_every_relation_and_rule_has_its_place() -> None:
    lines = reference_page(RULES, INDONESIAN, {}).splitlines()
    assert {line for line in lines if line.startswith("### ")} == {
        f"### {name}" for name in relations() if name != OPEN
    }
    assert sorted(line for line in lines if line.startswith("#### ")) == sorted(f"#### {rule.id}" for rule in RULES)
    assert not any(line.startswith("- Right") for line in lines)


def test_triggers_are_words_that_readers_know() -> None:
    page = reference_page([rule for rule in RULES if rule.id == "thanked.verb"], INDONESIAN, {})
    assert "*menyampaikan*/*mengucapkan*/*menghaturkan* (rasa/ucapan) terima kasih" in page
    assert "~" not in page


def test_figures_are_told_as_counts() -> None:
    figures = {"dev": {"articles": 3, "rules": {"met.verb": [2, 3]}, "relations": {"met": [2, 4, 5]}}}
    page = reference_page([rule for rule in RULES if rule.relation == "met"], INDONESIAN, figures)
    assert "- Right: 2 of 3 (dev)\n" in page
    assert "- Right: found nothing in the gold sets\n" in page
    assert "Found: 2 of 5 (dev).\n" in page
