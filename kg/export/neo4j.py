"""`neo4j/`: the graph for Neo4j, as CSV files for its bulk import and as a Cypher script.

What the nodes and relationships are is said in `kg.export.property_graph`. Texts come from strangers: in both forms
they are data and cannot end the place where they stand.
"""

import csv
import re
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from kg.export.property_graph import (
    ARTICLE,
    DIGEST,
    ENTITY,
    EVIDENCE,
    LABELS,
    QUOTE,
    Node,
    Properties,
    Relationship,
    Value,
    nodes,
    relationships,
)
from kg.graph import KnowledgeGraph

SCRIPT: Final = "neo4j/load.cypher"

_Item = TypeVar("_Item")

_BATCH: Final = 500  # rows in one statement of the script, which is one transaction
_JOINED: Final = (
    (ENTITY, ENTITY),
    (ENTITY, ARTICLE),
    (EVIDENCE, ENTITY),
    (EVIDENCE, ARTICLE),
    (QUOTE, ENTITY),
    (QUOTE, ARTICLE),
)
_READING: Final = (
    *("polarity", "modality", "time", "from:date", "until:date", "role", "former:boolean"),
    *("rule", "trigger", "score:double", "sentence"),
)
_COLUMNS: Final = {
    ENTITY: (
        "label",
        "type",
        "aliases:string[]",
        "same_as:string[]",
        "code",
        "latitude:double",
        "longitude:double",
        "replaces:string[]",
        "roles:string[]",
        "mentions:int",
        "articles:int",
        "stories:int",
    ),
    ARTICLE: ("title", "published:date", "url", "source", "story"),
    EVIDENCE: (*_READING, "relation", "value", "text", "start:int", "end:int"),
    QUOTE: ("text", "cue", "start:int", "end:int"),
    (ENTITY, ENTITY): (*_READING, "evidence", "source", "article", "published:date", "url"),
    (ENTITY, ARTICLE): ("mentions:int",),
}
_SEPARATOR: Final = "\x1f"  # between the elements of an array; no text of a newspaper has it
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


def _node_file(label: str) -> str:
    return f"neo4j/{label}.csv"


def _relationship_file(start: str, end: str) -> str:
    return f"neo4j/{start}-{end}.csv"


FILES: Final = (*map(_node_file, LABELS), *(_relationship_file(*ends) for ends in _JOINED), SCRIPT)


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `FILES` into `folder`: a CSV file for each label and each pair of labels, and `neo4j/load.cypher`.

    The CSV files follow RFC 4180 and have the headers of `neo4j-admin database import` (Neo4j 5 and later), which wants
    to be called as `import_command` says. Only within arrays a character can be lost: U+001F, which parts their
    elements, becomes a space. They are not meant for spreadsheets, which take `=…` for a formula. The script keeps
    every character and may be run again, as it merges by id; it only adds, where `kg load neo4j` removes as well.

    Raises:
        OSError: a file cannot be written.
    """
    (folder / "neo4j").mkdir(exist_ok=True)
    all_nodes, all_relationships = list(nodes(graph)), list(relationships(graph))
    for label in LABELS:
        columns = (*_COLUMNS[label], DIGEST)
        header = (f"id:ID({label})", *columns, *([":LABEL"] if label == ENTITY else []))
        rows = (
            (node.properties["id"], *_cells(node.properties, columns), *([node.class_] if node.class_ else []))
            for node in all_nodes
            if node.label == label
        )
        _write_csv(folder / _node_file(label), header, rows)
    for ends in _JOINED:
        columns = ("id", *_COLUMNS.get(ends, ()), DIGEST)
        _write_csv(
            folder / _relationship_file(*ends),
            (f":START_ID({ends[0]})", f":END_ID({ends[1]})", ":TYPE", *columns),
            (
                (one.start, one.end, one.type, *_cells(one.properties, columns))
                for one in all_relationships
                if (one.start_label, one.end_label) == ends
            ),
        )
    with (folder / SCRIPT).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{statement};\n\n" for statement in _script(all_nodes, all_relationships))


def import_command(folder: Path, database: str = "neo4j", evidence: bool = True) -> str:
    """The command, for a POSIX shell, that makes a new database of the CSV files under `folder`."""
    words = [
        f"neo4j-admin database import full {shlex.quote(database)}",
        "--id-type=string",
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(_SEPARATOR):04X}",
    ]
    for label in LABELS if evidence else (ENTITY,):
        words.append(f"--nodes={label}={shlex.quote(str(folder / _node_file(label)))}")
    for ends in _JOINED if evidence else _JOINED[:1]:
        words.append(f"--relationships={shlex.quote(str(folder / _relationship_file(*ends)))}")
    return " \\\n  ".join(words)


def _cells(properties: Properties, columns: Sequence[str]) -> Iterator[Value | None]:
    return (properties.get(column.partition(":")[0]) for column in columns)


def _write_csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[Value | None]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(map(_cell, row) for row in rows)


def _cell(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return _SEPARATOR.join(element.replace(_SEPARATOR, " ") for element in value)
        case _:
            return str(value)


def constraints() -> Iterator[str]:
    """What makes ids unique, and finding by them quick; nothing is done where it is so already."""
    for label in LABELS:
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def merge_nodes(label: str, class_: str | None) -> str:
    """The Cypher that merges nodes by id; each `row` is the properties. Names come from the ontology, never a text."""
    labels = f"{label}:`{class_}`" if class_ else label
    return f"MERGE (n:{labels} {{id: row.id}})\nSET n = row"


def merge_relationships(type_: str, start: str, end: str) -> str:
    """The Cypher that merges relationships of a type by id; each `row` has `start`, `end` and `properties`."""
    return (
        f"MATCH (a:{start} {{id: row.start}}), (b:{end} {{id: row.end}})\n"
        f"MERGE (a)-[r:`{type_}` {{id: row.properties.id}}]->(b)\nSET r = row.properties"
    )


def batches(rows: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """The rows in order, `size` at a time."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _script(all_nodes: Iterable[Node], all_relationships: Iterable[Relationship]) -> Iterator[str]:
    """The statements of the script. Labels and types can be no parameters, so that rows go by label and by type."""
    yield from constraints()
    commands: dict[str, list[str]] = defaultdict(list)
    for node in all_nodes:
        commands[merge_nodes(node.label, node.class_)].append(_map(node.properties))
    for one in all_relationships:
        commands[merge_relationships(one.type, one.start_label, one.end_label)].append(
            f"{{start: {_literal(one.start)}, end: {_literal(one.end)}, properties: {_map(one.properties)}}}"
        )
    for command, rows in commands.items():
        for batch in batches(rows, _BATCH):
            yield "UNWIND [\n  " + ",\n  ".join(batch) + f"\n] AS row\n{command}"


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"`{name}`: {_literal(value)}" for name, value in properties.items()) + "}"


def _literal(value: Value) -> str:
    match value:
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
