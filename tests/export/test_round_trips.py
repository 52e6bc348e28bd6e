"""Every statement, written in each format and read by another program's reader, is what it was."""

from pathlib import Path

import pytest

from export import sample
from facts import Fact, facts
from graphs import small_graph, wide_graph
from kg.export import exporter
from kg.export.gephi import clean
from kg.graph import KnowledgeGraph
from readers import READERS, Reader

XML = ("graphml", "gexf")
GRAPHS = {
    "plain": sample.graph(),
    "small": small_graph(),
    "wide": wide_graph(60, 200),
    "hostile": sample.hostile(),
}


def allowed(fact: Fact) -> Fact:
    """The fact without the characters that XML forbids."""
    return Fact._make(clean(value) if isinstance(value, str) else value for value in fact)


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
@pytest.mark.parametrize(
    ("format_", "reader", "literals", "read"), READERS, ids=[f"{one[0]}-{one[1].split(',')[0]}" for one in READERS]
)
def test_every_statement_is_read_back(
    graph: KnowledgeGraph, format_: str, reader: str, literals: bool, read: Reader, tmp_path: Path
) -> None:
    exporter(format_).write(graph, tmp_path)
    meant = facts(graph, literals)
    assert meant
    assert read(tmp_path) == ({allowed(fact) for fact in meant} if format_ in XML else meant)
