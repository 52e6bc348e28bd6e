"""Goes on with masked-language-model training of an encoder on news: domain-adaptive pretraining.

Devlin et al. 2019 (arXiv:1810.04805) for the task, with whole words masked; Gururangan et al. 2020 (arXiv:2004.10964)
for why it pays. The output layer is tied to the word embeddings and thrown away at the end.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import BertModel, PreTrainedTokenizerFast

from kg.errors import InputError

LENGTH = 128
"""Pieces in a block, the two at its ends included."""
HELD_OUT = 16
"""Blocks that are not trained on, to read the loss from."""


@dataclass(frozen=True, slots=True)
class PretrainConfig:
    """Blocks of LENGTH pieces in a step, peak learning rate, shares of steps for warm-up and of words to mask."""

    steps: int
    batch: int = 8
    learning_rate: float = 3e-4
    warmup: float = 0.06
    weight_decay: float = 0.01
    mask: float = 0.2
    seed: int = 7
    save_every: int = 500


class MaskedHead(nn.Module):
    """From hidden states to scores of pieces: dense, GELU, norm, and the embeddings themselves as output weights."""

    def __init__(self, hidden: int, pieces: int) -> None:
        super().__init__()
        self.dense = nn.Linear(hidden, hidden)
        nn.init.eye_(self.dense.weight)
        self.norm = nn.LayerNorm(hidden)
        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, hidden: torch.Tensor, embeddings: torch.Tensor) -> torch.Tensor:
        """Scores of shape (positions, pieces) for hidden states of shape (positions, hidden)."""
        return nn.functional.linear(self.norm(nn.functional.gelu(self.dense(hidden))), embeddings, self.bias)


def blocks_of(texts: Iterable[str], tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
    """All texts one after another, parted by the end piece, cut into blocks: int64 of shape (blocks, LENGTH)."""
    stream: list[int] = []
    for text in texts:
        stream += tokenizer.encode(text, add_special_tokens=False, verbose=False)
        stream.append(tokenizer.eos_token_id)
    inner = LENGTH - 2
    count = len(stream) // inner
    body = torch.tensor(stream[: count * inner], dtype=torch.int64).reshape(count, inner)
    first = torch.full((count, 1), tokenizer.bos_token_id)
    last = torch.full((count, 1), tokenizer.eos_token_id)
    return torch.cat([first, body, last], dim=1)


def mask_words(
    blocks: torch.Tensor, starts: torch.Tensor, share: float, mask: int, generator: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """(blocks as shown, places to predict): of the words, `share` is masked; a tenth of those stays, a tenth is random.

    `starts` says for each piece of the vocabulary whether a word begins with it; special pieces begin words too and are
    never masked (their number is below 5 or that of `mask`).
    """
    word = starts[blocks].long().cumsum(1)
    chosen = torch.rand(blocks.shape, generator=generator).gather(1, word.clamp_max(blocks.shape[1] - 1)) < share
    chosen &= (blocks >= 4) & (blocks != mask)
    chance = torch.rand(blocks.shape, generator=generator)
    shown = blocks.clone()
    shown[chosen & (chance < 0.8)] = mask
    swapped = chosen & (chance >= 0.8) & (chance < 0.9)
    shown[swapped] = torch.randint(4, len(starts) - 1, (int(swapped.sum()),), generator=generator)
    return shown, chosen


def pretrain(
    encoder: Path, texts: Iterable[str], out: Path, config: PretrainConfig, say: Callable[[str], None]
) -> dict[str, float]:
    """Trains the encoder in folder `encoder` and writes it to folder `out`; a stopped run there goes on.

    Returns the loss (nats a masked piece) on held-out blocks before and after. Raises InputError for too little text.
    """
    tokenizer = PreTrainedTokenizerFast.from_pretrained(encoder)
    model = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager")
    blocks = blocks_of(texts, tokenizer)
    if len(blocks) <= HELD_OUT:
        raise InputError(f"the texts fill only {len(blocks)} blocks of {LENGTH} word pieces; give more text.")
    torch.manual_seed(config.seed)
    head = MaskedHead(model.config.hidden_size, model.config.vocab_size)
    pieces = tokenizer.convert_ids_to_tokens(list(range(model.config.vocab_size)))
    starts = torch.tensor([p.startswith("▁") or p in tokenizer.all_special_tokens for p in pieces])
    task = _Task(model, head, starts, tokenizer.mask_token_id, config.mask)
    order = list(range(len(blocks)))
    random.Random(config.seed).shuffle(order)
    held, order = blocks[order[:HELD_OUT]], order[HELD_OUT:]
    weights = [*model.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=config.learning_rate, weight_decay=config.weight_decay, fused=True)
    ramp = max(1, int(config.steps * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / ramp, max(0.0, (config.steps - step) / max(1, config.steps - ramp)))
    )
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    parts: dict[str, Any] = {"model": model, "head": head, "optimizer": optimizer, "schedule": schedule}
    first, before = 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        first, before = state["step"], state["before"]
        say(f"continuing after step {first}")
    else:
        before = task.held_out(held)
        say(f"{len(blocks)} blocks; held-out loss {before:.3f}")
    began = time.monotonic()
    for step in range(first, config.steps):
        at = step * config.batch
        chosen = [order[i % len(order)] for i in range(at, at + config.batch)]
        torch.manual_seed(config.seed * 1_000_000 + step)  # of this step, so that a resumed run drops out the same
        loss = task.loss(blocks[chosen], torch.Generator().manual_seed(config.seed * 1_000_000 + step))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        if (step + 1) % config.save_every == 0 and step + 1 < config.steps:
            state = {name: part.state_dict() for name, part in parts.items()} | {"step": step + 1, "before": before}
            torch.save(state, checkpoint.with_suffix(".partial"))
            checkpoint.with_suffix(".partial").replace(checkpoint)
            say(f"step {step + 1}/{config.steps} loss {task.held_out(held):.3f} {time.monotonic() - began:.0f} s")
    after = task.held_out(held)
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    checkpoint.unlink(missing_ok=True)
    return {"before": before, "after": after}


@dataclass(frozen=True, slots=True)
class _Task:
    """Masked prediction with one model and head."""

    model: BertModel
    head: MaskedHead
    starts: torch.Tensor
    mask: int
    share: float

    def loss(self, blocks: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        """Mean cross entropy of the masked pieces of blocks of shape (batch, LENGTH)."""
        self.model.train()
        return self._loss(blocks, generator)

    def held_out(self, blocks: torch.Tensor) -> float:
        """The same without dropout, with masks that are always the same."""
        self.model.eval()
        with torch.no_grad():
            return float(self._loss(blocks, torch.Generator().manual_seed(0)))

    def _loss(self, blocks: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        shown, chosen = mask_words(blocks, self.starts, self.share, self.mask, generator)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model(shown, attention_mask=torch.ones_like(shown)).last_hidden_state
            scores = self.head(hidden[chosen], self.model.embeddings.word_embeddings.weight)
        return cross_entropy(scores.float(), blocks[chosen])
