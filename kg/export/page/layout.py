"""Where the nodes stand: a force layout for each connected part, labels moved apart, the parts packed together.

The same input gives the same places on every machine: only + - * / and square roots, which IEEE 754 fixes to the bit,
sums in numpy's fixed order, and no BLAS, sine or power; the result is rounded to integers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Place = tuple[int, int]

SPACING = 45.0  # what the forces aim at between two connected nodes, before labels ask for more
PAIRS = 3_600_000  # distances for one step: above it, nodes are repelled by a sample, drawn anew each step (Gove 2019)
STEPS = (100, 400)  # fewest and most, and in between as many as keep it to a few seconds on a slow core
WIDE = 1.35  # screens are wider than high, and so are labels
CELL = 40  # grid for packing the parts


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node takes, with its label under it."""

    width: float
    height: float

    @classmethod
    def around(cls, size: int, letters: int, among: int) -> "Box":
        """The box of a node with that radius and so many letters; `among` many nodes not every label can be shown."""
        share = min(1.0, 80 / max(among, 1))
        label = 7.0 * letters * share
        return cls(max(2.0 * size, label) + 12, 2.0 * size + 12 + 22 * share)


def positions(boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> list[Place]:
    """A place for each box, so that connected boxes are near each other; single ones stand in rows under the others."""
    return list(_positions(tuple(boxes), tuple(edges)))


@lru_cache(maxsize=1)  # the page and the files for Gephi ask the same
def _positions(boxes: tuple[Box, ...], edges: tuple[tuple[int, int], ...]) -> tuple[Place, ...]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    linked = {node for edge in edges for node in edge}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed: list[tuple[list[int], Floats]] = []
    alike: dict[tuple[int, bytes], Floats] = {}  # a graph of news has hundreds of pairs, which all come out the same
    for part in parts:
        if part[0] in linked:
            size = np.array([(boxes[node].width, boxes[node].height) for node in part])
            index = {node: place for place, node in enumerate(part)}
            ends = np.array([(index[a], index[b]) for a, b in sorted(graph.subgraph(part).edges)], dtype=np.int64)
            key = (len(part), ends.tobytes())
            if key not in alike:
                alike[key] = _forces(len(part), ends.reshape(-1, 2))
            placed.append((part, _apart(alike[key], size)))
    xy = np.zeros((len(boxes), 2))
    bottom = _pack(placed, boxes, xy)
    _rows([node for node in range(len(boxes)) if node not in linked], boxes, xy, bottom)
    return tuple((int(x), int(y)) for x, y in np.rint(xy).tolist())


def _forces(count: int, ends: NDArray[np.int64]) -> Floats:
    """Fruchterman and Reingold's forces, with nodes that repel by the root of their degree so that hubs keep room."""
    random = Random(count)
    xy = np.array([(random.random() - 0.5, random.random() - 0.5) for _ in range(count)])
    reach = SPACING * np.sqrt(count)
    xy *= reach
    a, b = ends[:, 0], ends[:, 1]
    mass = np.sqrt(1.0 + np.bincount(ends.ravel(), minlength=count))
    mass /= mass.sum() / count
    others = min(count, max(100, PAIRS // count))
    steps = max(STEPS[0], min(STEPS[1], 12 * count, 20 * PAIRS // (count * others)))
    for step in range(steps):
        chosen = np.array(random.sample(range(count), others)) if others < count else np.arange(count)
        dx = xy[:, 0, None] - xy[chosen, 0]
        dy = xy[:, 1, None] - xy[chosen, 1]
        push = mass[:, None] * mass[chosen] / (dx * dx + dy * dy + 1.0) * (SPACING * SPACING * count / others)
        force = np.stack((np.sum(dx * push, axis=1), np.sum(dy * push, axis=1)), axis=1)
        gap = xy[a] - xy[b]
        pull = gap * (np.sqrt(gap[:, 0] * gap[:, 0] + gap[:, 1] * gap[:, 1]) / SPACING)[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(a, pull[:, axis], count) - np.bincount(b, pull[:, axis], count)
        force -= xy * 0.25
        length = np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1]) + 1e-9
        heat = reach * 0.15 * (1 - step / steps) + 1.0
        xy += force * (np.minimum(length, heat) / length)[:, None]
    return _flat(xy)


def _flat(xy: Floats) -> Floats:
    """Turned so that its longest direction is level, centred, and stretched to a screen's proportions."""
    xy = xy - np.sum(xy, axis=0) / len(xy)
    xx, yy, cross = np.sum(xy[:, 0] * xy[:, 0]), np.sum(xy[:, 1] * xy[:, 1]), np.sum(xy[:, 0] * xy[:, 1])
    spread = np.sqrt((xx - yy) * (xx - yy) + 4 * cross * cross)
    along = np.array([xx - yy + spread, 2 * cross]) if xx >= yy else np.array([2 * cross, yy - xx + spread])
    norm = np.sqrt(along[0] * along[0] + along[1] * along[1])
    if norm > 0:
        cosine, sine = along / norm
        xy = np.stack((xy[:, 0] * cosine + xy[:, 1] * sine, xy[:, 1] * cosine - xy[:, 0] * sine), axis=1)
    xy[:, 0] *= WIDE
    return xy


def _apart(xy: Floats, size: Floats) -> Floats:
    """Moves boxes that overlap away from each other, along the axis where less is to be done."""
    xy = xy.copy()
    count = len(xy)
    for _ in range(80):
        order = np.argsort(xy[:, 0] - size[:, 0] / 2, kind="stable")
        left, right = (xy[:, 0] - size[:, 0] / 2)[order], (xy[:, 0] + size[:, 0] / 2)[order]
        # Boxes in the order of their left edges: each can only meet those that begin before it ends.
        following = np.searchsorted(left, right) - np.arange(count) - 1
        first = np.repeat(np.arange(count), following)
        second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(following) - following, following)
        i, j = order[first], order[second]
        gap = xy[j] - xy[i]
        overlap = (size[i] + size[j]) / 2 - np.abs(gap)
        meet = (overlap[:, 0] > 0.5) & (overlap[:, 1] > 0.5)
        if not meet.any():
            break
        i, j, gap, overlap = i[meet], j[meet], gap[meet], overlap[meet]
        level = overlap[:, 0] < overlap[:, 1]
        for axis, chosen in ((0, level), (1, ~level)):
            shift = np.where(chosen, overlap[:, axis] * np.where(gap[:, axis] < 0, -0.5, 0.5), 0.0)
            xy[:, axis] += np.bincount(j, shift, count) - np.bincount(i, shift, count)
    return xy


def _pack(parts: list[tuple[list[int], Floats]], boxes: tuple[Box, ...], xy: Floats) -> float:
    """Sets the parts, which are sorted by size, as near to the middle as they fit; gives the lower edge of them all."""
    frames = []
    for nodes, place in parts:
        half = np.array([(boxes[node].width, boxes[node].height) for node in nodes]) / 2
        frames.append(((place - half).min(axis=0), (place + half).max(axis=0)))
    cells = [tuple(int(edge) for edge in (high - low) // CELL + 2) for low, high in frames]
    area = sum(wide * high for wide, high in cells)
    side = int(np.sqrt(area) * 1.6) + max((max(cell) for cell in cells), default=0) + 2
    taken = np.zeros((side, side), dtype=np.int32)  # [row, column]
    bottom = 0.0
    frame, used = (0, 0), np.zeros((0, 0), dtype=np.bool_)  # of corners: would a part of that frame meet another there?
    for (nodes, place), (low, high), (wide, tall) in zip(parts, frames, cells, strict=True):
        if frame != (wide, tall):
            frame = (wide, tall)
            total = np.zeros((side + 1, side + 1), dtype=np.int32)
            total[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
            used = total[tall:, wide:] - total[:-tall, wide:] - total[tall:, :-wide] + total[:-tall, :-wide] > 0
            level = np.abs(np.arange(len(used[0])) + wide / 2 - side / 2)[None, :] / WIDE
            upright = np.abs(np.arange(len(used)) + tall / 2 - side / 2)[:, None]
            away = np.maximum(level, upright) + 0.01 * (level + upright)
        columns = len(used[0])
        row, column = divmod(int(np.argmin(np.where(used, np.inf, away))), columns)
        taken[row : row + tall, column : column + wide] = 1
        used[max(0, row - tall + 1) : row + tall, max(0, column - wide + 1) : column + wide] = True
        corner = np.array([(column - side / 2 + wide / 2) * CELL, (row - side / 2 + tall / 2) * CELL])
        xy[nodes] = place - (low + high) / 2 + corner
        bottom = max(bottom, float(corner[1]) + tall * CELL / 2)
    return bottom


def _rows(nodes: list[int], boxes: tuple[Box, ...], xy: Floats, top: float) -> None:
    """Sets the nodes in rows under `top`, as wide as the picture above or as a square of them would be."""
    area = sum(boxes[node].width * boxes[node].height for node in nodes)
    limit = max(float(np.abs(xy[:, 0]).max(initial=0.0)), float(np.sqrt(area)) * WIDE / 2, 400.0)
    x, y, deepest = -limit, top + CELL, 0.0
    for node in nodes:
        box = boxes[node]
        if x + box.width > limit and x > -limit:
            x, y, deepest = -limit, y + deepest, 0.0
        xy[node] = (x + box.width / 2, y + box.height / 2)
        x, deepest = x + box.width, max(deepest, box.height)
