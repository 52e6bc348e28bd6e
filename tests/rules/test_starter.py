"""A first pack made from a relation, triggers and an example; it finds its own example."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.languages import language
from kg.rules.examples import failures
from kg.rules.load import load_packs
from kg.rules.starter import starter_pack

INDONESIAN = language("id")


@pytest.mark.parametrize(
    ("relation", "triggers", "example"),
    [
        ("praised", ["~elu-elukan"], "[Ani|PER] mengelu-elukan [Budi|PER]."),
        ("praised", ["angkat topi"], "[Ani|PER] angkat topi kepada [Bank Indonesia|ORG]."),
        ("praised", ["~puji", "~sanjung"], "[Ani|PER] dipuji [Budi|PER]."),
        ("praised", ["~puji"], "[Ani|PER] dipuji oleh [Budi Santoso|PER]. [Budi|PER] tersenyum."),
        ("met", ["ngopi|\"bareng\"".replace('"', "")], "[Ani|PER] ngopi dengan [Budi \"Bud\" Santoso|PER]."),
    ],
)  # fmt: skip
def test_it_finds_its_example(tmp_path: Path, relation: str, triggers: list[str], example: str) -> None:
    path = tmp_path / "own.yaml"
    text = starter_pack(str(path), f"{relation}.own", relation, triggers, example, None, INDONESIAN)
    path.write_text(text, encoding="utf-8")
    rules = load_packs([path], INDONESIAN)
    assert failures(rules, INDONESIAN) == []
    assert text.count("    # ") >= 8


@pytest.mark.parametrize(
    ("relation", "example", "message"),
    [
        ("greeted", "[Ani|PER] menyapa [Budi|PER].", "no relation 'greeted'.*met"),
        ("has_role", "[Ani|PER] menyapa [Budi|PER].", "no relation 'has_role' between two names"),
        ("met", "[Ani|PER] menyapa warga.", "fewer than two names"),
    ],
)
def test_what_makes_no_pack(relation: str, example: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        starter_pack("own.yaml", "a.b", relation, ["~sapa"], example, None, INDONESIAN)
