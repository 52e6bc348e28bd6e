"""What the rules find in one article, before its clusters become entities."""

from dataclasses import dataclass

from kg.model import Modality, Polarity, Span
from kg.rules.quotes import Passage


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between clusters of one article (`object` may be a text), with all that a statement needs."""

    subject: int
    relation: str
    object: int | str
    evidence: Span
    sentence: Span
    marks: tuple[Span | None, Span | None, Span | None]
    rule: str
    trigger: str
    score: float
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    source: int | None = None
    time: str | None = None
    role: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the rules found in one article."""

    relations: tuple[Relation, ...]
    passages: tuple[Passage, ...]
