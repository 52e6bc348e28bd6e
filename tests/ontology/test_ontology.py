"""The ontology's data are whole and coherent, its vocabulary is closed, and its RDF says the same."""

import re
from collections import Counter

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.ontology import (
    FAMILIES,
    EntityClass,
    Inverse,
    RelationType,
    Term,
    entity_classes,
    event_codes,
    inverses,
    relations,
    terms,
)
from kg.ontology.namespaces import ONTOLOGY, PREFIXES, expand
from kg.ontology.rdf import ontology_graph
from kg.ontology.vocabulary import KGO, PROV, SCHEMA

TYPES = {"PER", "ORG", "LOC", "EVT"}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return ontology_graph()


def test_the_inventory_is_complete() -> None:
    assert len(relations()) == 48
    assert set(entity_classes()) == TYPES


def test_actor_stands_for_persons_organizations_and_places() -> None:
    assert relations()["phoned"].domain == {"PER", "ORG", "LOC"}
    assert relations()["criticized"].range == TYPES


@pytest.mark.parametrize("name", relations())
def test_relation_is_coherent(name: str) -> None:
    relation = relations()[name]
    assert re.fullmatch("[a-z]+(_[a-z]+)*", relation.name)
    assert relation.domain
    assert relation.domain <= TYPES
    assert relation.range <= TYPES or relation.range == {"literal"}
    assert relation.family in FAMILIES
    assert not relation.symmetric or relation.domain == relation.range
    assert all(terms()[qualifier].kind == "property" for qualifier in relation.qualifiers)
    counterparts = ("https://schema.org/", "http://www.wikidata.org/prop/direct/P", PREFIXES["cameo"])
    assert all(iri.startswith(counterparts) for iri in (*relation.mapping, *relation.broader))
    assert not relation.transitive or relation.domain & relation.range
    assert not (relation.inverse and (relation.symmetric or relation.range == {"literal"}))


def test_symmetric_relations() -> None:
    symmetric = {name for name, relation in relations().items() if relation.symmetric}
    assert symmetric == {"spouse_of", "relative_of", "met", "communicated_with", "agreed_with", "cooperated_with"}


def test_transitive_relations_and_inverses() -> None:
    assert {name for name, relation in relations().items() if relation.transitive} == {"part_of", "located_in"}
    assert inverses()["child_of"] is relations()["parent_of"]
    assert not set(inverses()) & set(relations())


def test_event_codes_are_those_that_mappings_use_with_their_categories() -> None:
    mapped = (iri for relation in relations().values() for iri in (*relation.mapping, *relation.broader))
    used = {iri.removeprefix(PREFIXES["cameo"]) for iri in mapped if iri.startswith(PREFIXES["cameo"])}
    assert used <= set(event_codes()) == used | {code[:2] for code in used}


def test_qualifiers() -> None:
    qualified = {name: relation.qualifiers for name, relation in relations().items() if relation.qualifiers}
    assert qualified == {"affiliated_with": ("role", "former"), "has_role": ("former",), "appointed": ("role",)}


def test_every_family_is_used() -> None:
    assert {relation.family for relation in relations().values()} == set(FAMILIES)


def test_texts_are_given_once_and_in_two_languages() -> None:
    entries: list[EntityClass | RelationType | Inverse | Term] = [
        *entity_classes().values(),
        *relations().values(),
        *(relation.inverse for relation in inverses().values() if relation.inverse),
        *terms().values(),
    ]
    definitions = Counter(text for entry in entries for text in (entry.definition_id, entry.definition_en))
    assert set(definitions.values()) == {1}
    assert all(text[0].isupper() and text.endswith(".") for text in definitions)
    labels = Counter(entry.label_id for entry in entries if isinstance(entry, RelationType | Inverse))
    assert set(labels.values()) == {1}


def test_names_are_unique() -> None:
    names = [*(entry.name for entry in entity_classes().values()), *relations(), *inverses(), *terms()]
    assert len(names) == len(set(names)) == len(KGO.iris)


def test_the_data_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        relations()["phoned"] = relations()["met"]  # type: ignore[index]


def test_vocabulary_gives_full_iris() -> None:
    assert KGO.phoned == KGO["phoned"] == "https://wartagraf.example/ontology#phoned"
    assert SCHEMA.Claim == "https://schema.org/Claim"


@pytest.mark.parametrize("vocabulary", [KGO, SCHEMA, PROV])
def test_a_typo_in_the_vocabulary_raises(vocabulary: object) -> None:
    with pytest.raises(AttributeError):
        vocabulary.phonned  # type: ignore[attr-defined] # noqa: B018
    with pytest.raises(KeyError):
        vocabulary["phonned"]  # type: ignore[index]


def test_expanding_an_unknown_prefix_raises() -> None:
    assert expand("wdt:P26") == "http://www.wikidata.org/prop/direct/P26"
    with pytest.raises(KeyError):
        expand("wtd:P26")


def test_no_namespace_contains_another() -> None:
    for iri in PREFIXES.values():
        assert sum(other.startswith(iri) for other in PREFIXES.values()) == 1


def test_every_term_is_described_in_both_languages(graph: rdflib.Graph) -> None:
    for iri in map(rdflib.URIRef, KGO.iris.values()):
        for predicate in (RDFS.label, SKOS.definition):
            texts = [text for text in graph.objects(iri, predicate) if isinstance(text, rdflib.Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "id"]
        assert graph.value(iri, RDFS.isDefinedBy) == rdflib.URIRef(ONTOLOGY.removesuffix("#"))


def test_no_term_is_used_that_is_not_described(graph: rdflib.Graph) -> None:
    used = {term for triple in graph for term in triple if str(term).startswith(ONTOLOGY)}
    assert used == {rdflib.URIRef(iri) for iri in KGO.iris.values()}


def test_kinds_of_properties(graph: rdflib.Graph) -> None:
    def kinds(name: str) -> set[object]:
        return set(graph.objects(rdflib.URIRef(KGO[name]), RDF.type))

    assert kinds("phoned") == {OWL.ObjectProperty}
    assert kinds("met") == {OWL.ObjectProperty, OWL.SymmetricProperty}
    assert kinds("located_in") == kinds("location_of") == {OWL.ObjectProperty, OWL.TransitiveProperty}
    assert kinds("has_role") == {OWL.DatatypeProperty}
    assert kinds("planned") == {OWL.NamedIndividual, rdflib.URIRef(KGO.Modality)}


def test_domains_and_ranges(graph: rdflib.Graph) -> None:
    killed = rdflib.URIRef(KGO.killed)
    domain = set(graph.objects(killed, rdflib.URIRef(SCHEMA.domainIncludes)))
    assert domain == {rdflib.URIRef(KGO[name]) for name in ("Person", "Organization", "Place")}
    assert graph.value(killed, RDFS.domain) is None
    assert graph.value(killed, RDFS.range) == rdflib.URIRef(KGO.Person)
    assert graph.value(rdflib.URIRef(KGO.has_role), RDFS.range) == RDF.langString


def test_mappings(graph: rdflib.Graph) -> None:
    matches = set(graph.objects(rdflib.URIRef(KGO.spouse_of), SKOS.closeMatch))
    assert matches == {
        rdflib.URIRef("https://schema.org/spouse"),
        rdflib.URIRef("http://www.wikidata.org/prop/direct/P26"),
    }


def test_an_inverse_turns_domain_and_range(graph: rdflib.Graph) -> None:
    has_part, killed_by = rdflib.URIRef(KGO.has_part), rdflib.URIRef(KGO.killed_by)
    assert graph.value(has_part, OWL.inverseOf) == rdflib.URIRef(KGO.part_of)
    assert graph.value(killed_by, RDFS.domain) == rdflib.URIRef(KGO.Person)
    assert graph.value(killed_by, RDFS.range) is None
    assert rdflib.URIRef("http://www.wikidata.org/prop/direct/P157") in set(graph.objects(killed_by, SKOS.closeMatch))


def test_event_codes_are_concepts_under_their_categories(graph: rdflib.Graph) -> None:
    telephone, consult = (rdflib.URIRef(PREFIXES["cameo"] + code) for code in ("041", "04"))
    assert telephone in set(graph.objects(rdflib.URIRef(KGO.phoned), SKOS.closeMatch))
    assert graph.value(rdflib.URIRef(KGO.met), SKOS.broadMatch) == consult
    assert graph.value(telephone, SKOS.broader) == consult
    assert graph.value(telephone, SKOS.notation) == rdflib.Literal("041")
    labels = [label for label in graph.objects(telephone, SKOS.prefLabel) if isinstance(label, rdflib.Literal)]
    assert sorted(str(label.language) for label in labels) == ["en", "id"]


def test_both_parsers_read_the_ontology_alike(graph: rdflib.Graph) -> None:
    turtle = graph.serialize(format="turtle")
    triples = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    n_triples = pyoxigraph.serialize((quad.triple for quad in triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert n_triples is not None
    assert isomorphic(graph, rdflib.Graph().parse(data=turtle))
    assert isomorphic(graph, rdflib.Graph().parse(data=n_triples, format="nt"))
