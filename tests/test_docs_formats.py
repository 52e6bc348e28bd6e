"""docs/formats.md names every format, and every attribute of the NetworkX view with its type."""

import re
from pathlib import Path
from typing import get_type_hints

import pytest

from export import sample
from kg.export import DEFAULT, EXPORTERS
from kg.graph import EdgeAttributes, NodeAttributes

PAGE = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS if one.name != "tables"])
def test_every_format_is_named(name: str) -> None:
    default = " *" if name in (*DEFAULT, "ontology") else ""
    assert f"\n| `{name}`{default} |" in PAGE
    assert f"`{name}`" in PAGE.partition("## What is kept")[2].partition("## Gephi")[0]


@pytest.mark.parametrize(("head", "attributes"), [("node", NodeAttributes), ("edge", EdgeAttributes)])
def test_every_attribute_is_in_the_table(head: str, attributes: type) -> None:
    table = PAGE.partition(f"| of a{'n' if head == 'edge' else ''} {head} |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \| (\w+) \|", table, re.MULTILINE) == [
        (name, kind.__name__) for name, kind in get_type_hints(attributes).items()
    ]


def test_the_view_has_these_attributes_and_types() -> None:
    network = sample.graph().to_networkx()
    for kind, all_data in (
        (NodeAttributes, [data for _, data in network.nodes(data=True)]),
        (EdgeAttributes, [data for *_, data in network.edges(data=True)]),
    ):
        for data in all_data:
            assert {name: type(value) for name, value in data.items()} == get_type_hints(kind)
