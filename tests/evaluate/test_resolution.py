"""Scores of who is who: pairs are counted once, right and wrong ones are told apart."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.resolution import Case, Pair, read_cases, score_cases
from kg.languages import language


def test_pairs_are_counted() -> None:
    case = Case(
        "dua orang",
        (
            "[Raka Pradana|PER|a] bertemu [Dewi Sekar|PER|b]. [Raka|PER|a] pulang.",
            "[Raka Pradana|PER|c] tiba bersama [Nona Rahasia|PER|b].",
        ),
    )
    found = score_cases([case], language("id"))
    assert len(found) == 6
    assert [pair for pair in found if pair.joined and not pair.same] == [
        Pair("dua orang", "Raka Pradana", "Raka Pradana", same=False, joined=True)
    ]
    assert [pair for pair in found if pair.same and not pair.joined] == [
        Pair("dua orang", "Dewi Sekar", "Nona Rahasia", same=True, joined=False)
    ]


@pytest.mark.parametrize("text", ["- 1", "a: b", "- {name: x, articles: [tanpa tanda]}", "["])
def test_other_files_are_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml"):
        read_cases(file)
