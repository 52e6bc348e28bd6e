"""`graph.json`: the whole graph in JSON Graph Format 2, articles' texts aside."""

import json
from pathlib import Path
from typing import Any, Final

from kg.export.tables import article_row, entity_row, quote_row, statement_row
from kg.graph import KnowledgeGraph
from kg.model import EntityRef
from kg.ontology import relations

FILE: Final = "graph.json"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.json` into `folder`: JSON Graph Format 2, UTF-8.

    The metadata of a node is its line of `entities.jsonl`, that of an edge its line of `statements.jsonl`. The metadata
    of the graph hold the statements whose object is a text, the quotes, and the articles without their texts.

    Raises:
        OSError: the file cannot be written.
    """
    articles = [{name: value for name, value in article_row(one).items() if name != "text"} for one in graph.articles]
    document = {
        "graph": {
            "id": "wartagraf",
            "type": "wartagraf",
            "label": "wartagraf",
            "directed": True,
            "metadata": {
                "statements": [statement_row(one) for one in graph.statements if isinstance(one.object, str)],
                "quotes": list(map(quote_row, graph.quotes)),
                "articles": articles,
            },
            "nodes": {one.id: {"label": one.label, "metadata": entity_row(one)} for one in graph.entities},
            "edges": [
                _edge(one.subject, one.object, statement_row(one))
                for one in graph.statements
                if isinstance(one.object, EntityRef)
            ],
        }
    }
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _edge(subject: EntityRef, object_: EntityRef, row: dict[str, Any]) -> dict[str, Any]:
    kind = relations()[row["relation"]]
    return {
        "id": row["id"],
        "source": subject.id,
        "target": object_.id,
        "relation": kind.name,
        "directed": not kind.symmetric,
        "label": kind.label_id,
        "metadata": row,
    }
