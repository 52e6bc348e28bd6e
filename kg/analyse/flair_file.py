"""Other people's Flair taggers: a pickled file or a name on the hub, run as Flair runs it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import flair
import torch
from flair.data import Sentence as FlairSentence
from flair.models import SequenceTagger

from kg.analyse.names import Name
from kg.errors import ModelError, reason

BATCH = 32
WINDOW = 512
"""Sentences are tagged in windows of this many, sorted by length within: little padding, bounded memory."""
LABEL = "kg-mention"


class FlairFile:
    """A Flair SequenceTagger that finds names in tokenised sentences."""

    def __init__(self, model: SequenceTagger) -> None:
        self.model = model
        self.model.eval()

    def names(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Name]]:
        """The names of each sentence, with the types of the tagger."""
        for at in range(0, len(sentences), WINDOW):
            given = [FlairSentence(list(words)) for words in sentences[at : at + WINDOW]]
            self.model.predict(given, mini_batch_size=BATCH, label_name=LABEL)
            for sentence in given:
                yield list(_names(sentence))


def _names(sentence: FlairSentence) -> Iterator[Name]:
    for span in sentence.get_spans(LABEL):
        label = span.get_label(LABEL)
        yield Name(span.tokens[0].idx - 1, span.tokens[-1].idx, label.value, float(label.score))


def load_flair(name: str) -> FlairFile:
    """The tagger at a path or of a name on the hub. Raises ModelError when Flair cannot load it.

    Such files are pickles and run code: load only what you trust.
    """
    path = Path(name)
    if path.is_dir() or (len(path.parts) > 2 and not path.exists()):
        raise ModelError(
            f"{name}: there is no tagger there; give a tagger folder of kg, a Flair file, or a name on the hub."
        )
    flair.device = torch.device("cpu")
    try:
        return FlairFile(SequenceTagger.load(name))
    except Exception as error:  # flair raises whatever its download or unpickling raised
        raise ModelError(
            f"{name}: no Flair tagger could be loaded from it ({reason(error)}); give a path or a hub name."
        ) from error
