"""Trains the tagger and the parser: one encoder, a head for each label scheme, batches of one scheme each.

Fine-tuning as Howard & Ruder 2018 (arXiv:1801.06146) and Sun et al. 2019 (arXiv:1905.05583) advise: warm-up, linear
decay, lower layers slower. A checkpoint after every epoch; a stopped run goes on from the last one.
"""

import json
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
from kg.evaluate.syntax import score_trees
from kg.evaluate.tagging import score_spans
from kg.model import Parse
from kg.train.corpora import Labelled, read_annotated, read_conll, read_gold, read_jsonl, read_standoff
from kg.train.treebank import Tree, read_conllu

Shown = tuple[Labelled, tuple[str, ...]]
"""A sentence, and its words as they are shown: perhaps recased, perhaps with other names."""
Batch = tuple[str, list[Shown] | list[Tree]]
"""A scheme with some of its sentences, or SYNTAX with trees."""
SYNTAX = "syntax"
"""What stands for a scheme's name where the parser is trained."""
READERS: dict[str, Callable[[Path], list[Any]]] = {
    "gold": read_gold,
    "annotated": read_annotated,
    "conll": read_conll,
    "jsonl": read_jsonl,
    "conllu": read_conllu,
}
"""How an entry of `sets` is read, by the key that names its files."""
CHECKPOINT = "checkpoint.pt"
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
    blend_with: list[str]
    sets: list[dict[str, Any]]
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class TaskData:
    """Training and held-out sentences (or trees) of one scheme.

    Of the training sentences, `share` is drawn for each epoch (above 1, all of them and some again); `swap` is the
    share of their names that are shown as another name of the type.
    """

    train: list[Any]
    dev: list[Any]
    share: float = 1.0
    swap: float = 0.0


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


def _recased(words: tuple[str, ...], share: float, rng: random.Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < share:
        return tuple(word.lower() for word in words)
    if chance < 2 * share:
        return tuple(word.upper() for word in words)
    return words


def swapped(labelled: Labelled, share: float, names: dict[str, list[tuple[str, ...]]], rng: random.Random) -> Labelled:
    """The sentence with `share` of its names replaced by others of their type (mention replacement).

    Dai & Adel 2020, "An analysis of simple data augmentation for named entity recognition", arXiv:2010.11683.
    """
    words: list[str] = []
    spans = []
    at = 0
    for start, end, kind in sorted(labelled.spans):
        words += labelled.words[at:start]
        name = rng.choice(names[kind]) if rng.random() < share and kind in names else labelled.words[start:end]
        spans.append((len(words), len(words) + len(name), kind))
        words += name
        at = end
    return Labelled((*words, *labelled.words[at:]), tuple(spans))


def _names(tasks: dict[str, TaskData]) -> dict[str, list[tuple[str, ...]]]:
    """Names of each type in all sets, without repetition, in a fixed order."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for scheme, task in tasks.items():
        for labelled in task.train if scheme != SYNTAX else ():
            for start, end, kind in labelled.spans:
                name = labelled.words[start:end]
                if any(word[:1].isupper() for word in name):
                    names.setdefault(kind, set()).add(name)
    return {kind: sorted(found) for kind, found in names.items()}


def _drawn(items: list[Any], share: float, rng: random.Random) -> list[Any]:
    count = round(share * len(items))
    whole, rest = divmod(count, len(items))
    order = items * whole + rng.sample(items, rest)
    rng.shuffle(order)
    return order


def batches(tasks: dict[str, TaskData], config: Config, epoch: int) -> list[Batch]:
    """The batches of an epoch, each of one scheme and of similar length, shuffled; the same for the same epoch."""
    rng = random.Random(config.seed * 1000 + epoch)
    names = _names(tasks)
    found: list[Batch] = []
    for scheme, task in tasks.items():
        order = _drawn(task.train, task.share, rng)
        for at in range(0, len(order), config.batch * POOL):
            pool = sorted(order[at : at + config.batch * POOL], key=lambda s: len(s.words))
            for first in range(0, len(pool), config.batch):
                chosen = pool[first : first + config.batch]
                if scheme == SYNTAX:
                    found.append((scheme, chosen))
                    continue
                given = [swapped(s, task.swap, names, rng) for s in chosen]
                found.append((scheme, [(s, _recased(s.words, config.recase, rng)) for s in given]))
    rng.shuffle(found)
    return found


def _groups(bundle: bundles.Bundle, config: Config) -> list[dict[str, Any]]:
    """Parameter groups: each encoder layer with its own rate, the heads with theirs."""
    layers = bundle.embeddings.model.config.num_hidden_layers
    groups = []
    for name, weight in () if config.frozen else bundle.embeddings.model.named_parameters():
        depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layer.") else 0
        rate = config.learning_rate * config.layer_decay ** (layers - depth)
        decay = config.weight_decay if weight.dim() == 2 else 0.0
        groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
    for head in _heads(bundle):
        groups.append({"params": list(head.parameters()), "lr": config.head_learning_rate, "weight_decay": 0.0})
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


def word_states(bundle: bundles.Bundle, sentences: list[tuple[str, ...]]) -> tuple[torch.Tensor, torch.Tensor]:
    """States of shape (sentences, words, hidden) of tokenised sentences, and a mask that is True at real words."""
    given = [Sentence(list(words)) for words in sentences]
    bundle.embeddings.embed(given)
    states = [torch.stack([token.get_embedding() for token in sentence]) for sentence in given]
    mask = [torch.ones(len(sentence), dtype=torch.bool) for sentence in given]
    for sentence in given:
        sentence.clear_embeddings()
    pad = torch.nn.utils.rnn.pad_sequence
    return pad(states, batch_first=True), pad(mask, batch_first=True)


def parse_trees(bundle: bundles.Bundle, trees: list[Tree]) -> Iterator[tuple[Tree, Parse]]:
    """Each tree with the parse of its words."""
    assert bundle.syntax is not None
    for at in range(0, len(trees), 16):
        chunk = trees[at : at + 16]
        with torch.no_grad():
            states, _ = word_states(bundle, [tree.words for tree in chunk])
        for tree, row in zip(chunk, states, strict=True):
            yield tree, bundle.syntax.parse(row[: len(tree.words)].float())


def _syntax_loss(bundle: bundles.Bundle, trees: list[Tree]) -> torch.Tensor:
    """Mean cross entropy of parts of speech, heads and labels (at the true heads)."""
    head = bundle.syntax
    assert head is not None
    states, mask = word_states(bundle, [tree.words for tree in trees])
    tags, arcs, labels = head(states, mask)
    flat = mask.nonzero(as_tuple=True)
    upos = torch.tensor([head.upos.index(t) for tree in trees for t in tree.upos])
    heads = torch.tensor([h + 1 for tree in trees for h in tree.heads])
    kinds = torch.tensor([head.labels.index(n) for tree in trees for n in tree.labels])
    at_heads = labels[flat[0], :, flat[1], heads]
    loss = torch.nn.functional.cross_entropy
    return loss(tags[flat].float(), upos) + loss(arcs[flat].float(), heads) + loss(at_heads.float(), kinds)


def _load_sets(config: Config, data: Path) -> dict[str, TaskData]:
    if not data.is_dir():
        raise InputError(f"{data}: there is no such folder; name the folder of the training sets with --data.")
    tasks: dict[str, TaskData] = {}
    try:
        for entry in config.sets:
            keys = [key for key in READERS if key in entry]
            read = READERS[keys[0]]
            train: list[Any] = []
            for key in keys:
                for name in entry[key] if isinstance(entry[key], list) else [entry[key]]:
                    train += READERS[key](_place(data, name))
            if "names" in entry:
                train += read_standoff(_place(data, entry["names"]), data / entry["texts"])
            dev: list[Any] = read(data / entry["dev"]) if "dev" in entry else []
            if "hold_out" in entry:
                train, dev = held_out(train, entry["hold_out"])
            for path in entry.get("more", []):
                train += read(data / path)
            tasks[entry["scheme"]] = TaskData(train, dev, entry.get("share", 1.0), entry.get("swap", 0.0))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(
            f"'sets' of the training configuration is faulty ({reason(error)}); compare kg/train/tagger.yaml."
        ) from error
    return tasks


def _place(data: Path, name: str) -> Path:
    """Where a set lies: in the folder of data, or, as the project's own articles do, beside this module."""
    return data / name if (data / name).exists() else Path(__file__).parent / name


def held_out(items: list[Any], every: int) -> tuple[list[Any], list[Any]]:
    """(the others, each `every`-th item): a part for measuring of a set that has none of its own."""
    return [s for i, s in enumerate(items, 1) if i % every], items[every - 1 :: every]


def train(
    config: Config, data: Path, encoder: Path, out: Path, say: Callable[[str], None]
) -> dict[str, dict[str, float]]:
    """Trains, writes the model folder `out`, and returns the micro scores of what was written on each scheme's dev set.

    `encoder` is a folder of `kg train encoder`, or a model folder to continue from: its heads are kept, and a scheme
    that it does not have gets a fresh one. Raises InputError for missing files, ModelError for a model folder that does
    not fit.
    """
    tasks = _load_sets(config, data)
    torch.manual_seed(config.seed)
    bundle = _start(encoder, tasks)
    bundle.embeddings.model.set_attn_implementation("eager")  # the quickest of them for training on a CPU
    bundle.embeddings.model.requires_grad_(not config.frozen)
    optimizer = torch.optim.AdamW(_groups(bundle, config), fused=True)
    total = config.epochs * len(batches(tasks, config, 0))
    ramp = max(1, int(total * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / ramp, max(0.0, (total - step) / max(1, total - ramp)))
    )
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / CHECKPOINT
    first = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        _restore(bundle, state)
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
        say(f"continuing after epoch {first}")
    for epoch in range(first, config.epochs):
        _epoch(bundle, batches(tasks, config, epoch), optimizer, schedule, config.seed * 1000 + epoch, say)
        _write_checkpoint(checkpoint, bundle, optimizer, schedule, epoch + 1)
        scores = _scores(bundle, tasks)
        say(f"epoch {epoch + 1} " + " ".join(f"{k} {main_score(v):.4f}" for k, v in scores.items()))
    blend(bundle, config.blend, config.blend_with)
    bundles.save(bundle, out)
    scores = _scores(bundles.load(out), tasks)
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return scores


def _start(encoder: Path, tasks: dict[str, TaskData]) -> bundles.Bundle:
    types: dict[str, list[str]] = {}
    syntax: dict[str, list[str]] | None = None
    for scheme, task in tasks.items():
        if scheme == SYNTAX:
            upos = sorted({t for tree in task.train for t in tree.upos})
            syntax = {"upos": upos, "labels": sorted({n for tree in task.train for n in tree.labels})}
        else:
            types[scheme] = sorted({k for s in task.train for _, _, k in s.spans})
    if (encoder / "tokenizer_config.json").exists():
        return bundles.from_encoder(encoder, types, syntax)
    bundle = bundles.load(encoder)
    if (encoder / CHECKPOINT).exists():  # the same before it was rounded to int8: small steps get lost in rounding
        _restore(bundle, torch.load(encoder / CHECKPOINT, weights_only=True))
    for scheme, needed in types.items():
        if not set(needed) <= set(bundle.schemes.get(scheme, needed)):
            raise ModelError(
                f"{encoder}: the head {scheme} knows {', '.join(bundle.schemes[scheme])}, its set has "
                f"{', '.join(needed)}; give the set a scheme of another name, or start from an encoder."
            )
    if syntax is not None and not (bundle.syntax and set(syntax["labels"]) <= set(bundle.syntax.labels)):
        raise ModelError(f"{encoder}: has no parser for the trees of the sets; start from an encoder.")
    return bundles.with_heads(bundle, {scheme: t for scheme, t in types.items() if scheme not in bundle.schemes})


def _scores(bundle: bundles.Bundle, tasks: dict[str, TaskData]) -> dict[str, dict[str, float]]:
    scores = {}
    for scheme, task in tasks.items():
        if task.dev and scheme == SYNTAX:
            scores[scheme] = score_trees(parse_trees(bundle, task.dev))
        elif task.dev:
            scores[scheme] = score_spans(predict_spans(bundle, scheme, task.dev))["micro"].row()
    return scores


def main_score(row: dict[str, float]) -> float:
    """The figure that stands for a task: F1 of names, labelled attachment of trees."""
    return row.get("f1", row.get("las", 0.0))


def _epoch(
    bundle: bundles.Bundle, batches: list[Batch], optimizer: Any, schedule: Any, seed: int, say: Callable[[str], None]
) -> None:
    """One pass over the batches, with bf16 arithmetic where the processor has it."""
    torch.manual_seed(seed)
    began, losses = time.monotonic(), 0.0
    for module in (*bundle.taggers.values(), bundle.syntax):
        if module is not None:
            module.train()
    weights = [p for group in optimizer.param_groups for p in group["params"]]
    for step, (scheme, batch) in enumerate(batches, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            mean = _loss(bundle, scheme, batch)
        mean.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        losses += float(mean.detach())
        if step % 100 == 0:
            say(f"step {step}/{len(batches)} loss {losses / step:.4f} {time.monotonic() - began:.0f} s")
    for module in (*bundle.taggers.values(), bundle.syntax):
        if module is not None:
            module.eval()


def _loss(bundle: bundles.Bundle, scheme: str, batch: list[Any]) -> torch.Tensor:
    """Mean loss of a batch of one scheme."""
    if scheme == SYNTAX:
        return _syntax_loss(bundle, batch)
    sentences = [flair_sentence(labelled, scheme, words) for labelled, words in batch]
    loss, count = bundle.taggers[scheme].forward_loss(sentences)
    return loss / max(1, count)


def blend(bundle: bundles.Bundle, share: float, schemes: list[str]) -> None:
    """Turns the head of the project's own scheme into a mean of heads: `1 - share` itself, `share` those of `schemes`.

    The own scheme has the fewest examples, and its head alone overfits. Heads are linear, so the mean of their scores
    is again one head. Tags are averaged as what they score above "O"; a tag that no other head has keeps that score.
    """
    own = bundle.taggers.get(SCHEME)
    others = [bundle.taggers[scheme] for scheme in schemes if scheme in bundle.taggers]
    if own is None or not others or not share:
        return
    tags = [own.label_dictionary.get_item_for_index(i) for i in range(len(own.label_dictionary))]
    for of in ("weight", "bias"):
        weight = getattr(own.linear, of)
        own_o = weight.data[tags.index("O")]
        mixed = torch.empty_like(weight.data)
        other_o = sum(_row(other, "O", of) for other in others) / len(others)
        for i, tag in enumerate(tags):
            theirs = [_row(other, tag, of) - _row(other, "O", of) for other in others if _knows(other, tag)]
            margin = weight.data[i] - own_o
            if theirs:
                margin = (1 - share) * margin + share * sum(theirs) / len(theirs)
            mixed[i] = (1 - share) * own_o + share * other_o + margin
        weight.data = mixed


def _knows(tagger: Any, tag: str) -> bool:
    return tag.encode() in tagger.label_dictionary.item2idx


def _row(tagger: Any, tag: str, of: str) -> torch.Tensor:
    """Weight or bias of the output for a tag."""
    row: torch.Tensor = getattr(tagger.linear, of).data[tagger.label_dictionary.get_idx_for_item(tag)]
    return row


def _heads(bundle: bundles.Bundle) -> list[torch.nn.Module]:
    heads: list[torch.nn.Module] = [bundle.taggers[scheme].linear for scheme in sorted(bundle.taggers)]
    return heads if bundle.syntax is None else [*heads, bundle.syntax]


def _modules(bundle: bundles.Bundle) -> list[torch.nn.Module]:
    """What is trained: the encoder and the output layers."""
    return [bundle.embeddings.model, *_heads(bundle)]


def _restore(bundle: bundles.Bundle, state: dict[str, Any]) -> None:
    """Puts the weights of a checkpoint into a bundle of the same schemes."""
    for module, values in zip(_modules(bundle), state["modules"], strict=True):
        module.load_state_dict(values)


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
