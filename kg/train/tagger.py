"""Trains the tagger: one encoder, a head for each label scheme, batches of one scheme after another.

Fine-tuning as Howard & Ruder 2018 (arXiv:1801.06146) and Sun et al. 2019 (arXiv:1905.05583) advise: warm-up, linear
decay, lower layers slower. A checkpoint after every epoch; a stopped run goes on from the last one.
"""

import json
import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import yaml
from flair.data import Sentence

from kg.analyse import bundle as bundles
from kg.analyse.tagger import SCHEME
from kg.errors import InputError, ModelError, reason
from kg.evaluate.tagging import score_spans
from kg.train.corpora import Labelled, read_conll, read_gold

Batch = tuple[str, list[tuple[Labelled, tuple[str, ...]]]]
"""A scheme, and its sentences with the words to be shown for each (perhaps recased)."""
POOL = 50
"""Batches are cut from pools of this many batches sorted by length: little padding, still shuffled."""


@dataclass(frozen=True, slots=True)
class Config:
    """What `tagger.yaml` says; see the comments there."""

    seed: int
    epochs: int
    batch: int
    learning_rate: float
    head_learning_rate: float
    layer_decay: float
    warmup: float
    weight_decay: float
    recase: float
    blend: float
    sets: list[dict[str, Any]]


def read_config(path: Path) -> Config:
    """Reads a training configuration. Raises InputError naming what is missing or unknown."""
    try:
        return Config(**yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, yaml.YAMLError, TypeError) as error:
        raise InputError(
            f"{path}: not a training configuration ({reason(error)}); compare it with kg/train/tagger.yaml."
        ) from error


def flair_sentence(labelled: Labelled, scheme: str, words: tuple[str, ...] | None = None) -> Sentence:
    """A Flair sentence over the words as they are, labelled under `scheme`."""
    sentence = Sentence(list(words or labelled.words))
    for start, end, kind in labelled.spans:
        sentence[start:end].add_label(scheme, kind)
    return sentence


def _recased(labelled: Labelled, share: float, rng: random.Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < share:
        return tuple(word.lower() for word in labelled.words)
    if chance < 2 * share:
        return tuple(word.upper() for word in labelled.words)
    return labelled.words


def _batches(data: dict[str, list[Labelled]], config: Config, epoch: int) -> list[Batch]:
    rng = random.Random(config.seed * 1000 + epoch)
    batches: list[Batch] = []
    for scheme, sentences in data.items():
        order = sentences[:]
        rng.shuffle(order)
        for at in range(0, len(order), config.batch * POOL):
            pool = sorted(order[at : at + config.batch * POOL], key=lambda s: len(s.words))
            for first in range(0, len(pool), config.batch):
                chosen = pool[first : first + config.batch]
                batches.append((scheme, [(s, _recased(s, config.recase, rng)) for s in chosen]))
    rng.shuffle(batches)
    return batches


def _groups(bundle: bundles.Bundle, config: Config) -> list[dict[str, Any]]:
    """Parameter groups: each encoder layer with its own rate, the heads with theirs."""
    layers = bundle.embeddings.model.config.num_hidden_layers
    groups = []
    for name, weight in bundle.embeddings.model.named_parameters():
        depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layer.") else 0
        rate = config.learning_rate * config.layer_decay ** (layers - depth)
        decay = config.weight_decay if weight.dim() == 2 else 0.0
        groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
    for tagger in bundle.taggers.values():
        groups.append(
            {"params": list(tagger.linear.parameters()), "lr": config.head_learning_rate, "weight_decay": 0.0}
        )
    return groups


def predict_spans(bundle: bundles.Bundle, scheme: str, sentences: list[Labelled]) -> Iterator[tuple[Any, Any]]:
    """(gold spans, predicted spans) of each sentence, by the head of `scheme`."""
    given = [Sentence(list(s.words)) for s in sentences]
    bundle.taggers[scheme].predict(given, mini_batch_size=16, label_name="predicted")
    for wanted, sentence in zip(sentences, given, strict=True):
        found = []
        for span in sentence.get_spans("predicted"):
            found.append((span.tokens[0].idx - 1, span.tokens[-1].idx, span.get_label("predicted").value))
        yield wanted.spans, found


def _load_sets(config: Config, data: Path) -> tuple[dict[str, list[Labelled]], dict[str, list[Labelled]]]:
    if not data.is_dir():
        raise InputError(f"{data}: there is no such folder; name the folder of the training sets with --data.")
    train: dict[str, list[Labelled]] = {}
    dev: dict[str, list[Labelled]] = {}
    try:
        for entry in config.sets:
            scheme = entry["scheme"]
            sentences = read_gold(data / entry["gold"]) if "gold" in entry else read_conll(data / entry["train"])
            train.setdefault(scheme, []).extend(sentences * entry.get("repeat", 1))
            if "dev" in entry:
                dev[scheme] = read_conll(data / entry["dev"])
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"'sets' of the training configuration is faulty ({reason(error)}); compare kg/train/tagger.yaml."
        ) from error
    return train, dev


def train(
    config: Config, data: Path, encoder: Path, out: Path, say: Callable[[str], None]
) -> dict[str, dict[str, float]]:
    """Trains, writes the model folder `out`, and returns the micro scores of what was written on each scheme's dev set.

    `encoder` is a folder of `kg train encoder`, or a model folder with the same schemes to continue from. Raises
    InputError for missing files, ModelError for a model folder that does not fit.
    """
    train_sets, dev_sets = _load_sets(config, data)
    types = {name: sorted({k for s in sets for _, _, k in s.spans}) for name, sets in train_sets.items()}
    torch.manual_seed(config.seed)
    bundle = _start(encoder, types)
    optimizer = torch.optim.AdamW(_groups(bundle, config))
    total = config.epochs * sum(math.ceil(len(sets) / config.batch) for sets in train_sets.values())
    ramp = max(1, int(total * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / ramp, max(0.0, (total - step) / max(1, total - ramp)))
    )
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        for module, values in zip(_modules(bundle), state["modules"], strict=True):
            module.load_state_dict(values)
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
        say(f"continuing after epoch {first}")
    for epoch in range(first, config.epochs):
        _epoch(bundle, _batches(train_sets, config, epoch), optimizer, schedule, config.seed * 1000 + epoch, say)
        _write_checkpoint(checkpoint, bundle, optimizer, schedule, epoch + 1)
        scores = _scores(bundle, dev_sets)
        say(f"epoch {epoch + 1} " + " ".join(f"{k} {v['f1']:.4f}" for k, v in scores.items()))
    blend(bundle, config.blend)
    bundles.save(bundle, out)
    scores = _scores(bundles.load(out), dev_sets)
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return scores


def _start(encoder: Path, types: dict[str, list[str]]) -> bundles.Bundle:
    if (encoder / "tokenizer_config.json").exists():
        return bundles.from_encoder(encoder, types)
    bundle = bundles.load(encoder)
    if bundle.schemes != types:
        raise ModelError(f"{encoder}: has heads for {bundle.schemes}, the sets need {types}; start from an encoder.")
    return bundle


def _scores(bundle: bundles.Bundle, dev_sets: dict[str, list[Labelled]]) -> dict[str, dict[str, float]]:
    results = {scheme: score_spans(predict_spans(bundle, scheme, sets)) for scheme, sets in dev_sets.items()}
    return {scheme: result["micro"].row() for scheme, result in results.items()}


def _epoch(
    bundle: bundles.Bundle, batches: list[Batch], optimizer: Any, schedule: Any, seed: int, say: Callable[[str], None]
) -> None:
    """One pass over the batches, with bf16 arithmetic where the processor has it."""
    torch.manual_seed(seed)
    began, losses = time.monotonic(), 0.0
    for tagger in bundle.taggers.values():
        tagger.train()
    weights = [p for group in optimizer.param_groups for p in group["params"]]
    for step, (scheme, batch) in enumerate(batches, 1):
        sentences = [flair_sentence(labelled, scheme, words) for labelled, words in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, count = bundle.taggers[scheme].forward_loss(sentences)
        mean = loss / max(1, count)
        mean.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        losses += float(mean.detach())
        if step % 100 == 0:
            say(f"step {step}/{len(batches)} loss {losses / step:.4f} {time.monotonic() - began:.0f} s")
    for tagger in bundle.taggers.values():
        tagger.eval()


def blend(bundle: bundles.Bundle, share: float) -> None:
    """Turns the head of the project's own scheme into a mean of the heads: `1 - share` itself, `share` all the others.

    The own scheme has the fewest examples, and its head alone overfits. Heads are linear, so the mean of their scores
    is again one head. A type that another head does not know has its score for "O" there: its set says nothing of such
    names.
    """
    own = bundle.taggers.get(SCHEME)
    others = [tagger for scheme, tagger in sorted(bundle.taggers.items()) if scheme != SCHEME]
    if own is None or not others or not share:
        return
    for weight, of in ((own.linear.weight, "weight"), (own.linear.bias, "bias")):
        mixed = (1 - share) * weight.data
        for other in others:
            known = {tag.decode() for tag in other.label_dictionary.item2idx}
            for i in range(len(own.label_dictionary)):
                tag = own.label_dictionary.get_item_for_index(i)
                j = other.label_dictionary.get_idx_for_item(tag if tag in known else "O")
                mixed[i] += share / len(others) * getattr(other.linear, of).data[j]
        weight.data = mixed


def _modules(bundle: bundles.Bundle) -> list[torch.nn.Module]:
    """What is trained: the encoder and the output layer of each head."""
    return [bundle.embeddings.model, *(bundle.taggers[scheme].linear for scheme in sorted(bundle.taggers))]


def _write_checkpoint(path: Path, bundle: bundles.Bundle, optimizer: Any, schedule: Any, epoch: int) -> None:
    """Replaces the checkpoint in one step, so that a killed run leaves the earlier one."""
    partial = path.with_suffix(".partial")
    torch.save(
        {
            "modules": [m.state_dict() for m in _modules(bundle)],
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch,
        },
        partial,
    )
    partial.replace(path)
