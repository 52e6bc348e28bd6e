"""Arguments by the dependency tree: what the surface patterns of `arguments.py` miss; needs parsed sentences.

Relations are those of Universal Dependencies (universaldependencies.org/u/dep). Subjects are carried over to verbs that
have none of their own: coordinated ones, complements, purpose and time clauses.
"""

from collections.abc import Iterable

from kg.languages import Language
from kg.model import Parse
from kg.rules.arguments import Pointing
from kg.rules.chunks import Chunk, Chunked
from kg.rules.reference import DEFINITE

SHARED = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
"""Dependencies over which a verb without a subject takes that of the verb that it hangs on."""
DEEPEST = 4
"""A subject is carried over at most this many dependencies."""


class Tree:
    """The tree of one chunked sentence."""

    def __init__(self, chunked: Chunked, parse: Parse, language: Language, reference: Pointing) -> None:
        self.chunks, self.parse, self.words, self.reference = chunked.chunks, parse, language.lexicon, reference
        tokens = chunked.sentence.tokens
        self.lower = [token.text.lower() for token in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        for token, head in enumerate(parse.heads):
            if head >= 0:
                self.children[head].append(token)
        self.chunk_of: list[int] = []
        at = 0
        for word in tokens:
            while at + 1 < len(self.chunks) and self.chunks[at].end <= word.start:
                at += 1
            self.chunk_of.append(at)

    def verb(self, first: int, last: int) -> int:
        """The token that governs the chunks `first` to `last`."""
        inside = [t for t, c in enumerate(self.chunk_of) if first <= c <= last]
        return next((t for t in inside if self.parse.heads[t] not in inside), inside[0])

    def label(self, token: int) -> str:
        """The dependency of a token without its subtype."""
        return self.parse.labels[token].split(":")[0]

    def subject(self, verb: int, depth: int = 0) -> Chunk | None:
        """The subject of a verb: its own, that of a relative clause, or that of the verb that it hangs on."""
        own = [t for t in self.children[verb] if self.label(t) in ("nsubj", "csubj")]
        named = [t for t in own if self.lower[t] != "yang"]
        if named:
            return self.nominal(named[0])
        head = self.parse.heads[verb]
        if head < 0 or depth >= DEEPEST:
            return None
        if self.label(verb) == "acl":
            return self.nominal(head) if own else None
        if self.label(verb) not in SHARED:
            return None
        if self.label(verb) in ("xcomp", "ccomp") and self._controls(head):
            return self.object(head)
        return self.subject(head, depth + 1)

    def _controls(self, verb: int) -> bool:
        """Whether the object of a verb is the subject of its complement: "meminta B mundur"."""
        return any(self.label(t) == "obj" for t in self.children[verb])

    def object(self, verb: int, through: bool = False) -> Chunk | None:
        """The object of a verb; with `through` also whose the object is: B in "mengkritik kebijakan B"."""
        for token in self.children[verb]:
            if self.label(token) in ("obj", "iobj"):
                return self.nominal(token, through)
        return None

    def agent(self, verb: int) -> Chunk | None:
        """The agent of a passive."""
        for token in self.children[verb]:
            if self.parse.labels[token] == "obl:agent" or (self.label(token) == "obl" and "oleh" in self._cases(token)):
                return self.nominal(token)
        return None

    def oblique(self, verb: int, prepositions: Iterable[str], through: bool = False) -> Chunk | None:
        """What hangs on a verb or noun, or on its object, by one of the prepositions."""
        wanted = set(prepositions)
        near = [t for t in self.children[verb] if self.label(t) in ("obj", "xcomp", "compound", "fixed")]
        for governor in (verb, *near):
            for token in self.children[governor]:
                if self.label(token) in ("obl", "nmod") and wanted & self._cases(token):
                    return self.nominal(token, through)
        return None

    def carrier(self, noun: int) -> Chunk | None:
        """The subject of the verb whose object a noun is: A in "A menyampaikan apresiasi"."""
        head = self.parse.heads[noun]
        return self.subject(head) if head >= 0 and self.label(noun) in ("obj", "xcomp", "compound") else None

    def possessor(self, noun: int) -> Chunk | None:
        """Whose a noun is: A in "serangan A"."""
        for token in self.children[noun]:
            if self.label(token) in ("nmod", "flat", "appos", "compound") and self._cases(token) <= {"antara", "dari"}:
                named = self.nominal(token)
                if named is not None:
                    return named
        return None

    def _cases(self, token: int) -> set[str]:
        return {self.lower[t] for t in self.children[token] if self.label(t) in ("case", "mark")}

    def nominal(self, token: int, through: bool = False) -> Chunk | None:
        """The name that a noun phrase stands for: in it, in apposition, behind words like "pemerintah", a pronoun's."""
        chunk = self.chunks[self.chunk_of[token]]
        if chunk.is_name:
            return chunk
        pointers = (*self.words.pointers, DEFINITE)
        owned = [t for t in self.children[token] if through or self.lower[t] in pointers]
        pointing = [self.chunk_of[t] for t in (token, *owned) if self.reference.points(self.chunk_of[t])]
        if pointing:
            return self.reference.resolve(pointing[0])
        open_ = through or self.lower[token] in self.words.transparent
        labels = ("appos", "flat", "nmod") if open_ else ("appos", "flat")
        for child in self.children[token]:
            named = self.chunks[self.chunk_of[child]]
            if self.label(child) in labels and named.is_name and not self._cases(child):
                return named
        return None
