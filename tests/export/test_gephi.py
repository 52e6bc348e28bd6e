"""What GraphML and GEXF share: labels on edges, and no character that XML forbids."""

import pytest

from export import sample
from kg.export.gephi import clean, view


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_removed(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("character", ["\t", "\n", "\r", "\x7f", "\x85", "\ufffd", "é", "🌋", "<", "&"])
def test_everything_else_stays(character: str) -> None:
    assert clean(f"a{character}b") == f"a{character}b"


def test_edges_are_labelled_in_indonesian() -> None:
    labels = {data["relation"]: data["label"] for *_, data in view(sample.graph()).edges(data=True)}
    assert labels == {"phoned": "menelepon", "met": "bertemu dengan", "affiliated_with": "terafiliasi dengan"}


def test_the_view_is_the_graph_with_labels() -> None:
    graph = sample.graph().to_networkx()
    labelled = view(sample.graph())
    assert list(labelled.nodes(data=True)) == list(graph.nodes(data=True))
    assert set(labelled.edges(keys=True)) == set(graph.edges(keys=True))
    for *edge, data in labelled.edges(keys=True, data=True):
        assert {name: value for name, value in data.items() if name != "label"} == graph.edges[tuple(edge)]
