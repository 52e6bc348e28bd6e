"""Finds names in articles with a Flair tagger: the shipped one, or any other by name or path."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import flair
import torch
from flair.data import Sentence as FlairSentence
from flair.models import SequenceTagger

from kg.analyse import bundle as bundles
from kg.errors import ModelError, reason
from kg.model import Mention, Sentence

SCHEME = "kg"
"""The head whose scheme is that of the project (PER, ORG, LOC, EVT)."""
TYPES = {
    "PER": "PER", "PERSON": "PER", "PPL": "PER", "B-PER": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC", "GPE": "LOC", "FAC": "LOC", "PLC": "LOC",
    "EVT": "EVT", "EVENT": "EVT",
}  # fmt: skip
"""How other taggers' types are read; types that are not listed give no entity."""
BATCH = 32
SCORE_PLACES = 2
"""Scores keep two places: sums on another processor differ further behind, and builds should not."""
WINDOW = 512
"""Sentences are tagged in windows of this many, sorted by length within: little padding, bounded memory."""


def weights_folder(name: str = "tagger-id") -> Path:
    """The folder of shipped weights."""
    return Path(str(files("kg") / "weights" / name))


class Tagger:
    """A tagger: `tag` gives the names of each sentence. `fingerprint` tells one set of weights from another."""

    def __init__(self, model: SequenceTagger, fingerprint: str) -> None:
        self.model, self.fingerprint = model, fingerprint
        self.model.eval()

    def tag(self, sentences: Sequence[Sentence]) -> Iterator[list[Mention]]:
        """The mentions of each sentence, in order; offsets are those of the sentences' tokens."""
        for at in range(0, len(sentences), WINDOW):
            window = sentences[at : at + WINDOW]
            given = [FlairSentence([token.text for token in s.tokens]) for s in window]
            self.model.predict(given, mini_batch_size=BATCH, label_name="kg-mention")
            for sentence, tagged in zip(window, given, strict=True):
                yield list(_mentions(sentence, tagged))


def _mentions(sentence: Sentence, tagged: FlairSentence) -> Iterator[Mention]:
    for span in tagged.get_spans("kg-mention"):
        label = span.get_label("kg-mention")
        kind = TYPES.get(label.value.upper())
        if kind is None:
            continue
        first, last = sentence.tokens[span.tokens[0].idx - 1], sentence.tokens[span.tokens[-1].idx - 1]
        text = "".join(_joined(sentence, span.tokens[0].idx - 1, span.tokens[-1].idx))
        yield Mention(first.start, last.end, text, kind, round(float(label.score), SCORE_PLACES))


def _joined(sentence: Sentence, first: int, end: int) -> Iterable[str]:
    """The tokens' texts with the spaces between them, from the offsets alone."""
    at = sentence.tokens[first].start
    for token in sentence.tokens[first:end]:
        yield " " * (token.start - at) + token.text
        at = token.end


def load_tagger(name: str | None = None, say: Callable[[str], None] = lambda _: None) -> Tagger:
    """The shipped tagger, or the one that `name` says: a model folder of kg, a Flair file, or a name on the hub.

    Raises ModelError when it cannot be loaded. Flair files are pickles and run code: load only what you trust.
    """
    flair.device = torch.device("cpu")
    folder = weights_folder() if name is None else Path(name)
    if (folder / "model.safetensors").is_file():
        bundle = bundles.load(folder)
        scheme = SCHEME if SCHEME in bundle.taggers else min(bundle.taggers)
        if scheme != SCHEME:
            say(f"{folder}: has no head called {SCHEME}; the head {scheme} is used.")
        return Tagger(bundle.taggers[scheme], sha256((folder / "model.safetensors").read_bytes()).hexdigest())
    if name is None:
        raise ModelError(
            f"{folder}: the shipped tagger is missing; reinstall wartagraf, or name another with --tagger."
        )
    if folder.is_dir() or (len(folder.parts) > 2 and not folder.exists()):
        raise ModelError(
            f"{name}: there is no tagger there; give a tagger folder of kg, a Flair file, or a name on the hub."
        )
    say(f"{name}: a Flair file is a pickle and can run code; load only files that you trust.")
    try:
        content = folder.read_bytes() if folder.is_file() else name.encode()
        return Tagger(SequenceTagger.load(name), sha256(content).hexdigest())
    except Exception as error:  # flair raises whatever its download or unpickling raised
        raise ModelError(
            f"{name}: no Flair tagger could be loaded from it ({reason(error)}); give a path or a hub name."
        ) from error
