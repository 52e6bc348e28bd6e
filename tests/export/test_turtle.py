"""graph.ttl: read alike by rdflib and pyoxigraph, the same bytes each time, and true to the RDF model."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from export import sample
from kg.export import rdf, turtle
from kg.graph import KnowledgeGraph
from kg.model import Promotion, Run
from kg.ontology.namespaces import PREFIXES

GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]


def iri(curie: str) -> rdflib.URIRef:
    prefix, _, local = curie.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + local)


def only(*ids: str) -> KnowledgeGraph:
    graph = sample.graph()
    return replace(graph, statements=tuple(statement for statement in graph.statements if statement.id in ids))


def claims(graph: rdflib.Graph, relation: str) -> list[rdflib.term.Node]:
    return list(graph.subjects(RDF.predicate, iri(f"kgo:{relation}")))


@pytest.fixture(scope="module")
def plain() -> rdflib.Graph:
    return turtle.triples(sample.graph())


@pytest.mark.parametrize("graph", GRAPHS)
def test_rdflib_reads_what_was_meant(graph: KnowledgeGraph, tmp_path: Path) -> None:
    turtle.write(graph, tmp_path)
    assert isomorphic(rdflib.Graph().parse(tmp_path / "graph.ttl"), turtle.triples(graph))


@pytest.mark.parametrize("graph", GRAPHS)
def test_pyoxigraph_reads_what_was_meant(graph: KnowledgeGraph, tmp_path: Path) -> None:
    turtle.write(graph, tmp_path)
    triples = [quad.triple for quad in pyoxigraph.parse(path=tmp_path / "graph.ttl")]
    assert set(triples) == set(rdf.triples(graph))
    n_triples = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert n_triples is not None
    assert isomorphic(rdflib.Graph().parse(data=n_triples, format="nt"), turtle.triples(graph))


@pytest.mark.parametrize("graph", GRAPHS)
def test_no_triple_comes_twice_and_no_node_is_blank(graph: KnowledgeGraph) -> None:
    triples = list(rdf.triples(graph))
    assert len(triples) == len(set(triples))
    assert not any(isinstance(term, pyoxigraph.BlankNode) for triple in triples for term in triple)


def test_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from export import sample; from kg.export import turtle; "
        "turtle.write(sample.hostile(), pathlib.Path(sys.argv[1]))"
    )
    digests = set()
    for seed in "123":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=True)
        digests.add(hashlib.sha256((tmp_path / "graph.ttl").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_prefixes_are_declared_once_in_order(tmp_path: Path) -> None:
    turtle.write(sample.graph(), tmp_path)
    lines = (tmp_path / "graph.ttl").read_text().splitlines()
    assert lines[: len(PREFIXES)] == sorted(f"@prefix {name}: <{value}> ." for name, value in PREFIXES.items())
    assert not any(line.startswith("@prefix") for line in lines[len(PREFIXES) :])


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    turtle.write(KnowledgeGraph((), (), (), ()), tmp_path)
    assert rdflib.Graph().parse(tmp_path / "graph.ttl")


def test_entity(plain: rdflib.Graph) -> None:
    ratna = iri("kg:e1")
    assert set(plain.objects(ratna, RDF.type)) == {iri("kgo:Person"), iri("schema:Person")}
    assert plain.value(ratna, RDFS.label) == rdflib.Literal("Ratna Sulastri", lang="id")
    assert set(plain.objects(ratna, SKOS.altLabel)) == {
        rdflib.Literal("Ratna", lang="id"),
        rdflib.Literal("Ibu Ratna", lang="id"),
    }
    assert plain.value(ratna, OWL.sameAs) == plain.value(ratna, iri("schema:sameAs")) == iri("wd:Q1")


def test_article(plain: rdflib.Graph) -> None:
    article = iri("article:a1")
    assert plain.value(article, RDF.type) == iri("schema:NewsArticle")
    assert plain.value(article, iri("schema:datePublished")) == rdflib.Literal("2021-03-08", datatype=iri("xsd:date"))
    assert plain.value(article, iri("schema:publisher")) == rdflib.Literal("Harian Contoh")
    assert plain.value(article, iri("schema:url")) == rdflib.Literal(sample.ARTICLES[0].url, datatype=iri("xsd:anyURI"))
    assert (
        str(plain.value(article, iri("kgo:textHash"))) == hashlib.sha256(sample.ARTICLES[0].text.encode()).hexdigest()
    )
    assert set(plain.objects(article, iri("schema:mentions"))) == {iri(f"kg:e{n}") for n in (1, 2, 3)}


def test_articles_that_say_the_same_share_a_claim(plain: rdflib.Graph) -> None:
    evidence = {
        frozenset(plain.subjects(iri("oa:hasBody"), claim)): plain.value(claim, iri("kgo:polarity"))
        for claim in claims(plain, "phoned")
    }
    assert evidence == {
        frozenset({iri("evidence:s1"), iri("evidence:s4")}): iri("kgo:positive"),
        frozenset({iri("evidence:s6")}): iri("kgo:negative"),
    }


def test_a_symmetric_claim_is_one_in_either_order(plain: rdflib.Graph) -> None:
    (claim,) = claims(plain, "met")
    assert set(plain.subjects(iri("oa:hasBody"), claim)) == {iri("evidence:s5"), iri("evidence:s7")}
    assert list(plain.objects(claim, RDF.subject)) == [iri("kg:e1")]
    assert list(plain.subject_objects(iri("kgo:met"))) == [(iri("kg:e1"), iri("kg:e2"))]


def test_a_directed_claim_keeps_its_direction() -> None:
    turned = replace(only("s1").statements[0], id="s9", subject=sample.HENDRA, object=sample.RATNA)
    graph = turtle.triples(replace(only("s1"), statements=(*only("s1").statements, turned)))
    assert len(claims(graph, "phoned")) == 2


def test_evidence_keeps_its_own_reading_and_the_claim_has_all(plain: rdflib.Graph) -> None:
    planned = iri("evidence:s4")
    assert plain.value(planned, iri("kgo:modality")) == iri("kgo:planned")
    assert plain.value(planned, iri("sem:accordingTo")) == iri("kg:e4")
    assert plain.value(planned, iri("sem:hasTimeStamp")) == rdflib.Literal("2021-03", datatype=iri("xsd:gYearMonth"))
    assert plain.value(iri("evidence:s1"), iri("sem:accordingTo")) is None
    claim = plain.value(planned, iri("oa:hasBody"))
    assert set(plain.objects(claim, iri("kgo:modality"))) == {iri("kgo:actual"), iri("kgo:planned")}
    assert set(plain.objects(claim, iri("sem:hasTimeStamp"))) == {
        rdflib.Literal("2021-03-08", datatype=iri("xsd:date")),
        rdflib.Literal("2021-03", datatype=iri("xsd:gYearMonth")),
    }


def test_role_and_former_qualify(plain: rdflib.Graph) -> None:
    evidence = iri("evidence:s3")
    assert plain.value(evidence, iri("kgo:role")) == rdflib.Literal("Gubernur", lang="id")
    assert plain.value(evidence, iri("kgo:former")) == rdflib.Literal(True)
    assert plain.value(iri("evidence:s1"), iri("kgo:former")) is None


def test_a_role_is_a_text(plain: rdflib.Graph) -> None:
    (claim,) = claims(plain, "has_role")
    assert plain.value(claim, RDF.object) == rdflib.Literal("Gubernur", lang="id")
    assert plain.value(iri("kg:e1"), iri("kgo:has_role")) == rdflib.Literal("Gubernur", lang="id")


@pytest.mark.parametrize(("statement", "asserted"), [("s1", True), ("s4", False), ("s6", False)])
def test_only_what_is_positive_and_actual_is_asserted(statement: str, asserted: bool) -> None:
    graph = turtle.triples(only(statement))
    assert len(claims(graph, "phoned")) == 1
    assert ((iri("kg:e1"), iri("kgo:phoned"), iri("kg:e2")) in graph) is asserted


@pytest.mark.parametrize("graph", GRAPHS)
def test_selectors_find_the_passage(graph: KnowledgeGraph) -> None:
    triples = turtle.triples(graph)
    articles = {iri("article:" + quote(article.id, safe="")): article for article in graph.articles}
    passages = set(triples.objects(None, iri("oa:hasTarget")))
    assert passages
    for passage in passages:
        text = articles[triples.value(passage, iri("oa:hasSource"))].text  # type: ignore[index]
        position, quotation = sorted(triples.objects(passage, iri("oa:hasSelector")), key=str)
        start, end = (int(str(triples.value(position, iri(f"oa:{name}")))) for name in ("start", "end"))
        exact, prefix, suffix = (
            str(triples.value(quotation, iri(f"oa:{name}"))) for name in ("exact", "prefix", "suffix")
        )
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        assert prefix + exact + suffix in text


def test_evidence_names_rule_trigger_confidence_and_run(plain: rdflib.Graph) -> None:
    evidence = iri("evidence:s7")
    assert plain.value(evidence, iri("kgo:rule")) == rdflib.Literal("met.verba")
    assert plain.value(evidence, iri("kgo:trigger")) == rdflib.Literal("menelepon", lang="id")
    assert plain.value(evidence, iri("kgo:confidence")) == rdflib.Literal("0.00001", datatype=iri("xsd:decimal"))
    run = plain.value(evidence, iri("prov:wasGeneratedBy"))
    assert plain.value(run, RDF.type) == iri("prov:Activity")
    assert set(plain.objects(run, iri("prov:used"))) == {iri(f"article:a{n}") for n in (1, 2, 3)}


def test_a_changed_article_makes_another_run() -> None:
    graph = sample.graph()
    changed = replace(
        graph, articles=(replace(graph.articles[0], text=graph.articles[0].text + " "), *graph.articles[1:])
    )
    runs = [set(turtle.triples(g).objects(None, iri("prov:wasGeneratedBy"))) for g in (graph, changed)]
    assert runs[0].isdisjoint(runs[1])


def test_quote(plain: rdflib.Graph) -> None:
    found = plain.value(None, RDF.type, iri("schema:Quotation"))
    assert plain.value(found, iri("schema:creator")) == iri("kg:e1")
    assert plain.value(found, iri("schema:text")) == rdflib.Literal("Kami siap membantu warga,", lang="id")
    assert plain.value(found, iri("kgo:cue")) == rdflib.Literal("ujar", lang="id")


def test_hostile_texts_arrive_as_they_are(tmp_path: Path) -> None:
    turtle.write(sample.hostile(), tmp_path)
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert {str(label) for label in graph.objects(None, RDFS.label)} == set(sample.HOSTILE_NAMES)
    assert {str(text) for text in graph.objects(None, iri("kgo:sentence"))} == set(sample.HOSTILE_NAMES)


def test_a_relation_outside_the_inventory_raises() -> None:
    graph = only("s1")
    typo = replace(graph, statements=(replace(graph.statements[0], relation="phonned"),))
    with pytest.raises(KeyError, match="phonned"):
        list(rdf.triples(typo))


@pytest.mark.parametrize(
    ("policy", "asserted"),
    [("none", ()), ("positive-actual", ("s1",)), ("positive", ("s1", "s4")), ("all", ("s1", "s4", "s6"))],
)
def test_policies_of_promotion(policy: Promotion, asserted: tuple[str, ...]) -> None:
    for statement in ("s1", "s4", "s6"):
        graph = turtle.triples(replace(only(statement), run=Run(promote=policy)))
        assert ((iri("kg:e1"), iri("kgo:phoned"), iri("kg:e2")) in graph) is (statement in asserted)
        (run,) = graph.subjects(RDF.type, iri("prov:Activity"))
        assert str(graph.value(run, iri("kgo:promotion"))) == policy


def test_a_run_says_what_it_was_made_with() -> None:
    graph = turtle.triples(replace(sample.graph(), run=Run(rules="ab" * 32, tagger="cd" * 32)))
    (run,) = graph.subjects(RDF.type, iri("prov:Activity"))
    assert str(graph.value(run, iri("kgo:ruleSetHash"))) == "ab" * 32
    assert str(graph.value(run, iri("kgo:modelHash"))) == "cd" * 32
    software = graph.value(run, iri("prov:wasAssociatedWith"))
    assert graph.value(software, iri("schema:softwareVersion"))
    other = turtle.triples(replace(sample.graph(), run=Run(rules="ef" * 32, tagger="cd" * 32)))
    assert run not in set(other.subjects())


def test_only_iris_of_the_web_are_the_same_as_an_entity() -> None:
    graph = sample.graph()
    texts = ("javascript:alert(1)", "kg:e2", "https://contoh.example/a b", "https://contoh.example/<x>", "http://[")
    ratna = replace(graph.entities[0], same_as=(*texts, "https://contoh.example/ratna"))
    triples = turtle.triples(replace(graph, entities=(ratna, *graph.entities[1:])))
    same = set(triples.objects(iri("kg:e1"), OWL.sameAs))
    assert same == {rdflib.URIRef("https://contoh.example/ratna")}
