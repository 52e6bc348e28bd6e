"""Polarity and modality of a trigger, by the words of its clause; and to whom a sentence attributes what it says."""

from collections.abc import Sequence

from kg.languages import Language
from kg.model import Modality, Polarity
from kg.rules.chunks import QUOTES, Chunk, Chunked

STOPS = QUOTES | frozenset(".;:,")
MENURUT = "menurut"
WINDOW = 6
"""Negation, plans and hedges reach over at most this many words to the trigger."""


def polarity(chunks: Sequence[Chunk], trigger: int, language: Language) -> Polarity:
    """ "negative" where a negator or a verb of denial stands before the trigger in its clause."""
    return "negative" if _before(chunks, trigger, language.lexicon.negators) else "positive"


def modality(chunks: Sequence[Chunk], trigger: int, language: Language) -> Modality:
    """The certainty that the clause gives: hedged ("diduga") before planned ("akan", "jika") before actual."""
    if _before(chunks, trigger, language.lexicon.alleged):
        return "alleged"
    if _before(chunks, trigger, language.lexicon.planned):
        return "planned"
    for i in range(trigger - 1, max(-1, trigger - 20), -1):
        if chunks[i].lower in language.lexicon.conditional:
            return "planned"
        if chunks[i].lower in STOPS:
            break
    return "actual"


def _before(chunks: Sequence[Chunk], trigger: int, cues: frozenset[str]) -> bool:
    names = 0
    for i in range(trigger - 1, max(-1, trigger - 1 - WINDOW), -1):
        chunk = chunks[i]
        if chunk.is_name:
            names += 1
            if names > 1:
                return False
        elif chunk.lower in STOPS or chunk.lower in ("bahwa", "yang"):
            return chunk.lower == "bahwa" and any(c.lower in cues for c in chunks[max(0, i - 3) : i])
        elif chunk.lower in cues:
            return True
    return False


def attributed_to(chunked: Chunked, trigger: int, language: Language) -> Chunk | None:
    """The name that the sentence gives as the source of the clause at `trigger`: "X mengatakan …", "Menurut X, …"."""
    chunks, words = chunked.chunks, language.lexicon
    for i, chunk in enumerate(chunks):
        ahead = i < trigger and (chunk.lower in words.statement_verbs or chunk.lower in words.relayed)
        behind = chunk.lower in words.reporting and i > trigger and chunks[i - 1].lower in (",", *QUOTES)
        if ahead or behind or chunk.lower == MENURUT:
            name = says(chunks, i, language)
            if name is not None:
                return name
    return None


def says(chunks: Sequence[Chunk], at: int, language: Language) -> Chunk | None:
    """The name that says something by the word at `at`: "X mengatakan", "kata X", "menurut X"; None for other words."""
    words, word = language.lexicon, chunks[at].lower
    if word == MENURUT or word in words.relayed or (word in words.reporting and not word.endswith("nya")):
        return next((c for c in chunks[at + 1 : at + 4] if c.is_name), None)
    if word not in words.statement_verbs:
        return None
    i = at - 1
    while i >= 0 and at - i < 6 and chunks[i].lower in words.auxiliaries:
        i -= 1
    if i < 0 or not chunks[i].is_name:
        return None
    before = chunks[i - 1].lower if i else ""
    free = i == 0 or before in (",", ".", *QUOTES) or before in words.conjunctions or before in words.adverbs
    return chunks[i] if free else None
