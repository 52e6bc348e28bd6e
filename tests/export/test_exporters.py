"""The list of formats: each writes the files that it names, and none is imported before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from export import sample
from kg.errors import InputError
from kg.export import ALWAYS, DEFAULT, EXPORTERS, Exporter, exporter
from kg.graph import KnowledgeGraph


def test_names() -> None:
    names = [format_.name for format_ in EXPORTERS]
    assert len(names) == len(set(names))
    assert {*ALWAYS, *DEFAULT} < set(names)
    assert DEFAULT == ("turtle", "html", "graphml", "gexf", "neo4j")
    assert not set(ALWAYS) & set(DEFAULT)


def test_no_two_formats_write_one_file() -> None:
    files = [name for one in EXPORTERS for name in one.files]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("format_", EXPORTERS, ids=lambda format_: format_.name)
def test_equal_graphs_give_equal_bytes(format_: Exporter, tmp_path: Path) -> None:
    for part in ("1", "2"):
        (tmp_path / part).mkdir()
        format_.write(sample.hostile(), tmp_path / part)
    for name in format_.files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.parametrize("format_", EXPORTERS, ids=lambda format_: format_.name)
def test_an_empty_graph_can_be_written(format_: Exporter, tmp_path: Path) -> None:
    format_.write(KnowledgeGraph((), (), (), ()), tmp_path)
    assert all((tmp_path / name).is_file() for name in format_.files)


@pytest.mark.parametrize("format_", EXPORTERS, ids=lambda format_: format_.name)
def test_a_format_writes_what_it_names(format_: Exporter, tmp_path: Path) -> None:
    format_.write(sample.graph(), tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == set(format_.files)


def test_look_up() -> None:
    assert exporter("gexf").files == ("graph.gexf",)
    with pytest.raises(InputError, match="no output format 'pdf'; choose from: tables, ontology"):
        exporter("pdf")


def test_a_library_that_is_missing_is_named_before_anything_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"format parquet needs pyarrow; install it with pip install 'wartagraf\[pa"):
        exporter("parquet")


def test_the_list_loads_no_library() -> None:
    code = (
        "import sys, kg.export; "
        "print(*sorted({'pyvis', 'jinja2', 'rdflib', 'pyoxigraph', 'networkx', 'pyarrow'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
