"""Reading labelled text."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.train.corpora import read_annotated, read_conll, read_gold, read_jsonl, read_standoff, spans_of
from kg.train.treebank import read_conllu


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["I-PERSON", "B-PERSON"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["S-LOC", "B-ORG", "E-ORG"], [(0, 1, "LOC"), (1, 3, "ORG")]),
        (["B-PER", "I-ORG"], [(0, 1, "PER"), (1, 2, "ORG")]),
        (["O", "O"], []),
    ],
)
def test_spans(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert list(spans_of(tags)) == spans


def test_conll(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Ani\tB-PER\nSuryani\tI-PER\n\ndi\tO\nBogor\tB-PLACE\n", encoding="utf-8")
    assert [(s.words, s.spans) for s in read_conll(path)] == [
        (("Ani", "Suryani"), ((0, 2, "PER"),)),
        (("di", "Bogor"), ((1, 2, "LOC"),)),
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"kata\n", b"\xff\xfe\x00"])
def test_faulty_conll(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.tsv"):
        read_conll(path)


def test_gold_mentions_are_found_longest_first(tmp_path: Path) -> None:
    gold = {
        "id": "a",
        "text": "Ani Suryani tiba. Ani tersenyum di Bogor.",
        "entities": [
            {"id": "e1", "type": "PER", "name": "Ani Suryani", "aliases": ["Ani"]},
            {"id": "e2", "type": "LOC", "name": "Bogor"},
        ],
    }
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert [s.spans for s in read_gold(tmp_path)] == [((0, 2, "PER"),), ((0, 1, "PER"), (3, 4, "LOC"))]
    with pytest.raises(InputError):
        read_gold(tmp_path / "leer")


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"text": "Ani tiba di Kota Bogor.", "entities": [[0, 3, "PERSON"], [12, 22, "GPE"], [13, 15, "LAW"]]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert [(s.words, s.spans) for s in read_jsonl(path)] == [
        (("Ani", "tiba", "di", "Kota", "Bogor", "."), ((0, 1, "PERSON"), (3, 5, "GPE"))),
    ]


@pytest.mark.parametrize("content", ["", "[]\n", "{}\n", '{"text": "a", "entities": 3}\n', "Ani\tB-PER\n"])
def test_faulty_jsonl(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl"):
        read_jsonl(path)


@pytest.mark.parametrize("content", ["", "1\tAni\n", "# text = Ani\n"])
def test_faulty_conllu(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.conllu"):
        read_conllu(path)


def test_annotated(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kepala [BPBD Luwu|ORG] [Ani|PER] hadir.\n\n[Solo|LOC] aman.\n", encoding="utf-8")
    wanted = [
        (("Kepala", "BPBD", "Luwu", "Ani", "hadir", "."), ((1, 3, "ORG"), (3, 4, "PER"))),
        (("Solo", "aman", "."), ((0, 1, "LOC"),)),
    ]
    assert [(s.words, s.spans) for s in read_annotated(path)] == wanted
    assert [(s.words, s.spans) for s in read_annotated(tmp_path)] == wanted


@pytest.mark.parametrize("content", [b"", b"[Ani|PER hadir.", b"[Ani PER|] [Budi|PER] hadir.", b"\xff\xfe"])
def test_faulty_annotated(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.txt"):
        read_annotated(path)


def test_the_own_articles_can_be_read() -> None:
    sentences = read_annotated(Path(__file__).parents[2] / "kg" / "train" / "articles")
    types = {kind for sentence in sentences for *_, kind in sentence.spans}
    assert len(sentences) > 3000
    assert types == {"EVT", "LOC", "ORG", "PER"}


def test_names_apart_from_their_text(tmp_path: Path) -> None:
    text = "Ani tiba di Bogor. Ia tersenyum."
    texts, names = tmp_path / "texts.jsonl", tmp_path / "names.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    line = {"id": "a", "sha256": sha256(text.encode()).hexdigest(), "names": [[0, 3, "PER"], [12, 17, "LOC"]]}
    names.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert [s.spans for s in read_standoff(names, texts)] == [((0, 1, "PER"), (3, 4, "LOC")), ()]
    texts.write_text(json.dumps({"id": "a", "text": text + " "}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="does not have article a"):
        read_standoff(names, texts)
    names.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"names\.jsonl"):
        read_standoff(names, texts)
