"""Polarity and modality of a trigger, by the words of its clause; and to whom a sentence attributes what it says."""

from collections.abc import Sequence
from typing import Literal

from kg.languages import Language
from kg.model import Modality, Polarity
from kg.rules.chunks import PUNCTUATION, QUOTES, Chunk, Chunked

STOPS = QUOTES | frozenset(".;:,")
MENURUT = "menurut"
WINDOW = 6
"""Negation, plans and hedges reach over at most this many words to the trigger."""
PREDICATE = 12
"""The predicate of a noun ("pertemuan A dengan B … batal") is looked for over at most this many chunks."""


def polarity(chunks: Sequence[Chunk], first: int, last: int, noun: bool, language: Language) -> Polarity:
    """ "negative" where the text denies what the trigger says, chunks `first` to `last`; `noun` for one that is a noun.

    So it is where a negator or a verb of denial stands before it in its clause ("membantah menelepon"), where a noun's
    predicate says that it did not happen ("pertemuan … batal"), and in what is called untrue ("kabar … hoaks").
    """
    denied = (
        _before(chunks, first, language.lexicon.negators, language)
        or _cleft(chunks, first, language)
        or (noun and _happening(chunks, last, language) == "undone")
        or _refuted(chunks, first, last, language)
    )
    return "negative" if denied else "positive"


def modality(chunks: Sequence[Chunk], trigger: int, last: int, noun: bool, language: Language) -> Modality:
    """The certainty that the clause gives: hedged ("diduga") before planned ("akan", "jika") before actual."""
    if _before(chunks, trigger, language.lexicon.alleged, language):
        return "alleged"
    if noun and _happening(chunks, last, language) == "planned":
        return "planned"
    if _before(chunks, trigger, language.lexicon.planned, language):
        return "planned"
    for i in range(trigger - 1, max(-1, trigger - 20), -1):
        if chunks[i].lower in language.lexicon.conditional:
            return "planned"
        if chunks[i].lower in STOPS:
            break
    return "actual"


def _before(chunks: Sequence[Chunk], trigger: int, cues: frozenset[str], language: Language) -> bool:
    """Whether a cue stands before the trigger in its clause.

    It reaches over "dan" where that joins two verbs ("tidak menelepon dan menemui B"), not where the first has its own
    complement ("tidak datang ke Bali dan mengutus B").
    """
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
        elif chunk.lower in language.lexicon.coordinators and i > 0 and not language.is_verb(chunks[i - 1].lower):
            return False
    return False


def _cleft(chunks: Sequence[Chunk], trigger: int, language: Language) -> bool:
    """Whether the subject is denied, not the verb: "bukan A yang menyerang B"."""
    i = next((i for i in range(trigger - 1, max(1, trigger - 4), -1) if chunks[i].lower == "yang"), None)
    return i is not None and chunks[i - 1].is_name and chunks[i - 2].lower in language.lexicon.negators


def _happening(chunks: Sequence[Chunk], noun: int, language: Language) -> Literal["undone", "planned", ""]:
    """What the predicate of a noun says of its happening: "… batal", "… tidak jadi digelar", "… akan digelar"."""
    words = language.lexicon
    denied = planned = False
    for chunk in chunks[noun + 1 : noun + 1 + PREDICATE]:
        word = chunk.lower
        if word in words.undone:
            return "undone"
        if word in words.scheduled:
            return "planned"
        if word in words.happening:
            return "undone" if denied else "planned" if planned else ""
        if word in STOPS or word == "yang" or (language.is_verb(word) and word not in words.auxiliaries):
            return ""
        denied, planned = denied or word in words.negators, planned or word in words.planned
    return ""


def _refuted(chunks: Sequence[Chunk], first: int, last: int, language: Language) -> bool:
    """Whether the sentence calls untrue what it tells: "Hoaks: …", "Kabar … tidak benar"."""
    words = language.lexicon
    opening = [c.lower for c in chunks[:3] if c.lower not in ("[", "(")][:2]
    if opening and opening[0] in words.refuted and (len(opening) == 1 or opening[1] in PUNCTUATION):
        return True
    if not any(chunk.lower in words.reports for chunk in chunks[:first]):
        return False
    for i in range(last + 1, len(chunks)):
        word, before = chunks[i].lower, chunks[i - 1]
        after = chunks[i + 1].lower if i + 1 < len(chunks) else "."
        if word in words.true and (before.lower in words.negators or chunks[i - 2].lower in words.negators):
            return True
        predicate = before.is_name or before.lower in words.before_refuted or language.is_verb(before.lower)
        closing = after in PUNCTUATION or after in words.prepositions or after in words.conjunctions
        if word in words.refuted and (language.is_verb(word) or (predicate and closing)):
            return True
    return False


def refutes_next(chunks: Sequence[Chunk], language: Language) -> bool:
    """Whether a sentence says nothing but that the next one is untrue: "Hoaks!"."""
    said = [chunk.lower for chunk in chunks if chunk.lower not in PUNCTUATION]
    return bool(said) and all(word in language.lexicon.refuted for word in said)


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
