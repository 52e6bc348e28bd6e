"""`kg eval tagger` as a user runs it: CoNLL and JSON Lines, several files, mapped types, JSON, messages."""

import json
from pathlib import Path

import pytest

from cli.test_build import kg

pytestmark = pytest.mark.slow
CONLL = "Retno\tB-PERSON\nMarsudi\tI-PERSON\ntiba\tO\ndi\tO\nJakarta\tB-PLACE\n.\tO\n\nKemarin\tB-DATE\n"
TEXT = "Retno Marsudi tiba di Jakarta."


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The same names as a CoNLL file and as JSON Lines, the one with a date, the other with a boundary amid a word."""
    (tmp_path / "a.tsv").write_text(CONLL, encoding="utf-8")
    rows = [
        {"text": TEXT, "entities": [[0, 13, "PERSON"], [22, 29, "GPE"]]},
        {"text": TEXT, "entities": [[0, 12, "PERSON"], [22, 29, "GPE"]]},
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return tmp_path / "a.tsv", tmp_path / "b.jsonl"


def test_tables_with_faults_of_several_files(files: tuple[Path, Path]) -> None:
    done = kg("eval", "tagger", *files, "--map", "GPE=LOC")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "a.tsv: 2 texts, scheme kg" in shown
    assert "The head never says DATE; --map can leave them out." in shown
    assert '1  DATE missed: "Kemarin"' in shown
    assert '1  PER, other boundary: "Retno Marsud" found as "Retno Marsudi"' in shown
    assert "micro F1\n  a.tsv 0.8000\n  b.jsonl 0.7500" in shown


def test_json_an_object_a_file(files: tuple[Path, Path]) -> None:
    done = kg("eval", "tagger", *files, "--map", "DATE=", "--map", "GPE=LOC", "--scheme", "kg", "--json")
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert (first["file"], first["scheme"], first["sentences"]) == ("a.tsv", "kg", 2)
    assert first["scores"]["micro"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2}
    assert first["confusions"] == first["unknown_types"] == []
    assert second["confusions"] == [{"gold": "PER", "predicted": "PER", "boundary": True, "count": 1}]
    assert set(second["scores"]) == {"LOC", "PER", "micro", "macro"}


@pytest.mark.parametrize(
    ("name", "content", "arguments", "message"),
    [
        ("a.tsv", "Ani\tB-PER\n", ["--map", "PER"], "write FROM=TO"),
        ("a.tsv", "Ani\tB-PER\n", ["--scheme", "none"], "choose one of"),
        ("a.tsv", "", [], "holds no sentence"),
        ("a.jsonl", "", [], "holds no text"),
        ("a.jsonl", '{"text": "Ani", "entities": [[0, 9, "PER"]]}', [], "a.jsonl, line 1"),
        ("a.jsonl", '{"text": "Ani"}', [], "a.jsonl, line 1"),
        ("a.jsonl", "[1", [], "a.jsonl, line 1"),
    ],
)
def test_faulty_files(tmp_path: Path, name: str, content: str, arguments: list[str], message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = kg("eval", "tagger", tmp_path / name, *arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr.decode()
    assert message in done.stderr.decode()
