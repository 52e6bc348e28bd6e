"""The wiring: articles, documents, clusters, relations, entities, graph. Stages know nothing of each other."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from kg.analyse import analyse
from kg.analyse.analyse import Reads
from kg.errors import OutputError
from kg.graph import KnowledgeGraph
from kg.languages import Language
from kg.model import Article, Document, Entity, EntityMention, EntityRef, Quote, Statement
from kg.ontology import relations
from kg.resolve import (
    UNDECIDED,
    Cluster,
    Decision,
    Decisions,
    Gazetteer,
    Sketch,
    Tie,
    blocks,
    load_gazetteer,
    resolve_across,
    resolve_within,
    sketches,
    stories,
    successors,
)
from kg.rules import Rule, extract
from kg.rules.relation import Extraction, Relation

TIES: Final = ("has_role", "affiliated_with")
"""The relations that tell who somebody is."""


class Stopwatch:
    """Seconds of each stage, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Findings:
    """What one article gives by itself, before its clusters become entities of the whole."""

    article: Article
    clusters: tuple[Cluster, ...]
    extraction: Extraction


def build_graph(
    articles: Sequence[Article],
    tagger: Reads,
    rules: Sequence[Rule],
    language: Language,
    watch: Stopwatch,
    progress: Callable[[Iterable[Document]], Iterable[Document]] = lambda documents: documents,
) -> KnowledgeGraph:
    """The graph of the articles. `progress` may wrap the stream of documents to show how far the work is."""
    found = list(read_findings(articles, tagger, rules, language, watch, progress))
    with watch.measure("resolve"):
        return assemble(found, language)


def read_findings(
    articles: Iterable[Article],
    tagger: Reads,
    rules: Sequence[Rule],
    language: Language,
    watch: Stopwatch,
    progress: Callable[[Iterable[Document]], Iterable[Document]] = lambda documents: documents,
) -> Iterator[Findings]:
    """What each article gives, in order; the costly half of a build, and the half that needs no other article."""
    documents = iter(progress(analyse(articles, tagger, language)))
    while True:
        with watch.measure("tag"):
            document = next(documents, None)
        if document is None:
            break
        with watch.measure("extract"):
            clusters = resolve_within(document, language)
            found = Findings(document.article, clusters, extract(document, clusters, rules, language))
        yield found


@dataclass(frozen=True, slots=True)
class Resolving:
    """What entities are put together with: known things, decisions of persons, and entities of an earlier build.

    `run` may have blocks settled elsewhere, see `resolve_across`.
    """

    gazetteer: Gazetteer = field(default_factory=load_gazetteer)
    decisions: Decisions = UNDECIDED
    earlier: Sequence[Entity] = ()
    run: blocks.Run | None = None


def assemble(found: Iterable[Findings], language: Language) -> KnowledgeGraph:
    """The graph of what the articles gave, whatever their order; `found` is gone through twice.

    Raises OutputError where a span does not fit its article.
    """
    return assemble_with(found, language, Resolving())[0]


def assemble_with(
    found: Iterable[Findings], language: Language, resolving: Resolving
) -> tuple[KnowledgeGraph, tuple[Decision, ...]]:
    """The graph of what the articles gave, and the decisions that no longer apply to anything.

    `found` is gone through twice, and need not be in memory: the first time for the sketches, the second time for what
    goes into the graph.

    Raises OutputError where a span does not fit its article.
    """
    decisions = resolving.decisions
    looked_at = {one.article.id: sketches_of(one, resolving.gazetteer, language) for one in found}
    resolution = resolve_across(looked_at, resolving.gazetteer, language, decisions, resolving.run)
    articles: list[Article] = []
    statements: list[Statement] = []
    quotes: list[Quote] = []
    mentions: dict[str, list[EntityMention]] = {entity.id: [] for entity in resolution.entities}
    for one in found:
        refs = [resolution.where[one.article.id, place] for place in range(len(one.clusters))]
        articles.append(one.article)
        statements.extend(statements_of(one, refs))
        quotes.extend(quotes_of(one, refs))
        for cluster, ref in zip(one.clusters, refs, strict=True):
            mentions[ref.id] += [
                EntityMention(one.article.id, m.start, m.end, m.text, m.score) for m in cluster.mentions
            ]
    kept, unused = without_wrong(statements, decisions, resolution.parts)
    graph = KnowledgeGraph(
        with_stories(sorted(articles, key=lambda article: article.id)),
        with_mentions(resolution.entities, mentions, resolving.earlier),
        tuple(sorted(kept, key=lambda s: s.id)),
        tuple(sorted(quotes, key=lambda q: (q.article, q.start))),
        merges=resolution.merges,
        doubts=resolution.doubts,
    )
    check_offsets(graph)
    return graph, tuple(sorted((*resolution.unused, *unused), key=lambda d: (d.line, d.decision, d.first)))


def sketches_of(found: Findings, gazetteer: Gazetteer, language: Language) -> tuple[Sketch, ...]:
    """What the resolution over articles looks at of an article."""
    ties: list[Tie] = []
    for relation in found.extraction.relations:
        if relation.relation in TIES and relation.polarity == "positive":
            ties.append((relation.subject, relation.object))
            if relation.role and relation.relation == "affiliated_with":
                ties.append((relation.subject, relation.role))
    return sketches(found.article.text, found.clusters, ties, gazetteer, language)


def with_stories(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, with their stories."""
    told = stories({article.id: (article.published, article.text) for article in articles})
    return tuple(replace(article, story=told.get(article.id)) for article in articles)


def with_mentions(
    entities: Sequence[Entity], mentions: Mapping[str, Sequence[EntityMention]], earlier: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The entities with their mentions, given by id, and with the ids of the earlier ones that they stand for."""
    now = {(m.article, m.start, m.end): id_ for id_, all_ in mentions.items() for m in all_}
    heirs = successors(
        {entity.id: [(m.article, m.start, m.end) for m in entity.mentions] for entity in earlier},
        {old: entity.id for entity in earlier for old in entity.replaces},
        now,
    )
    replaces: dict[str, list[str]] = {}
    for old, heir in heirs.items():
        replaces.setdefault(heir, []).append(old)
    return tuple(
        replace(
            entity,
            mentions=tuple(sorted(mentions[entity.id], key=lambda m: (m.article, m.start, m.end))),
            replaces=tuple(sorted(replaces.get(entity.id, ()))),
        )
        for entity in entities
    )


def without_wrong(
    statements: Sequence[Statement], decisions: Decisions, parts: Mapping[str, str]
) -> tuple[list[Statement], list[Decision]]:
    """The statements that no decision calls wrong, and those of these decisions that found nothing."""
    wrong = {one.first: one for one in decisions.of("wrong")}
    claims = {_claim(one.first, parts): one for one in decisions.of("drop")}
    used: set[Decision] = set()
    kept = []
    for statement in statements:
        end = statement.object if isinstance(statement.object, str) else statement.object.id
        ends = [(statement.subject.id, end)]
        if relations()[statement.relation].symmetric:
            ends.append((end, statement.subject.id))
        said = [claims.get((a, statement.relation, b, statement.polarity)) for a, b in ends]
        against = [one for one in (wrong.get(statement.id), *said) if one is not None]
        used.update(against)
        if not against:
            kept.append(statement)
    return kept, [one for one in decisions.of("wrong", "drop") if one not in used]


def _claim(text: str, parts: Mapping[str, str]) -> tuple[str, str, str, str]:
    """A claim of the form `SUBJECT|relation|OBJECT|polarity`, with the ids that its things have now."""
    subject, relation, rest = text.split("|", 2)
    end, _, polarity = rest.rpartition("|")
    return parts.get(subject, subject), relation, parts.get(end, end), polarity


def statements_of(found: Findings, refs: Sequence[EntityRef]) -> Iterator[Statement]:
    """The statements of one article; `refs` are the entities of its clusters, in their order."""
    article = found.article.id
    types = relations()
    seen = set()
    for relation in found.extraction.relations:
        subject = refs[relation.subject]
        object_ = relation.object if isinstance(relation.object, str) else refs[relation.object]
        if object_ == subject:
            continue
        marks = relation.marks
        if not isinstance(object_, str) and types[relation.relation].symmetric and object_.id < subject.id:
            subject, object_, marks = (
                object_,
                subject,
                marks[::-1],
            )  # one order, however the article says it
        key = _statement_id(article, subject, relation, object_)
        if key in seen:
            continue
        seen.add(key)
        yield Statement(
            id=key,
            article=article,
            subject=subject,
            relation=relation.relation,
            object=object_,
            polarity=relation.polarity,
            modality=relation.modality,
            source=None if relation.source is None else refs[relation.source],
            time=relation.time,
            role=relation.role,
            former=relation.former,
            evidence=relation.evidence,
            sentence=relation.sentence,
            marks=marks,
            rule=relation.rule,
            trigger=relation.trigger,
            score=relation.score,
        )


def _statement_id(article: str, subject: EntityRef, relation: Relation, object_: EntityRef | str) -> str:
    end = object_ if isinstance(object_, str) else object_.id
    parts = (article, subject.id, relation.relation, end, relation.polarity)
    return "st-" + sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def quotes_of(found: Findings, refs: Sequence[EntityRef]) -> Iterator[Quote]:
    """The quotes of one article; `refs` as for `statements_of`."""
    article = found.article
    for passage in found.extraction.passages:
        speaker = None if passage.speaker is None else refs[passage.speaker]
        yield Quote(
            article.id, speaker, article.text[passage.start : passage.end], passage.start, passage.end, passage.cue
        )


def check_offsets(graph: KnowledgeGraph) -> None:
    """Raises OutputError unless every span's text is what stands at its place in its article."""
    texts = {article.id: article.text for article in graph.articles}
    spans = [
        (s.article, span.start, span.end, span.text)
        for s in graph.statements
        for span in (s.evidence, s.sentence, *s.marks)
        if span is not None
    ]
    spans += [(q.article, q.start, q.end, q.text) for q in graph.quotes]
    spans += [(m.article, m.start, m.end, m.text) for e in graph.entities for m in e.mentions]
    for article, start, end, text in spans:
        if texts[article][start:end] != text:
            raise OutputError(
                f"{article}: characters {start} to {end} are not {text[:40]!r}; please report this fault of kg."
            )
