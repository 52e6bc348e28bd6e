"""Faults of a pack are told all at once, each with line and rule."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.languages import language
from kg.rules.load import load_packs

INDONESIAN = language("id")
GOOD = """
rules:
  - id: met.test
    relation: met
    trigger: ["bertemu"]
    object: [dengan]
    description: Two meet.
    examples:
      - text: "[Ani|PER] bertemu dengan [Budi|PER]."
        facts: ["Ani | met | Budi"]
    counterexamples:
      - text: "[Ani|PER] menunggu [Budi|PER]."
"""

BROKEN = """
rules:
  - id: Salah
    relation: bertetangga
    trigger: ["~~x"]
    score: 7
    types: {subject: [HEWAN]}
    reverse: mungkin
    warna: biru
    examples: [{text: "tanpa nama"}]
  - relation: met
    kind: role
    description: Tanpa id.
"""


def write(folder: Path, text: str, name: str = "pack.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_pack_loads(tmp_path: Path) -> None:
    (rule,) = load_packs([write(tmp_path, GOOD)], INDONESIAN)
    assert (rule.id, rule.relation, rule.kind, rule.object) == ("met.test", "met", "verb", ("dengan",))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_packs([write(tmp_path, BROKEN)], INDONESIAN)
    faults = caught.value.faults
    for wanted in (
        "'id' is missing",
        "bertetangga",
        "~~x",
        "'score'",
        "'reverse'",
        "warna",
        "'description'",
        "counterexamples",
    ):
        assert any(wanted in fault for fault in faults), wanted
    assert all("pack.yaml, line" in fault for fault in faults)
    assert any("line 3" in fault and "rule Salah" in fault for fault in faults)
    assert any("line 11" in fault and "(without id)" in fault and "position" in fault for fault in faults)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("object: [denga]", "'denga' is neither"),
        ("subject: [antara]", "'subject' means nothing"),
        ("before: [kantor]", "'before' means nothing"),
        ("types: {subject: ORG}", "no list"),
        ("kind: noun", "needs 'object'"),
        ("kind: kata", "'kata' is not one of"),
    ],
)
def test_rules_that_could_never_work(tmp_path: Path, line: str, message: str) -> None:
    pack = GOOD.replace("object: [dengan]", line)
    with pytest.raises(RuleError, match=message):
        load_packs([write(tmp_path, pack)], INDONESIAN)


@pytest.mark.parametrize("text", ["", "- eins", "rules: 5", "rules: [", "a: !!python/object:os.system {}", "\0"])
def test_what_is_no_pack(tmp_path: Path, text: str) -> None:
    with pytest.raises(RuleError, match=r"pack\.yaml"):
        load_packs([write(tmp_path, text)], INDONESIAN)


def test_ids_are_unique(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="another rule has this id"):
        load_packs([write(tmp_path, GOOD), write(tmp_path, GOOD, "again.yaml")], INDONESIAN)
