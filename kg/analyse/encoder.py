"""The encoder at work: one pass over sentences gives a state for each word, from which every head reads.

A BERT encoder (Devlin et al. 2019, arXiv:1810.04805) as `bundle.py` stores it, in the int8 arithmetic of `int8.py`.
Sentences are computed without padding, those of like length together; a sentence's states are the same in any company.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

import torch
from torch.nn.functional import gelu, layer_norm, scaled_dot_product_attention

from kg.analyse.int8 import Int8Linear
from kg.analyse.stored import SCALE, Stored

PIECES = 768
"""Word pieces computed together, about: enough for the kernels, few enough for the caches."""
FEWEST = 128
"""Smaller batches than this are not made to give every thread one."""
WINDOW = 256
"""Pieces of a window, where a sentence has more than the encoder takes; attention over longer ones costs more."""
CONTEXT = 16
"""Pieces of a window on each side whose states are taken from the neighbouring window, where they stand further in."""


@dataclass(frozen=True, slots=True)
class States:
    """States of words: `values` fp32 of shape (words, hidden), `lengths` how many words each sentence has."""

    values: torch.Tensor
    lengths: list[int]

    def padded(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Values of shape (sentences, longest, hidden), and a mask (sentences, longest) that is True at words."""
        pad = torch.nn.utils.rnn.pad_sequence
        parts = self.values.split(self.lengths)
        mask = [torch.ones(length, dtype=torch.bool) for length in self.lengths]
        return pad(list(parts), batch_first=True), pad(mask, batch_first=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that are computed together: their ids, and (place in the run, number of the word) of wanted states."""

    ids: list[int]
    wanted: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; norms as (weight, bias)."""

    query_key_value: Int8Linear
    attended: Int8Linear
    attended_norm: tuple[torch.Tensor, torch.Tensor]
    wide: Int8Linear
    narrow: Int8Linear
    norm: tuple[torch.Tensor, torch.Tensor]


class Encoder:
    """Tokenizer and weights. Raises KeyError or ValueError for stored weights that are no such encoder."""

    def __init__(self, stored: Stored) -> None:
        config = stored.config["encoder"]
        self.tokenizer = stored.tokenizer
        self.hidden: int = config["hidden_size"]
        self.heads: int = config["num_attention_heads"]
        self.longest: int = config["max_position_embeddings"]
        self.epsilon: float = config["layer_norm_eps"]
        embeddings = "encoder.embeddings"
        self.pieces = stored.tensors[f"{embeddings}.word_embeddings.weight"]
        self.piece_scales = stored.tensors[f"{embeddings}.word_embeddings.weight{SCALE}"]
        kinds = stored.array(f"{embeddings}.token_type_embeddings.weight")
        self.positions = stored.array(f"{embeddings}.position_embeddings.weight") + kinds[0]
        self.norm = _norm(stored, f"{embeddings}.LayerNorm")
        self.layers = [_layer(stored, f"encoder.encoder.layer.{i}") for i in range(config["num_hidden_layers"])]
        if not self.pieces.shape[1] == self.positions.shape[1] == self.hidden or len(self.positions) < self.longest:
            raise ValueError("the embeddings are not of the size that config.json says")
        if self.tokenizer.get_vocab_size() > len(self.pieces):
            raise ValueError("tokenizer.json has more pieces than there are embeddings")

    def encode(self, sentences: Sequence[Sequence[str]]) -> States:
        """The states of the words of each sentence: those of their first pieces; zeros for a word without a piece."""
        lengths = [len(words) for words in sentences]
        runs = list(self._runs(sentences))
        threads = torch.get_num_threads()
        share = sum(len(run.ids) for run in runs) // threads
        work = list(batches(runs, min(PIECES, max(FEWEST, share))))
        values = torch.zeros(sum(lengths), self.hidden)
        with on_threads(min(threads, len(work))) as mapped:
            for batch, states in zip(work, mapped(self._states, work), strict=True):
                values[torch.tensor([word for run in batch for _, word in run.wanted])] = states
        return States(values, lengths)

    @torch.inference_mode()
    def _states(self, runs: list[Run]) -> torch.Tensor:
        """The wanted states of a batch, one after another."""
        places = []
        start = 0
        for run in runs:
            places += [start + place for place, _ in run.wanted]
            start += len(run.ids)
        return self._computed(runs, torch.tensor(places))

    def _runs(self, sentences: Sequence[Sequence[str]]) -> Iterator[Run]:
        """The runs of all sentences: mostly one each; windows over those that are longer than the encoder takes."""
        first_word = 0
        given = [[_encodable(word) for word in words] for words in sentences]
        encodings = self.tokenizer.encode_batch(given, is_pretokenized=True)
        for words, encoding in zip(sentences, encodings, strict=True):
            wanted, seen = [], -1
            for place, word in enumerate(encoding.word_ids):
                if word is not None and word > seen:
                    wanted.append((place, first_word + word))
                    seen = word
            if len(encoding.ids) <= self.longest:
                runs = [Run(encoding.ids, wanted)]
            else:
                size = min(self.longest, WINDOW)
                runs = list(windows(encoding.ids, encoding.special_tokens_mask, wanted, size))
            yield from (run for run in runs if run.wanted)
            first_word += len(words)

    def _computed(self, runs: list[Run], places: torch.Tensor) -> torch.Tensor:
        """States of shape (places, hidden) at `places` of the runs laid end to end; runs of one length are adjacent."""
        ids = torch.tensor([piece for run in runs for piece in run.ids])
        groups = [(length, len(list(same))) for length, same in groupby(len(run.ids) for run in runs)]
        rows = self.pieces[ids].float().mul_(self.piece_scales[ids])
        rows += torch.cat([self.positions[: len(run.ids)] for run in runs])
        rows = self._normed(rows, self.norm)
        for number, layer in enumerate(self.layers, 1):
            attended = self._attention(layer.query_key_value(rows), groups)
            if number == len(self.layers):  # what nobody reads is not computed
                rows, attended = rows[places], attended[places]
            rows = self._normed(layer.attended(attended).add_(rows), layer.attended_norm)
            wide = gelu(layer.wide(rows))
            rows = self._normed(layer.narrow(wide).add_(rows), layer.norm)
        return rows

    def _normed(self, rows: torch.Tensor, norm: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        return layer_norm(rows, (self.hidden,), *norm, self.epsilon)

    def _attention(self, query_key_value: torch.Tensor, groups: list[tuple[int, int]]) -> torch.Tensor:
        """Attention within each run. Runs of one length go together, so that none is padded."""
        result = query_key_value.new_empty(len(query_key_value), self.hidden)
        start = 0
        for length, count in groups:
            end = start + length * count
            parts = query_key_value[start:end].view(count, length, 3, self.heads, self.hidden // self.heads)
            query, key, value = parts.permute(2, 0, 3, 1, 4)
            mixed = scaled_dot_product_attention(query, key, value)
            result[start:end].view(count, length, self.heads, -1).copy_(mixed.transpose(1, 2))
            start = end
        return result


def _encodable(word: str) -> str:
    """The word with "?" for halves of surrogate pairs, which broken JSON brings and no tokenizer takes."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode()


def windows(ids: list[int], special: list[int], wanted: list[tuple[int, int]], longest: int) -> Iterator[Run]:
    """Runs of at most `longest` pieces that overlap, each with the special pieces around the sentence (1 in `special`).

    Each wanted state comes from just one run, where at least CONTEXT pieces (less in a very short run) of the sentence
    stand on both sides, as far as the sentence goes.
    """
    first = special.index(0)
    end = len(special) - special[::-1].index(0)
    before, after = ids[:first], ids[end:]
    size = longest - len(before) - len(after)
    context = min(CONTEXT, size // 4)
    step = size - 2 * context
    for start in range(first, max(first + 1, end - 2 * context), step):
        low = start if start == first else start + context
        high = end if start + size >= end else start + size - context
        shift = len(before) - start
        inside = [(place + shift, word) for place, word in wanted if low <= place < high]
        yield Run(before + ids[start : min(start + size, end)] + after, inside)


def batches(runs: Iterable[Run], pieces: int) -> Iterator[list[Run]]:
    """The runs by length, cut into batches of at most `pieces` pieces, or of one run."""
    batch: list[Run] = []
    count = 0
    for run in sorted(runs, key=lambda run: len(run.ids)):
        if batch and count + len(run.ids) > pieces:
            yield batch
            batch, count = [], 0
        batch.append(run)
        count += len(run.ids)
    if batch:
        yield batch


@contextmanager
def on_threads(count: int) -> Iterator[Callable[..., Iterable[torch.Tensor]]]:
    """A `map` whose calls run on `count` threads, each of which computes alone.

    torch's own way, several threads for each small step, makes them wait for each other hundreds of times a batch;
    where anything else runs on the machine, two are then slower than one by far.
    """
    before = torch.get_num_threads()
    if before == 1:
        yield map
        return
    try:
        with ThreadPoolExecutor(max(1, count), initializer=torch.set_num_threads, initargs=(1,)) as pool:
            yield pool.map
    finally:
        torch.set_num_threads(before)  # what a thread sets holds for all threads to come


def _norm(stored: Stored, name: str) -> tuple[torch.Tensor, torch.Tensor]:
    return stored.array(f"{name}.weight"), stored.array(f"{name}.bias")


def _linear(stored: Stored, *names: str) -> Int8Linear:
    """The layers of these names as one, their outputs one after another."""
    weight = torch.cat([stored.tensors[f"{name}.weight"] for name in names])
    scale = torch.cat([stored.tensors[f"{name}.weight{SCALE}"] for name in names])
    return Int8Linear(weight, scale, torch.cat([stored.array(f"{name}.bias") for name in names]))


def _layer(stored: Stored, name: str) -> Layer:
    attention = f"{name}.attention"
    return Layer(
        _linear(stored, *(f"{attention}.self.{part}" for part in ("query", "key", "value"))),
        _linear(stored, f"{attention}.output.dense"),
        _norm(stored, f"{attention}.output.LayerNorm"),
        _linear(stored, f"{name}.intermediate.dense"),
        _linear(stored, f"{name}.output.dense"),
        _norm(stored, f"{name}.output.LayerNorm"),
    )
