"""Open statements: names linked by a verb that no rule knows; only where they are asked for."""

import pytest

from kg.languages import language
from kg.ontology import OPEN
from kg.resolve import resolve_within
from kg.rules.examples import annotated_document, facts, failures
from kg.rules.extract import extract
from kg.rules.load import load_packs, open_paths, pack_paths

INDONESIAN = language("id")
RULES = load_packs([*pack_paths("id"), *open_paths("id")], INDONESIAN)


def opened(text: str) -> list[tuple[str, str]]:
    """Fact and trigger of each open statement."""
    document = annotated_document(text, INDONESIAN)
    found = extract(document, resolve_within(document, INDONESIAN), RULES, INDONESIAN).relations
    lines = [fact for fact, _ in facts(text, RULES, INDONESIAN)]
    return [(fact, one.trigger) for fact, one in zip(lines, found, strict=True) if one.relation == OPEN]


def test_the_examples_of_all_packs_hold_beside_the_open_ones() -> None:
    assert failures(RULES, INDONESIAN) == []


@pytest.mark.parametrize(
    ("text", "fact", "trigger"),
    [
        ("[Ani|PER] memeluk [Budi|PER] di peron.", "Ani | open | Budi", "memeluk"),
        ("[Ani|PER] menari bersama [Budi|PER].", "Ani | open | Budi", "menari bersama"),
        ("[Ani|PER] tidak memeluk [Budi|PER].", "Ani | open | Budi (negative)", "memeluk"),
        ("[Ani|PER] akan memeluk [Budi|PER].", "Ani | open | Budi (planned)", "memeluk"),
        ("[Ani|PER] diduga memeluk [Budi|PER].", "Ani | open | Budi (alleged)", "memeluk"),
        ("[Ani|PER] dipapah oleh [Budi|PER].", "Ani | open | Budi", "dipapah oleh"),
    ],
)
def test_a_verb_links_two_names(text: str, fact: str, trigger: str) -> None:
    assert opened(text) == [(fact, trigger)]


@pytest.mark.parametrize(
    "text",
    [
        "[Ani|PER] menelepon [Budi|PER].",
        "[Ani|PER] mengatakan [Budi|PER] pergi.",
        "[Ani|PER] menulis buku tentang ayah [Budi|PER].",
        "[Ani|PER] menjadi [Budi|PER].",
        "[Ani|PER] dan [Budi|PER] menari.",
    ],
)
def test_nothing_is_opened(text: str) -> None:
    assert opened(text) == []


def test_without_the_packs_nothing_is_open() -> None:
    assert {rule.relation for rule in load_packs(pack_paths("id"), INDONESIAN)}.isdisjoint({OPEN})
