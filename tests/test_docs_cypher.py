"""docs/cypher.md: each question gets the same answer in Cypher from a server and in SPARQL from the same build."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bolt import Bolt, Database, opened

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
TWINS = re.findall(r"### ([^\n]+)\n\n```cypher\n(.*?)```\n\n```sparql\n(.*?)```", PAGE, re.DOTALL)
LONE = re.findall(r"```cypher\n(.*?)```", PAGE.partition("## What only Cypher has")[2], re.DOTALL)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.build import build_folder

    out = tmp_path_factory.mktemp("build") / "out"
    build_folder([str(ROOT / "seeds")], out, formats=["turtle"])
    return out


@pytest.fixture(scope="module")
def loaded(build: Path, bolt_server: Bolt) -> Iterator[Database]:
    from kg.export.tables import read
    from kg.load.neo4j import load

    with opened(bolt_server) as database:
        load(read(build), database.driver, database=database.name)
        yield database


def test_every_question_has_its_twin() -> None:
    assert len(TWINS) == PAGE.count("\n### ") >= 10


@pytest.mark.slow
@pytest.mark.parametrize(("question", "cypher", "sparql"), TWINS, ids=[twin[0] for twin in TWINS])
def test_twins_agree(question: str, cypher: str, sparql: str, build: Path, loaded: Database) -> None:
    from kg.query import run

    rows = [tuple(str(value) for value in row.values()) for row in loaded.rows(cypher)]
    assert rows, question
    answer = run(build, sparql)
    assert sorted(rows) == sorted(tuple(str(value) for value in row) for row in answer.rows)


@pytest.mark.slow
@pytest.mark.parametrize("cypher", LONE)
def test_the_others_have_an_answer(cypher: str, loaded: Database) -> None:
    assert loaded.rows(cypher)
