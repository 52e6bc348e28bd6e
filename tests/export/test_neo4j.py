"""neo4j/: the CSV files parse back, no text breaks out of the Cypher script, and a server takes the script."""

import csv
import io
import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bolt import Database
from export import sample
from kg.export import exporter, neo4j
from kg.export.property_graph import DIGEST, LABELS, LINKS, Value, nodes, relationships
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.ontology import entity_classes, relations

STRING = re.compile(r"'(?:[^'\\\x00-\x1f]|\\.)*'")
TYPES = (*(name.upper() for name in relations()), *LINKS)
ENDS = {tuple(Path(name).stem.split("-")) for name in neo4j.FILES if "-" in name}
SKELETON = {
    *(f"CREATE CONSTRAINT {n.lower()}_id IF NOT EXISTS FOR (n:{n}) REQUIRE n.id IS UNIQUE;" for n in LABELS),
    "UNWIND [",
    "] AS row",
    *(f"MERGE (n:Entity:`{one.name}` {{id: row.id}})" for one in entity_classes().values()),
    *(f"MERGE (n:{label} {{id: row.id}})" for label in LABELS[1:]),
    "SET n = row;",
    *(f"MATCH (a:{start} {{id: row.start}}), (b:{end} {{id: row.end}})" for start, end in ENDS),
    *(f"MERGE (a)-[r:`{name}` {{id: row.properties.id}}]->(b)" for name in TYPES),
    "SET r = row.properties;",
    "",
}
ROW = re.compile(r"  [{](?:`?\w+`?: |[{}\[\], ]|S|true|false|date\(S\)|-?\d+(?:\.\d+)?(?:e-\d+)?)*[}],?")
Table = list[dict[str, str]]


def table(folder: Path, name: str) -> Table:
    text = (folder / "neo4j" / f"{name}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def typed(row: dict[str, str]) -> dict[str, Value]:
    """A row as the import tool reads it: the type stands behind the colon, and an empty cell is no property."""
    read: dict[str, Callable[[str], Value]] = {
        "string[]": lambda cell: tuple(cell.split("\x1f")),
        "int": int,
        "double": float,
        "boolean": lambda cell: cell == "true",
    }
    found: dict[str, Value] = {}
    for column, cell in row.items():
        name, _, type_ = column.partition(":")
        if name and cell:
            found[name] = read.get(type_, str)(cell)
    return found


def isoformat(properties: dict[str, Value]) -> dict[str, Value]:
    """The properties with dates as texts."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in properties.items()}


def script(graph: KnowledgeGraph, folder: Path) -> str:
    neo4j.write(graph, folder)
    return (folder / "neo4j" / "load.cypher").read_text(encoding="utf-8")


def without_strings(text: str) -> list[str]:
    """The script's lines, each string an S; strings that are joined with + are one."""
    return re.sub(r"S(?: \+ S)+", "S", STRING.sub("S", text)).split("\n")


def decode(literal: str) -> str:
    """What Cypher makes of the inside of a string literal."""
    plain = {"n": "\n", "r": "\r", "t": "\t", "'": "'", "\\": "\\"}
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|(.))", lambda match: chr(int(match[1], 16)) if match[1] else plain[match[2]], literal
    )


def test_the_files_are_those_that_the_list_of_formats_names() -> None:
    assert set(exporter("neo4j").files) == set(neo4j.FILES)


def test_no_relation_is_called_like_a_link() -> None:
    assert not {name.upper() for name in relations()} & set(LINKS)


def test_headers_are_those_of_the_import_tool(tmp_path: Path) -> None:
    neo4j.write(KnowledgeGraph((), (), (), ()), tmp_path)
    headers = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "neo4j").glob("*.csv")}
    assert headers["Entity"] == (
        "id:ID(Entity),label,type,aliases:string[],same_as:string[],code,latitude:double,longitude:double,"
        "replaces:string[],roles:string[],mentions:int,articles:int,stories:int,kg,:LABEL\n"
    )
    assert headers["Entity-Entity"] == (
        ":START_ID(Entity),:END_ID(Entity),:TYPE,id,polarity,modality,time,from:date,until:date,role,former:boolean,"
        "rule,trigger,score:double,sentence,evidence,source,article,published:date,url,kg\n"
    )
    assert headers["Quote-Article"] == ":START_ID(Quote),:END_ID(Article),:TYPE,id,kg\n"
    assert len(headers) == 10


@pytest.mark.parametrize("graph", [sample.graph(), sample.hostile()], ids=["plain", "hostile"])
def test_every_node_and_relationship_is_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    neo4j.write(graph, tmp_path)
    read_nodes = {label: [typed(row) for row in table(tmp_path, label)] for label in LABELS}
    assert read_nodes == {
        label: [isoformat(node.properties) for node in nodes(graph) if node.label == label] for label in LABELS
    }
    read = {
        (row[":TYPE"], row[f":START_ID({start})"], row[f":END_ID({end})"], tuple(sorted(typed(row).items())))
        for start, end in ENDS
        for row in table(tmp_path, f"{start}-{end}")
    }
    assert read == {
        (one.type, one.start, one.end, tuple(sorted(isoformat(one.properties).items()))) for one in relationships(graph)
    }


def test_classes_are_labels(tmp_path: Path) -> None:
    neo4j.write(sample.graph(), tmp_path)
    labels = [row[":LABEL"] for row in table(tmp_path, "Entity")]
    assert labels == ["Person", "Person", "Place", "Organization", "Event"]


def test_only_the_mark_between_the_elements_of_an_array_is_lost(tmp_path: Path) -> None:
    one = Entity("e1", "PT Batas", "ORG", ("batas\x1fsatuan", "a;b,c\nd"), (), ())
    neo4j.write(KnowledgeGraph((), (one,), (), ()), tmp_path)
    (row,) = table(tmp_path, "Entity")
    assert typed(row)["aliases"] == ("batas satuan", "a;b,c\nd")


def test_a_denied_role_is_none(tmp_path: Path) -> None:
    graph = sample.graph()
    denied = tuple(replace(statement, polarity="negative") for statement in graph.statements)
    neo4j.write(replace(graph, statements=denied), tmp_path)
    assert table(tmp_path, "Entity")[0]["roles:string[]"] == ""


def test_the_command_of_the_import_names_every_file(tmp_path: Path) -> None:
    words = shlex.split(neo4j.import_command(tmp_path / "hasil kami; rm -rf x", "berita").replace("\\\n", ""))
    assert words[:5] == ["neo4j-admin", "database", "import", "full", "berita"]
    assert words[5:8] == ["--id-type=string", "--multiline-fields=true", "--array-delimiter=U+001F"]
    files = [word.rpartition("=")[2] for word in words[8:]]
    assert files == [str(tmp_path / "hasil kami; rm -rf x" / name) for name in neo4j.FILES if name.endswith(".csv")]
    bare = neo4j.import_command(tmp_path, evidence=False)
    assert [word.rpartition("/")[2] for word in shlex.split(bare.replace("\\\n", ""))[8:]] == [
        *("Entity.csv", "Entity-Entity.csv")
    ]


@pytest.mark.parametrize("graph", [sample.graph(), sample.hostile()], ids=["plain", "hostile"])
def test_no_text_breaks_out_of_the_script(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for line in without_strings(script(graph, tmp_path)):
        assert line in SKELETON or ROW.fullmatch(line), line


def test_no_text_breaks_out_where_unicode_escapes_are_replaced_first(tmp_path: Path) -> None:
    """Neo4j up to Cypher 5 does so with the whole query, whatever stands before the backslash."""
    text = script(sample.hostile(), tmp_path)
    early = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    assert early != text
    quoted = re.compile(r"'(?:[^'\\]|\\.)*'", re.DOTALL)
    assert quoted.sub("S", early) == quoted.sub("S", text)
    labels = re.findall(rf"`label`: ({quoted.pattern})", early.replace("' + '", ""), re.DOTALL)
    assert {decode(literal[1:-1]) for literal in labels} == set(sample.HOSTILE_NAMES)


def test_hostile_names_arrive_as_they_are(tmp_path: Path) -> None:
    joined = script(sample.hostile(), tmp_path).replace("' + '", "")
    labels = {decode(literal[1:-1]) for literal in re.findall(rf"`label`: ({STRING.pattern})", joined)}
    assert labels == set(sample.HOSTILE_NAMES)


@pytest.mark.parametrize("graph", [sample.graph(), sample.hostile()], ids=["plain", "hostile"])
def test_a_server_makes_of_the_script_what_a_load_makes(
    graph: KnowledgeGraph, database: Database, tmp_path: Path
) -> None:
    from kg.load.neo4j import load

    for _ in range(2):
        for statement in script(graph, tmp_path).split(";\n\n"):
            if statement:
                database.driver.execute_query(statement, database_=database.name)
    done = load(graph, database.driver, database=database.name)
    assert (done.written, done.removed) == (0, 0)
    assert all(DIGEST in properties for properties in database.content().values())
    labels = {row["l"] for row in database.rows("MATCH (n:Entity) RETURN n.label AS l")}
    assert labels == {entity.label for entity in graph.entities}


def test_rows_go_in_batches(tmp_path: Path) -> None:
    people = tuple(Entity(f"e{n:04}", f"Orang {n}", "PER", (), (), ()) for n in range(1001))
    blocks = script(KnowledgeGraph((), people, (), ()), tmp_path).split(";\n\n")
    assert [block.count("{`id`: 'e") for block in blocks] == [0, 0, 0, 0, 500, 500, 1, 0]


def test_a_relation_outside_the_inventory_raises(tmp_path: Path) -> None:
    graph = sample.graph()
    injected = replace(graph.statements[0], relation="phoned`]->() DETACH DELETE n //")
    with pytest.raises(KeyError, match="phoned"):
        neo4j.write(replace(graph, statements=(injected,)), tmp_path)


def test_bytes_are_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        neo4j.write(sample.hostile(), folder)
    for name in neo4j.FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes()
