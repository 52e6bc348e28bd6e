"""What GraphML and GEXF share: labels and kinds of edges, no character that XML forbids, places, colours and days."""

from datetime import date

import pytest

from export import sample
from graphs import small_graph
from kg.export.gephi import COLOURS, LINES, clean, edge_looks, node_looks, view


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_removed(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("character", ["\t", "\n", "\r", "\x7f", "\x85", "\ufffd", "é", "🌋", "<", "&"])
def test_everything_else_stays(character: str) -> None:
    assert clean(f"a{character}b") == f"a{character}b"


def test_edges_are_labelled_in_indonesian() -> None:
    labels = {data["relation"]: data["label"] for *_, data in view(sample.graph()).edges(data=True)}
    assert labels == {"phoned": "menelepon", "met": "bertemu dengan", "affiliated_with": "terafiliasi dengan"}


def test_what_is_no_plain_statement_is_of_another_kind() -> None:
    kinds = {key: data["kind"] for _, _, key, data in view(sample.graph()).edges(keys=True, data=True)}
    assert kinds["s1"] == "phoned"
    assert kinds["s4"] == "phoned (planned)"
    assert kinds["s6"] == "phoned (negative)"


def test_the_view_is_the_graph_with_labels_and_kinds() -> None:
    graph = sample.graph().to_networkx()
    labelled = view(sample.graph())
    assert list(labelled.nodes(data=True)) == list(graph.nodes(data=True))
    assert set(labelled.edges(keys=True)) == set(graph.edges(keys=True))
    for *edge, data in labelled.edges(keys=True, data=True):
        assert {name: value for name, value in data.items() if name not in ("label", "kind")} == graph.edges[
            tuple(edge)
        ]


def test_nodes_have_places_of_their_own_and_sizes_by_their_statements() -> None:
    looks = node_looks(small_graph())
    assert len({(look.x, look.y) for look in looks.values()}) == len(looks)
    assert looks["per-0000"].size > looks["loc-0003"].size > 0
    assert {look.colour for look in looks.values()} == set(COLOURS.values())


def test_a_denial_is_red() -> None:
    looks = edge_looks(sample.graph())
    assert (looks["s6"].line, looks["s6"].colour) == ("denied", LINES["denied"])
    assert looks["s4"].line == "planned"
    assert looks["s1"].line == "actual"


def test_days_of_edges() -> None:
    """Those of the statement; else of its article; else none."""
    looks = edge_looks(sample.graph())
    assert looks["s1"].spell == (date(2021, 3, 8), date(2021, 3, 8))
    assert looks["s4"].spell == (date(2021, 3, 1), date(2021, 3, 31))
    assert looks["s5"].spell == (date(2021, 1, 1), date(2021, 12, 31))
    assert looks["s3"].spell == (date(2021, 3, 8), date(2021, 3, 8))
    assert looks["s7"].spell is None


def test_days_of_nodes() -> None:
    """Those of mentions and edges, joined where they touch; always, where something is undated."""
    looks = node_looks(sample.graph())
    assert looks["e3"].spells == ((date(2021, 3, 8), date(2021, 3, 8)),)
    assert looks["e1"].spells == ()
