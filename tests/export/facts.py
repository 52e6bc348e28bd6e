"""What a statement says, as one tuple: the measure by which every format is compared with its source."""

from typing import NamedTuple

from kg.graph import KnowledgeGraph
from kg.model import EntityRef


class Fact(NamedTuple):
    """A statement without what only positions are; None where something is not given."""

    id: str
    article: str
    subject: str
    relation: str
    object: str
    literal: bool
    polarity: str
    modality: str
    source: str | None
    time: str | None
    role: str | None
    former: bool
    evidence: str
    sentence: str
    rule: str
    trigger: str | None
    score: float


def facts(graph: KnowledgeGraph, literals: bool = True) -> set[Fact]:
    """The facts of a graph; without `literals`, only those between two entities."""
    found = set()
    for s in graph.statements:
        literal = isinstance(s.object, str)
        end = s.object.id if isinstance(s.object, EntityRef) else s.object
        if literals or not literal:
            found.add(
                Fact(
                    *(s.id, s.article, s.subject.id, s.relation, end, literal, s.polarity, s.modality),
                    *(s.source.label if s.source else None, s.time, s.role, s.former),
                    *(s.evidence.text, s.sentence.text, s.rule, s.trigger or None),
                    s.score,
                )
            )
    return found
