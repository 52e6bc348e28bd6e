"""`kg html`: the page of a build anew, whole or in part, and plain messages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graphs import press_graph
from kg.cli import app
from kg.errors import InputError, OutputError
from kg.export import tables


@pytest.fixture
def built(tmp_path: Path) -> Path:
    tables.write(press_graph(), tmp_path)
    return tmp_path


def page(built: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """The page's text and its data."""
    result = CliRunner().invoke(app, ["html", str(built), *options], catch_exceptions=False)
    assert result.exit_code == 0
    assert "graph.html" in result.output
    text = (built / "graph.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text)
    assert found
    return text, json.loads(found[1])


def labels(data: dict[str, Any]) -> set[str]:
    return {entity["label"] for entity in data["entities"]}


def test_page_is_that_of_the_build_unless_told_otherwise(built: Path) -> None:
    from kg.export.html import TITLE, render

    text, _ = page(built)
    assert text == render(press_graph(), TITLE)
    assert not list(built.glob(".*"))


def test_title_theme_and_focus_by_another_name(built: Path) -> None:
    text, data = page(built, "--title", "Air & <kita>", "--theme", "dark", "--focus", "ban")
    assert "<title>Air &amp; &lt;kita&gt;</title>" in text
    assert data["settings"]["theme"] == "dark"
    assert data["entities"][data["settings"]["focus"]]["label"] == "Badan Air Nusantara"


def test_since_leaves_out_what_came_before_and_what_has_no_day(built: Path) -> None:
    _, data = page(built, "--since", "2024-07-01")
    assert [article["id"] for article in data["articles"]] == ["a4", "a5"]
    assert {data["articles"][statement["article"]]["id"] for statement in data["statements"]} == {"a4", "a5"}
    assert "Sinta Maharani" not in labels(data)


def test_min_stories_keeps_claims_that_several_tell(built: Path) -> None:
    _, data = page(built, "--min-stories", "3")
    assert labels(data) == {"Ratna Wulandari", "Bagus Prakoso"}
    assert {(statement["relation"], "denied" in statement) for statement in data["statements"]} == {("met", False)}


def test_sparql_goes_in_only_when_asked_for(built: Path) -> None:
    plain, data = page(built)
    assert "sparql" not in data
    assert "wasm" not in re.search(r"Security-Policy.*", plain)[0]  # type: ignore[index]
    text, data = page(built, "--with-sparql")
    assert [question["name"] for question in data["sparql"]["questions"]][:2] == ["first-and-latest", "most-quoted"]
    assert "'wasm-unsafe-eval'; worker-src blob:" in text
    assert len(text) - len(plain) < 2_600_000


def test_messages(built: Path, tmp_path: Path) -> None:
    def fails(kind: type[Exception], match: str, *arguments: str) -> None:
        with pytest.raises(kind, match=match):
            CliRunner().invoke(app, ["html", *arguments], catch_exceptions=False)

    fails(InputError, "does not exist", str(tmp_path / "nirgends"))
    fails(InputError, "No entity in the page is called 'Budi'", str(built), "--focus", "Budi")
    fails(InputError, "There is no theme 'pink'", str(built), "--theme", "pink")
    fails(OutputError, "cannot be written", str(built), "-o", str(tmp_path / "nirgends" / "x.html"))
