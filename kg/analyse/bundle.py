"""The model folder of kg: one encoder, a Flair SequenceTagger for each label scheme and a parser, without pickle.

A folder holds `config.json` (encoder, schemes, classes of the parser), `tokenizer.json` and `model.safetensors`
(encoder matrices as int8 with a scale for each row, the rest as fp32). Only arrays and JSON are read: no code runs.
"""

import io
import json
import logging
import os
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from flair.data import Dictionary
from flair.embeddings import TransformerWordEmbeddings
from flair.models import SequenceTagger
from safetensors.torch import load_file, save_file
from transformers import BertConfig, PreTrainedTokenizerFast
from transformers.modeling_utils import no_init_weights

from kg.analyse.decode import WellFormedTagger
from kg.analyse.fingerprint import WEIGHTS
from kg.analyse.stored import FAULTS, SCALE, unusable
from kg.analyse.syntax import SyntaxHead

logging.getLogger("flair").setLevel(logging.WARNING)  # it reports every dictionary that it builds

ENCODER_KEYS = (
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "vocab_size",
    "max_position_embeddings",
    "type_vocab_size",
    "layer_norm_eps",
    "pad_token_id",
)
SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "mask_token": "<mask>",
}


@dataclass(slots=True)
class Bundle:
    """One encoder and its heads; `taggers[scheme]` is a Flair SequenceTagger whose label type is the scheme's name."""

    embeddings: TransformerWordEmbeddings
    schemes: dict[str, list[str]]
    taggers: dict[str, SequenceTagger]
    syntax: SyntaxHead | None = None


def assemble(
    config: BertConfig,
    tokenizer: PreTrainedTokenizerFast,
    schemes: dict[str, list[str]],
    syntax: dict[str, list[str]] | None = None,
) -> Bundle:
    """A bundle with fresh heads; `schemes` maps the name of a label scheme to its entity types.

    `syntax` names the classes of a parser, parts of speech under `upos` and dependencies under `labels`.
    """
    config.output_hidden_states = True
    embeddings = TransformerWordEmbeddings(
        model="kg-encoder",
        name="kg-encoder",
        layers="-1",
        subtoken_pooling="first",
        fine_tune=True,
        allow_long_sentences=True,
        use_context_separator=False,
        saved_config=config,
        tokenizer_data=_zipped(tokenizer),
    )
    embeddings.model.pooler = None  # pools whole sentences, which no head reads
    taggers = {scheme: _fresh_head(embeddings, scheme, types) for scheme, types in schemes.items()}
    parser = SyntaxHead(config.hidden_size, syntax["upos"], syntax["labels"]) if syntax else None
    return Bundle(embeddings, schemes, taggers, parser)


def _fresh_head(embeddings: TransformerWordEmbeddings, scheme: str, types: list[str]) -> SequenceTagger:
    dictionary = Dictionary(add_unk=False)
    dictionary.span_labels = True
    for name in types:
        dictionary.add_item(name)
    return WellFormedTagger(
        embeddings,
        dictionary,
        tag_type=scheme,
        use_rnn=False,
        use_crf=False,
        reproject_embeddings=False,
        dropout=0.1,
        word_dropout=0.0,
        locked_dropout=0.0,
    )


def with_heads(bundle: Bundle, schemes: dict[str, list[str]]) -> Bundle:
    """The bundle with fresh heads for further schemes beside those that it has."""
    fresh = {scheme: _fresh_head(bundle.embeddings, scheme, types) for scheme, types in schemes.items()}
    return Bundle(bundle.embeddings, bundle.schemes | schemes, bundle.taggers | fresh, bundle.syntax)


def from_encoder(folder: Path, schemes: dict[str, list[str]], syntax: dict[str, list[str]] | None = None) -> Bundle:
    """A bundle over the `transformers` folder that `kg train encoder` writes, with fresh heads."""
    from transformers import BertModel

    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
    model = BertModel.from_pretrained(folder, add_pooling_layer=False)
    bundle = assemble(model.config, tokenizer, schemes, syntax)
    bundle.embeddings.model.load_state_dict(model.state_dict(), strict=False)
    return bundle


def _zipped(tokenizer: PreTrainedTokenizerFast) -> io.BytesIO:
    buffer = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(buffer, "w") as archive:
        tokenizer.save_pretrained(folder)
        for path in sorted(Path(folder).iterdir()):
            archive.write(path, path.name)
    return buffer


def _tensors(bundle: Bundle) -> dict[str, torch.Tensor]:
    """Every weight of the bundle under one name: `encoder.…`, `head.SCHEME.…` for each scheme, `syntax.…`."""
    named = {f"encoder.{k}": v for k, v in bundle.embeddings.model.state_dict().items()}
    for scheme, tagger in bundle.taggers.items():
        named.update({f"head.{scheme}.{k}": v for k, v in tagger.linear.state_dict().items()})
    if bundle.syntax is not None:
        named.update({f"syntax.{k}": v for k, v in bundle.syntax.state_dict().items()})
    return named


def save(bundle: Bundle, folder: Path) -> None:
    """Writes the bundle to `folder`; encoder matrices as int8 with one scale for each row (absolute maximum)."""
    folder.mkdir(parents=True, exist_ok=True)
    stored: dict[str, torch.Tensor] = {}
    for name, weight in _tensors(bundle).items():
        weight = weight.detach().float().cpu()
        if weight.dim() == 2 and name.startswith("encoder."):
            scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / 127
            stored[name] = (weight / scale).round().to(torch.int8)
            stored[name + SCALE] = scale
        elif weight.is_floating_point():
            stored[name] = weight.contiguous()
    save_file(stored, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)  # safetensors writes it for the owner alone
    config = bundle.embeddings.model.config.to_dict()
    parts: dict[str, Any] = {"encoder": {key: config[key] for key in ENCODER_KEYS}, "schemes": bundle.schemes}
    if bundle.syntax is not None:
        parts["syntax"] = {"upos": bundle.syntax.upos, "labels": bundle.syntax.labels}
    (folder / "config.json").write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")
    bundle.embeddings.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _tokenizer(path: Path, longest: int) -> PreTrainedTokenizerFast:
    try:
        return PreTrainedTokenizerFast(tokenizer_file=str(path), model_max_length=longest, **SPECIAL)
    except Exception as error:  # the tokenizers library raises nothing narrower
        raise ValueError(f"{path.name}: {error}") from error


def load(folder: Path) -> Bundle:
    """Reads a bundle. Raises ModelError when files are missing or do not belong together."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        stored = load_file(folder / WEIGHTS)
        encoder = BertConfig(**config["encoder"])
        tokenizer = _tokenizer(folder / "tokenizer.json", encoder.max_position_embeddings)
        with no_init_weights():
            bundle = assemble(encoder, tokenizer, config["schemes"], config.get("syntax"))
        if not bundle.taggers:
            raise ValueError("config.json names no scheme")
        for name, weight in _tensors(bundle).items():
            value = stored[name].float()
            weight.data.copy_(value * stored[name + SCALE] if name + SCALE in stored else value)
    except FAULTS as error:
        raise unusable(folder, error) from error
    for tagger in bundle.taggers.values():
        tagger.eval()
    if bundle.syntax is not None:
        bundle.syntax.eval()
    return bundle
