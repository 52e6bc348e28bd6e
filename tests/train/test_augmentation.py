"""Drawing and changing training sentences."""

import random

from kg.train.corpora import Labelled
from kg.train.tagger import held_out, swapped


def test_names_are_exchanged_for_names_of_their_type() -> None:
    sentence = Labelled(("Ani", "Suryani", "tiba", "di", "Bogor", "."), ((0, 2, "PER"), (4, 5, "LOC")))
    names: dict[str, list[tuple[str, ...]]] = {"PER": [("Budi",)], "LOC": [("Nusa", "Dua")]}
    assert swapped(sentence, 1.0, names, random.Random(0)) == Labelled(
        ("Budi", "tiba", "di", "Nusa", "Dua", "."), ((0, 1, "PER"), (3, 5, "LOC"))
    )
    assert swapped(sentence, 0.0, names, random.Random(0)) == sentence
    assert swapped(sentence, 1.0, {}, random.Random(0)) == sentence


def test_every_tenth_is_held_out() -> None:
    train, dev = held_out(list(range(25)), 10)
    assert dev == [9, 19]
    assert sorted(train + dev) == list(range(25))
