"""The JSON Lines files that programs read: entities, statements, quotes, articles; how entities were put together."""

import json
from collections.abc import Callable, Container, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError, reason
from kg.graph import KnowledgeGraph
from kg.model import Article, Doubt, Entity, EntityMention, EntityRef, Merge, Quote, Span, Statement

FILES = ("entities.jsonl", "statements.jsonl", "quotes.jsonl", "articles.jsonl", "merges.jsonl", "doubts.jsonl")

_Noun = TypeVar("_Noun")


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
        "code": entity.code,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "replaces": list(entity.replaces),
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


def article_row(article: Article) -> dict[str, Any]:
    """The line of `articles.jsonl` for an article; the offsets of all other files are places in its `text`."""
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "source": article.source,
        "story": article.story,
        "text": article.text,
    }


def _write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes the files of `FILES` into `folder`."""
    _write(map(entity_row, graph.entities), folder / FILES[0])
    _write(map(statement_row, graph.statements), folder / FILES[1])
    _write(map(quote_row, graph.quotes), folder / FILES[2])
    _write(map(article_row, graph.articles), folder / FILES[3])
    _write(map(asdict, graph.merges), folder / FILES[4])
    _write(map(asdict, graph.doubts), folder / FILES[5])


def read(folder: Path) -> KnowledgeGraph:
    """The graph that `write` wrote into `folder`.

    Raises:
        InputError: a file is missing, or a line of it is none that kg writes.
    """
    articles = _read(folder / FILES[3], _article)
    texts = {article.id: article.text for article in articles}
    entities = _read(folder / FILES[0], lambda row: _entity(row, texts))
    ids = {entity.id for entity in entities}
    return KnowledgeGraph(
        articles=articles,
        entities=entities,
        statements=_read(folder / FILES[1], lambda row: _statement(row, texts, ids)),
        quotes=_read(folder / FILES[2], lambda row: _quote(row, texts, ids)),
        merges=_read(folder / FILES[4], lambda row: _merge(row, ids)),
        doubts=_read(folder / FILES[5], lambda row: _doubt(row, ids)),
    )


def read_entities(folder: Path) -> tuple[Entity, ...]:
    """The entities that `write` wrote into `folder`. Raises InputError as `read` does."""
    return _read(folder / FILES[0], lambda row: _entity(row, None))


def _read(path: Path, noun: Callable[[dict[str, Any]], _Noun]) -> tuple[_Noun, ...]:
    found: list[_Noun] = []
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                found.append(noun(json.loads(line)))
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; make it anew with kg build INPUT -o {path.parent}.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the file and its permissions.") from error
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise InputError(
            f"{path}, line {len(found) + 1}, is none of kg build ({reason(error)}); make the folder anew with it."
        ) from error
    return tuple(found)


def _article(row: dict[str, Any]) -> Article:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Article(row["id"], row["text"], row["title"], published, row["url"], row["source"], row.get("story"))


def _there(known: Container[str] | None, *ids: str) -> None:
    """Sees that what a line names is in the build. Raises ValueError where it is not."""
    for id_ in ids:
        if known is not None and id_ not in known:
            raise ValueError(f"nothing has the id {id_!r}")


def _entity(row: dict[str, Any], texts: Container[str] | None) -> Entity:
    mentions = tuple(EntityMention(**mention) for mention in row["mentions"])
    _there(texts, *(mention.article for mention in mentions))
    return Entity(
        id=row["id"],
        label=row["label"],
        type=row["type"],
        aliases=tuple(row["aliases"]),
        same_as=tuple(row["same_as"]),
        mentions=mentions,
        code=row.get("code"),
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        replaces=tuple(row.get("replaces", ())),
    )


def _statement(row: dict[str, Any], texts: dict[str, str], ids: Container[str]) -> Statement:
    text, (subject, trigger, object_) = texts[row["article"]], row["marks"]
    literal = row["object"].get("literal")
    _there(ids, *(one["id"] for one in (row["subject"], row["object"], row["source"]) if one and "literal" not in one))
    return Statement(
        **{
            **row,
            "subject": EntityRef(**row["subject"]),
            "object": EntityRef(**row["object"]) if literal is None else literal,
            "source": _read_ref(row["source"]),
            "evidence": Span(**row["evidence"]),
            "sentence": Span(**row["sentence"]),
            "marks": (_mark(subject, text), _mark(trigger, text), _mark(object_, text)),
        }
    )


def _quote(row: dict[str, Any], texts: Container[str], ids: Container[str]) -> Quote:
    _there(texts, row["article"])
    _there(ids, *([row["speaker"]["id"]] if row["speaker"] else ()))
    return Quote(**{**row, "speaker": _read_ref(row["speaker"])})


def _merge(row: dict[str, Any], ids: Container[str]) -> Merge:
    _there(ids, row["entity"])
    return Merge(**{**row, "reasons": tuple(row["reasons"])})


def _doubt(row: dict[str, Any], ids: Container[str]) -> Doubt:
    _there(ids, row["first_entity"], row["second_entity"])
    return Doubt(**{**row, "reasons": tuple(row["reasons"])})


def _read_ref(row: dict[str, str] | None) -> EntityRef | None:
    return EntityRef(**row) if row else None


def _mark(ends: list[int] | None, text: str) -> Span | None:
    return Span(ends[0], ends[1], text[ends[0] : ends[1]]) if ends else None
