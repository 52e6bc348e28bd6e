"""`neo4j/`: the graph for Neo4j, as CSV files for its bulk import and as a Cypher script.

A node is an entity, labelled `Entity` and with its class; a relationship is a statement between two entities, its type
the relation in capitals. Statements with a literal (`has_role`) become the property `roles`. Texts come from strangers:
in both forms they are data and cannot end the place where they stand.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from kg.graph import KnowledgeGraph
from kg.model import EntityRef
from kg.ontology import entity_classes, relations

FILES = ("neo4j/nodes.csv", "neo4j/relationships.csv", "neo4j/load.cypher")

Value = str | int | float | date | tuple[str, ...] | None
Properties = dict[str, Value]

_BATCH: Final = 500  # rows in one statement of the script, which is one transaction
_NODE_HEADER: Final = (
    "id:ID(Entity)",
    "label",
    "type",
    "aliases:string[]",
    "same_as:string[]",
    "roles:string[]",
    "mentions:int",
    "articles:int",
    ":LABEL",
)
_RELATIONSHIP_HEADER: Final = (
    ":START_ID(Entity)",
    ":END_ID(Entity)",
    ":TYPE",
    "id",
    "article",
    "published:date",
    "url",
    "polarity",
    "modality",
    "source",
    "time",
    "role",
    "former:boolean",
    "evidence",
    "sentence",
    "rule",
    "trigger",
    "score:double",
)
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPECIAL: Final = re.compile(r"\\[uU]|[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES: Final = {
    "\\": r"\\",
    "'": r"\'",
    "\n": r"\n",
    "\r": r"\r",
    "\t": r"\t",
    r"\u": r"\\' + 'u",
    r"\U": r"\\' + 'U",
}


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `neo4j/nodes.csv`, `neo4j/relationships.csv` and `neo4j/load.cypher` into `folder`.

    The CSV files follow RFC 4180 and have the headers of `neo4j-admin database import` (Neo4j 5): line breaks and other
    control characters become a space, as the import wants, and `;` within an array's element a comma. They are not
    meant for spreadsheets, which take `=…` for a formula. The script keeps every character, and may be run again: it
    merges by id.

    Raises:
        OSError: a file cannot be written.
    """
    nodes = list(_nodes(graph))
    relationships = list(_relationships(graph))
    (folder / "neo4j").mkdir(exist_ok=True)
    _write_csv(
        folder / FILES[0],
        _NODE_HEADER,
        ((*properties.values(), ("Entity", label)) for label, properties in nodes),
    )
    _write_csv(
        folder / FILES[1],
        _RELATIONSHIP_HEADER,
        ((start, end, type_, *properties.values()) for type_, start, end, properties in relationships),
    )
    with (folder / FILES[2]).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{statement};\n\n" for statement in _script(nodes, relationships))


def _nodes(graph: KnowledgeGraph) -> Iterator[tuple[str, Properties]]:
    """Class and properties of each entity, in the order of the header."""
    roles: dict[str, set[str]] = defaultdict(set)
    for statement in graph.statements:
        if isinstance(statement.object, str) and statement.polarity == "positive":
            roles[statement.subject.id].add(statement.object)
    for entity in graph.entities:
        yield (
            entity_classes()[entity.type].name,
            {
                "id": entity.id,
                "label": entity.label,
                "type": entity.type,
                "aliases": entity.aliases,
                "same_as": entity.same_as,
                "roles": tuple(sorted(roles[entity.id])),
                "mentions": len(entity.mentions),
                "articles": len({mention.article for mention in entity.mentions}),
            },
        )


def _relationships(graph: KnowledgeGraph) -> Iterator[tuple[str, str, str, Properties]]:
    """Type, ends and properties of each statement between entities, in the order of the header."""
    articles = {article.id: article for article in graph.articles}
    for statement in graph.statements:
        if isinstance(statement.object, EntityRef):
            article = articles[statement.article]
            yield (
                relations()[statement.relation].name.upper(),
                statement.subject.id,
                statement.object.id,
                {
                    "id": statement.id,
                    "article": statement.article,
                    "published": article.published,
                    "url": article.url,
                    "polarity": statement.polarity,
                    "modality": statement.modality,
                    "source": statement.source.label if statement.source else None,
                    "time": statement.time,
                    "role": statement.role,
                    "former": statement.former,
                    "evidence": statement.evidence.text,
                    "sentence": statement.sentence.text,
                    "rule": statement.rule,
                    "trigger": statement.trigger,
                    "score": statement.score,
                },
            )


def _write_csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(map(_cell, row) for row in rows)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return ";".join(_CONTROLS.sub(" ", element).replace(";", ",") for element in value)
        case _:
            return _CONTROLS.sub(" ", str(value))


def _script(
    nodes: list[tuple[str, Properties]], relationships: list[tuple[str, str, str, Properties]]
) -> Iterator[str]:
    """The statements of the script. Labels and types can be no parameters, so that rows go by label and by type."""
    yield "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE"
    by_label: dict[str, list[str]] = defaultdict(list)
    for label, properties in nodes:
        by_label[label].append(_map(properties))
    for label, rows in by_label.items():
        yield from _batches(rows, f"MERGE (e:Entity:`{label}` {{id: row.id}})\nSET e += row")
    by_type: dict[str, list[str]] = defaultdict(list)
    for type_, start, end, properties in relationships:
        by_type[type_].append(f"{{start: {_literal(start)}, end: {_literal(end)}, properties: {_map(properties)}}}")
    for type_, rows in by_type.items():
        yield from _batches(
            rows,
            "MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})\n"
            f"MERGE (a)-[r:`{type_}` {{id: row.properties.id}}]->(b)\nSET r += row.properties",
        )


def _batches(rows: list[str], command: str) -> Iterator[str]:
    for start in range(0, len(rows), _BATCH):
        yield "UNWIND [\n  " + ",\n  ".join(rows[start : start + _BATCH]) + f"\n] AS row\n{command}"


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"{name}: {_literal(value)}" for name, value in properties.items()) + "}"


def _literal(value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case date():
            return f"date('{value.isoformat()}')"
        case tuple():
            return "[" + ", ".join(map(_literal, value)) + "]"
        case str():
            return _string(value)
        case _:
            return repr(value)


def _string(value: str) -> str:
    r"""A Cypher string literal.

    Neo4j up to Cypher 5 replaces `\uXXXX` before it reads the query, even after a backslash; so a backslash and a u
    that stand together in the text are parted by a concatenation, and mean themselves in every version.
    """
    return "'" + _SPECIAL.sub(_escape, value) + "'"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
