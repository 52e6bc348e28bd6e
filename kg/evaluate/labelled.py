"""Labelled text for measuring: sentences with their tokens, and the entities as characters of the text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import InputError, reason
from kg.evaluate.tagging import Span
from kg.languages import Language
from kg.model import Sentence
from kg.model.document import Token


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text, its sentences, and its entities as (start, end, type) in characters of the text, end exclusive."""

    text: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Span, ...]

    def found(self, names: Iterable[Iterable[tuple[int, int, str]]]) -> list[Span]:
        """Names given as (first word, end word, type) of each sentence, as characters of the text."""
        return [
            (sentence.tokens[first].start, sentence.tokens[end - 1].end, kind)
            for sentence, own in zip(self.sentences, names, strict=True)
            for first, end, kind in own
        ]


def from_words(words: Sequence[str], entities: Iterable[Span]) -> LabelledText:
    """A sentence given as words, with entities as (first word, end word exclusive, type)."""
    tokens = []
    at = 0
    for word in words:
        tokens.append(Token(at, at + len(word), word))
        at += len(word) + 1
    spans = tuple((tokens[first].start, tokens[end - 1].end, kind) for first, end, kind in entities)
    return LabelledText(" ".join(words), (Sentence(0, max(0, at - 1), tuple(tokens)),), spans)


def read_offsets(path: Path, language: Language) -> list[LabelledText]:
    """Texts of a file of lines {"text": …, "entities": [[start, end, type], …]}, offsets in characters.

    Every entity counts, also one whose edges are not those of words. Raises InputError for a line of another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({reason(error)}); give a JSON Lines file.") from error
    texts = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                texts.append(_labelled(json.loads(line), language))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InputError(
                f"{path}, line {number}: not labelled text ({reason(error)}); "
                'write {"text": …, "entities": [[start, end, type], …]}.'
            ) from error
    if not texts:
        raise InputError(f"{path}: holds no text; each line holds text and entities.")
    return texts


def read_names(names: Path, texts: Path, language: Language) -> list[LabelledText]:
    """Texts whose names are annotated apart from them, as for a text that may not be copied.

    `names` has lines {"id": …, "sha256": …, "names": [[start, end, type], …]}, offsets in characters of the text;
    `texts` is the JSON Lines file that has the articles, of keys "id" and "text". Raises InputError where an article
    is missing or is not the one that was annotated, and for lines of another form.
    """
    try:
        known = {article["id"]: article["text"] for article in _json_lines(texts)}
        rows = [(line["id"], line["sha256"], line["names"]) for line in _json_lines(names)]
        found = [(id_, digest, known.get(id_, ""), spans) for id_, digest, spans in rows]
        changed = [id_ for id_, digest, text, _ in found if sha256(text.encode()).hexdigest() != digest]
        labelled = [] if changed else [_labelled({"text": t, "entities": spans}, language) for _, _, t, spans in found]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{names}: no names annotated apart from {texts} ({reason(error)}); give both files."
        ) from error
    if changed:
        raise InputError(f"{texts}: does not have article {changed[0]} as {names} annotates it; give the same texts.")
    return labelled


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _labelled(row: Mapping[str, object], language: Language) -> LabelledText:
    text, entities = row["text"], row["entities"]
    if not isinstance(text, str) or not isinstance(entities, list):
        raise TypeError("text is no string, or entities is no list")
    spans = []
    for start, end, kind in entities:
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(kind, str)):
            raise TypeError(f"{[start, end, kind]} is not [start, end, type]")
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{[start, end, kind]} does not lie in the text")
        spans.append((start, end, kind))
    return LabelledText(text, tuple(language.segment(text)), tuple(spans))
