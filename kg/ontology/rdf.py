"""The ontology as RDF, generated from its data: OWL classes and properties with labels, definitions and mappings."""

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef

from kg.ontology.data import (
    FAMILIES,
    EntityClass,
    EventCode,
    Inverse,
    RelationType,
    Term,
    entity_classes,
    event_codes,
    relations,
    terms,
)
from kg.ontology.namespaces import ONTOLOGY_GRAPH, PREFIXES
from kg.ontology.vocabulary import KGO, OWL, RDF, RDFS, SCHEMA, SKOS


def empty_graph() -> Graph:
    """An rdflib graph without triples, the prefixes of kg bound."""
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph


def _type(graph: Graph, node: URIRef, *types: str) -> None:
    for type_ in types:
        graph.add((node, URIRef(RDF.type), URIRef(type_)))


def _texts(graph: Graph, node: URIRef, predicate: str, id: str, en: str) -> None:
    graph.add((node, URIRef(predicate), Literal(id, lang="id")))
    graph.add((node, URIRef(predicate), Literal(en, lang="en")))


def _describe(graph: Graph, entry: EntityClass | RelationType | Inverse | Term) -> URIRef:
    node = URIRef(KGO[entry.name])
    graph.add((node, URIRef(RDFS.isDefinedBy), URIRef(ONTOLOGY_GRAPH)))
    _texts(graph, node, RDFS.label, entry.label_id, entry.label_en)
    _texts(graph, node, SKOS.definition, entry.definition_id, entry.definition_en)
    return node


def _signature(graph: Graph, node: URIRef, domain: Iterable[str], range_: Iterable[str]) -> None:
    for includes, exactly, classes in (
        (SCHEMA.domainIncludes, RDFS.domain, sorted(domain)),
        (SCHEMA.rangeIncludes, RDFS.range, sorted(range_)),
    ):
        for class_ in classes:
            graph.add((node, URIRef(includes), URIRef(class_)))
        if len(classes) == 1:
            graph.add((node, URIRef(exactly), URIRef(classes[0])))


def _map(graph: Graph, node: URIRef, predicate: str, targets: Iterable[str]) -> None:
    for target in targets:
        graph.add((node, URIRef(predicate), URIRef(target)))


def _class_iri(type_: str) -> str:
    return RDF.langString if type_ == "literal" else KGO[entity_classes()[type_].name]


def _add_class(graph: Graph, entry: EntityClass) -> None:
    node = _describe(graph, entry)
    _type(graph, node, OWL.Class)
    _map(graph, node, SKOS.closeMatch, entry.mapping)


def _add_relation(graph: Graph, entry: RelationType) -> None:
    node = _describe(graph, entry)
    _type(graph, node, OWL.DatatypeProperty if entry.range == {"literal"} else OWL.ObjectProperty)
    if entry.symmetric:
        _type(graph, node, OWL.SymmetricProperty)
    if entry.transitive:
        _type(graph, node, OWL.TransitiveProperty)
    _signature(graph, node, map(_class_iri, entry.domain), map(_class_iri, entry.range))
    _texts(graph, node, KGO.family, FAMILIES[entry.family], entry.family)
    for name in entry.qualifiers:
        graph.add((node, URIRef(KGO.qualifier), URIRef(KGO[name])))
    _map(graph, node, SKOS.closeMatch, entry.mapping)
    _map(graph, node, SKOS.broadMatch, entry.broader)
    if entry.inverse:
        _add_inverse(graph, entry.inverse, entry)


def _add_inverse(graph: Graph, entry: Inverse, of: RelationType) -> None:
    node = _describe(graph, entry)
    _type(graph, node, OWL.ObjectProperty)
    if of.transitive:
        _type(graph, node, OWL.TransitiveProperty)
    graph.add((node, URIRef(OWL.inverseOf), URIRef(KGO[of.name])))
    _signature(graph, node, map(_class_iri, of.range), map(_class_iri, of.domain))
    _texts(graph, node, KGO.family, FAMILIES[of.family], of.family)
    _map(graph, node, SKOS.closeMatch, entry.mapping)


def _add_term(graph: Graph, entry: Term) -> None:
    node = _describe(graph, entry)
    match entry.kind:
        case "class":
            _type(graph, node, OWL.Class)
        case "individual":
            _type(graph, node, OWL.NamedIndividual, KGO[str(entry.of)])
        case "property":
            _type(graph, node, RDF.Property)
            _signature(graph, node, entry.domain, entry.range)


def _add_event_code(graph: Graph, entry: EventCode) -> None:
    scheme = URIRef(PREFIXES["cameo"].removesuffix("/"))
    _type(graph, scheme, SKOS.ConceptScheme)
    graph.add((scheme, URIRef(RDFS.label), Literal("CAMEO", lang="en")))
    node = URIRef(PREFIXES["cameo"] + entry.code)
    _type(graph, node, SKOS.Concept)
    graph.add((node, URIRef(SKOS.inScheme), scheme))
    graph.add((node, URIRef(SKOS.notation), Literal(entry.code)))
    _texts(graph, node, SKOS.prefLabel, entry.label_id, entry.label_en)
    if len(entry.code) > len("04"):
        graph.add((node, URIRef(SKOS.broader), URIRef(PREFIXES["cameo"] + entry.code[:2])))


def ontology_graph() -> Graph:
    """The ontology as an RDF 1.1 graph.

    Entity classes are `owl:Class`; relations are `owl:ObjectProperty` (`has_role`, whose objects are texts,
    `owl:DatatypeProperty`), the symmetric and transitive ones also `owl:SymmetricProperty` and
    `owl:TransitiveProperty`. An inverse (`owl:inverseOf`) is a property by itself, which only derived statements use.
    Each has `rdfs:label` and `skos:definition` in Indonesian and English. What a relation joins is given by
    `schema:domainIncludes` and `schema:rangeIncludes`, which list alternatives plainly where OWL would need a union;
    where there is one class only, `rdfs:domain` and `rdfs:range` say so too. Counterparts elsewhere are
    `skos:closeMatch`, or `skos:broadMatch` where they mean more, as none is claimed to be logically the same. The event
    codes of CAMEO among them are a `skos:ConceptScheme`.
    """
    graph = empty_graph()
    ontology = URIRef(ONTOLOGY_GRAPH)
    _type(graph, ontology, OWL.Ontology)
    _texts(graph, ontology, RDFS.label, "Ontologi wartagraf", "Wartagraf ontology")
    for class_ in entity_classes().values():
        _add_class(graph, class_)
    for relation in relations().values():
        _add_relation(graph, relation)
    for term in terms().values():
        _add_term(graph, term)
    for code in event_codes().values():
        _add_event_code(graph, code)
    return graph


def turtle(graph: Graph) -> bytes:
    """The graph as Turtle, the same bytes each time. Blank nodes must have names that do not differ between runs."""
    return graph.serialize(format="turtle", encoding="utf-8")
