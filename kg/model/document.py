"""An analysed article: sentences, tokens and mentions; offsets are characters of the article's text, end exclusive."""

from dataclasses import dataclass

from kg.model.article import Article


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Of each token: part of speech, head (index, -1 for the root) and dependency label, of Universal Dependencies."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens; `boilerplate` marks lines of the outlet itself ("Baca juga: …"), which state nothing.

    `parse` is its dependency tree, where a parser was at hand.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    boilerplate: bool = False
    parse: Parse | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in the text. `type` is PER, ORG, LOC or EVT; `score` is the tagger's, 0 to 1."""

    start: int
    end: int
    text: str
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences and its mentions, both in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
