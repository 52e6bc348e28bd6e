"""A graph checked against the ontology's SHACL shapes: all of it where it is small, else a fixed sample."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Protocol, TypeVar

from pyshacl import validate as shacl
from rdflib import Graph, URIRef

from kg.export.turtle import triples
from kg.graph import KnowledgeGraph
from kg.model import EntityRef, Statement
from kg.ontology.shapes import shapes_graph
from kg.ontology.vocabulary import RDF, SH

SAMPLE: Final = 30
"""So many statements, quotes, entities, articles and derived statements are checked, and all that they refer to."""
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Validation:
    """Whether a graph conforms; `triples` of it were checked, a sample where `sampled`; `faults` are the first ones."""

    conforms: bool
    sampled: bool
    triples: int
    faults: tuple[str, ...]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def validate(graph: KnowledgeGraph, size: int = SAMPLE) -> Validation:
    """Checks the triples of `graph`, or of its `sample`, against `kg.ontology.shapes`, derived ones included."""
    part = sample(graph, size)
    data = triples(part)
    conforms, faults = check(data)
    return Validation(conforms, part is not graph, len(data), faults)


def check(data: Graph) -> tuple[bool, tuple[str, ...]]:
    """Whether `data` conform to the shapes, and the first faults: what is wrong, with which node, by which shape."""
    conforms, report, _ = shacl(data, shacl_graph=shapes_graph(), inplace=True)
    if not isinstance(report, Graph):
        raise TypeError("pySHACL gave no report")
    return conforms, tuple(sorted(_faults(report))[:SHOWN])


def _faults(report: Graph) -> Iterator[str]:
    for result in report.subjects(URIRef(RDF.type), URIRef(SH.ValidationResult)):
        node, shape, message = (
            report.value(result, URIRef(one)) for one in (SH.focusNode, SH.sourceShape, SH.resultMessage)
        )
        yield f"{node}: {' '.join(str(message).split())[:200]} ({shape})"


def sample(graph: KnowledgeGraph, size: int) -> KnowledgeGraph:
    """`size` of each kind, by the hashes of their ids, and everything they refer to; `graph` itself if it is as small.

    The choice depends on the ids alone, so that the same graph is checked alike each time.
    """
    parts = (graph.articles, graph.entities, graph.statements, graph.quotes, graph.derived)
    if all(len(part) <= size for part in parts):
        return graph
    derived = sorted(graph.derived, key=lambda one: _rank(f"{one.subject.id} {one.relation} {one.rule}"))[:size]
    premises = {premise.id for one in derived for premise in one.premises}
    chosen = {one.id for one in _first(graph.statements, size)} | premises
    statements = tuple(statement for statement in graph.statements if statement.id in chosen)
    quotes = tuple(sorted(graph.quotes, key=lambda quote: _rank(f"{quote.article} {quote.start}"))[:size])
    names = {ref.id for ref in _entities(statements) if ref} | {one.id for one in _first(graph.entities, size)}
    names |= {quote.speaker.id for quote in quotes if quote.speaker}
    names |= {end.id for one in derived for end in (one.subject, one.object) if isinstance(end, EntityRef)}
    articles = {one.article for one in statements} | {one.article for one in quotes}
    articles |= {one.id for one in _first(graph.articles, size)}
    return replace(
        graph,
        articles=tuple(article for article in graph.articles if article.id in articles),
        entities=tuple(
            replace(entity, mentions=tuple(m for m in entity.mentions if m.article in articles))
            for entity in graph.entities
            if entity.id in names
        ),
        statements=statements,
        quotes=quotes,
        derived=tuple(derived),
    )


def _entities(statements: Iterable[Statement]) -> Iterator[EntityRef | None]:
    for statement in statements:
        yield statement.subject
        yield statement.object if isinstance(statement.object, EntityRef) else None
        yield statement.source


def _first(items: Iterable[_T], size: int) -> list[_T]:
    return sorted(items, key=lambda item: _rank(item.id))[:size]


def _rank(id: str) -> bytes:
    return sha256(id.encode()).digest()
