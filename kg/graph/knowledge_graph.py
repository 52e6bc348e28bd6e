"""The knowledge graph: articles, entities, statements and quotes, sorted; and its view as a NetworkX graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from kg.graph.attributes import EdgeAttributes, NodeAttributes
from kg.model import Article, Derived, Doubt, Entity, EntityRef, Merge, Quote, Run, Statement


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """What a build found, sorted by id (quotes by article and place), so that equal input gives equal output.

    `run` is what made it. `merges` and `doubts` tell how the entities were put together. `derived` is what follows from
    the statements; it is empty unless asked for, and is never counted among them.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quotes: tuple[Quote, ...]
    run: Run = field(default_factory=Run)
    derived: tuple[Derived, ...] = ()
    merges: tuple[Merge, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def roles(self) -> dict[str, tuple[str, ...]]:
        """What each entity is called by office, sorted, by its id: the texts of `has_role` that are not denied."""
        found: dict[str, set[str]] = {entity.id: set() for entity in self.entities}
        for statement in self.statements:
            if isinstance(statement.object, str) and statement.polarity == "positive":
                found[statement.subject.id].add(statement.object)
        return {id_: tuple(sorted(texts)) for id_, texts in found.items()}

    def stories(self) -> dict[str, str]:
        """What counts as one report, by the article's id: the story that it shares with others, else the article."""
        return {article.id: article.story or article.id for article in self.articles}

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """A new MultiDiGraph: a node for each entity, an edge for each statement between two entities.

        Nodes are entity ids with the attributes of `NodeAttributes`, edge keys statement ids with those of
        `EdgeAttributes`, both in the order of this graph. Edges have the direction that the article gives them, also
        where the relation is symmetric; what an article denies or only plans is an edge too, so that a count of facts
        wants those with `polarity` "positive" and `modality` "actual". All values are str, int, float or bool and none
        is missing, so that every format of NetworkX can write them. Statements whose object is a text (`has_role`)
        become the node's `roles`; quotes are left out.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        articles = {article.id: article for article in self.articles}
        roles, stories = self.roles(), self.stories()
        for entity in self.entities:
            graph.add_node(entity.id, **_node(entity, roles[entity.id], stories))
        for statement in self.statements:
            if isinstance(statement.object, EntityRef):
                edge = _edge(statement, articles[statement.article])
                graph.add_edge(statement.subject.id, statement.object.id, key=statement.id, **edge)
        return graph


def _node(entity: Entity, roles: Iterable[str], stories: Mapping[str, str]) -> NodeAttributes:
    return {
        "label": entity.label,
        "type": entity.type,
        "aliases": "; ".join(entity.aliases),
        "same_as": "; ".join(entity.same_as),
        "mentions": len(entity.mentions),
        "articles": len({mention.article for mention in entity.mentions}),
        "stories": len({stories[mention.article] for mention in entity.mentions}),
        "roles": "; ".join(roles),
    }


def _edge(statement: Statement, article: Article) -> EdgeAttributes:
    return {
        "relation": statement.relation,
        "article": article.id,
        "published": article.published.isoformat() if article.published else "",
        "url": article.url or "",
        "polarity": statement.polarity,
        "modality": statement.modality,
        "source": statement.source.label if statement.source else "",
        "time": statement.time or "",
        "role": statement.role or "",
        "former": statement.former,
        "evidence": statement.evidence.text,
        "sentence": statement.sentence.text,
        "rule": statement.rule,
        "trigger": statement.trigger,
        "score": float(statement.score),
    }
