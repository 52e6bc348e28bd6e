"""A model folder ready for use, without Flair: the encoder and the heads that read its states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.analyse.encoder import Encoder
from kg.analyse.names import Name, NameHead
from kg.analyse.stored import FAULTS, read_stored, unusable

WINDOW = 512
"""Sentences are computed in windows of this many, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One encoder and a head for each label scheme; `encoder.encode` gives states for any further head."""

    encoder: Encoder
    heads: dict[str, NameHead]

    def names(self, scheme: str, sentences: Sequence[Sequence[str]]) -> Iterator[list[Name]]:
        """The names of each tokenised sentence under a label scheme. Raises KeyError for an unknown scheme."""
        head = self.heads[scheme]
        for at in range(0, len(sentences), WINDOW):
            yield from head.names(self.encoder.encode(sentences[at : at + WINDOW]))


def load_engine(folder: Path) -> Engine:
    """Reads a model folder. Raises ModelError when files are missing or do not belong together."""
    stored = read_stored(folder)
    try:
        heads = {scheme: NameHead(stored, scheme, types) for scheme, types in stored.config["schemes"].items()}
        if not heads:
            raise ValueError("config.json names no scheme")
        return Engine(Encoder(stored), heads)
    except FAULTS as error:
        raise unusable(folder, error) from error
