"""Sentences and tokens of Indonesian news, by rules; offsets always point into the text that was given."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from kg.model.document import Sentence, Token

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)\S+                                   # addresses
  | (?<![\w.])\w{1,40}(?:\.\w{1,40}){0,4}\.(?:com|co\.id|id|net|org)\b    # detik.com
  | \d+(?:[.,:/]\d+)*(?!\w)                                  # 1.000,5  29/12  14.48
  | (?:[A-Z]\.)+[A-Z]\b                                      # S.H, A.S
  | (?:di|ke|oleh|dari|dan|pada|kepada|hingga|dengan|untuk|yang|kata|ujar|ucap|jelas|ungkap|dikutip|dilansir|menurut)
    (?=[A-Z][a-z]|detik[A-Zc])                               # no space
  | \w+(?:['’]\w+)*(?:-(?![A-Z])\w+(?:['’]\w+)*)*            # Ma'ruf, anak-anak, ke-11; not Prabowo-Gibran
  | \S
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*")
LONGEST = 500
"""Sentences have at most this many tokens: what is done with one may take time by the square of its length."""
LONGEST_WORD = 40
"""Abbreviations are looked for over at most this many characters."""
_OPENERS = "\"“‘'«(["


@cache
def abbreviations() -> frozenset[str]:
    """Lower-cased words after which a full stop does not end the sentence."""
    groups = yaml.safe_load((files(__package__) / "abbreviations.yaml").read_text(encoding="utf-8"))
    return frozenset(word for words in groups.values() for word in words)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, with offsets into `text`."""
    return tuple(
        Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the white space around it. A line break always ends a sentence."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, start, stop.start(), stop.end(), line.end()):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, start: int, stop: int, after: int, limit: int) -> bool:
    if after >= limit:
        return True
    spaced = text[after].isspace()
    at = after
    while at < limit and text[at].isspace():
        at += 1
    if at == limit:
        return True
    if not spaced and not (text[stop] in ".!?" and text[stop - 1 : stop].islower() and text[at : at + 2].istitle()):
        return False
    first = text[at]
    if not (first.isupper() or first.isdigit() or first in _OPENERS):
        return False
    if text[stop] != "." or after - stop > 1:
        # "!" and "?" end a sentence; so does a stop inside closing quotation marks, unless "kata X" goes on.
        return True
    before = _word_before(text, max(start, stop - LONGEST_WORD), stop)
    if before in abbreviations():
        return False
    if not spaced:
        return len(before) > 2
    return not (len(before) == 1 and before.isalpha()) and not re.fullmatch(r"(?:\w\.)+\w", before)


def _word_before(text: str, start: int, stop: int) -> str:
    """The lower-cased word, with its inner stops, that ends at `stop`."""
    at = stop
    while at > start and (text[at - 1].isalnum() or text[at - 1] in "._'’"):
        at -= 1
    return text[at:stop].lower()


def segment(text: str) -> tuple[Sentence, ...]:
    """Sentences of `text` with their tokens. Every token lies in just one sentence.

    What has more than `LONGEST` tokens is no sentence that anybody wrote; it is cut into pieces of so many.
    """
    return tuple(
        piece for start, end in sentence_spans(text) for piece in _pieces(tokens(text, start, end), start, end)
    )


def _pieces(words: tuple[Token, ...], start: int, end: int) -> Iterator[Sentence]:
    for at in range(0, len(words), LONGEST):
        piece = words[at : at + LONGEST]
        first = start if at == 0 else piece[0].start
        yield Sentence(first, end if at + LONGEST >= len(words) else piece[-1].end, piece)
