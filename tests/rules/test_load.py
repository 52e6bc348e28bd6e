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


MISTAKES = {
    "relation: met": ("relation: bertetangga", "relation 'bertetangga' is not in the ontology"),
    'trigger: ["bertemu"]': ('triger: ["bertemu"]', "unknown field 'triger'"),
    "object: [dengan]": ("object: [dengn]", "'dengn' is neither"),
    "description: Two meet.": ("description: ''", "'description' is missing"),
    "examples:": ("examples: [{text: Ani bertemu Budi.}]\n    score: 3\n    extra:", "marks no name"),
    'facts: ["Ani | met | Budi"]': ('facts: "Ani | met | Budi"', "facts is no list"),
    '"Ani | met | Budi"': ('"Ani met Budi"', "'Ani met Budi' is not of the form"),
    "| met |": ("| visited |", "is of the relation 'visited', not 'met'"),
    "counterexamples:": ("counter_examples:", "has no 'counterexamples'"),
    "[dengan]": ("[dengan]\n    types: {subject: [HEWAN]}", "does not allow HEWAN"),
    '["bertemu"]': ('["bertemu?"]', "every word is optional"),
    "relation: met\n": ("relation: met\n    kind: kata\n", "kind 'kata' is not one of"),
    "relation: met\n    ": ("relation: met\n    score: 80\n    ", "'score' is not a number"),
}
"""Right text, wrong text, and what is said of it; each mistake gets a rule of its own."""


def test_a_pack_with_many_mistakes_names_the_rule_of_each(tmp_path: Path) -> None:
    (rule,) = GOOD.split("rules:\n")[1:]
    rules, wanted = [], []
    for number, (right, (wrong, message)) in enumerate(MISTAKES.items()):
        assert right in rule
        rules.append(rule.replace(right, wrong, 1).replace("met.test", f"met.no{number}"))
        wanted.append((f"rule met.no{number}: ", message))
    with pytest.raises(RuleError) as caught:
        load_packs([write(tmp_path, "rules:\n" + "".join(rules))], INDONESIAN)
    faults = caught.value.faults
    for name, message in wanted:
        own = [fault for fault in faults if name in fault]
        assert any(message in fault for fault in own), (name, message, own)
        assert all(fault.startswith("pack.yaml, line ") for fault in own)


def test_ten_mistakes_give_ten_messages_and_no_more(tmp_path: Path) -> None:
    (rule,) = GOOD.split("rules:\n")[1:]
    single = [
        (r, w) for r, (w, _) in MISTAKES.items() if r not in ("counterexamples:", "examples:", 'trigger: ["bertemu"]')
    ]
    assert len(single) == 10
    rules = [rule.replace(r, w, 1).replace("met.test", f"met.no{n}") for n, (r, w) in enumerate(single)]
    with pytest.raises(RuleError) as caught:
        load_packs([write(tmp_path, "rules:\n" + "".join(rules))], INDONESIAN)
    assert [fault.split("rule ")[1].split(":")[0] for fault in caught.value.faults] == [f"met.no{n}" for n in range(10)]


@pytest.mark.parametrize(
    "line",
    [
        "id: 5", "id: [a]", "relation: [met]", "kind: [verb]", "kind: {a: b}", "trigger: 5", "trigger: [[a]]",
        "object: 7",
        "types: 5", "types: {subject: [[PER]]}", "score: .nan", "score: ja", "description: [a]", "examples: 5",
        "examples: [5]", "examples: [{text: 5}]", "examples: [{text: '[A|PER]', facts: [5]}]", "position: [before]",
        "except: [boilerplate]", "5: 6", "reverse: 1",
    ],
)  # fmt: skip
def test_no_value_breaks_the_loader(tmp_path: Path, line: str) -> None:
    key = line.split(":")[0]
    kept = [row for row in GOOD.splitlines() if not row.strip(" -").startswith(key + ":")]
    pack = "\n".join(
        [*kept[:2], "  - " + line, *("    " + row.strip(" -") if "met.test" in row else row for row in kept[2:])]
    )
    with pytest.raises(RuleError, match=r"pack\.yaml"):
        load_packs([write(tmp_path, pack)], INDONESIAN)
