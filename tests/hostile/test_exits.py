"""Every payload as name, alias, role, trigger, rule, title, address, outlet and id of a graph: at no exit it lives.

An exit holds it as data, read back to the letter by a reader of the format, and nothing besides: no tag, no attribute,
no formula, no node, no predicate that a graph of plain names would not have.
"""

import csv
import json
import re
import shlex
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from lxml import etree

from bolt import Database
from browser import Opener
from export import sample
from facts import facts
from hostile.payloads import ALL
from kg.errors import QueryError
from kg.export import EXPORTERS, exporter
from kg.export.csv import unguarded
from kg.export.gephi import clean
from kg.export.html import render
from kg.export.neo4j import import_command
from kg.ontology.namespaces import BASE, PREFIXES
from kg.ontology.vocabulary import RDFS
from kg.query.library import library
from readers import READERS, Reader, bolt_by_driver
from test_html import Page

GRAPH = sample.hostile(ALL)
PLAIN = sample.hostile([f"Nama ke-{n}" for n in range(len(ALL))])
BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def written(format_: str, folder: Path) -> Path:
    """A format's first file."""
    one = exporter(format_)
    one.write(GRAPH, folder)
    return folder / one.files[0]


def test_there_are_enough() -> None:
    assert len(ALL) >= 100


def test_every_file_is_where_it_should_be(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    for one in EXPORTERS:
        one.write(GRAPH, inside)
    found = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()}
    assert found == {file for one in EXPORTERS for file in one.files}
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


# --- the page


def test_the_page_has_no_tag_more() -> None:
    assert Counter(tag for tag, _ in Page(render(GRAPH, ALL[0])).tags) == Counter(
        tag for tag, _ in Page(render(PLAIN, "Judul")).tags
    )
    for _, attributes in Page(render(GRAPH, ALL[0])).tags:
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.browser
def test_nothing_lives_in_a_browser(open_page: Opener) -> None:
    page = open_page(GRAPH)
    dialogs: list[str | None] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for index in range(len(GRAPH.entities)):
        page.evaluate("(index) => kgPage.choose('entity', index)", index)
    for id_ in page.evaluate("kgPage.data.network.edges.map((edge) => edge.id)"):
        page.evaluate("(id) => kgPage.choose('edge', id)", id_)
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert dialogs == []
    addresses = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.protocol)")
    assert set(addresses) <= {"http:", "https:", "file:", "data:", "blob:"}
    assert page.url.startswith("file:")


# --- formats that other programs read


@pytest.mark.parametrize(
    ("format_", "reader", "literals", "read"), READERS, ids=[f"{one[0]}-{one[1].split(',')[0]}" for one in READERS]
)
def test_everything_is_read_back_to_the_letter(
    format_: str, reader: str, literals: bool, read: Reader, tmp_path: Path
) -> None:
    written(format_, tmp_path)
    meant = facts(GRAPH, literals)
    if format_ in ("graphml", "gexf"):
        meant = {type(fact)(*(clean(v) if isinstance(v, str) else v for v in fact)) for fact in meant}  # type: ignore[arg-type]
    assert read(tmp_path) == meant


@pytest.mark.parametrize("format_", ["graphml", "gexf", "rdfxml"])
def test_xml_has_no_element_more(format_: str, tmp_path: Path) -> None:
    path = written(format_, tmp_path)
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    assert tree.docinfo.doctype == ""
    assert all(isinstance(one.tag, str) for one in tree.iter()), "a comment, an instruction or an entity"
    exporter(format_).write(PLAIN, tmp_path)
    assert {one.tag for one in tree.iter()} == {one.tag for one in etree.parse(path).iter()}
    if format_ != "rdfxml":  # there, an address that is none of the web has no triple
        assert Counter(one.tag for one in tree.iter()) == Counter(one.tag for one in etree.parse(path).iter())


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    exporter("csv").write(GRAPH, tmp_path)
    labels = set()
    for path in sorted((tmp_path / "csv").iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                for cell in row.values():
                    for part in re.split(r"[;\t\r\n]", cell):
                        assert not re.match(r"[ \"]*[=+@\-\uff1d\uff0b\uff0d\uff20](?![\d.]+$)", part), repr(cell)
                if path.name == "entities.csv":
                    labels.add(unguarded(row["label"]))
    assert labels == set(ALL)


@pytest.mark.parametrize("format_", RDF)
def test_rdf_has_no_term_more(format_: str, tmp_path: Path) -> None:
    path = written(format_, tmp_path)
    quads = list(ox.parse(path=path, format=RDF[format_]))
    exporter(format_).write(PLAIN, tmp_path)
    plain = list(ox.parse(path=path, format=RDF[format_]))
    assert {quad.predicate for quad in quads} <= {quad.predicate for quad in plain} | {
        ox.NamedNode("https://schema.org/url")
    }
    assert all(str(quad.subject).startswith(f"<{BASE}") for quad in quads)
    outside = {
        quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.NamedNode) and not quad.object.value.startswith(tuple(PREFIXES.values()))
    }
    assert all(iri.startswith(("http://", "https://")) and not set(iri) & set(' <>"{}|\\^`') for iri in outside)
    labels = {
        str(q.object.value) for q in quads if q.predicate.value == RDFS.label and isinstance(q.object, ox.Literal)
    }
    assert {clean(name) if format_ == "rdfxml" else name for name in ALL} <= labels


@pytest.mark.parametrize("format_", ["jsonld", "cytoscape", "jsongraph", "ftm", "tables"])
def test_json_has_no_key_more(format_: str, tmp_path: Path) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    def read(graph: Any) -> set[str]:
        exporter(format_).write(graph, tmp_path)
        texts = [(tmp_path / name).read_text(encoding="utf-8") for name in exporter(format_).files]
        whole = format_ in ("cytoscape", "jsongraph", "jsonld")
        parts = texts if whole else [line for text in texts for line in text.split("\n") if line]
        return set().union(*(keys(json.loads(part)) for part in parts))

    assert read(GRAPH) - {"url", "sourceUrl"} <= read(PLAIN)


# --- databases and queries


def test_cypher_only_writes_what_it_should(database: Database, tmp_path: Path) -> None:
    from kg.load.neo4j import load

    database.rows("CREATE (:Penjaga {id: 'tetap'})")
    load(GRAPH, database.driver, database=database.name)
    assert bolt_by_driver(database) == facts(GRAPH)
    labels = {label for row in database.rows("MATCH (n) RETURN labels(n) AS labels") for label in row["labels"]}
    assert "Jahat" not in labels
    database.rows("MATCH (n) WHERE NOT n:Penjaga DETACH DELETE n")
    exporter("neo4j").write(GRAPH, tmp_path)
    for command in (tmp_path / "neo4j" / "load.cypher").read_text(encoding="utf-8").split(";\n\n"):
        if command:
            database.driver.execute_query(command, database_=database.name)
    assert bolt_by_driver(database) == facts(GRAPH)
    assert database.rows("MATCH (n:Penjaga) RETURN n.id AS id") == [{"id": "tetap"}]


def test_a_parameter_stays_a_value_in_sparql(tmp_path: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=written("turtle", tmp_path), format=ox.RdfFormat.TURTLE)
    size = len(store)
    for query in library().values():
        before, after = query.sparql.split("# VALUES")
        names = [one.name for one in query.parameters if one.kind == "name"]
        for payload in ALL:
            values = dict.fromkeys(names, payload)
            sparql = query.bound(values)
            assert sparql.startswith(before)
            assert sparql.endswith(after)
            values_only = sparql[len(before) : len(sparql) - len(after)]
            rows = store.query(f"SELECT * {{ {values_only} }}")
            assert isinstance(rows, ox.QuerySolutions)
            found = {term.value for row in rows for term in row if isinstance(term, ox.Literal)}
            assert found == {payload for _ in names}
            for parameter in query.parameters:
                if parameter.kind == "day":
                    with pytest.raises(QueryError, match="is no day"):
                        query.bound({**values, parameter.name: payload})
    assert len(store) == size


def test_the_import_command_is_one_command(tmp_path: Path) -> None:
    for payload in ALL:
        if "\0" in payload:
            continue
        folder = tmp_path / "x" / payload
        words = shlex.split(import_command(folder, payload).replace("\\\n", ""))
        assert words[:4] == ["neo4j-admin", "database", "import", "full"]
        assert words[4] == payload
        assert all(word.startswith("--") for word in words[5:])


# --- what a person reads


def test_nothing_steers_the_terminal(tmp_path: Path) -> None:
    written("turtle", tmp_path)
    ask = "SELECT ?l { ?e rdfs:label ?l }"
    done = subprocess.run([sys.executable, "-m", "kg", "query", tmp_path, ask], capture_output=True, check=True)
    text = done.stdout.decode()
    steering = [one for one in text if one != "\n" and unicodedata.category(one) == "Cc"]
    assert steering + [one for one in text if unicodedata.bidirectional(one) in BIDI] == []
    assert "[bold red]" in text


def test_names_in_entity_pages_and_json(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    from serve.client import running

    written("turtle", tmp_path)
    with running(tmp_path) as server:
        plain = Counter(tag for tag, _ in Page(server.get("entity/h0").text).tags)
        for entity in GRAPH.entities:
            reply = server.get(f"entity/{entity.id}")
            page = Page(reply.text)
            assert {tag for tag, _ in page.tags} <= set(plain) | {"a"}
            assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
            for _, attributes in page.tags:
                assert (attributes.get("href") or "/").startswith(("/", "http://", "https://"))
            found = server.get(f"api/entities/{entity.id}")
            assert (found.kind, found.json["label"]) == ("application/json", entity.label)
