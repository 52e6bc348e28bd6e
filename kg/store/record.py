"""What the store keeps of an article: itself and its findings as JSON, spans by their places alone, lossless."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from kg.model import Article, Mention, Span
from kg.pipeline import Findings
from kg.resolve import Cluster
from kg.rules.quotes import Passage
from kg.rules.relation import Extraction, Relation

PLAIN = ("subject", "relation", "object", "rule", "trigger", "score", "polarity", "modality", "source", "time", "role")


@dataclass(frozen=True, slots=True)
class Versions:
    """What read an article: the version of kg, and the hashes of the rules and of the tagger."""

    kg: str
    rules: str
    tagger: str


def content(article: Article) -> str:
    """The hash by which an article is known again: over all that was read of it."""
    published = article.published.isoformat() if article.published else None
    fields = (article.id, article.title, article.text, published, article.url, article.source)
    return sha256(json.dumps(fields).encode()).hexdigest()


def to_json(found: Findings) -> str:
    """One line of JSON, the same for the same findings."""
    article = found.article
    record = {
        "article": {
            "id": article.id,
            "text": article.text,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "source": article.source,
        },
        "clusters": [
            {"name": c.name, "type": c.type, "mentions": [[m.start, m.end, m.score] for m in c.mentions]}
            for c in found.clusters
        ],
        "relations": [
            {name: getattr(relation, name) for name in PLAIN}
            | {
                "former": relation.former,
                "evidence": _place(relation.evidence),
                "sentence": _place(relation.sentence),
                "marks": [_place(mark) for mark in relation.marks],
            }
            for relation in found.extraction.relations
        ],
        "passages": [[p.start, p.end, p.speaker, p.cue] for p in found.extraction.passages],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Findings:
    """The findings of a line that `to_json` wrote."""
    record = json.loads(text)
    given = record["article"]
    published = date.fromisoformat(given["published"]) if given["published"] else None
    article = Article(given["id"], given["text"], given["title"], published, given["url"], given["source"])
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


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
