"""Masked-language-model training: whole words are masked, the loss falls, a stopped run goes on to the same weights."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from kg.analyse.bundle import SPECIAL
from kg.errors import InputError
from kg.train.pretrain import LENGTH, PretrainConfig, blocks_of, mask_words, pretrain
from kg.train.texts import read_texts

WORDS = ["▁Ani", "▁tiba", "▁di", "▁Bo", "gor", "▁Budi", "▁pergi", "▁ke", "▁So", "lo"]
TEXTS = ["Ani tiba di Bogor", "Budi pergi ke Solo"] * 800
CONFIG = PretrainConfig(steps=60, batch=2, learning_rate=3e-3, save_every=20)


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *WORDS, "<mask>"]
    raw = Tokenizer(models.Unigram([(w, -1.0) for w in vocabulary], unk_id=3))
    raw.pre_tokenizer = pre_tokenizers.Metaspace()
    folder = tmp_path / "encoder"
    PreTrainedTokenizerFast(tokenizer_object=raw, model_max_length=LENGTH, **SPECIAL).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=LENGTH, pad_token_id=1,
    )  # fmt: skip
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def test_it_learns_and_resumes(encoder: Path, tmp_path: Path) -> None:
    losses = pretrain(encoder, TEXTS, tmp_path / "whole", CONFIG, lambda _: None)
    assert losses["after"] < losses["before"] - 1

    class Stop(Exception): ...

    def stop(text: str) -> None:
        if text.startswith("step 40/"):
            raise Stop

    with pytest.raises(Stop):
        pretrain(encoder, TEXTS, tmp_path / "parts", CONFIG, stop)
    heard: list[str] = []
    assert pretrain(encoder, TEXTS, tmp_path / "parts", CONFIG, heard.append) == losses
    assert "continuing after step 40" in heard
    one, two = ((tmp_path / name / "model.safetensors").read_bytes() for name in ("whole", "parts"))
    assert one == two


def test_whole_words_are_masked(encoder: Path) -> None:
    tokenizer = PreTrainedTokenizerFast.from_pretrained(encoder)
    blocks = blocks_of(TEXTS, tokenizer)
    assert blocks.shape[1] == LENGTH
    pieces = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
    starts = torch.tensor([p.startswith("▁") or p in tokenizer.all_special_tokens for p in pieces])
    shown, chosen = mask_words(blocks, starts, 0.5, tokenizer.mask_token_id, torch.Generator().manual_seed(1))
    second = blocks == pieces.index("gor")
    assert torch.equal(chosen[second], chosen[torch.roll(second, -1, dims=1)])
    assert 0.4 < float(chosen.float().mean()) < 0.6
    assert not chosen[blocks == tokenizer.eos_token_id].any()
    assert torch.equal(shown[~chosen], blocks[~chosen])
    assert 0.7 < float((shown[chosen] == tokenizer.mask_token_id).float().mean()) < 0.9


def test_too_little_text(encoder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give more text"):
        pretrain(encoder, ["Ani tiba"], tmp_path / "out", replace(CONFIG, steps=1), lambda _: None)


def test_texts_of_columns_are_sentences(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Ani\tX\ntiba\tX\n\nBudi\tX\n", encoding="utf-8")
    assert list(read_texts([path])) == ["Ani tiba", "Budi"]
