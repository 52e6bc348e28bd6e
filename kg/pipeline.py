"""The wiring: articles, documents, clusters, relations, entities, graph. Stages know nothing of each other."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from kg.analyse import analyse
from kg.analyse.analyse import Reads
from kg.errors import OutputError
from kg.graph import KnowledgeGraph
from kg.languages import Language
from kg.model import Article, Document, EntityRef, Quote, Statement
from kg.ontology import relations
from kg.resolve import Cluster, resolve_across, resolve_within
from kg.rules import Rule, extract
from kg.rules.relation import Extraction, Relation


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


def assemble(found: Sequence[Findings], language: Language) -> KnowledgeGraph:
    """The graph of what the articles gave, whatever their order.

    Raises OutputError where a span does not fit its article.
    """
    entities, where = resolve_across({one.article.id: one.clusters for one in found}, language)
    statements: list[Statement] = []
    quotes: list[Quote] = []
    for one in found:
        refs = [where[one.article.id, place].ref for place in range(len(one.clusters))]
        statements.extend(statements_of(one, refs))
        quotes.extend(quotes_of(one, refs))
    graph = KnowledgeGraph(
        tuple(sorted((one.article for one in found), key=lambda a: a.id)),
        entities,
        tuple(sorted(statements, key=lambda s: s.id)),
        tuple(sorted(quotes, key=lambda q: (q.article, q.start))),
    )
    check_offsets(graph)
    return graph


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
