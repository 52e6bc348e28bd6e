"""What the graph says of each node: its predicates and objects, by kind of node."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import metadata
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.rdf import terms
from kg.export.rdf.terms import article_iri, entity_iri, iri, passage_iri, typed
from kg.graph import KnowledgeGraph
from kg.model import Article, Derived, Entity, Quote, Statement
from kg.ontology import OPEN, entity_classes
from kg.ontology.vocabulary import DCTERMS, KGO, OA, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, XSD

_CONTEXT: Final = 32  # characters around a passage, by which it is found again in a text that has shifted

Description = Iterable[tuple[str, NamedNode | Literal | Triple]]
Node = tuple[NamedNode, Description]


@cache
def _version() -> str:
    try:
        return metadata.version("wartagraf")
    except metadata.PackageNotFoundError:
        return "0"


def _decimal(number: float) -> str:
    """A number as xsd:decimal writes it, without an exponent."""
    return f"{Decimal(repr(float(number))):f}"


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the nodes of one graph: texts in `language`, made by `run`.

    With `reifies` a claim names its triple by RDF 1.2's `rdf:reifies`, instead of by subject, predicate and object.
    """

    language: str
    run: NamedNode
    reifies: bool = False

    @classmethod
    def of(cls, graph: KnowledgeGraph, *, reifies: bool = False) -> "Describer":
        """That for `graph`."""
        run = terms.run_iri(graph.run, _version(), [(a.id, a.text) for a in graph.articles])
        return cls(graph.run.language, run, reifies)

    def text(self, value: str) -> Literal:
        """A text in the language of the articles."""
        return Literal(value, language=self.language)

    def claim_iri(self, statement: Statement) -> NamedNode:
        """The IRI of a statement's claim."""
        return terms.claim_iri(statement, self.language)

    def making(self, graph: KnowledgeGraph) -> Iterator[Node]:
        """The run and its software."""
        version = _version()
        software = iri("software", f"wartagraf-{version}")
        yield (
            software,
            [
                (RDF.type, NamedNode(PROV.SoftwareAgent)),
                (RDF.type, NamedNode(SCHEMA.SoftwareApplication)),
                (SCHEMA.name, Literal("wartagraf")),
                (SCHEMA.softwareVersion, Literal(version)),
            ],
        )
        yield self.run, self._run(graph, software)

    def _run(self, graph: KnowledgeGraph, software: NamedNode) -> Description:
        yield RDF.type, NamedNode(PROV.Activity)
        yield PROV.wasAssociatedWith, software
        yield KGO.promotion, Literal(graph.run.promote)
        if graph.run.rules:
            yield KGO.ruleSetHash, Literal(graph.run.rules)
        if graph.run.tagger:
            yield KGO.modelHash, Literal(graph.run.tagger)
        for article in graph.articles:
            yield PROV.used, article_iri(article.id)

    def article(self, article: Article, mentioned: Iterable[NamedNode]) -> Description:
        """An article and the entities that it mentions."""
        yield RDF.type, NamedNode(SCHEMA.NewsArticle)
        yield SCHEMA.identifier, Literal(article.id)
        yield SCHEMA.inLanguage, Literal(self.language)
        yield KGO.textHash, Literal(terms.fingerprint(article.text))
        if article.story:
            yield KGO.story, Literal(article.story)
        if article.title:
            yield SCHEMA.headline, self.text(article.title)
        if article.published:
            yield SCHEMA.datePublished, typed(article.published, XSD.date)
        if article.url:
            yield SCHEMA.url, typed(article.url, XSD.anyURI)
        if article.source:
            yield SCHEMA.publisher, Literal(article.source)
        for entity in mentioned:
            yield SCHEMA.mentions, entity

    def entity(self, entity: Entity) -> Description:
        """An entity: classes, names, and what it is the same as; IRIs that are none of the web are left out."""
        class_ = entity_classes()[entity.type].name
        yield RDF.type, NamedNode(KGO[class_])
        yield RDF.type, NamedNode(SCHEMA[class_])
        yield RDFS.label, self.text(entity.label)
        for alias in entity.aliases:
            yield SKOS.altLabel, self.text(alias)
        for text in entity.same_as:
            if same := terms.web_iri(text):
                yield OWL.sameAs, same
                yield SCHEMA.sameAs, same
        if entity.code:
            yield SCHEMA.identifier, Literal(entity.code)
        for property_, degrees in ((SCHEMA.latitude, entity.latitude), (SCHEMA.longitude, entity.longitude)):
            if degrees is not None:
                yield property_, typed(_decimal(degrees), XSD.decimal)

    def replaced(self, entity: Entity) -> Iterator[Node]:
        """The ids that stood for an entity in earlier builds, which lead to it."""
        for id_ in entity.replaces:
            yield iri("kg", id_), [(DCTERMS.isReplacedBy, entity_iri(entity))]

    def direct(self, statement: Statement) -> tuple[NamedNode, tuple[str, NamedNode | Literal]]:
        """A statement as direct triple: its subject, and what is said of it."""
        subject, object_ = terms.ends(statement, self.language)
        return subject, (KGO[statement.relation], object_)

    def claim(self, statements: Iterable[Statement]) -> Description:
        """A claim, with the readings of all its statements."""
        if not self.reifies:
            yield RDF.type, NamedNode(RDF.Statement)
        yield RDF.type, NamedNode(SCHEMA.Claim)
        for statement in statements:
            if statement.relation == OPEN:
                yield RDF.type, NamedNode(KGO.OpenClaim)
            yield from self._triple(statement)
            yield KGO.polarity, NamedNode(KGO[statement.polarity])
            yield from self._reading(statement)

    def _triple(self, statement: Statement | Derived) -> Description:
        subject, object_ = terms.ends(statement, self.language)
        predicate = NamedNode(KGO[statement.relation])
        if self.reifies:
            yield RDF.reifies, Triple(subject, predicate, object_)
        else:
            yield RDF.subject, subject
            yield RDF.predicate, predicate
            yield RDF.object, object_

    def _reading(self, statement: Statement) -> Description:
        """How one article qualifies the claim."""
        yield KGO.modality, NamedNode(KGO[statement.modality])
        if statement.source:
            yield SEM.accordingTo, entity_iri(statement.source)
        if statement.time:
            yield SEM.hasTimeStamp, terms.time(statement.time)
        if statement.role:
            yield KGO.role, self.text(statement.role)
        if statement.former:
            yield KGO.former, typed("true", XSD.boolean)

    def evidence(self, statement: Statement) -> Description:
        """A statement of one article, as evidence for its claim."""
        yield RDF.type, NamedNode(OA.Annotation)
        yield OA.motivatedBy, NamedNode(OA.describing)
        yield OA.hasBody, self.claim_iri(statement)
        yield OA.hasTarget, passage_iri(statement.article, statement.evidence.start, statement.evidence.end)
        yield PROV.wasGeneratedBy, self.run
        yield KGO.sentence, self.text(statement.sentence.text)
        yield KGO.rule, Literal(statement.rule)
        yield KGO.confidence, typed(_decimal(statement.score), XSD.decimal)
        if statement.trigger:
            yield KGO.trigger, self.text(statement.trigger)
        yield from self._reading(statement)

    def quote(self, quote: Quote) -> Description:
        """A passage of direct speech."""
        yield RDF.type, NamedNode(SCHEMA.Quotation)
        yield SCHEMA.text, self.text(quote.text)
        yield SCHEMA.isPartOf, article_iri(quote.article)
        yield PROV.wasDerivedFrom, passage_iri(quote.article, quote.start, quote.end)
        yield PROV.wasGeneratedBy, self.run
        if quote.speaker:
            yield SCHEMA.creator, entity_iri(quote.speaker)
        if quote.cue:
            yield KGO.cue, self.text(quote.cue)

    def derived(self, derived: Derived) -> Description:
        """A derived statement: no claim, asserts no direct triple, and names the claims that it follows from."""
        yield RDF.type, NamedNode(KGO.DerivedStatement)
        yield from self._triple(derived)
        yield KGO.derivedBy, Literal(derived.rule)
        yield PROV.wasGeneratedBy, self.run
        for premise in derived.premises:
            yield PROV.wasDerivedFrom, self.claim_iri(premise)


def passage(article: Article, start: int, end: int) -> Iterator[Node]:
    """A stretch of an article's text, with the position and the quotation that select it (W3C Web Annotation)."""
    position = passage_iri(article.id, start, end, ".position")
    quotation = passage_iri(article.id, start, end, ".quote")
    yield (
        passage_iri(article.id, start, end),
        [
            (RDF.type, NamedNode(OA.SpecificResource)),
            (OA.hasSource, article_iri(article.id)),
            (OA.hasSelector, position),
            (OA.hasSelector, quotation),
        ],
    )
    yield (
        position,
        [
            (RDF.type, NamedNode(OA.TextPositionSelector)),
            (OA.start, typed(start, XSD.nonNegativeInteger)),
            (OA.end, typed(end, XSD.nonNegativeInteger)),
        ],
    )
    yield (
        quotation,
        [
            (RDF.type, NamedNode(OA.TextQuoteSelector)),
            (OA.exact, Literal(article.text[start:end])),
            (OA.prefix, Literal(article.text[max(0, start - _CONTEXT) : start])),
            (OA.suffix, Literal(article.text[end : end + _CONTEXT])),
        ],
    )
