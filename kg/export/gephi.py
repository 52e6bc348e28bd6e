"""The NetworkX graph made fit for XML and Gephi: labels on edges, and no character that XML forbids."""

import re
from typing import Final

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import relations

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` without the characters that no XML 1.0 document may hold, not even escaped (its production `Char`)."""
    return _FORBIDDEN.sub("", text)


def view(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """`graph.to_networkx()` with all texts cleaned, and on each edge a `label`: the relation in Indonesian."""
    result = graph.to_networkx()
    for _, _, edge in result.edges(data=True):
        edge["label"] = relations()[edge["relation"]].label_id
    for attributes in (*(data for _, data in result.nodes(data=True)), *(data for *_, data in result.edges(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = clean(value)
    return result
