"""Ids of former builds lead to what stands for them now."""

from kg.resolve import successors


def test_what_was_joined_leads_to_the_whole() -> None:
    assert successors({"a": [1, 2], "b": [3]}, {}, {1: "b", 2: "b", 3: "b"}) == {"a": "b"}


def test_what_was_split_leads_to_the_larger_part() -> None:
    assert successors({"a": [1, 2, 3]}, {}, {1: "x", 2: "y", 3: "y"}) == {"a": "y"}


def test_what_is_gone_leads_nowhere() -> None:
    assert successors({"a": [1]}, {"old": "a"}, {2: "b"}) == {}


def test_ids_lead_on_over_several_builds() -> None:
    assert successors({"b": [1]}, {"a": "b"}, {1: "c"}) == {"b": "c", "a": "c"}


def test_an_id_that_lives_again_leads_nowhere() -> None:
    assert successors({"b": [1]}, {"a": "b"}, {1: "b", 2: "a"}) == {}
