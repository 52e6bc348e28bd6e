"""A statement: what one article says, with its evidence. The unit of everything that kg writes."""

from dataclasses import dataclass
from typing import Literal as OneOf

from kg.model.entity import EntityRef

Polarity = OneOf["positive", "negative"]
Modality = OneOf["actual", "planned", "alleged"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of an article's text, and the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who, relation, whom, as one article says it.

    `object` is an entity or, for `has_role`, a text. `modality` is the certainty that the text gives, `score` the
    extractor's own (0 to 1). `source` is the entity to whom the article attributes it. `time` is an ISO date,
    year-month or year. `evidence` is the shortest passage that says it, `sentence` the sentence around it. `marks`
    are the spans of subject, trigger and object; a part that the sentence does not name (a pronoun) is None.
    """

    id: str
    article: str
    subject: EntityRef
    relation: str
    object: EntityRef | str
    polarity: Polarity
    modality: Modality
    source: EntityRef | None
    time: str | None
    role: str | None
    former: bool
    evidence: Span
    sentence: Span
    marks: tuple[Span | None, Span | None, Span | None]
    rule: str
    trigger: str
    score: float
