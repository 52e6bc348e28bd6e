"""A passage of direct speech with its speaker."""

from dataclasses import dataclass

from kg.model.entity import EntityRef


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between the quotation marks, at `start` to `end` of the article; `cue` is the reporting verb."""

    article: str
    speaker: EntityRef | None
    text: str
    start: int
    end: int
    cue: str | None
