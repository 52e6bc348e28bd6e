"""Where the arguments of a trigger stand: subject to the left, object to the right, agents after "oleh"."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.languages import Language
from kg.rules.chunks import PUNCTUATION, QUOTES, Chunk, Chunked

BARRIERS = QUOTES | frozenset(";:?!")
REACH = 22
"""Arguments are looked for over at most this many chunks."""


class Pointing(Protocol):
    """What the clause needs to know of pronouns."""

    def points(self, at: int) -> bool: ...
    def resolve(self, at: int) -> Chunk | None: ...


class Clause:
    """Finds arguments around a trigger in one chunked sentence."""

    def __init__(self, chunked: Chunked, language: Language, reference: Pointing) -> None:
        self.chunks, self.headline, self.reference = chunked.chunks, chunked.headline, reference
        self.words, self.is_verb, self.language = language.lexicon, language.is_verb, language

    def governor(self, at: int) -> tuple[str, str]:
        """What the name chunk `at` hangs on; see the function below."""
        return governor(self.chunks, at, self.language)

    def is_agent(self, verb: str) -> bool:
        """Whether the name behind the verb does what it says ("didukung X"), rather than undergoes or gets it."""
        return verb.startswith("di") and self.language.is_verb(verb) and verb not in self.words.receiving

    def left(self, trigger: int) -> Chunk | None:
        """The subject of a verb at `trigger` (for a passive: what undergoes it)."""
        crossing = False
        i = trigger - 1
        while i >= 0 and trigger - i < REACH:
            chunk = self.chunks[i]
            if chunk.is_name:
                kind, word = self.governor(i)
                if kind == "verb" and word in self.words.controlling:
                    return chunk  # "meminta B membuka data": B is to do it
                relative = i + 1 < trigger and self._relative(i + 1)
                if kind == "open" or (relative and kind in ("prep", "verb")):
                    return self._last(i) if relative else self._with_companion(i)
                if relative:
                    return self._last(i) if self._does(trigger, i) else None
            elif self.reference.points(i):
                return self.reference.resolve(i)
            elif chunk.lower in BARRIERS or chunk.lower == "bahwa":
                return None
            elif chunk.lower in self.words.purpose and not self._list_joint(i):
                crossing = True
            elif chunk.lower in self.words.clause_words and not crossing and i < trigger - 1:
                return None
            elif chunk.lower == "yang":
                if i == 0 or not (self.chunks[i - 1].is_name or self.chunks[i - 1].lower == ","):
                    return None
            elif self._finite(chunk) and not crossing and i < trigger - 1 and chunk.lower not in self.words.accompanied:
                return None
            i -= 1
        return None

    def _does(self, trigger: int, name: int) -> bool:
        """Whether the name that a noun belongs to, and not the noun, acts in "langkah A yang menetapkan B".

        So it is with verbs in the active voice, unless the noun is one of persons: "istri A yang memukul B".
        """
        noun = self.governor(name)[1]
        active = self.chunks[trigger].lower.startswith("me")
        return active and noun not in self.words.person_nouns and not self.language.titles.begins_role(noun)

    def _last(self, at: int) -> Chunk:
        """Of "A, B, dan C yang …" the name C."""
        chunk = self.chunks[at]
        return chunk if len(chunk.heads) < 2 else Chunk(chunk.start, chunk.end, "", chunk.heads[-1:])

    def _with_companion(self, at: int) -> Chunk:
        """The names of "A bersama B" together: what A does B does too."""
        chunk = self.chunks[at]
        if at + 2 < len(self.chunks) and self.chunks[at + 1].lower == "bersama" and self.chunks[at + 2].is_name:
            other = self.chunks[at + 2]
            return Chunk(chunk.start, other.end, "", (*chunk.heads, *other.heads))
        return chunk

    def shared(self, trigger: int) -> Chunk | None:
        """The subject that a verb without one of its own shares with the clause before it: "setelah …, X …, lalu …".

        Only where a joint stands before the verb: a comma, a conjunction, a preposition or another verb. A noun there
        would be its subject.
        """
        words = self.words
        i = trigger - 1
        while i >= 0 and (self.chunks[i].lower in words.auxiliaries or self.chunks[i].lower in words.adverbs):
            i -= 1
        if i < 0 or self.chunks[i].is_name:
            return None
        joint = self.chunks[i].lower
        if joint == "yang":
            return None
        joins = joint == "," or joint in words.conjunctions or joint in words.prepositions
        if not joins and not self._finite(self.chunks[i]):
            return None
        for at in range(i - 1, max(-1, trigger - REACH), -1):
            if self.chunks[at].lower in BARRIERS or self.chunks[at + 1].lower == "apalagi":
                return None
            if self.reference.points(at):
                return self.reference.resolve(at)
            if self.chunks[at].is_name and self.governor(at)[0] == "open":
                return self.chunks[at]
        return None

    def owner(self, noun: int) -> Chunk | None:
        """Whom "-nya" means: the subject of the clause, X in "X memulai usaha pada 2015 bersama istrinya"."""
        for i in range(noun - 1, max(-1, noun - REACH), -1):
            chunk = self.chunks[i]
            if chunk.is_name and len(chunk.heads) == 1 and self.governor(i)[0] == "open":
                return chunk
            if chunk.lower in BARRIERS or chunk.lower in self.words.clause_words:
                return None
        return None

    def antecedent(self, trigger: int) -> Chunk | None:
        """The name right before "yang", where the verb at `trigger` opens a relative clause; else None."""
        i = trigger - 1
        while i > 0 and (self.chunks[i].lower in self.words.auxiliaries or self.chunks[i].lower in self.words.adverbs):
            i -= 1
        if i < 1 or self.chunks[i].lower != "yang":
            return None
        i -= 1 if self.chunks[i - 1].lower != "," or i < 2 else 2
        return self._last(i) if self.chunks[i].is_name else None

    def following(self, first: int, last: int) -> Chunk | None:
        """The subject of the main clause behind a clause that stands first: X in "Saat mengunjungi B, X berpidato"."""
        if first > 3 or any(c.is_name for c in self.chunks[:first]):
            return None
        opening = self.chunks[0].lower
        if opening not in self.words.clause_words and opening not in self.words.prepositions and first > 0:
            return None
        for i in range(last + 1, min(last + REACH, len(self.chunks) - 1)):
            if self.chunks[i].lower == "," and self.chunks[i + 1].is_name:
                return self.chunks[i + 1] if self.governor(i + 1)[0] == "open" else None
            if self.chunks[i].lower in BARRIERS:
                return None
        return None

    def _relative(self, at: int) -> bool:
        return self.chunks[at].lower == "yang" or (
            self.chunks[at].lower == "," and at + 1 < len(self.chunks) and self.chunks[at + 1].lower == "yang"
        )

    def _list_joint(self, at: int) -> bool:
        """Whether "dan" here joins nouns rather than verbs: the word after it is no verb."""
        word = self.chunks[at].lower
        if word not in ("dan", "serta"):
            return False
        after = self.chunks[at + 1].lower if at + 1 < len(self.chunks) else ""
        return not (self.is_verb(after) or after in self.words.auxiliaries or self.headline)

    def _finite(self, chunk: Chunk) -> bool:
        word = chunk.lower
        return (self.is_verb(word) or word in self.words.statement_verbs) and word not in self.words.auxiliaries

    def enumerated(self, after: int) -> Chunk | None:
        """The names that a list gives: "memeriksa sejumlah saksi, antara lain A dan B"."""
        for i in range(after, min(after + REACH, len(self.chunks) - 2)):
            word = self.chunks[i].lower
            if word in self.words.listing or (word, self.chunks[i + 1].lower) == ("antara", "lain"):
                at = i + 2 if word == "antara" else i + 1
                return self.patient(at, through=False)
            if word == "," and i > after + 1 and self._counted(after) and self.chunks[i + 1].is_name:
                return self.chunks[i + 1]
            if self.chunks[i].is_name or word in BARRIERS or word == "." or self._finite(self.chunks[i]):
                return None
        return None

    def _counted(self, at: int) -> bool:
        """Whether a noun phrase begins with a number: "dua saksi, A dan B"."""
        word = self.chunks[at].lower
        return word.isdigit() or word in self.words.numerals

    def patient(self, after: int, through: bool) -> Chunk | None:
        """The name that begins right after a verb that ends before chunk `after`; with `through` also "kebijakan X"."""
        i, skipped = after, 0
        while i < len(self.chunks) and skipped < 5:
            chunk = self.chunks[i]
            if chunk.is_name:
                return chunk
            if i == after and self.reference.points(i):
                return self.reference.resolve(i)
            word = chunk.lower
            listing = word == "," and i + 1 < len(self.chunks) and self.chunks[i + 1].lower in ("yakni", "yaitu")
            if not (
                listing
                or word[0].isdigit()
                or word in self.words.after_verb
                or word in self.words.transparent
                or (through and (word in self.words.possessed or self._noun(word)))
            ):
                return None
            i, skipped = i + 1, skipped + 1
        return None

    def _noun(self, word: str) -> bool:
        """Whether a word can be a noun: none of the small words, and no verb."""
        words = self.words
        small = (words.prepositions, words.conjunctions, words.auxiliaries, words.reporting, words.pronouns)
        return word.isalpha() and not any(word in listed for listed in small) and not self.is_verb(word)

    def prepositional(self, after: int, prepositions: Iterable[str], through: bool) -> Chunk | None:
        """The name after one of `prepositions`, in the rest of the clause."""
        wanted = set(prepositions)
        for i in range(after, min(after + REACH, len(self.chunks))):
            chunk = self.chunks[i]
            if chunk.lower in wanted:
                found = self.patient(i + 1, through)
                if found is not None:
                    return found
            elif (
                chunk.lower in QUOTES
                or chunk.lower in (";", "bahwa", "sehingga", ".")
                or (chunk.lower == "yang" and i + 2 < len(self.chunks) and self.chunks[i + 2].lower not in wanted)
                or (
                    i > after + 1
                    and self._finite(chunk)
                    and chunk.lower not in self.words.prepositions
                    and self.chunks[i - 1].lower not in ("dan", "serta", "untuk")
                )
            ):
                return None
        return None

    def agent(self, after: int) -> Chunk | None:
        """The agent of a passive: after "oleh", or right after the verb."""
        direct = self.patient(after, through=False)
        if direct is not None:
            return direct
        for i in range(after, min(after + 9, len(self.chunks))):
            if self.chunks[i].lower == "oleh":
                return self.patient(i + 1, through=False) or self.enumerated(i + 1)
            if self.chunks[i].lower in (".", ";", "yang") or self.chunks[i].lower in QUOTES:
                return None
        return None

    def after_noun(self, after: int) -> Chunk | None:
        """The name right after a noun ("pertemuan [bilateral] [antara] A"); two words may stand between."""
        for i in range(after, min(after + 3, len(self.chunks))):
            chunk = self.chunks[i]
            if chunk.is_name:
                return chunk
            if self.reference.points(i):
                return self.reference.resolve(i)
            word = chunk.lower
            joint = word in self.words.prepositions or word in self.words.conjunctions or self.is_verb(word)
            if word in PUNCTUATION or (joint and word != "antara"):
                return None
        return None

    def governing_object(self, trigger: int) -> Chunk | None:
        """The object of the verb that a purpose clause hangs on: B in "menelepon B untuk …"."""
        i = trigger - 1
        while i >= 0 and trigger - i < 6 and not self.chunks[i].is_name:
            if self.chunks[i].lower in (".", ";") or self._finite(self.chunks[i]):
                return None
            i -= 1
        if i < 0 or trigger - i >= 6 or not any(c.lower in self.words.purpose for c in self.chunks[i + 1 : trigger]):
            return None
        kind, word = self.governor(i)
        return self.chunks[i] if kind == "verb" or word in ("kepada", "dengan") else None


def governor(chunks: Sequence[Chunk], at: int, language: Language) -> tuple[str, str]:
    """What the name chunk `at` hangs on, and the word: "open" (a subject), "prep", "verb" (an object), "noun"."""
    words = language.lexicon
    i = at - 1
    while i >= 0 and not chunks[i].is_name:
        word = chunks[i].lower
        if word in words.transparent:
            i -= 1
            continue
        if word == "," and i > 0 and _chain(chunks, i - 1, at):
            return governor(chunks, i - 1, language)
        if word in PUNCTUATION or (word in words.conjunctions and word not in words.prepositions):
            return "open", word
        if word in words.prepositions:
            return ("open", word) if word in words.clause_words else ("prep", word)
        if word in words.statement_verbs or word in words.reporting:
            return "open", word
        if word in words.auxiliaries or word in words.adverbs or word in words.according:
            return "open", word
        if language.is_verb(word):
            return "verb", word
        return ("open", word) if word[0].isdigit() and i == 0 else ("noun", word)
    beside = i >= 0 and chunks[at].heads[0].mention.type != "PER"
    return ("noun", "") if beside else ("open", "")


def _chain(chunks: Sequence[Chunk], first: int, second: int) -> bool:
    """Whether two names are neighbours in an address: "Abu Dhabi, Uni Emirat Arab"."""
    names = (chunks[first], chunks[second])
    return all(c.is_name and len(c.heads) == 1 and c.heads[0].mention.type == "LOC" for c in names)
