"""neo4j/: the CSV files parse back, and no text breaks out of the Cypher script."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from export import sample
from kg.export import neo4j
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.ontology import relations

STRING = re.compile(r"'(?:[^'\\\x00-\x1f]|\\.)*'")
SKELETON = {
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;",
    "UNWIND [",
    "] AS row",
    *(f"MERGE (e:Entity:`{name}` {{id: row.id}})" for name in ("Person", "Organization", "Place", "Event")),
    "SET e += row;",
    "MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})",
    *(f"MERGE (a)-[r:`{name.upper()}` {{id: row.properties.id}}]->(b)" for name in relations()),
    "SET r += row.properties;",
    "",
}
ROW = re.compile(r"  [{](?:\w+: |[{}\[\], ]|S|null|true|false|date\(S\)|\d+(?:\.\d+)?(?:e-\d+)?)*[}],?")


def tables(graph: KnowledgeGraph, folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    neo4j.write(graph, folder)
    nodes, relationships = (
        list(csv.DictReader(io.StringIO((folder / "neo4j" / name).read_bytes().decode(), newline=""), strict=True))
        for name in ("nodes.csv", "relationships.csv")
    )
    return nodes, relationships


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


def test_headers_are_those_of_the_import_tool(tmp_path: Path) -> None:
    neo4j.write(KnowledgeGraph((), (), (), ()), tmp_path)
    assert (tmp_path / "neo4j/nodes.csv").read_bytes() == (
        b"id:ID(Entity),label,type,aliases:string[],same_as:string[],roles:string[],mentions:int,articles:int,:LABEL\r\n"
    )
    assert (tmp_path / "neo4j/relationships.csv").read_bytes() == (
        b":START_ID(Entity),:END_ID(Entity),:TYPE,id,article,published:date,url,polarity,modality,source,time,role,"
        b"former:boolean,evidence,sentence,rule,trigger,score:double\r\n"
    )


def test_node_row(tmp_path: Path) -> None:
    nodes, _ = tables(sample.graph(), tmp_path)
    assert len(nodes) == 5
    assert nodes[0] == {
        "id:ID(Entity)": "e1",
        "label": "Ratna Sulastri",
        "type": "PER",
        "aliases:string[]": "Ratna;Ibu Ratna",
        "same_as:string[]": "http://www.wikidata.org/entity/Q1",
        "roles:string[]": "Gubernur",
        "mentions:int": "6",
        "articles:int": "3",
        ":LABEL": "Entity;Person",
    }


def test_relationship_row(tmp_path: Path) -> None:
    _, relationships = tables(sample.graph(), tmp_path)
    assert [row["id"] for row in relationships] == ["s1", "s3", "s4", "s5", "s6", "s7"]
    assert relationships[1] == {
        ":START_ID(Entity)": "e1",
        ":END_ID(Entity)": "e3",
        ":TYPE": "AFFILIATED_WITH",
        "id": "s3",
        "article": "a1",
        "published:date": "2021-03-08",
        "url": "https://berita.example/a1?x=1&y=2",
        "polarity": "positive",
        "modality": "actual",
        "source": "",
        "time": "",
        "role": "Gubernur",
        "former:boolean": "true",
        "evidence": "Ia memimpin Tirtamarta",
        "sentence": "Ia memimpin Tirtamarta",
        "rule": "affiliated_with.verba",
        "trigger": "menelepon",
        "score:double": "0.9",
    }


def test_a_denied_role_is_none(tmp_path: Path) -> None:
    graph = sample.graph()
    denied = tuple(replace(statement, polarity="negative") for statement in graph.statements)
    nodes, _ = tables(replace(graph, statements=denied), tmp_path)
    assert nodes[0]["roles:string[]"] == ""


def test_hostile_names_stay_in_their_cell(tmp_path: Path) -> None:
    nodes, relationships = tables(sample.hostile(), tmp_path)
    meant = [re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", name) for name in sample.HOSTILE_NAMES]
    assert [row["label"] for row in nodes] == meant
    assert [row["trigger"] for row in relationships] == meant
    assert [len(row["aliases:string[]"].split(";")) for row in nodes] == [2] * len(nodes)
    assert {row[":LABEL"] for row in nodes} == {"Entity;Person", "Entity;Organization", "Entity;Place"}


@pytest.mark.parametrize("name", ["nodes.csv", "relationships.csv"])
def test_a_row_is_a_line(name: str, tmp_path: Path) -> None:
    neo4j.write(sample.hostile(), tmp_path)
    text = (tmp_path / "neo4j" / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) == 1 + len(sample.HOSTILE_NAMES)


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
    labels = re.findall(rf"label: ({quoted.pattern})", early.replace("' + '", ""), re.DOTALL)
    assert {decode(literal[1:-1]) for literal in labels} == set(sample.HOSTILE_NAMES)


def test_hostile_names_arrive_as_they_are(tmp_path: Path) -> None:
    text = script(sample.hostile(), tmp_path)
    joined = text.replace("' + '", "")
    labels = {decode(literal[1:-1]) for literal in re.findall(rf"label: ({STRING.pattern})", joined)}
    assert labels == set(sample.HOSTILE_NAMES)


def test_the_constraint_comes_first_and_types_are_back_ticked(tmp_path: Path) -> None:
    statements = script(sample.graph(), tmp_path).split(";\n\n")
    assert statements[0].startswith("CREATE CONSTRAINT")
    assert "MERGE (a)-[r:`AFFILIATED_WITH` {id: row.properties.id}]->(b)" in statements[-3]
    assert "published: date('2021-03-08'), url: 'https://berita.example/a1?x=1&y=2'" in statements[-3]
    assert "source: null" in statements[-3]
    assert "former: true" in statements[-3]


def test_rows_go_in_batches(tmp_path: Path) -> None:
    people = tuple(Entity(f"e{n:04}", f"Orang {n}", "PER", (), (), ()) for n in range(1001))
    lengths = [block.count("{id: 'e") for block in script(KnowledgeGraph((), people, (), ()), tmp_path).split(";\n\n")]
    assert lengths == [0, 500, 500, 1, 0]


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
