"""Whom a pronoun or "politikus PDIP itu" points to: the person whom the text is about just before."""

from collections.abc import Sequence

from kg.languages import Language
from kg.rules.arguments import Clause
from kg.rules.chunks import Chunk, Chunked

BACK = 3
"""The person is looked for in at most this many sentences before."""


def focus(sentences: Sequence[Chunked], at: int, language: Language) -> Chunk | None:
    """The person who is the subject of the nearest sentence before `sentences[at]` that has one; None in doubt.

    Sentences in quotation marks are passed over: what is said in them is about others than the speaker. Two persons
    that share the place of the subject leave a doubt.
    """
    for sentence in reversed(sentences[max(0, at - BACK) : at]):
        if sentence.chunks and sentence.chunks[0].lower in ('"', "“"):
            continue
        clause = Clause(sentence, language)
        for i, chunk in enumerate(sentence.chunks):
            if chunk.is_name and chunk.heads[0].mention.type == "PER" and clause.governor(i)[0] == "open":
                return chunk if len(chunk.heads) == 1 else None
    return None
