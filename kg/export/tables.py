"""The three JSON Lines files that programs read: entities, statements, quotes; written, and read back."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Entity, EntityRef, Quote, Span, Statement

FILES = ("entities.jsonl", "statements.jsonl", "quotes.jsonl")


def _ref(ref: EntityRef | None) -> dict[str, str] | None:
    return None if ref is None else {"id": ref.id, "label": ref.label, "type": ref.type}


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def entity_row(entity: Entity) -> dict[str, Any]:
    """The line of `entities.jsonl` for an entity."""
    return {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "same_as": list(entity.same_as),
        "mentions": [
            {"article": m.article, "start": m.start, "end": m.end, "text": m.text, "score": m.score}
            for m in entity.mentions
        ],
    }


def statement_row(statement: Statement) -> dict[str, Any]:
    """The line of `statements.jsonl`; `marks` holds [start, end] of subject, trigger and object, or null."""
    obj = statement.object
    return {
        "id": statement.id,
        "article": statement.article,
        "subject": _ref(statement.subject),
        "relation": statement.relation,
        "object": {"literal": obj} if isinstance(obj, str) else _ref(obj),
        "polarity": statement.polarity,
        "modality": statement.modality,
        "source": {"id": statement.source.id, "label": statement.source.label, "type": statement.source.type}
        if statement.source
        else None,
        "time": statement.time,
        "role": statement.role,
        "former": statement.former,
        "evidence": _span(statement.evidence),
        "sentence": _span(statement.sentence),
        "marks": [None if mark is None else [mark.start, mark.end] for mark in statement.marks],
        "rule": statement.rule,
        "trigger": statement.trigger,
        "score": statement.score,
    }


def quote_row(quote: Quote) -> dict[str, Any]:
    """The line of `quotes.jsonl` for a quote."""
    return {
        "article": quote.article,
        "speaker": _ref(quote.speaker),
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "cue": quote.cue,
    }


def _write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `entities.jsonl`, `statements.jsonl` and `quotes.jsonl` into `folder`."""
    _write(map(entity_row, graph.entities), folder / FILES[0])
    _write(map(statement_row, graph.statements), folder / FILES[1])
    _write(map(quote_row, graph.quotes), folder / FILES[2])
