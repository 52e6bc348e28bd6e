"""`kg ontology`: each part on standard output or in a file, and a plain message where that cannot be written."""

from pathlib import Path

import pytest
import rdflib
from typer.testing import CliRunner

from kg.cli.ontology import ontology
from kg.errors import OutputError
from kg.ontology.html import render
from kg.ontology.rdf import ontology_graph
from kg.ontology.shapes import shapes_graph


def output(*arguments: str) -> bytes:
    result = CliRunner().invoke(ontology, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout_bytes


def test_turtle_and_shapes() -> None:
    assert len(rdflib.Graph().parse(data=output("ttl"))) == len(ontology_graph())
    assert len(rdflib.Graph().parse(data=output("shapes"))) == len(shapes_graph())


def test_the_page_in_a_file(tmp_path: Path) -> None:
    assert output("html", "-o", str(tmp_path / "ontologi.html")) == b""
    assert (tmp_path / "ontologi.html").read_text(encoding="utf-8") == render()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        CliRunner().invoke(ontology, ["html", "-o", str(tmp_path)], catch_exceptions=False)
