"""Each format read back by another program's reader, as facts: what the round trips of tests and benchmarks compare."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import igraph
import networkx as nx
import pandas as pd
from lxml import etree

from bolt import Database
from facts import Fact
from kg.export.csv import unguarded

_GEXF: Final = {"g": "http://gexf.net/1.3"}


def graphml_by_networkx(folder: Path) -> set[Fact]:
    """`graph.graphml`; edges only."""
    network = nx.read_graphml(folder / "graph.graphml", edge_key_type=str, force_multigraph=True)
    assert isinstance(network, nx.MultiDiGraph)
    return {_edge(key, source, target, data) for source, target, key, data in network.edges(keys=True, data=True)}


def graphml_by_igraph(folder: Path) -> set[Fact]:
    """`graph.graphml`; edges only."""
    network = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    names = network.vs["id"]
    return {_edge(edge["statement"], names[edge.source], names[edge.target], edge.attributes()) for edge in network.es}


def gexf_by_networkx(folder: Path) -> set[Fact]:
    """`graph.gexf`; edges only."""
    network = nx.read_gexf(folder / "graph.gexf", version="1.3")
    return {_edge(data["id"], source, target, data) for source, target, data in network.edges(data=True)}


def gexf_by_lxml(folder: Path) -> set[Fact]:
    """`graph.gexf`; edges only."""
    edges = etree.parse(folder / "graph.gexf").iterfind(".//g:edge", _GEXF)
    found = set()
    for edge in edges:
        values = {str(value.get("for")): str(value.get("value")) for value in edge.iterfind(".//g:attvalue", _GEXF)}
        data: dict[str, Any] = values | {"former": values["former"] == "true", "score": float(values["score"])}
        found.add(_edge(str(edge.get("id")), str(edge.get("source")), str(edge.get("target")), data))
    return found


def _edge(id_: str, source: str, target: str, data: dict[str, Any]) -> Fact:
    """A fact of the attributes that GraphML and GEXF share; "" is nothing given."""
    return Fact(
        *(id_, data["article"], source, data["relation"], target, False, data["polarity"], data["modality"]),
        *(data["source"] or None, data["time"] or None, data["role"] or None, data["former"]),
        *(data["evidence"], data["sentence"], data["rule"], data["trigger"] or None),
        data["score"],
    )


def csv_by_pandas(folder: Path) -> set[Fact]:
    """`csv/statements.csv`."""
    frame = pd.read_csv(folder / "csv" / "statements.csv", dtype=str, keep_default_na=False).map(unguarded)
    return {
        Fact(
            *(row["id"], row["article"], row["subject"], row["relation"]),
            *(row["object"] or row["object_label"], row["object"] == "", row["polarity"], row["modality"]),
            *(row["source_label"] or None, row["time"] or None, row["role"] or None, row["former"] == "true"),
            *(row["evidence"], row["sentence"], row["rule"], row["trigger"] or None),
            float(row["score"]),
        )
        for row in frame.to_dict("records")
    }


def parquet_by_pandas(folder: Path) -> set[Fact]:
    """`parquet/statements.parquet`."""
    frame = pd.read_parquet(folder / "parquet" / "statements.parquet", dtype_backend="pyarrow").astype(object)
    return {
        Fact(
            *(row["id"], row["article"], row["subject"], row["relation"]),
            *(row["object"] or row["object_label"], row["object"] is None, row["polarity"], row["modality"]),
            *(row["source_label"], row["time"], row["role"], row["former"]),
            *(row["evidence"], row["sentence"], row["rule"], row["trigger"], row["score"]),
        )
        for row in frame.where(frame.notna(), None).to_dict("records")
    }


def cytoscape_by_networkx(folder: Path) -> set[Fact]:
    """`graph.cyjs`; edges only."""
    network = nx.cytoscape_graph(json.loads((folder / "graph.cyjs").read_text(encoding="utf-8")))
    assert isinstance(network, nx.MultiDiGraph)
    return {
        Fact(
            *(key, data["article"], source, data["interaction"], target, False, data["polarity"], data["modality"]),
            *(data.get("according_to"), data.get("time"), data.get("role"), data["former"]),
            *(data["evidence"], data["sentence"], data["rule"], data.get("trigger")),
            data["score"],
        )
        for source, target, key, data in network.edges(keys=True, data=True)
    }


def jsongraph_by_json(folder: Path) -> set[Fact]:
    """`graph.json`."""
    graph = json.loads((folder / "graph.json").read_text(encoding="utf-8"))["graph"]
    rows = [(edge["source"], edge["target"], edge["metadata"]) for edge in graph["edges"]]
    rows += [(row["subject"]["id"], row["object"]["literal"], row) for row in graph["metadata"]["statements"]]
    return {
        Fact(
            *(row["id"], row["article"], subject, row["relation"], end, "literal" in row["object"]),
            *(row["polarity"], row["modality"], row["source"] and row["source"]["label"], row["time"], row["role"]),
            *(row["former"], row["evidence"]["text"], row["sentence"]["text"], row["rule"], row["trigger"] or None),
            row["score"],
        )
        for subject, end, row in rows
    }


def neo4j_by_csv(folder: Path) -> set[Fact]:
    """The CSV files of Neo4j's import, by its rules: evidence, joined to what it is tied to."""
    ends: dict[tuple[str, str], str] = {}
    for row in [*_rows(folder, "Evidence-Entity"), *_rows(folder, "Evidence-Article")]:
        ends[row[":START_ID(Evidence)"], row[":TYPE"]] = row.get(":END_ID(Entity)") or row[":END_ID(Article)"]
    labels = {row["id:ID(Entity)"]: row["label"] for row in _rows(folder, "Entity")}
    found = set()
    for row in _rows(folder, "Evidence"):
        id_ = row["id:ID(Evidence)"]
        source = ends.get((id_, "ACCORDING_TO"))
        found.add(
            Fact(
                *(id_, ends[id_, "IN_ARTICLE"], ends[id_, "SUBJECT"], row["relation"]),
                *(row["value"] or ends[id_, "OBJECT"], row["value"] != "", row["polarity"], row["modality"]),
                *(labels[source] if source else None, row["time"] or None, row["role"] or None),
                *(row["former:boolean"] == "true", row["text"], row["sentence"]),
                *(row["rule"], row["trigger"] or None, float(row["score:double"])),
            )
        )
    return found


def bolt_by_driver(database: Database) -> set[Fact]:
    """A database that `kg load neo4j` filled, asked by Neo4j's driver."""
    rows = database.rows(
        "MATCH (a:Article)<-[:IN_ARTICLE]-(e:Evidence)-[:SUBJECT]->(s:Entity) "
        "OPTIONAL MATCH (e)-[:OBJECT]->(o:Entity) OPTIONAL MATCH (e)-[:ACCORDING_TO]->(by:Entity) "
        "RETURN e.id AS id, a.id AS article, s.id AS subject, e.relation AS relation, "
        "coalesce(o.id, e.value) AS object, e.value IS NOT NULL AS literal, e.polarity AS polarity, "
        "e.modality AS modality, by.label AS source, e.time AS time, e.role AS role, e.former AS former, "
        "e.text AS evidence, e.sentence AS sentence, e.rule AS rule, e.trigger AS trigger, e.score AS score"
    )
    return {Fact(**row) for row in rows}


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "neo4j" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


Reader = Callable[[Path], set[Fact]]
READERS: Final[tuple[tuple[str, str, bool, Reader], ...]] = (
    ("graphml", "NetworkX", False, graphml_by_networkx),
    ("graphml", "igraph", False, graphml_by_igraph),
    ("gexf", "NetworkX", False, gexf_by_networkx),
    ("gexf", "lxml", False, gexf_by_lxml),
    ("neo4j", "csv, by the import's rules", True, neo4j_by_csv),
    ("csv", "pandas", True, csv_by_pandas),
    ("parquet", "pandas", True, parquet_by_pandas),
    ("cytoscape", "NetworkX", False, cytoscape_by_networkx),
    ("jsongraph", "json", True, jsongraph_by_json),
)
"""Format, reader, whether statements whose object is a text are among the facts, and the reading."""
