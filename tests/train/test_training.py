"""Training on a tiny set: it learns it, and a stopped run goes on to the same weights."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, PreTrainedTokenizerFast

from kg.analyse import bundle as bundles
from kg.errors import ModelError
from kg.train.average import average
from kg.train.tagger import Config, blend, train

SENTENCES = "Ani\tB-PER\ntiba\tO\ndi\tO\nBogor\tB-LOC\n\nBudi\tB-PER\npergi\tO\nke\tO\nSolo\tB-LOC\n\n"
TREES = """\
1\tAni\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\ttiba\t_\tVERB\t_\t_\t0\troot\t_\t_
3\tdi\t_\tADP\t_\t_\t4\tcase\t_\t_
4\tBogor\t_\tPROPN\t_\t_\t2\tobl\t_\t_

1-2\tpergi\t_\t_\t_\t_\t_\t_\t_\t_
1\tpergi\t_\tVERB\t_\t_\t0\troot\t_\t_
2\t_\t_\tPART\t_\t_\t1\tadvmod\t_\t_
3\tBudi\t_\tPROPN\t_\t_\t1\tnsubj\t_\t_
"""
CONFIG = Config(
    seed=1, epochs=30, batch=2, learning_rate=3e-3, head_learning_rate=1e-2, layer_decay=1.0, warmup=0.1,
    weight_decay=0.0, recase=0.0, blend=0.5, blend_with=[],
    sets=[
        {"scheme": "kg", "conll": "a.tsv", "dev": "a.tsv"},
        {"scheme": "syntax", "conllu": "a.conllu", "dev": "a.conllu"},
    ],
)  # fmt: skip


def make_encoder(place: Path) -> Path:
    """Makes a very small encoder of random weights, in the form of a tagger to continue from, and data beside it."""
    words = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", *["Ani", "tiba", "di", "Bogor", "Budi", "pergi", "ke", "Solo"]]
    raw = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="<unk>"))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, model_max_length=64, **bundles.SPECIAL)
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, pad_token_id=1,
    )  # fmt: skip
    torch.manual_seed(0)
    folder = place / "encoder"
    syntax = {"upos": ["ADP", "PROPN", "VERB"], "labels": ["case", "nsubj", "obl", "root"]}
    bundles.save(bundles.assemble(config, tokenizer, {"kg": ["LOC", "PER"]}, syntax), folder)
    (place / "a.tsv").write_text(SENTENCES, encoding="utf-8")
    (place / "a.conllu").write_text(TREES, encoding="utf-8")
    return folder


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    return make_encoder(tmp_path)


def test_it_learns_and_resumes(encoder: Path, tmp_path: Path) -> None:
    quiet: list[str] = []
    whole = train(CONFIG, tmp_path, encoder, tmp_path / "whole", quiet.append)
    assert whole["kg"]["f1"] == 1.0
    assert whole["syntax"] == {"upos": 1.0, "uas": 1.0, "las": 1.0, "words": 6}

    class Stop(Exception): ...

    def stop(text: str) -> None:
        if text.startswith("epoch 12 "):
            raise Stop

    with pytest.raises(Stop):
        train(CONFIG, tmp_path, encoder, tmp_path / "parts", stop)
    train(CONFIG, tmp_path, encoder, tmp_path / "parts", quiet.append)
    assert "continuing after epoch 12" in quiet
    one, two = ((tmp_path / name / "model.safetensors").read_bytes() for name in ("whole", "parts"))
    assert one == two


def test_saved_and_loaded_weights_are_near(encoder: Path, tmp_path: Path) -> None:
    bundle = bundles.load(encoder)
    bundles.save(bundle, tmp_path / "again")
    again = bundles.load(tmp_path / "again")
    for name, weight in bundle.embeddings.model.state_dict().items():
        assert torch.allclose(weight, again.embeddings.model.state_dict()[name], atol=0.01)


def test_a_set_of_ones_own_gets_a_head_beside_the_others(encoder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text(SENTENCES.replace("LOC", "KOTA"), encoding="utf-8")
    config = replace(CONFIG, sets=[{"scheme": "own", "conll": "own.tsv", "dev": "own.tsv"}])
    assert train(config, tmp_path, encoder, tmp_path / "both", lambda _: None)["own"]["f1"] == 1.0
    before, after = bundles.load(encoder), bundles.load(tmp_path / "both")
    assert after.schemes == before.schemes | {"own": ["KOTA", "PER"]}
    assert torch.equal(before.taggers["kg"].linear.weight, after.taggers["kg"].linear.weight)


def test_a_scheme_that_is_there_must_know_the_types(encoder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("Ani\tB-MOBIL\n", encoding="utf-8")
    config = replace(CONFIG, sets=[{"scheme": "kg", "conll": "own.tsv"}])
    with pytest.raises(ModelError, match="give the set a scheme of another name"):
        train(config, tmp_path, encoder, tmp_path / "none", lambda _: None)


def test_fewer_types_than_a_scheme_has_go_on_with_its_head(encoder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("Ani\tB-PER\n", encoding="utf-8")
    config = replace(CONFIG, epochs=1, sets=[{"scheme": "kg", "conll": "own.tsv"}])
    train(config, tmp_path, encoder, tmp_path / "same", lambda _: None)
    assert bundles.load(tmp_path / "same").schemes == {"kg": ["LOC", "PER"]}


def test_a_new_scheme_needs_its_own_head(encoder: Path, tmp_path: Path) -> None:
    config = replace(CONFIG, epochs=1, sets=[{"scheme": "kg", "conll": "a.tsv"}])
    assert train(config, tmp_path, encoder, tmp_path / "none", lambda _: None) == {}


def test_a_frozen_encoder_stays_while_its_heads_learn(encoder: Path, tmp_path: Path) -> None:
    config = replace(CONFIG, epochs=3, frozen=True)
    train(config, tmp_path, encoder, tmp_path / "out", lambda _: None)
    before, after = bundles.load(encoder), bundles.load(tmp_path / "out")
    for name, weight in before.embeddings.model.state_dict().items():
        assert torch.allclose(weight, after.embeddings.model.state_dict()[name], atol=1e-6)
    assert not torch.equal(before.taggers["kg"].linear.weight, after.taggers["kg"].linear.weight)


def test_the_mean_of_two_models(encoder: Path, tmp_path: Path) -> None:
    train(replace(CONFIG, epochs=1), tmp_path, encoder, tmp_path / "on", lambda _: None)
    average(encoder, tmp_path / "on", 0.25, tmp_path / "mean")
    one, two, mean = (bundles.load(folder) for folder in (encoder, tmp_path / "on", tmp_path / "mean"))
    name = "encoder.layer.0.output.dense.weight"
    wanted = 0.25 * one.embeddings.model.state_dict()[name] + 0.75 * two.embeddings.model.state_dict()[name]
    assert torch.allclose(mean.embeddings.model.state_dict()[name], wanted, atol=0.005)
    assert torch.equal(mean.taggers["kg"].linear.weight, two.taggers["kg"].linear.weight)


def test_a_type_that_other_heads_lack_keeps_its_score(encoder: Path) -> None:
    bundle = bundles.with_heads(bundles.load(encoder), {"other": ["PER"]})
    before, theirs = (bundle.taggers[name].linear.weight.data.clone() for name in ("kg", "other"))
    blend(bundle, 0.5, ["other"])
    after = bundle.taggers["kg"].linear.weight.data
    tags = [bundle.taggers["kg"].label_dictionary.get_item_for_index(i) for i in range(len(after))]
    own, o = tags.index("S-LOC"), tags.index("O")
    torch.testing.assert_close(after[own] - after[o], before[own] - before[o])
    person, there = tags.index("S-PER"), bundle.taggers["other"].label_dictionary.get_idx_for_item("S-PER")
    margin = (before[person] - before[o] + theirs[there] - theirs[0]) / 2
    torch.testing.assert_close(after[person] - after[o], margin)


def test_training_goes_on_from_the_weights_before_rounding(encoder: Path, tmp_path: Path) -> None:
    train(CONFIG, tmp_path, encoder, tmp_path / "first", lambda _: None)
    still = replace(CONFIG, epochs=1, learning_rate=0.0, head_learning_rate=0.0)
    train(still, tmp_path, tmp_path / "first", tmp_path / "second", lambda _: None)
    one, two = ((tmp_path / name / "model.safetensors").read_bytes() for name in ("first", "second"))
    assert one == two
