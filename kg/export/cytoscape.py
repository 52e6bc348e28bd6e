"""`graph.cyjs`: the graph for Cytoscape, on the desktop and in JavaScript, with places."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kg.export.gephi import node_looks
from kg.export.property_graph import entity_properties
from kg.graph import KnowledgeGraph
from kg.graph.period import period
from kg.model import Entity, EntityRef, Statement
from kg.ontology import relations

FILE: Final = "graph.cyjs"


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.cyjs` into `folder`: Cytoscape.js JSON, UTF-8, one element a line.

    Nodes are entities, edges statements between two entities. What is not given is left out, lists are lists. The
    entity to whom a statement is attributed is `according_to`, as `source` is where the edge begins. The keys `value`
    and `key` are there for `networkx.cytoscape_graph`.

    Raises:
        OSError: the file cannot be written.
    """
    roles, stories = graph.roles(), graph.stories()
    looks = node_looks(graph)
    nodes = [
        {
            "data": _node(entity, roles[entity.id], stories),
            "position": {"x": looks[entity.id].x, "y": -looks[entity.id].y},
        }
        for entity in graph.entities
    ]
    articles = {article.id: article for article in graph.articles}
    edges = []
    for statement in graph.statements:
        if isinstance(statement.object, EntityRef):
            article = articles[statement.article]
            said = {"published": article.published.isoformat() if article.published else None, "url": article.url}
            edges.append({"data": _edge(statement, statement.object) | _given(said)})
    head = {"format_version": "1.0", "generated_by": "wartagraf", "target_cytoscapejs_version": "~3.0"}
    kind = {"directed": True, "multigraph": True, "data": {"name": "wartagraf"}}
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head | kind)[:-1] + ', "elements": {"nodes": [\n')
        file.write(",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes))
        file.write('\n], "edges": [\n')
        file.write(",\n".join(json.dumps(edge, ensure_ascii=False) for edge in edges))
        file.write("\n]}}\n")


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None and value not in ("", [], ())}


def _node(entity: Entity, roles: tuple[str, ...], stories: Mapping[str, str]) -> dict[str, Any]:
    names = {"id": entity.id, "value": entity.id, "name": entity.label}
    return _given(names | entity_properties(entity, roles, stories))


def _edge(statement: Statement, target: EntityRef) -> dict[str, Any]:
    first, last = period(statement.time) or (None, None)
    data = {
        "id": statement.id,
        "key": statement.id,
        "source": statement.subject.id,
        "target": target.id,
        "interaction": statement.relation,
        "label": relations()[statement.relation].label_id,
        "article": statement.article,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "according_to": statement.source.label if statement.source else None,
        "time": statement.time,
        "from": first.isoformat() if first else None,
        "until": last.isoformat() if last else None,
        "role": statement.role,
        "former": statement.former,
        "evidence": statement.evidence.text,
        "sentence": statement.sentence.text,
        "rule": statement.rule,
        "trigger": statement.trigger,
        "score": statement.score,
    }
    return _given(data)
