"""The names and types of what nodes and edges carry in the NetworkX view of a graph; docs/formats.md explains them."""

from typing import TypedDict


class NodeAttributes(TypedDict):
    """Of a node, which is an entity; its key is the entity's id.

    `aliases` and `roles` (from positive `has_role` statements) have "; " between them; `mentions`, `articles` and
    `stories` (near-copies counted once) are counts.
    """

    label: str
    type: str
    aliases: str
    same_as: str
    mentions: int
    articles: int
    stories: int
    roles: str


class EdgeAttributes(TypedDict):
    """Of an edge, which is a statement between two entities; its key is the statement's id.

    "" stands where there is no value. `source` is the label of the entity to whom the article attributes the statement,
    `published` and `url` are the article's. Dates are ISO texts; `time` may be a month or a year.
    """

    relation: str
    article: str
    published: str
    url: str
    polarity: str
    modality: str
    source: str
    time: str
    role: str
    former: bool
    evidence: str
    sentence: str
    rule: str
    trigger: str
    score: float
