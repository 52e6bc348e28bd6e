"""A very small model folder with random weights, of kg's own format: every path of the engine without the real one."""

from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, PreTrainedTokenizerFast

from kg.analyse import bundle as bundles

LONGEST = 64
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small_folder(folder: Path) -> Path:
    """Writes the model: words become letters, known ones whole; two schemes, two layers, at most 64 pieces."""
    pieces = [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "<mask>",
        *LETTERS,
        *(f"##{letter}" for letter in LETTERS),
        "ani",
        "tiba",
    ]
    raw = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="<unk>"))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    raw.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, model_max_length=LONGEST, **bundles.SPECIAL)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128,
        max_position_embeddings=LONGEST, pad_token_id=1,
    )  # fmt: skip
    torch.manual_seed(0)
    bundle = bundles.assemble(config, tokenizer, {"kg": ["LOC", "PER"], "other": ["GPE"]})
    for weight in bundle.embeddings.model.parameters():
        if weight.dim() == 2:
            weight.data.mul_(5)  # fresh weights are so small that every word gets nearly one state
    bundles.save(bundle, folder)
    return folder
