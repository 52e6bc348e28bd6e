"""A model folder ready for use, without Flair: the encoder and the heads that read its states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from kg.analyse.encoder import Encoder, States
from kg.analyse.names import Name, NameHead
from kg.analyse.stored import FAULTS, Stored, read_stored, unusable
from kg.analyse.syntax import SyntaxHead
from kg.model import Parse

WINDOW = 512
"""Sentences are computed in windows of this many, so that memory stays bounded."""
LONGEST_TREE = 250
"""Sentences of more words, which are lists and tables, are not parsed: the work grows with the square."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One encoder, a head for each label scheme, and a parser where the model has one."""

    encoder: Encoder
    heads: dict[str, NameHead]
    syntax: SyntaxHead | None

    def names(self, scheme: str, sentences: Sequence[Sequence[str]]) -> Iterator[list[Name]]:
        """The names of each tokenised sentence under a label scheme. Raises KeyError for an unknown scheme."""
        head = self.heads[scheme]
        for states in self._states(sentences):
            yield from head.names(states)

    def read(self, scheme: str, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[Name], Parse | None]]:
        """The names and the parse of each tokenised sentence, from one pass of the encoder.

        Without a parser, and for very long sentences, the parse is None. Raises KeyError for an unknown scheme.
        """
        head = self.heads[scheme]
        for states in self._states(sentences):
            yield from zip(head.names(states), self._parses(states), strict=True)

    def _parses(self, states: States) -> Iterator[Parse | None]:
        """The parse of each sentence, where it can have one."""
        if self.syntax is None:
            yield from (None for _ in states.lengths)
            return
        parsed = [0 < length <= LONGEST_TREE for length in states.lengths]
        rows = [row for row, wanted in zip(states.values.split(states.lengths), parsed, strict=True) if wanted]
        parses = self.syntax.parses(torch.cat(rows), [len(row) for row in rows]) if rows else iter(())
        yield from (next(parses) if wanted else None for wanted in parsed)

    def _states(self, sentences: Sequence[Sequence[str]]) -> Iterator[States]:
        """The states of the sentences, a window at a time."""
        for at in range(0, len(sentences), WINDOW):
            yield self.encoder.encode(sentences[at : at + WINDOW])


def load_engine(folder: Path) -> Engine:
    """Reads a model folder. Raises ModelError when files are missing or do not belong together."""
    stored = read_stored(folder)
    try:
        heads = {scheme: NameHead(stored, scheme, types) for scheme, types in stored.config["schemes"].items()}
        if not heads:
            raise ValueError("config.json names no scheme")
        return Engine(Encoder(stored), heads, _syntax(stored))
    except FAULTS as error:
        raise unusable(folder, error) from error


def _syntax(stored: Stored) -> SyntaxHead | None:
    classes = stored.config.get("syntax")
    if classes is None:
        return None
    head = SyntaxHead(stored.config["encoder"]["hidden_size"], classes["upos"], classes["labels"])
    head.load_state_dict({name: stored.array(f"syntax.{name}") for name in head.state_dict()})
    return head.eval()
