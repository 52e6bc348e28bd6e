"""Communities: who is more linked with each other than with the rest."""

from collections.abc import Sequence

import networkx as nx

SMALLEST = 3


def communities(count: int, edges: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each of `count` nodes the number of its community, 0 the largest; -1 where that has fewer than `SMALLEST`.

    By Louvain's method (Blondel et al. 2008) on `edges` of two nodes and a weight; the same on every machine, for
    weights are whole numbers and the seed is fixed.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b, weight in sorted(edges):
        if a != b:
            graph.add_edge(a, b, weight=weight + (graph[a][b]["weight"] if graph.has_edge(a, b) else 0))
    found = [sorted(part) for part in nx.community.louvain_communities(graph, seed=1)] if graph.edges else []
    numbers = [-1] * count
    for number, part in enumerate(sorted(found, key=lambda part: (-len(part), part))):
        if len(part) >= SMALLEST:
            for node in part:
                numbers[node] = number
    return numbers
