"""The ontology as RDF, generated from its data: OWL classes and properties with labels, definitions and mappings."""

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef

from kg.ontology.data import FAMILIES, EntityClass, RelationType, Term, entity_classes, relations, terms
from kg.ontology.namespaces import ONTOLOGY, PREFIXES
from kg.ontology.vocabulary import KGO, OWL, RDF, RDFS, SCHEMA, SKOS


def _describe(graph: Graph, entry: EntityClass | RelationType | Term) -> URIRef:
    node = URIRef(KGO[entry.name])
    graph.add((node, URIRef(RDFS.isDefinedBy), URIRef(ONTOLOGY.removesuffix("#"))))
    for predicate, text, language in (
        (RDFS.label, entry.label_id, "id"),
        (RDFS.label, entry.label_en, "en"),
        (SKOS.definition, entry.definition_id, "id"),
        (SKOS.definition, entry.definition_en, "en"),
    ):
        graph.add((node, URIRef(predicate), Literal(text, lang=language)))
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


def _add_class(graph: Graph, entry: EntityClass) -> None:
    node = _describe(graph, entry)
    graph.add((node, URIRef(RDF.type), URIRef(OWL.Class)))
    for iri in entry.mapping:
        graph.add((node, URIRef(SKOS.closeMatch), URIRef(iri)))


def _add_relation(graph: Graph, entry: RelationType) -> None:
    def iri(type_: str) -> str:
        return RDF.langString if type_ == "literal" else KGO[entity_classes()[type_].name]

    node = _describe(graph, entry)
    literal = entry.range == {"literal"}
    graph.add((node, URIRef(RDF.type), URIRef(OWL.DatatypeProperty if literal else OWL.ObjectProperty)))
    if entry.symmetric:
        graph.add((node, URIRef(RDF.type), URIRef(OWL.SymmetricProperty)))
    _signature(graph, node, map(iri, entry.domain), map(iri, entry.range))
    graph.add((node, URIRef(KGO.family), Literal(FAMILIES[entry.family], lang="id")))
    graph.add((node, URIRef(KGO.family), Literal(entry.family, lang="en")))
    for name in entry.qualifiers:
        graph.add((node, URIRef(KGO.qualifier), URIRef(KGO[name])))
    for target in entry.mapping:
        graph.add((node, URIRef(SKOS.closeMatch), URIRef(target)))


def _add_term(graph: Graph, entry: Term) -> None:
    node = _describe(graph, entry)
    match entry.kind:
        case "class":
            graph.add((node, URIRef(RDF.type), URIRef(OWL.Class)))
        case "individual":
            graph.add((node, URIRef(RDF.type), URIRef(OWL.NamedIndividual)))
            graph.add((node, URIRef(RDF.type), URIRef(KGO[str(entry.of)])))
        case "property":
            graph.add((node, URIRef(RDF.type), URIRef(RDF.Property)))
            _signature(graph, node, entry.domain, entry.range)


def ontology_graph() -> Graph:
    """The ontology as an RDF 1.1 graph.

    Entity classes are `owl:Class`; relations are `owl:ObjectProperty` (`has_role`, whose objects are texts,
    `owl:DatatypeProperty`), the symmetric ones also `owl:SymmetricProperty`. Each has `rdfs:label` and
    `skos:definition` in Indonesian and English. What a relation joins is given by `schema:domainIncludes` and
    `schema:rangeIncludes`, which list alternatives plainly where OWL would need a union; where there is one class only,
    `rdfs:domain` and `rdfs:range` say so too. Counterparts elsewhere are `skos:closeMatch`, as none is claimed to be
    logically the same.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    ontology = URIRef(ONTOLOGY.removesuffix("#"))
    graph.add((ontology, URIRef(RDF.type), URIRef(OWL.Ontology)))
    graph.add((ontology, URIRef(RDFS.label), Literal("Ontologi wartagraf", lang="id")))
    graph.add((ontology, URIRef(RDFS.label), Literal("Wartagraf ontology", lang="en")))
    for class_ in entity_classes().values():
        _add_class(graph, class_)
    for relation in relations().values():
        _add_relation(graph, relation)
    for term in terms().values():
        _add_term(graph, term)
    return graph
