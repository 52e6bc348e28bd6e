"""Whom pronouns and descriptions point to: "dia", "politikus itu", "mereka", and "saya" inside quotation marks.

In doubt nobody: a pronoun that could mean two gives no fact.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from kg.languages import Language
from kg.resolve.within import Cluster
from kg.rules.arguments import governor
from kg.rules.chunks import PUNCTUATION, QUOTES, Chunk, Chunked, Head
from kg.rules.quotes import Passage

DEFINITE = "sang"
"""The article of persons who were named before: "sang pelatih"."""
DESCRIPTION = 5
"""A description has at most this many words and names."""
BACK = 3
"""Whom a pronoun points to is looked for in at most this many sentences before."""


class Reference:
    """What the words of one sentence point to outside of it."""

    def __init__(
        self,
        sentences: Sequence[Chunked],
        at: int,
        passages: Sequence[Passage],
        clusters: Sequence[Cluster],
        language: Language,
    ) -> None:
        self.chunks = sentences[at].chunks
        self.sentences, self.at = sentences, at
        self.before = sentences[max(0, at - BACK) : at]
        self.passages, self.clusters, self.language = passages, clusters, language

    @cached_property
    def person(self) -> Chunk | None:
        """The person who is the subject of the nearest sentence before that has one; None where two share the place."""
        found = self._subject(frozenset({"PER"}))
        return found if found is not None and len(found.heads) == 1 else None

    @cached_property
    def organisation(self) -> Chunk | None:
        """The same for an organisation or a country."""
        found = self._subject(frozenset({"ORG", "LOC"}))
        return found if found is not None and len(found.heads) == 1 else None

    @cached_property
    def several(self) -> Chunk | None:
        """The nearest subject of several names before."""
        found = self._subject(frozenset({"PER", "ORG", "LOC"}))
        return found if found is not None and len(found.heads) > 1 else None

    def _subject(self, types: frozenset[str]) -> Chunk | None:
        """Sentences in quotation marks are passed over: what is said in them is about others than the speaker."""
        for sentence in reversed(self.before):
            if sentence.chunks and sentence.chunks[0].lower in QUOTES:
                continue
            for i, chunk in enumerate(sentence.chunks):
                if (
                    chunk.is_name
                    and chunk.heads[0].mention.type in types
                    and governor(sentence.chunks, i, self.language)[0] == "open"
                ):
                    return chunk
        return None

    def points(self, at: int) -> bool:
        """Whether the word at `at` is one that points to somebody."""
        word, lexicon = self.chunks[at].lower, self.language.lexicon
        if word in lexicon.pointers or word == DEFINITE:
            return bool(self._described(at))
        return word in lexicon.pronouns or word in lexicon.first_person or word in lexicon.plural_pronouns

    def resolve(self, at: int) -> Chunk | None:
        """A chunk at the place of the word at `at`, with whom it points to; None where that is nobody or in doubt."""
        word, lexicon = self.chunks[at].lower, self.language.lexicon
        found: Chunk | None = None
        if word in lexicon.first_person:
            found = self.speaker(self.chunks[at].start)
        elif word in lexicon.plural_pronouns:
            found = self.several
        elif word in lexicon.pronouns:
            named = [c for c in self.chunks[:at] if c.is_name and c.heads[0].mention.type == "PER"]
            found = named[0] if len(named) == 1 and len(named[0].heads) == 1 else None if named else self.person
        elif described := self._described(at):
            found = self._holder(at) if described == "person" else self.organisation
        return None if found is None else Chunk(self.chunks[at].start, self.chunks[at].end, "", found.heads)

    def _described(self, at: int) -> Literal["person", "organisation", ""]:
        """What a description with "itu" at its end means: "kapten Chelsea itu", "klub asal London itu".

        One with "sang" before it means a person: "sang pelatih".
        """
        if self.chunks[at].lower == DEFINITE:
            return "person" if at + 1 < len(self.chunks) and self._is_person(self.chunks[at + 1].lower) else ""
        for chunk in reversed(self.chunks[max(0, at - DESCRIPTION) : at]):
            word = chunk.lower
            if self._is_person(word):
                return "person"
            if word in self.language.lexicon.organisation_nouns:
                return "organisation"
            if not chunk.is_name and (word in PUNCTUATION or word == "yang" or self.language.is_verb(word)):
                break
        return ""

    def _holder(self, at: int) -> Chunk | None:
        """The person of a description; of "Ketua Golkar itu" the one who has a post there, if anyone was said to."""
        named = [c for c in self.chunks[max(0, at - DESCRIPTION) : at] if c.is_name]
        if not named or self.chunks[at].lower == DEFINITE:
            return self.person
        places = {mention for head in named[-1].heads for mention in self.clusters[head.cluster].mentions}
        roles = [role for sentence in self.sentences[: self.at] for role in sentence.roles if places & set(role.places)]
        holders = {i for r in roles for i, c in enumerate(self.clusters) if r.person in c.mentions}
        if not holders:
            return self.person
        if len(holders) > 1:
            return None
        holder = holders.pop()
        return Chunk(0, 0, "", (Head(holder, self.clusters[holder].mentions[0]),))

    def _is_person(self, word: str) -> bool:
        return word in self.language.lexicon.person_nouns or self.language.titles.begins_role(word)

    def speaker(self, start: int) -> Chunk | None:
        """Who says what stands at a place of the text, inside quotation marks."""
        for passage in self.passages:
            if passage.start <= start < passage.end and passage.speaker is not None:
                mention = self.clusters[passage.speaker].mentions[0]
                return Chunk(start, start, "", (Head(passage.speaker, mention),))
        return None
