"""Finds names in articles: with the shipped tagger, a model folder of kg, or anybody's Flair tagger."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from kg.analyse.engine import load_engine
from kg.analyse.fingerprint import fingerprint, is_model_folder, warning, weights_folder
from kg.analyse.names import Name
from kg.errors import InputError, ModelError
from kg.model import Mention, Parse, Sentence

SCHEME = "kg"
"""The head whose scheme is that of the project (PER, ORG, LOC, EVT)."""
TYPES = {
    "PER": "PER", "PERSON": "PER", "PPL": "PER", "B-PER": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC", "GPE": "LOC", "FAC": "LOC", "PLC": "LOC",
    "EVT": "EVT", "EVENT": "EVT",
}  # fmt: skip
"""How other taggers' types are read; types that are not listed give no entity."""
SCORE_PLACES = 2
"""Scores keep two places: sums on another processor differ further behind, and builds should not."""

Finder = Callable[[Sequence[Sequence[str]]], Iterator[tuple[list[Name], Parse | None]]]
"""Finds the names of each tokenised sentence, and its parse where it can."""


class Tagger:
    """Reads sentences: finds their names, and parses them where the model can.

    `fingerprint` tells one set of weights from another.
    """

    def __init__(self, finder: Finder, fingerprint: str, types: dict[str, str] | None = TYPES) -> None:
        """`types` says how the finder's types are read, in capitals; None leaves every type as it is."""
        self.finder, self.fingerprint, self.types = finder, fingerprint, types

    def read(self, sentences: Sequence[Sentence]) -> Iterator[tuple[list[Mention], Parse | None]]:
        """The mentions of each sentence, in order, and its parse; offsets are those of the sentences' tokens."""
        found = self.finder([[token.text for token in sentence.tokens] for sentence in sentences])
        for sentence, (names, parse) in zip(sentences, found, strict=True):
            yield list(self._mentions(sentence, names)), parse

    def _mentions(self, sentence: Sentence, names: Iterable[Name]) -> Iterator[Mention]:
        for name in names:
            kind = name.type if self.types is None else self.types.get(name.type.upper())
            if kind is not None:
                start, end = sentence.tokens[name.first].start, sentence.tokens[name.end - 1].end
                text = "".join(_joined(sentence, name.first, name.end))
                yield Mention(start, end, text, kind, round(name.score, SCORE_PLACES))


def _joined(sentence: Sentence, first: int, end: int) -> Iterable[str]:
    """The tokens' texts with spaces between them, from the offsets alone; `tidy` takes what really stands there."""
    at = sentence.tokens[first].start
    for token in sentence.tokens[first:end]:
        yield " " * (token.start - at) + token.text
        at = token.end


def load_tagger(
    name: str | None = None, say: Callable[[str], None] = lambda _: None, scheme: str | None = None
) -> Tagger:
    """The shipped tagger, or the one that `name` says: a model folder of kg, a Flair file, or a name on the hub.

    `scheme` chooses another head of a model folder, whose types then stay as they are. Raises ModelError when the
    tagger cannot be loaded, InputError when it has no such scheme. Flair files are pickles and run code: load only what
    you trust.
    """
    folder = weights_folder() if name is None else Path(name)
    if is_model_folder(folder):
        return _own(folder, scheme, say)
    if name is None:
        raise ModelError(
            f"{folder}: the shipped tagger is missing; reinstall wartagraf, or name another with --tagger."
        )
    if scheme is not None:
        raise InputError(f"{name}: only tagger folders of kg have schemes; leave out --scheme.")
    say(warning(name))
    from kg.analyse.flair_file import load_flair

    return Tagger(without_parses(load_flair(name).names), fingerprint(name))


def without_parses(names: Callable[[Sequence[Sequence[str]]], Iterator[list[Name]]]) -> Finder:
    """A finder that only knows names, as one that cannot parse."""
    return lambda sentences: ((found, None) for found in names(sentences))


def _own(folder: Path, scheme: str | None, say: Callable[[str], None]) -> Tagger:
    engine = load_engine(folder)
    chosen = scheme or (SCHEME if SCHEME in engine.heads else min(engine.heads))
    if chosen not in engine.heads:
        raise InputError(f"{folder}: has no scheme {chosen!r}; choose one of: {', '.join(engine.heads)}.")
    if scheme is None and chosen != SCHEME:
        say(f"{folder}: has no head called {SCHEME}; the head {chosen} is used.")
    return Tagger(partial(engine.read, chosen), fingerprint(str(folder)), TYPES if scheme is None else None)
