"""Confusions, labelled texts and whole measurements, by hand."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.confusions import Confusion, faults, most_frequent
from kg.evaluate.labelled import from_words, read_offsets
from kg.evaluate.measure import measure, type_map
from kg.evaluate.tagging import Span
from kg.languages import language


@pytest.mark.parametrize(
    ("gold", "predicted", "kinds"),
    [
        ([(0, 5, "PER")], [(0, 5, "PER")], []),
        ([(0, 5, "PER")], [], ["PER missed"]),
        ([], [(0, 5, "PER")], ["PER where there is none"]),
        ([(0, 5, "PER")], [(0, 5, "ORG")], ["PER as ORG"]),
        ([(0, 5, "PER")], [(0, 3, "PER")], ["PER, other boundary"]),
        ([(0, 5, "PER")], [(3, 9, "ORG")], ["PER as ORG, other boundary"]),
        ([(0, 5, "PER")], [(5, 9, "PER")], ["PER missed", "PER where there is none"]),
        ([(0, 9, "ORG")], [(0, 2, "ORG"), (3, 9, "LOC")], ["ORG where there is none", "ORG as LOC, other boundary"]),
        ([(0, 4, "PER"), (5, 9, "PER")], [(0, 9, "PER")], ["PER, other boundary", "PER missed"]),
    ],
)
def test_faults(gold: list[Span], predicted: list[Span], kinds: list[str]) -> None:
    found = faults(gold, predicted)
    assert sorted(str(confusion) for confusion, _, _ in found) == sorted(kinds)
    told = [span for _, one, other in found for span in (one, other) if span is not None]
    assert sorted(told) == sorted(set(gold) ^ set(predicted))


def test_the_most_frequent_stand_first() -> None:
    cases = faults([(0, 1, "A"), (2, 3, "B"), (4, 5, "B")], [])
    assert most_frequent(cases, 1) == [(Confusion("B", "", False), 2)]


def test_words_become_a_text_with_offsets() -> None:
    text = from_words(["Ani", "Suryani", "tiba"], [(0, 2, "PER")])
    assert text.text == "Ani Suryani tiba"
    assert text.entities == ((0, 11, "PER"),)
    assert [text.text[t.start : t.end] for t in text.sentences[0].tokens] == ["Ani", "Suryani", "tiba"]
    assert text.found([[(1, 3, "X")]]) == [(4, 16, "X")]


def test_offsets_of_several_sentences(tmp_path: Path) -> None:
    text = "Ani tiba.\u2028 Budi pulang 🙂 ke Solo."
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "entities": [[0, 3, "PER"]]}, ensure_ascii=False) + "\n\n")
    (labelled,) = read_offsets(path, language("id"))
    assert len(labelled.sentences) == 2
    names = [[(0, 1, "PER")], [(0, 1, "PER"), (4, 5, "LOC")]]
    assert [text[start:end] for start, end, _ in labelled.found(names)] == ["Ani", "Budi", "Solo"]


@pytest.mark.parametrize(
    "entity", [[0, 0, "X"], [2, 1, "X"], [-1, 2, "X"], [0, 99, "X"], [0, "2", "X"], [0, 1], [0, 1, 2]]
)
def test_entities_that_are_none(tmp_path: Path, entity: list[object]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Ani", "entities": [entity]}))
    with pytest.raises(InputError, match=r"a\.jsonl, line 1"):
        read_offsets(path, language("id"))


def test_a_measurement_reads_types_alike_on_both_sides() -> None:
    texts = [
        from_words(["Ani", "di", "Solo"], [(0, 1, "PERSON"), (2, 3, "GPE")]),
        from_words(["Senin"], [(0, 1, "DATE")]),
    ]
    names = [[(0, 1, "PER"), (2, 3, "LOCATION")], [(0, 1, "EVENT")]]
    types = type_map(["GPE=LOC", "LOCATION=LOC", "EVENT="], {"PERSON": "PER"})
    measured = measure(texts, names, types, {"PER", "LOCATION", "EVENT"})
    assert (measured.scores["micro"].right, measured.scores["micro"].gold, measured.scores["micro"].predicted) == (
        2,
        3,
        2,
    )
    assert measured.unknown == ["DATE"]
    ((confusion, count),) = measured.frequent(5)
    assert (str(confusion), count, measured.example(confusion)) == ("DATE missed", 1, '"Senin"')


@pytest.mark.parametrize("line", ["PER", "=PER", ""])
def test_what_is_no_mapping(line: str) -> None:
    with pytest.raises(InputError, match="FROM=TO"):
        type_map([line], {})
