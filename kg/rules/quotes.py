"""Direct speech with its speaker, paragraph by paragraph."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Document, Mention
from kg.rules.chunks import Chunk, Chunked

SHORTEST = 3
"""Passages of fewer words are titles and scare quotes, not speech."""
_PASSAGE = re.compile(r"\"([^\"\n]+)\"?|“([^”\n]+)”?")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` between the quotation marks, the speaker's cluster, and the reporting word."""

    start: int
    end: int
    speaker: int | None
    cue: str | None


def find_passages(
    document: Document, chunked: Sequence[Chunked], clusters: Mapping[Mention, int], language: Language
) -> list[Passage]:
    """Passages of direct speech; a speaker that the text does not name near the passage is the speaker before, for
    "-nya".
    """
    text = document.article.text
    passages: list[Passage] = []
    last: int | None = None
    for line in re.finditer(r"[^\n]+", text):
        for match in _PASSAGE.finditer(text, line.start(), line.end()):
            group = 1 if match.group(1) is not None else 2
            start, end = match.span(group)
            if len(re.findall(r"\w+", text[start:end])) < SHORTEST:
                continue
            speaker, cue = _speaker(text, match.start(), match.end(), line.start(), line.end(), chunked, language, last)
            if cue is None:
                speaker, cue = _continued(passages, text, start, speaker)
            if cue is None:
                continue
            passages.append(Passage(start, end, speaker, cue))
            last = speaker if speaker is not None else last
    return passages


def _continued(passages: list[Passage], text: str, start: int, speaker: int | None) -> tuple[int | None, str | None]:
    """A passage without a cue of its own that follows another within a line goes on with the same speaker."""
    if (
        passages
        and passages[-1].end < start
        and "\n" not in text[passages[-1].end : start]
        and start - passages[-1].end < 160
    ):
        return passages[-1].speaker, passages[-1].cue
    return speaker, None


def _speaker(
    text: str,
    opening: int,
    closing: int,
    line_start: int,
    line_end: int,
    chunked: Sequence[Chunked],
    language: Language,
    last: int | None,
) -> tuple[int | None, str | None]:
    words = language.lexicon
    around = [c for s in chunked if s.sentence.start < line_end and s.sentence.end > line_start for c in s.chunks]
    after = [c for c in around if c.start >= closing][:8]
    if after and after[0].lower in (",", ".") and text[closing - 2 : closing - 1] not in ",?!":
        after = after[1:]
    for i, chunk in enumerate(after[:3]):
        if chunk.lower in words.reporting:
            if chunk.lower.endswith("nya"):
                return last, chunk.lower
            return _named(after[i + 1 :], words.pronouns, last), chunk.lower
        if chunk.is_name and i + 1 < len(after):
            verb = after[i + 1].lower
            if verb in words.statement_verbs or verb in words.reporting:
                return chunk.heads[0].cluster, verb
        if chunk.is_name or (chunk.lower and not chunk.lower.isalpha()):
            break
    before = [c for c in around if c.end <= opening][-14:]
    for i in range(len(before) - 1, -1, -1):
        chunk = before[i]
        if chunk.lower in (".", "?", "!") and i < len(before) - 1:
            break
        if chunk.lower in words.statement_verbs or chunk.lower in words.reporting:
            if chunk.lower.endswith("nya"):
                return last, chunk.lower
            ahead = _named(before[i + 1 :], words.pronouns, last) if chunk.lower in words.reporting else None
            behind = next(
                (c.heads[0].cluster for c in reversed(before[:i]) if c.is_name and c.heads[0].mention.type != "LOC"),
                None,
            )
            pronoun = any(c.lower in words.pronouns for c in before[:i])
            return ahead if ahead is not None else (
                last if pronoun and behind is None else behind if behind is not None else last
            ), chunk.lower
    return None, None


def _named(after: Sequence[Chunk], pronouns: frozenset[str], last: int | None) -> int | None:
    for chunk in after[:4]:
        if chunk.is_name:
            return chunk.heads[0].cluster
        if chunk.lower in pronouns:
            return last
        if chunk.lower in (".", ",", '"', "“"):
            break
    return last
