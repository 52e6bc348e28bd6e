"""Readers of labelled text (CoNLL, JSON Lines, gold articles): words with entity spans (first word, end, type)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.gold import read_gold_article
from kg.evaluate.labelled import read_names, read_offsets
from kg.languages import language
from kg.languages.id.segment import segment
from kg.model.annotated import unmarked
from kg.model.document import Sentence, Token

Span = tuple[int, int, str]
_MARK = re.compile(r"\[([^\[\]|\n]+)\|([A-Z]+)\]")
"""A name marked in its text, with a type of whatever scheme."""
TYPES = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "LOCATION": "LOC",
    "PLACE": "LOC",
    "EVENT": "EVT",
}
"""How the types of the known sets are named here; others stay as they are."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: its words, and its entities as (first word, end word exclusive, type)."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def read_conll(path: Path, types: Mapping[str, str] = TYPES) -> list[Labelled]:
    """Sentences of a file of lines "word TAB tag" (BIO, IOB or BIOES) parted by blank lines.

    Raises InputError for a line that has no tag or a file with no sentence.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error}); give a CoNLL file.") from error
    sentences, words, tags = [], [], []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            cells = line.split("\t") if "\t" in line else line.split()
            if len(cells) < 2:
                raise InputError(f"{path}, line {number}: no tag after the word; write word, tab, tag.")
            words.append(cells[0])
            tags.append(cells[-1].strip())
        elif words:
            sentences.append(Labelled(tuple(words), tuple(spans_of(tags, types))))
            words, tags = [], []
    if not sentences:
        raise InputError(
            f"{path}: holds no sentence; write one word and its tag a line, a blank line between sentences."
        )
    return sentences


def read_jsonl(path: Path) -> list[Labelled]:
    """Texts of a file of lines {"text": …, "entities": [[start, end, type], …]}, offsets in characters.

    Entities that do not begin and end with a word are left out. Raises InputError for a line of another form.
    """
    sentences = []
    for text in read_offsets(path, language("id")):
        tokens = tuple(token for sentence in text.sentences for token in sentence.tokens)
        if tokens:
            spans = tuple(_word_spans(tokens, text.entities))
            sentences.append(Labelled(tuple(token.text for token in tokens), spans))
    return sentences


def spans_of(tags: list[str], types: Mapping[str, str] = TYPES) -> Iterator[Span]:
    """Entity spans of a tag sequence; an I- tag without a beginning begins one (as the CoNLL-2000 scorer does)."""
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        name = types.get(name, name)
        if kind and (prefix in "BSO" or name != kind):
            yield start, i, kind
            kind = ""
        if prefix in "BSIE" and not kind:
            start, kind = i, name


def read_gold(folder: Path) -> list[Labelled]:
    """Sentences of the gold articles in `folder` with their entities, found by name and alias, longest first."""
    paths = sorted(folder.glob("*.gold.json"))
    if not paths:
        raise InputError(f"{folder}: holds no *.gold.json; give the folder of annotated articles.")
    sentences: list[Labelled] = []
    for path in paths:
        article = read_gold_article(path)
        names = {form: e["type"] for e in article["entities"] for form in (e["name"], *e.get("aliases", []))}
        pattern = re.compile("|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))))
        found = [(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(article["text"])] if names else []
        sentences += _labelled(segment(article["text"]), found)
    return sentences


def read_annotated(path: Path) -> list[Labelled]:
    """Sentences of a text file, or of all `*.txt` in a folder, that mark their names: "[Ani|PER] menelepon …".

    A blank line parts articles. Raises InputError for a bracket that is no such mark, and where there is no text.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    sentences: list[Labelled] = []
    for file in files:
        try:
            articles = re.split(r"\n\s*\n", file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file}: cannot be read as UTF-8 text ({error}); give annotated articles.") from error
        for article in articles:
            text, found = unmarked(article, _MARK)
            if fault := re.search(r"\[[^\]\n]*\||\|[A-Z]{3}\]", text):
                raise InputError(f"{file}: no mark of a name: {text[fault.start() :][:40]!r}; write [name|TYPE].")
            sentences += _labelled(segment(text), found)
    if not any(sentence.words for sentence in sentences):
        raise InputError(f"{path}: holds no annotated article (*.txt); give the folder of annotated articles.")
    return sentences


def read_standoff(names: Path, texts: Path) -> list[Labelled]:
    """Sentences of articles whose names are annotated apart from their text (see `kg.evaluate.labelled`)."""
    annotated = read_names(names, texts, language("id"))
    return [sentence for text in annotated for sentence in _labelled(text.sentences, text.entities)]


def _labelled(sentences: Iterable[Sentence], found: Sequence[Span]) -> Iterator[Labelled]:
    """The sentences of a text with their names, which are given in characters of the text."""
    for sentence in sentences:
        words = tuple(token.text for token in sentence.tokens)
        yield Labelled(words, tuple(_word_spans(sentence.tokens, found)))


def _word_spans(tokens: tuple[Token, ...], found: Iterable[Span]) -> Iterator[Span]:
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    for start, end, kind in found:
        if start in starts and end in ends:
            yield starts[start], ends[end], kind
