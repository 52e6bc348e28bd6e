"""The wiring: articles, documents, clusters, relations, entities, graph. Stages know nothing of each other."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from kg.analyse import analyse
from kg.analyse.analyse import Tags
from kg.errors import OutputError
from kg.graph import KnowledgeGraph
from kg.languages import Language
from kg.model import Article, Document, Entity, EntityRef, Quote, Statement
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


def build_graph(
    articles: Sequence[Article],
    tagger: Tags,
    rules: Sequence[Rule],
    language: Language,
    watch: Stopwatch,
    progress: Callable[[Iterable[Document]], Iterable[Document]] = lambda documents: documents,
) -> KnowledgeGraph:
    """The graph of the articles. `progress` may wrap the stream of documents to show how far the work is."""
    clusters: dict[str, tuple[Cluster, ...]] = {}
    found: dict[str, Extraction] = {}
    documents = iter(progress(analyse(articles, tagger, language)))
    while True:
        with watch.measure("tag"):
            document = next(documents, None)
        if document is None:
            break
        with watch.measure("extract"):
            name = document.article.id
            clusters[name] = resolve_within(document, language)
            found[name] = extract(document, clusters[name], rules, language)
    with watch.measure("resolve"):
        entities, where = resolve_across(clusters, language)
        statements = [s for name, e in found.items() for s in _statements(name, e, where)]
        quotes = [q for article in articles for q in _quotes(article, found[article.id], where)]
    graph = KnowledgeGraph(
        tuple(sorted(articles, key=lambda a: a.id)),
        entities,
        tuple(sorted(statements, key=lambda s: s.id)),
        tuple(sorted(quotes, key=lambda q: (q.article, q.start))),
    )
    check_offsets(graph)
    return graph


def _statements(article: str, extraction: Extraction, where: dict[tuple[str, int], Entity]) -> Iterator[Statement]:
    def ref(cluster: int | None) -> EntityRef | None:
        return None if cluster is None else where[article, cluster].ref

    seen = set()
    for relation in extraction.relations:
        subject = where[article, relation.subject].ref
        object_ = relation.object if isinstance(relation.object, str) else where[article, relation.object].ref
        if object_ == subject:
            continue
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
            source=ref(relation.source),
            time=relation.time,
            role=relation.role,
            former=relation.former,
            evidence=relation.evidence,
            sentence=relation.sentence,
            marks=relation.marks,
            rule=relation.rule,
            trigger=relation.trigger,
            score=relation.score,
        )


def _statement_id(article: str, subject: EntityRef, relation: Relation, object_: EntityRef | str) -> str:
    end = object_ if isinstance(object_, str) else object_.id
    parts = (article, subject.id, relation.relation, end, relation.polarity)
    return "st-" + sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _quotes(article: Article, extraction: Extraction, where: dict[tuple[str, int], Entity]) -> Iterator[Quote]:
    for passage in extraction.passages:
        speaker = None if passage.speaker is None else where[article.id, passage.speaker].ref
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
