"""What is kept of an article, in shards and in stores: itself and its findings as JSON, spans by places, lossless."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from kg.errors import OutputError
from kg.model import Article, Mention, Span
from kg.pipeline import Findings
from kg.resolve import Cluster
from kg.rules.quotes import Passage
from kg.rules.relation import Extraction, Relation

PLAIN = ("subject", "relation", "object", "rule", "trigger", "score", "polarity", "modality", "source", "time", "role")


def content(article: Article) -> str:
    """The hash by which an article is known again: over all that was read of it."""
    published = article.published.isoformat() if article.published else None
    fields = (article.id, article.title, article.text, published, article.url, article.source)
    return sha256(json.dumps(fields).encode()).hexdigest()


def to_json(found: Findings) -> str:
    """One line of JSON, the same for the same findings.

    Raises OutputError where a span is not what stands there, for it would come back as something else.
    """
    text = found.article.text
    record = {
        "article": _article(found.article),
        "clusters": [
            {"name": c.name, "type": c.type, "mentions": [[*_place(m, text), m.score] for m in c.mentions]}
            for c in found.clusters
        ],
        "relations": [
            {name: getattr(relation, name) for name in PLAIN}
            | {
                "former": relation.former,
                "evidence": _place(relation.evidence, text),
                "sentence": _place(relation.sentence, text),
                "marks": [mark and _place(mark, text) for mark in relation.marks],
            }
            for relation in found.extraction.relations
        ],
        "passages": [[p.start, p.end, p.speaker, p.cue] for p in found.extraction.passages],
    }
    return _line(record)


def from_json(text: str) -> Findings:
    """The findings of a line that `to_json` wrote."""
    record = json.loads(text)
    article = _read_article(record["article"])
    clusters = tuple(
        Cluster(
            entry["name"],
            entry["type"],
            tuple(
                Mention(start, end, article.text[start:end], entry["type"], score)
                for start, end, score in entry["mentions"]
            ),
        )
        for entry in record["clusters"]
    )
    relations = tuple(_relation(entry, article.text) for entry in record["relations"])
    passages = tuple(Passage(*entry) for entry in record["passages"])
    return Findings(article, clusters, Extraction(relations, passages))


def article_to_json(article: Article) -> str:
    """One line of JSON for an article that is still to be read."""
    return _line(_article(article))


def article_from_json(text: str) -> Article:
    """The article of a line that `article_to_json` wrote."""
    return _read_article(json.loads(text))


def _article(article: Article) -> dict[str, str | None]:
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "source": article.source,
    }


def _read_article(given: Mapping[str, Any]) -> Article:
    published = date.fromisoformat(given["published"]) if given["published"] else None
    return Article(given["id"], given["text"], given["title"], published, given["url"], given["source"])


def _line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _relation(entry: Mapping[str, Any], text: str) -> Relation:
    def span(place: tuple[int, int]) -> Span:
        start, end = place
        return Span(start, end, text[start:end])

    first, trigger, last = (mark and span(mark) for mark in entry["marks"])
    return Relation(
        **{name: entry[name] for name in PLAIN},
        evidence=span(entry["evidence"]),
        sentence=span(entry["sentence"]),
        marks=(first, trigger, last),
        former=entry["former"],
    )


def _place(span: Span | Mention, text: str) -> list[int]:
    if text[span.start : span.end] != span.text:
        raise OutputError(
            f"Characters {span.start} to {span.end} are not {span.text[:40]!r}; please report this fault of kg."
        )
    return [span.start, span.end]
