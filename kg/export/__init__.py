"""The formats in which a graph is written: one module a format, one tuple that lists them, found by name."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["ALWAYS", "DEFAULT", "EXPORTERS", "Exporter", "exporter"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name on the command line, the files that it writes, and `write(graph, folder)`.

    One that `needs` a library is there only where that is installed, which the extra of the format's name brings.
    """

    name: str
    files: tuple[str, ...]
    write: "Callable[[KnowledgeGraph, Path], None]"
    needs: str | None = None


def _exporter(name: str, *files: str, module: str | None = None, needs: str | None = None) -> Exporter:
    """The format of the module `kg.export.NAME`, which is imported only to write: most need slow libraries."""

    def write(graph: "KnowledgeGraph", folder: Path) -> None:
        import_module(f"kg.export.{module or name}").write(graph, folder)

    return Exporter(name, files, write, needs)


_TABLES = ("entities", "statements", "quotes", "articles", "mentions")

EXPORTERS = (
    _exporter(
        "tables", *(f"{name}.jsonl" for name in ("entities", "statements", "quotes", "articles", "merges", "doubts"))
    ),
    _exporter("ontology", "ontology.ttl", "shapes.ttl"),
    _exporter("turtle", "graph.ttl"),
    _exporter("html", "graph.html"),
    _exporter("graphml", "graph.graphml"),
    _exporter("gexf", "graph.gexf"),
    _exporter(
        "neo4j",
        *(f"neo4j/{label}.csv" for label in ("Entity", "Article", "Evidence", "Quote")),
        *(f"neo4j/{ends}.csv" for ends in ("Entity-Entity", "Entity-Article", "Evidence-Entity", "Evidence-Article")),
        *(f"neo4j/{ends}.csv" for ends in ("Quote-Entity", "Quote-Article")),
        "neo4j/load.cypher",
    ),
    _exporter("trig", "graph.trig"),
    _exporter("nquads", "graph.nq"),
    _exporter("jsonld", "graph.jsonld"),
    _exporter("rdfxml", "graph.rdf"),
    _exporter("rdf-star", "graph.star.ttl", module="star"),
    _exporter("derived", "derived.ttl"),
    _exporter("csv", *(f"csv/{name}.csv" for name in _TABLES)),
    _exporter("parquet", *(f"parquet/{name}.parquet" for name in _TABLES), needs="pyarrow"),
    _exporter("cytoscape", "graph.cyjs"),
    _exporter("jsongraph", "graph.json"),
    _exporter("ftm", "entities.ftm.json"),
)
"""Every format."""

ALWAYS = ("tables", "ontology")
"""The formats that every build writes: other commands read the tables, and queries the names of the relations."""

DEFAULT = ("turtle", "html", "graphml", "gexf", "neo4j")
"""The formats that a build writes besides, unless others are asked for. `derived` goes with `kg build --derive`."""


def exporter(name: str) -> Exporter:
    """The format called `name`.

    Raises:
        InputError: there is none, or the library that it needs is not installed.
    """
    for candidate in EXPORTERS:
        if candidate.name == name:
            if candidate.needs and find_spec(candidate.needs) is None:
                raise InputError(
                    f"The format {name} needs {candidate.needs}; install it with pip install 'wartagraf[{name}]'."
                )
            return candidate
    known = ", ".join(candidate.name for candidate in EXPORTERS)
    raise InputError(f"There is no output format {name!r}; choose from: {known}.")
