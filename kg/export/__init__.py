"""The formats in which a graph is written: one module a format, one tuple that lists them, found by name."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["ALWAYS", "DEFAULT", "EXPORTERS", "Exporter", "exporter"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name on the command line, the files that it writes, and `write(graph, folder)`."""

    name: str
    files: tuple[str, ...]
    write: "Callable[[KnowledgeGraph, Path], None]"


def _exporter(name: str, *files: str, module: str | None = None) -> Exporter:
    """The format of the module `kg.export.NAME`, which is imported only to write: most need slow libraries."""

    def write(graph: "KnowledgeGraph", folder: Path) -> None:
        import_module(f"kg.export.{module or name}").write(graph, folder)

    return Exporter(name, files, write)


EXPORTERS = (
    _exporter("tables", "entities.jsonl", "statements.jsonl", "quotes.jsonl"),
    _exporter("turtle", "graph.ttl"),
    _exporter("ontology", "ontology.ttl", "shapes.ttl"),
    _exporter("html", "graph.html"),
    _exporter("graphml", "graph.graphml"),
    _exporter("gexf", "graph.gexf"),
    _exporter("neo4j", "neo4j/nodes.csv", "neo4j/relationships.csv", "neo4j/load.cypher"),
    _exporter("trig", "graph.trig"),
    _exporter("nquads", "graph.nq"),
    _exporter("jsonld", "graph.jsonld"),
    _exporter("rdfxml", "graph.rdf"),
    _exporter("rdf-star", "graph.star.ttl", module="star"),
    _exporter("derived", "derived.ttl"),
)
"""Every format."""

ALWAYS = ("tables", "ontology")
"""The formats that every build writes: other commands read the tables, and queries the names of the relations."""

DEFAULT = ("turtle", "html", "graphml", "gexf", "neo4j")
"""The formats that a build writes besides, unless others are asked for. `derived` goes with `kg build --derive`."""


def exporter(name: str) -> Exporter:
    """The format called `name`.

    Raises:
        InputError: there is none.
    """
    for candidate in EXPORTERS:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in EXPORTERS)
    raise InputError(f"There is no output format {name!r}; choose from: {known}.")
