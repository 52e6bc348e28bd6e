"""Arguments by the tree, on trees made by hand: what the surface does not find, and never against it."""

from dataclasses import replace

import pytest

from kg.languages import language
from kg.model import Document, Parse
from kg.resolve import resolve_within
from kg.rules import extract
from kg.rules.examples import annotated_document
from kg.rules.load import shipped_rules

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)


def parsed(text: str, root: str, arcs: dict[str, tuple[str, str]]) -> Document:
    """A document of one sentence; `arcs` gives head and label of words, all others hang on `root`."""
    document = annotated_document(text, INDONESIAN)
    (sentence,) = document.sentences
    words = [token.text for token in sentence.tokens]
    heads, labels = [], []
    for word in words:
        head, label = arcs.get(word, (root, "dep"))
        heads.append(-1 if word == root else words.index(head))
        labels.append("root" if word == root else label)
    tree = Parse(tuple("X" for _ in words), tuple(heads), tuple(labels))
    return replace(document, sentences=(replace(sentence, parse=tree),))


def found(document: Document) -> set[tuple[str, str, str]]:
    clusters = resolve_within(document, INDONESIAN)
    relations = extract(document, clusters, RULES, INDONESIAN).relations
    return {
        (clusters[r.subject].name, r.relation, r.object if isinstance(r.object, str) else clusters[r.object].name)
        for r in relations
    }


FAR = "[Siti Aminah|PER] yang datang sejak pagi bersama rombongan dari lereng gunung dapat bertemu [Rudi Hartono|PER]."
FACT = ("Siti Aminah", "met", "Rudi Hartono")
CASES = [
    (FAR, "bertemu", {"Siti": ("bertemu", "nsubj"), "Rudi": ("bertemu", "obj")}, FACT),
    (
        "[Walhi|ORG] yang berdiri sejak lama itu berencana tahun depan menggugat [PT Timah|ORG].",
        "berencana",
        {"Walhi": ("berencana", "nsubj"), "menggugat": ("berencana", "xcomp"), "PT": ("menggugat", "obj")},
        ("Walhi", "sued", "PT Timah"),
    ),
    (
        "[Walhi|ORG] yang berdiri sejak lama itu mengritik keras sekali cara kerja [PT Timah|ORG].",
        "mengritik",
        {"Walhi": ("mengritik", "nsubj"), "cara": ("mengritik", "obj"), "PT": ("cara", "nmod")},
        None,
    ),
]


@pytest.mark.parametrize(("text", "root", "arcs", "fact"), CASES, ids=[case[1] for case in CASES])
def test_subjects_and_objects(
    text: str, root: str, arcs: dict[str, tuple[str, str]], fact: tuple[str, str, str] | None
) -> None:
    with_tree = found(parsed(text, root, arcs))
    without = found(annotated_document(text, INDONESIAN))
    assert without <= with_tree
    if fact is not None:
        assert fact in with_tree - without


def test_a_passive_changes_places() -> None:
    text = "[Rudi Hartono|PER] yang datang sejak pagi dengan rombongan itu sempat ditemui oleh [Siti Aminah|PER]."
    arcs = {"Rudi": ("ditemui", "nsubj:pass"), "Siti": ("ditemui", "obl:agent")}
    assert ("Siti Aminah", "met", "Rudi Hartono") in found(parsed(text, "ditemui", arcs))


def test_who_is_asked_does_it() -> None:
    text = "[Walhi|ORG] yang lama berdiri itu berulang meminta tegas [Kejaksaan Agung|ORG] mengusut [PT Timah|ORG]."
    arcs = {
        "Walhi": ("meminta", "nsubj"), "Kejaksaan": ("meminta", "obj"), "mengusut": ("meminta", "xcomp"),
        "PT": ("mengusut", "obj"),
    }  # fmt: skip
    facts = found(parsed(text, "meminta", arcs))
    assert ("Kejaksaan Agung", "investigated", "PT Timah") in facts
    assert ("Walhi", "investigated", "PT Timah") not in facts
