"""How entities were put together: what joined and why, and what stayed apart although it may be one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A part of an entity and why it belongs to it.

    `part` is the id that the part would have alone, `name` what its articles call it, `into` the id of the part that
    it joined (None for the entity's main part), `articles` a number, `certainty` 0 to 1, and `reasons` sentences.
    """

    entity: str
    part: str
    name: str
    into: str | None
    articles: int
    certainty: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two parts that may be one thing; `certainty` is that of their being one, 0 to 1.

    `first` and `second` are ids of parts, which a decision may name; `first_entity` and `second_entity` are the
    entities that they belong to.
    """

    first: str
    first_name: str
    first_entity: str
    second: str
    second_name: str
    second_entity: str
    certainty: float
    reasons: tuple[str, ...]
