"""An entity of the whole build, put together from mentions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityRef:
    """How a statement or a quote names an entity."""

    id: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Where an article names the entity: characters `start` to `end` of its text; `score` is the tagger's, 0 to 1."""

    article: str
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing.

    `type` is PER, ORG, LOC or EVT; `aliases` are the other forms of its name; `same_as` are IRIs of it elsewhere,
    `code` is a place's in ISO 3166, `latitude` and `longitude` are degrees (WGS 84). `replaces` are ids that stood for
    it in earlier builds.
    """

    id: str
    label: str
    type: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    replaces: tuple[str, ...] = ()

    @property
    def ref(self) -> EntityRef:
        return EntityRef(self.id, self.label, self.type)
