"""Faulty files of models, gold and training: one sentence that names the file, exit status 1, no traceback."""

import json
import shutil
from pathlib import Path

import pytest

from cli.test_build import kg
from kg.analyse.fingerprint import weights_folder


def check(message: str, *arguments: str | Path) -> None:
    """Runs the command, which must fail with one line that holds `message`."""
    done = kg(*arguments)
    error = done.stderr.decode()
    assert done.returncode == 1, error
    assert "Traceback" not in error
    assert message in error.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", "{broken"),
        ("config.json", '{"encoder": {}, "schemes": [1]}'),
        ("config.json", '{"encoder": {}, "schemes": {}}'),
        ("tokenizer.json", "garbage"),
        ("tokenizer.json", None),
        ("model.safetensors", "no arrays"),
    ],
)
def test_a_broken_tagger_folder(tmp_path: Path, name: str, content: str | None) -> None:
    folder = tmp_path / "tagger"
    shutil.copytree(weights_folder(), folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content)
    (tmp_path / "a.tsv").write_text("Ani\tB-PER\n")
    check("no usable tagger folder", "eval", "tagger", tmp_path / "a.tsv", "--weights", folder)


def test_no_tagger_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ani tiba.")
    for missing in (tmp_path / "nowhere" / "tagger", tmp_path):
        check("there is no tagger there", "build", tmp_path / "a.txt", "-o", tmp_path / "o", "--tagger", missing)


@pytest.mark.parametrize("content", ["{broken", "[]", '{"id": 1}'])
def test_broken_gold(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.gold.json").write_text(content)
    (tmp_path / "score.py").write_text("")
    check("x.gold.json", "eval", "facts", tmp_path, "--scorer", tmp_path / "score.py")


@pytest.mark.parametrize("config", ["\x00", "a: 1", "sets: [{train: a.tsv}]", "sets: x"])
def test_broken_training_configuration(tmp_path: Path, config: str) -> None:
    values = {
        "seed": 1, "epochs": 1, "batch": 1, "learning_rate": 0.1, "head_learning_rate": 0.1, "layer_decay": 1.0,
        "warmup": 0.1, "weight_decay": 0.0, "recase": 0.0, "blend": 0.0,
    }  # fmt: skip
    lines = "".join(f"{k}: {v}\n" for k, v in values.items()) if "sets" in config else ""
    (tmp_path / "c.yaml").write_text(lines + config)
    check(
        "configuration",
        "train",
        "tagger",
        "--encoder",
        tmp_path,
        "--data",
        tmp_path,
        "-o",
        tmp_path,
        "--config",
        tmp_path / "c.yaml",
    )


def test_broken_texts_and_encoder(tmp_path: Path) -> None:
    (tmp_path / "w.bin").write_bytes(b"E5S1abc")
    (tmp_path / "t.json").write_text(json.dumps({}))
    (tmp_path / "a.jsonl").write_text("{broken")
    rest = ("--tokenizer", tmp_path / "t.json", "-o", tmp_path / "o")
    check("cut off", "train", "encoder", tmp_path / "a.jsonl", "--weights", tmp_path / "w.bin", *rest)
