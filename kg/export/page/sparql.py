"""SPARQL inside a page: the graph as Turtle, Oxigraph as WebAssembly, and ready questions, all in the one file."""

import base64
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.export import turtle
from kg.graph import KnowledgeGraph
from kg.ontology.namespaces import PREFIXES

ENGINE = "oxigraph.js"
WASM = "oxigraph.wasm.gz"


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question: a line about it, its query, and its parameters.

    Of a parameter: name, kind ("name" of an entity, or "day"), whether it has to be given, and what it is; values go to
    where the query has `# VALUES`. Texts are in Indonesian and English.
    """

    name: str
    description_id: str
    description_en: str
    sparql: str
    parameters: tuple[tuple[str, str, bool, str, str], ...] = ()


def questions(asked: tuple[Question, ...]) -> dict[str, Any]:
    """What the page's data hold of the questions."""
    rows = [
        {
            "name": one.name,
            "id": one.description_id,
            "en": one.description_en,
            "sparql": one.sparql,
            "parameters": [
                {"name": name, "kind": kind, "required": required, "id": id_, "en": en}
                for name, kind, required, id_, en in one.parameters
            ],
        }
        for one in asked
    ]
    return {"questions": rows, "prefixes": dict(PREFIXES)}


def engine(graph: KnowledgeGraph) -> dict[str, str]:
    """The engine's script, its WebAssembly (gzip, base64) and the graph in Turtle, for an inert element of a page."""
    vendor = files("kg.export") / "page" / "vendor" / "oxigraph"
    with TemporaryDirectory() as name:
        turtle.write(graph, Path(name))
        triples = (Path(name) / turtle.FILE).read_text(encoding="utf-8")
    return {
        "script": (vendor / ENGINE).read_text(encoding="utf-8"),
        "wasm": base64.b64encode((vendor / WASM).read_bytes()).decode(),
        "turtle": triples,
    }
