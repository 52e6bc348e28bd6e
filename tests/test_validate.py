"""Validation: what kg writes conforms; whatever is broken in it does not; large graphs are sampled, always alike."""

from dataclasses import replace

import pytest
import rdflib
from rdflib.namespace import PROV, RDF, RDFS

from derive.graphs import places
from export import sample
from graphs import wide_graph
from kg.derive import derive
from kg.export import turtle
from kg.graph import KnowledgeGraph
from kg.ontology.namespaces import PREFIXES
from kg.validate import check, validate
from kg.validate import sample as sample_of


def iri(curie: str) -> rdflib.URIRef:
    prefix, _, local = curie.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + local)


@pytest.fixture
def triples() -> rdflib.Graph:
    return turtle.triples(derive(places()))


@pytest.mark.parametrize("graph", [sample.graph(), places(), derive(places()), KnowledgeGraph((), (), (), ())])
def test_what_kg_writes_conforms(graph: KnowledgeGraph) -> None:
    validation = validate(graph)
    assert validation.conforms, validation.faults
    assert validation.faults == ()
    assert not validation.sampled


def some(triples: rdflib.Graph, class_: str) -> rdflib.term.Node:
    return min(triples.subjects(RDF.type, iri(class_)), key=str)


@pytest.mark.parametrize(
    ("class_", "predicate", "value", "shape"),
    [
        ("kgo:Person", "rdfs:label", None, "Person.label"),
        ("kgo:Person", "rdfs:label", rdflib.Literal("tanpa bahasa"), "Person.label"),
        ("schema:NewsArticle", "kgo:textHash", rdflib.Literal("abc"), "Article.textHash"),
        ("schema:NewsArticle", "schema:mentions", iri("kg:tidak-ada"), "Article.mentions"),
        ("schema:Claim", "rdf:object", None, "Claim.object"),
        ("schema:Claim", "rdf:predicate", iri("rdfs:label"), "Claim.predicate"),
        ("schema:Claim", "rdf:predicate", iri("kgo:part_of"), "Claim.signature"),
        ("schema:Claim", "kgo:polarity", iri("kgo:actual"), "Claim.polarity"),
        ("schema:Claim", "kgo:modality", None, "Claim.modality"),
        ("oa:Annotation", "kgo:confidence", rdflib.Literal("1.5", datatype=iri("xsd:decimal")), "Evidence.confidence"),
        ("oa:Annotation", "oa:hasBody", None, "Evidence.hasBody"),
        ("oa:Annotation", "prov:wasGeneratedBy", iri("kg:bukan-proses"), "Evidence.wasGeneratedBy"),
        (
            "oa:TextPositionSelector",
            "oa:end",
            rdflib.Literal(0, datatype=iri("xsd:nonNegativeInteger")),
            "Position.start",
        ),
        ("oa:SpecificResource", "oa:hasSource", None, "Passage.hasSource"),
        ("prov:Activity", "kgo:promotion", rdflib.Literal("semua"), "Run.promotion"),
        ("kgo:DerivedStatement", "prov:wasDerivedFrom", None, "Derived.wasDerivedFrom"),
        ("kgo:DerivedStatement", "rdf:type", iri("schema:Claim"), "Derived"),
    ],
)
def test_a_broken_graph_does_not(
    triples: rdflib.Graph, class_: str, predicate: str, value: rdflib.term.Node | None, shape: str
) -> None:
    node = some(triples, class_)
    if predicate != "rdf:type":
        triples.remove((node, iri(predicate), None))
    if value is not None:
        triples.add((node, iri(predicate), value))
    conforms, faults = check(triples)
    assert not conforms
    assert any(fault.startswith(f"{node}: ") and fault.endswith(f"shape/{shape})") for fault in faults), faults


def test_a_relation_that_joins_the_wrong_classes_is_told_of_a_whole_graph() -> None:
    graph = places()
    wrong = replace(graph.statements[0], relation="parent_of")
    validation = validate(replace(graph, statements=(wrong, *graph.statements[1:])))
    assert not validation.conforms
    assert "The relation does not join things of these classes" in validation.faults[0]


def test_a_large_graph_is_sampled_with_all_that_the_sample_refers_to() -> None:
    graph = derive(wide_graph(210, 900))
    part = sample_of(graph, 25)
    turned = sample_of(replace(graph, statements=graph.statements[::-1]), 25)
    assert {one.id for one in part.statements} == {one.id for one in turned.statements}
    assert 25 <= len(part.statements) < 100
    known = {entity.id for entity in part.entities}
    assert {one.subject.id for one in part.statements} <= known
    triples = turtle.triples(part)
    dangling = {
        node for node in triples.objects() if isinstance(node, rdflib.URIRef) and str(node).startswith(PREFIXES["kg"])
    } - set(triples.subjects(RDFS.label))
    assert not dangling
    assert set(triples.objects(None, PROV.wasDerivedFrom)) <= set(triples.subjects(RDF.type))
    validation = validate(graph, 25)
    assert validation.sampled
    assert validation.triples == len(triples)
    assert validate(graph, 25) == validation
