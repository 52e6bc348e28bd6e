"""From articles to documents: sentences, boilerplate, mentions, parses."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol

from kg.analyse.tidy import tidy
from kg.languages import Language
from kg.model import Article, Document, Mention, Parse, Sentence
from kg.resolve.nested import with_nested

LONGEST_BOILERPLATE = 300
"""Longer lines are text of the article."""
ARTICLES = 64
"""Articles are tagged together in groups of this many."""


class Reads(Protocol):
    """What analyse needs of a tagger: mentions, and where it can the parse, of each sentence."""

    def read(self, sentences: list[Sentence]) -> Iterator[tuple[list[Mention], Parse | None]]: ...


def analyse(articles: Iterable[Article], tagger: Reads, language: Language) -> Iterator[Document]:
    """Documents of the articles, in order."""
    stream = iter(articles)
    while group := list(islice(stream, ARTICLES)):
        segmented = [_segmented(article, language) for article in group]
        wanted = [s for sentences in segmented for s in sentences if not s.boilerplate]
        read = tagger.read(wanted)
        for article, sentences in zip(group, segmented, strict=True):
            mentions: list[Mention] = []
            parsed: list[Sentence] = []
            for sentence in sentences:
                found, parse = ([], None) if sentence.boilerplate else next(read)
                mentions += found
                parsed.append(replace(sentence, parse=parse))
            names = tidy(article.text, parsed, mentions, language)
            yield with_nested(Document(article, tuple(parsed), tuple(names)), language)


def _segmented(article: Article, language: Language) -> tuple[Sentence, ...]:
    def boilerplate(sentence: Sentence) -> bool:
        line_start = article.text.rfind("\n", 0, sentence.start) + 1
        line_end = article.text.find("\n", sentence.end)
        line_end = line_end if line_end >= 0 else len(article.text)
        if line_end - line_start >= LONGEST_BOILERPLATE:
            return False
        line = article.text[line_start:line_end]
        return any(pattern.search(line) for pattern in language.lexicon.boilerplate)

    return tuple(replace(s, boilerplate=True) if boilerplate(s) else s for s in language.segment(article.text))
