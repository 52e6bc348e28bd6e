"""The list of formats: each writes the files that it names, and none is imported before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from export import sample
from kg.errors import InputError
from kg.export import ALWAYS, DEFAULT, EXPORTERS, Exporter, exporter


def test_names() -> None:
    names = [format_.name for format_ in EXPORTERS]
    assert len(names) == len(set(names))
    assert {*ALWAYS, *DEFAULT} < set(names)
    assert DEFAULT == ("turtle", "html", "graphml", "gexf", "neo4j")
    assert not set(ALWAYS) & set(DEFAULT)
    files = [file for format_ in EXPORTERS for file in format_.files]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("format_", EXPORTERS, ids=lambda format_: format_.name)
def test_a_format_writes_what_it_names(format_: Exporter, tmp_path: Path) -> None:
    format_.write(sample.graph(), tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == set(format_.files)


def test_look_up() -> None:
    assert exporter("gexf").files == ("graph.gexf",)
    with pytest.raises(InputError, match="no output format 'pdf'; choose from: tables, turtle"):
        exporter("pdf")


def test_the_list_loads_no_library() -> None:
    code = (
        "import sys, kg.export; "
        "print(*sorted({'pyvis', 'jinja2', 'rdflib', 'pyoxigraph', 'networkx'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
