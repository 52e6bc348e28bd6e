"""A user's SPARQL rules as files: what is accepted, and what is refused in a sentence that names the file."""

from pathlib import Path

import pytest

from kg.derive import load_rules
from kg.errors import RuleError

GOOD = """# Two of one house.
PREFIX : <https://contoh.example/CONSTRUCT>
CONSTRUCT { ?a kgo:cooperated_with ?b . }
WHERE {
  ?a kgo:affiliated_with ?house . ?b kgo:affiliated_with ?house .
  OPTIONAL { ?house kgo:located_in ?place }
  FILTER (str(?a) < "}") # a brace in a text: }
  FILTER NOT EXISTS { ?a kgo:opposed/kgo:opposed ?b }
  MINUS { ?a kgo:sued ?b }
}
"""


def test_a_rule_is_read(tmp_path: Path) -> None:
    (tmp_path / "serumah.rq").write_text(GOOD, encoding="utf-8")
    (rule,) = load_rules([tmp_path / "serumah.rq"])
    assert rule.name == "serumah"
    assert len(rule.template) == 1
    assert [str(predicate).rpartition("#")[2] for _, predicate, _ in rule.patterns] == [
        "affiliated_with",
        "affiliated_with",
        "located_in",
    ]
    assert "SELECT *" in rule.select
    assert "cooperated_with" not in rule.select


def test_a_folder_gives_its_rules_by_name(tmp_path: Path) -> None:
    for name in ("b.rq", "a.sparql"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "catatan.txt").write_text("bukan aturan", encoding="utf-8")
    assert [rule.name for rule in load_rules([tmp_path])] == ["a", "b"]


def test_the_rule_of_the_documentation_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text(encoding="utf-8")
    (tmp_path / "rekan.rq").write_text(text.split("```sparql\n")[1].split("```")[0], encoding="utf-8")
    assert len(load_rules([tmp_path])[0].patterns) == 3


def construct(where: str, template: str = "?x kgo:met ?y") -> str:
    return f"CONSTRUCT {{ {template} }} WHERE {{ {where} }}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?x kgo:met ?y }", "no CONSTRUCT query"),
        ("CONSTRUCT WHERE { ?x kgo:met ?y }", "no CONSTRUCT query with a template"),
        ("CONSTRUCT { ?x kgo:met ?y WHERE", "no valid query"),
        ("INSERT DATA { kg:a kgo:met kg:b }", "no valid query"),
        (construct("?x tak:ada ?y"), "no valid query"),
        (construct("?x kgo:met ?y", "?x kgo:bertemu ?y"), "no relation of the ontology"),
        (construct("?x kgo:met ?y", "?x ?p ?y"), "no relation of the ontology"),
        (construct("?x kgo:met ?y", "[] kgo:met ?y"), "makes a blank node"),
        (construct("?x kgo:located_in+ ?y"), "property path"),
        (construct("?x kgo:met/^kgo:met ?y"), "property path"),
        (construct("?x kgo:met ?y . [] kgo:met ?y"), "blank node in WHERE"),
        (construct("?x kgo:met ?y FILTER EXISTS { ?x kgo:sued ?y }"), "uses EXISTS"),
        (construct("?x kgo:met ?y SERVICE <http://contoh.example/> { ?x ?p ?y }"), "uses SERVICE"),
        (
            construct("?x kgo:met ?y FILTER NOT EXISTS { SERVICE <http://contoh.example/> { ?x ?p ?y } }"),
            "uses SERVICE",
        ),
        (construct("GRAPH ?g { ?x kgo:met ?y }"), "uses GRAPH"),
        (construct("{ SELECT ?x ?y { ?x kgo:met ?y } }"), "a query inside the query"),
        (construct("{ SELECT ?x (COUNT(*) AS ?n) { ?x kgo:met ?y } GROUP BY ?x }"), "inside the query"),
        (construct("?x kgo:met ?y") + " LIMIT 5", "uses LIMIT"),
        (construct("?x kgo:met ?y FILTER (RAND() > 0.5)"), r"RAND\(\)"),
        (construct("?x kgo:met ?y BIND (NOW() AS ?t)"), r"NOW\(\)"),
        ("CONSTRUCT { ?x kgo:met ?y } FROM <http://contoh.example/> WHERE { ?x kgo:met ?y }", "uses FROM"),
    ],
)
def test_what_is_refused(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "aturan.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message) as error:
        load_rules([path])
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "satu.rq").write_text("SELECT", encoding="utf-8")
    (tmp_path / "dua.rq").write_bytes(b"\xff\xfe")
    (tmp_path / "inverse.rq").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sama.rq").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sama.sparql").write_text(GOOD, encoding="utf-8")
    (tmp_path / "kosong").mkdir()
    with pytest.raises(RuleError) as error:
        load_rules([tmp_path, tmp_path / "kosong", tmp_path / "tak-ada.rq"])
    faults = "\n".join(error.value.faults)
    assert len(error.value.faults) == 6
    for part in ("satu.rq: is no valid", "dua.rq: is not in UTF-8", "inverse.rq: is no name", "another rule sama"):
        assert part in faults
    assert "kosong: holds no SPARQL rule" in faults
    assert "tak-ada.rq: cannot be read" in faults
