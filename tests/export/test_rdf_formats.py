"""TriG, N-Quads, JSON-LD, RDF/XML, RDF 1.2: each read back by rdflib and pyoxigraph as the graph that was written."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from export import sample
from kg.derive import derive
from kg.export import exporter, rdf, turtle
from kg.export.gephi import clean
from kg.graph import KnowledgeGraph
from kg.model import Run
from kg.ontology.namespaces import DERIVED, PREFIXES

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]
ONE_GRAPH = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "rdfxml": ox.RdfFormat.RDF_XML}
DATASETS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "rdfxml": "xml", "trig": "trig", "nquads": "nquads"}


def written(graph: KnowledgeGraph, name: str, folder: Path) -> Path:
    format_ = exporter(name)
    format_.write(graph, folder)
    return folder / format_.files[0]


def as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return rdflib.Graph().parse(data=lines, format="nt")


def meant(graph: KnowledgeGraph, name: str) -> set[ox.Triple]:
    """The graph's triples; for XML without the characters that XML forbids."""
    triples = set(rdf.triples(graph))
    if name != "rdfxml":
        return triples
    fit = set()
    for triple in triples:
        term = triple.object
        if isinstance(term, ox.Literal):
            text = clean(term.value)
            term = (
                ox.Literal(text, language=term.language) if term.language else ox.Literal(text, datatype=term.datatype)
            )
        fit.add(ox.Triple(triple.subject, triple.predicate, term))
    return fit


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("name", ONE_GRAPH)
def test_both_parsers_read_the_graph_that_was_meant(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    path = written(graph, name, tmp_path)
    read = [quad.triple for quad in ox.parse(path=path, format=ONE_GRAPH[name])]
    assert set(read) == meant(graph, name)
    assert isomorphic(rdflib.Graph().parse(path, format=RDFLIB[name]), as_rdflib(meant(graph, name)))


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("name", DATASETS)
def test_both_parsers_read_the_dataset_that_was_meant(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    path = written(derive(graph), name, tmp_path)
    quads = list(rdf.quads(derive(graph)))
    assert len(quads) == len(set(quads))
    assert set(ox.parse(path=path, format=DATASETS[name])) == set(quads)
    dataset = rdflib.Dataset()
    dataset.parse(path, format=RDFLIB[name])
    for name_ in {quad.graph_name for quad in quads}:
        part = [quad.triple for quad in quads if quad.graph_name == name_]
        found = dataset.graph(rdflib.URIRef(name_.value)) if isinstance(name_, ox.NamedNode) else dataset.default_graph
        assert isomorphic(found, as_rdflib(part))


@pytest.mark.parametrize("graph", GRAPHS)
def test_the_union_of_the_graphs_is_the_graph(graph: KnowledgeGraph) -> None:
    assert {quad.triple for quad in rdf.quads(graph)} == set(rdf.triples(graph))


def test_a_graph_holds_all_that_hangs_on_its_article() -> None:
    whole = sample.graph()
    gone = whole.articles[1].id
    rest = replace(
        whole,
        articles=tuple(a for a in whole.articles if a.id != gone),
        entities=tuple(replace(e, mentions=tuple(m for m in e.mentions if m.article != gone)) for e in whole.entities),
        statements=tuple(s for s in whole.statements if s.article != gone),
        quotes=tuple(q for q in whole.quotes if q.article != gone),
    )
    kept = {q for q in rdf.quads(whole) if q.graph_name not in (ox.DefaultGraph(), rdf_article(gone))}
    assert without_run(kept) == without_run({q for q in rdf.quads(rest) if q.graph_name != ox.DefaultGraph()})


def rdf_article(id: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["article"] + id)


def without_run(quads: set[ox.Quad]) -> set[ox.Quad]:
    """A run is named after all articles that it read."""
    return {quad for quad in quads if quad.predicate.value != PREFIXES["prov"] + "wasGeneratedBy"}


def test_what_is_derived_has_a_graph_of_its_own(tmp_path: Path) -> None:
    graph = derive(sample.graph())
    assert graph.derived
    derived = {quad.triple for quad in rdf.quads(graph) if quad.graph_name == ox.NamedNode(DERIVED)}
    assert derived == set(rdf.derived(graph)) == {q.triple for q in ox.parse(path=written(graph, "derived", tmp_path))}
    assert not derived & set(rdf.triples(graph))
    assert set(rdf.triples(graph)) == set(rdf.triples(sample.graph()))


@pytest.mark.parametrize("graph", GRAPHS)
def test_rdf_1_2_names_the_triples_of_claims(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """rdflib 7 does not read RDF 1.2."""
    read = {quad.triple for quad in ox.parse(path=written(graph, "rdf-star", tmp_path))}
    assert read == set(rdf.triples(graph, reifies=True))
    plain = ox.Store()
    plain.extend(ox.Quad(t.subject, t.predicate, t.object) for t in rdf.triples(graph))
    star = ox.Store()
    star.extend(ox.Quad(t.subject, t.predicate, t.object) for t in read)
    ask = "SELECT ?c ?s ?p ?o WHERE {{ {} }} ORDER BY ?c"
    old = plain.query(
        ask.format("?c a schema:Claim; rdf:subject ?s; rdf:predicate ?p; rdf:object ?o"), prefixes=dict(PREFIXES)
    )
    new = star.query(ask.format("?c a schema:Claim; rdf:reifies <<( ?s ?p ?o )>>"), prefixes=dict(PREFIXES))
    assert isinstance(old, ox.QuerySolutions)
    assert isinstance(new, ox.QuerySolutions)
    rows = [tuple(map(str, row)) for row in old]
    assert rows
    assert rows == [tuple(map(str, row)) for row in new]


def test_json_ld_reads_as_plain_json(tmp_path: Path) -> None:
    document = json.loads(written(sample.graph(), "jsonld", tmp_path).read_text(encoding="utf-8"))
    assert document["@context"]["kgo"] == PREFIXES["kgo"]
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["kg:e1"]["@type"] == ["schema:Person", "kgo:Person"]
    assert nodes["kg:e1"]["rdfs:label"] == "Ratna Sulastri"
    assert nodes["kg:e1"]["kgo:phoned"] == "kg:e2"
    assert nodes["evidence:s4"]["kgo:modality"] == "kgo:planned"
    assert nodes["evidence:s4"]["sem:hasTimeStamp"] == {"@value": "2021-03", "@type": "xsd:gYearMonth"}


def test_xml_leaves_out_what_xml_cannot_hold_and_keeps_line_ends(tmp_path: Path) -> None:
    path = written(sample.hostile(), "rdfxml", tmp_path)
    labels = {str(one) for one in rdflib.Graph().parse(path, format="xml").objects(None, rdflib.RDFS.label)}
    assert labels == {clean(name) for name in sample.HOSTILE_NAMES}
    assert any("\r\n" in label for label in labels)


def test_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    names = [*ONE_GRAPH, *DATASETS, "rdf-star", "derived", "ontology"]
    code = (
        "import sys, pathlib; from export import sample; from kg.derive import derive; from kg.export import exporter\n"
        "for name in sys.argv[2:]: exporter(name).write(derive(sample.graph()), pathlib.Path(sys.argv[1]))"
    )
    digests = set()
    for seed in "123":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path), *names], env=environment, check=True)
        contents = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
        digests.add(hashlib.sha256(contents).hexdigest())
    assert len(digests) == 1


def test_another_language_is_on_every_text() -> None:
    graph = turtle.triples(replace(sample.graph(), run=Run(language="ms")))
    languages = {term.language for term in graph.objects() if isinstance(term, rdflib.Literal)}
    assert languages == {None, "ms"}
    assert {str(one) for one in graph.objects(None, rdflib.URIRef(PREFIXES["schema"] + "inLanguage"))} == {"ms"}
