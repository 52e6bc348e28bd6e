"""Direct speech with its speaker, paragraph by paragraph."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Document, Mention
from kg.rules.arguments import governor
from kg.rules.chunks import QUOTES, Chunk, Chunked
from kg.rules.scope import says

SHORTEST = 3
"""Passages of fewer words are titles and scare quotes, not speech, unless a reporting word follows at once."""
NEAR = 160
"""A passage at most this many characters behind another, in one line, goes on with its speaker."""
REACH = 8
"""Whom a reporting word names stands within this many chunks."""
_PASSAGE = re.compile(r"\"([^\"\n]+)\"?|“([^”\"\n]+)[”\"]?")


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
    """Passages of direct speech.

    The speaker is the name beside the reporting word, before or behind the passage; for "ujarnya" and "kata dia" the
    one who spoke last, in a passage or in running text.
    """
    text = document.article.text
    voices = _Voices(document, chunked, clusters, language)
    passages: list[Passage] = []
    for match in _PASSAGE.finditer(text):
        start, end = match.span(1 if match.group(1) is not None else 2)
        short = len(re.findall(r"\w+", text[start:end])) < SHORTEST
        after = text.find("\n", end)
        line = (text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text))
        around = [c for s in chunked if s.sentence.start < line[1] and s.sentence.end > line[0] for c in s.chunks]
        last = voices.last(start, passages)
        found = _behind([c for c in around if c.start >= match.end()], language, last)
        if short and (found is None or not found[1]):
            continue
        found = found or _ahead([c for c in around if c.end <= match.start()], language, last)
        if (
            found is None
            and passages
            and "\n" not in text[passages[-1].end : start]
            and start - passages[-1].end < NEAR
        ):
            found = passages[-1].speaker, passages[-1].cue or ""
        if found is None and passages and _alone(text, match.start(), match.end(), passages[-1].end):
            found = passages[-1].speaker, ""
        if found is not None:
            passages.append(Passage(start, end, *found))
    return passages


def _alone(text: str, start: int, end: int, before: int) -> bool:
    """Whether a passage is a paragraph of its own, right behind the paragraph of the passage before."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    whole = not text[line_start:start].strip() and not text[end : line_end if line_end >= 0 else None].strip()
    return whole and len(text[before:start].strip().splitlines()) <= 1


class _Voices:
    """Who says something in the running text, by place; and where persons are named at all."""

    def __init__(
        self, document: Document, chunked: Sequence[Chunked], clusters: Mapping[Mention, int], language: Language
    ) -> None:
        self.persons = [(m.start, clusters[m]) for m in document.mentions if m.type == "PER"]
        self.sayings = [
            (name.start, name.heads[0].cluster)
            for sentence in chunked
            for at in range(len(sentence.chunks))
            if (name := says(sentence.chunks, at, language) or _stating(sentence, at, language)) is not None
            and name.heads[0].mention.type != "LOC"
        ]
        people = {cluster for _, cluster in self.persons}
        self.told = [voice for voice in self.sayings if voice[1] in people]

    def last(self, before: int, passages: Sequence[Passage]) -> int | None:
        """The one who spoke last before a place; where nobody did, the person named last.

        What an organisation says in running text counts only where no person has spoken: "ujarnya" means a person.
        """
        spoken = [(p.start, p.speaker) for p in passages if p.speaker is not None]
        for voices in ((*self.told, *spoken), self.sayings, self.persons):
            heard = [voice for voice in voices if voice[0] < before]
            if heard:
                return max(heard)[1]
        return None


def _stating(sentence: Chunked, at: int, language: Language) -> Chunk | None:
    """The person who is the subject of a sentence with a verb of saying further on: "X, yang …, menilai"."""
    if sentence.chunks[at].lower not in language.lexicon.statement_verbs or sentence.chunks[0].lower in QUOTES:
        return None
    for i, chunk in enumerate(sentence.chunks[:at]):
        if chunk.is_name and governor(sentence.chunks, i, language)[0] == "open":
            return chunk if chunk.heads[0].mention.type == "PER" and len(chunk.heads) == 1 else None
    return None


def _behind(after: Sequence[Chunk], language: Language, last: int | None) -> tuple[int | None, str] | None:
    """The speaker after a passage: `," kata X`, `," ujarnya`, `," X menegaskan`."""
    words = language.lexicon
    chunks = [c for c in after[: REACH + 5] if c.lower not in QUOTES]
    while chunks and chunks[0].lower in (",", "."):
        chunks = chunks[1:]
    for i, chunk in enumerate(chunks[:2]):
        if chunk.lower in words.reporting:
            named = chunks[i + 1 : i + 2] if chunk.lower.endswith("nya") else chunks[i + 1 : i + 1 + REACH]
            return _named(named, language, last), chunk.lower
        if chunk.is_name and i + 1 < len(chunks) and chunks[i + 1].lower in words.statement_verbs | words.reporting:
            return chunk.heads[0].cluster, chunks[i + 1].lower
        if i == 0 and chunk.is_name and chunk.heads[0].mention.type == "PER" and len(chunk.heads) == 1:
            return chunk.heads[0].cluster, ""
        if chunk.is_name or not chunk.lower.isalpha():
            return None
    return None


def _ahead(before: Sequence[Chunk], language: Language, last: int | None) -> tuple[int | None, str] | None:
    """The speaker before a passage: `X mengatakan, "…`, `Kata X: "…`."""
    words = language.lexicon
    for i in range(len(before) - 1, max(-1, len(before) - 15), -1):
        chunk = before[i]
        if chunk.lower in (".", "?", "!") and i < len(before) - 1:
            return None
        if chunk.lower in words.reporting:
            named = [] if chunk.lower.endswith("nya") else before[i + 1 :]
            return _named(named, language, last), chunk.lower
        if chunk.lower in words.statement_verbs:
            names = [c for c in before[:i] if c.is_name and c.heads[0].mention.type != "LOC"]
            return (names[-1].heads[0].cluster if names else last), chunk.lower
    return None


def _named(chunks: Sequence[Chunk], language: Language, last: int | None) -> int | None:
    """The first name among the chunks; the last speaker where a pronoun, a description or nobody stands there.

    Of "kata warga Depok, X" it is the person; "kata warga Depok itu" points back to a person; a place speaks not.
    """
    for i, chunk in enumerate(chunks[:4]):
        if chunk.is_name:
            if i == 0 or chunk.heads[0].mention.type == "PER":
                return chunk.heads[0].cluster
            office = any(language.titles.begins_role(c.lower) for c in chunks[:i])
            return _described(chunks[i:], language, last, office)
        if chunk.lower in language.lexicon.pronouns or chunk.lower in (".", ",", *QUOTES):
            break
    return last


def _described(chunks: Sequence[Chunk], language: Language, last: int | None, office: bool) -> int | None:
    """Whom a description with the name of an organisation or place means, which stands first among the chunks.

    With an `office` ("beber mantan Wali Kota Solo") it is the one who spoke last.
    """
    for chunk in chunks[1:REACH]:
        if chunk.lower in language.lexicon.pointers:
            return last
        if chunk.is_name and chunk.heads[0].mention.type == "PER":
            return chunk.heads[0].cluster
        if not chunk.is_name and (
            chunk.lower in (".", *QUOTES)
            or chunk.lower in language.lexicon.prepositions
            or language.is_verb(chunk.lower)
        ):
            break
    if office and last is not None:
        return last
    return None if chunks[0].heads[0].mention.type == "LOC" else chunks[0].heads[0].cluster
