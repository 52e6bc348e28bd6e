"""`kg review` and `kg explain`: evidence is shown safely, decisions are kept, what is decided is not asked again."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.errors import InputError
from kg.export import tables
from kg.languages import language
from kg.pipeline import Resolving, assemble_with
from kg.resolve import Decisions, read_decisions
from test_pipeline import findings

INDONESIAN = language("id")
NEWS = [
    findings("a", "[Wira Santosa|PER] tiba di [Indonesia|LOC]. [Wira|PER] lelah."),
    findings("b", "[Wira Kusuma|PER] pergi. [Wira|PER] lapar."),
    findings("c", "[Wira|PER] \x1b[31mbicara."),
    findings("d", "[Raka Pradana|PER] memimpin. [Raka Pradana Utama|PER] pulang."),
    findings("e", "[Raka Pradana|PER] pulang."),
]


def invoke(*arguments: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=typed, catch_exceptions=False)


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "hasil"
    folder.mkdir()
    tables.write(assemble_with(NEWS, INDONESIAN, Resolving())[0], folder)
    return folder


def test_decisions_are_kept_and_not_asked_again(build: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    said = invoke("review", build, "--decisions", file, "--reviewer", "Ratna", typed="d\nsudah ditanya\nq\n").stdout
    assert "Wira — Wira" in said
    assert "1 decisions were added" in said
    assert "\x1b" not in said
    (decision,) = read_decisions(file)
    assert (decision.decision, decision.reviewer, decision.reason) == ("different", "Ratna", "sudah ditanya")
    again = invoke("review", build, "--decisions", file, typed="q\n").stdout
    assert "1 of 1" in again
    _, unused = assemble_with(NEWS, INDONESIAN, Resolving(decisions=Decisions(read_decisions(file))))
    assert not unused


def test_a_table_can_be_filled_in(build: Path, tmp_path: Path) -> None:
    table, none = tmp_path / "pasangan.csv", tmp_path / "tidak-ada.csv"
    assert "has 2 pairs" in invoke("review", build, "--csv", table, "--decisions", none).stdout
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["decision"] == "" for row in rows)
    assert "Wira" in rows[0]["about"]
    assert read_decisions(table) == []
    filled = table.read_text(encoding="utf-8").replace("\n,per-", "\nsame,per-")
    table.write_text(filled, encoding="utf-8")
    assert [d.decision for d in read_decisions(table)] == ["same", "same"]


def test_nothing_to_decide_is_said(build: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    invoke("review", build, "--decisions", file, typed="d\n\nd\n\n")
    assert "No pair is left" in invoke("review", build, "--decisions", file).stdout


def test_joins_with_some_doubt_can_be_looked_at(build: Path, tmp_path: Path) -> None:
    asked = ("review", build, "--decisions", tmp_path / "d.csv")
    assert "They are one entity now" not in invoke(*asked, typed="n\n" * 9).stdout
    assert "of 2" in invoke(*asked, typed="n\n" * 9).stdout


def test_an_entity_is_explained(build: Path) -> None:
    said = invoke("explain", "indonesia", build).stdout
    assert "the same as http://www.wikidata.org/entity/Q252" in said
    assert "linked to Q252 in 1 articles: the only one of this name" in said
    said = invoke("explain", "Wira Santosa", build).stdout
    assert "named 2 times in 1 articles" in said
    assert "perhaps also Wira" in said
    with pytest.raises(InputError, match="no entity 'Nihil'"):
        invoke("explain", "Nihil", build)
