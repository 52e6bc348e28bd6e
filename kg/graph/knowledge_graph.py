"""The knowledge graph: articles, entities, statements and quotes, sorted; and its view as a NetworkX graph."""

from dataclasses import dataclass, field

import networkx as nx

from kg.model import Article, Derived, Entity, EntityRef, Quote, Run, Statement


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """What a build found, sorted by id (quotes by article and place), so that equal input gives equal output.

    `run` is what made it. `derived` is what follows from the statements; it is empty unless asked for, and is never
    counted among them.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quotes: tuple[Quote, ...]
    run: Run = field(default_factory=Run)
    derived: tuple[Derived, ...] = ()

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """A MultiDiGraph: a node for each entity, an edge for each statement between two entities.

        Nodes are entity ids with `label`, `type`, `aliases` ("; " between them), `mentions` and `articles` (counts) and
        `roles` (from has_role statements, "; " between them). Edge keys are statement ids; edges carry `relation`,
        `article`,
        `polarity`, `modality`, `source` (label or ""), `time` ("" where unknown), `role`, `former`, `evidence`, `rule`,
        `trigger` and `score`. All values are str, int, float or bool, so that every format of NetworkX can write them.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        roles: dict[str, list[str]] = {}
        for statement in self.statements:
            if isinstance(statement.object, str) and statement.polarity == "positive":
                roles.setdefault(statement.subject.id, []).append(statement.object)
        for entity in self.entities:
            graph.add_node(
                entity.id,
                label=entity.label,
                type=entity.type,
                aliases="; ".join(entity.aliases),
                mentions=len(entity.mentions),
                articles=len({mention.article for mention in entity.mentions}),
                roles="; ".join(sorted(set(roles.get(entity.id, [])))),
            )
        for statement in self.statements:
            if isinstance(statement.object, EntityRef):
                graph.add_edge(
                    statement.subject.id,
                    statement.object.id,
                    key=statement.id,
                    relation=statement.relation,
                    article=statement.article,
                    polarity=statement.polarity,
                    modality=statement.modality,
                    source=statement.source.label if statement.source else "",
                    time=statement.time or "",
                    role=statement.role or "",
                    former=statement.former,
                    evidence=statement.evidence.text,
                    rule=statement.rule,
                    trigger=statement.trigger,
                    score=statement.score,
                )
        return graph
