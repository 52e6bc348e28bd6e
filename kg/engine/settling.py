"""Resolution as work for many: the blocks of a round go to the workers in bundles, and what they settle comes back."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kg.engine.engine import Workers
from kg.resolve import Block, Settled, settle
from kg.resolve.blocks import Run

BUNDLE: Final = 2000
"""Groups that are sent together, about: enough that the way costs less than the work."""

Numbered = tuple[int, list[Block]]


def spread(workers: Workers) -> Run | None:
    """What `resolve_across` takes as `run`: has blocks settled by workers, and gives the results in their order.

    None where that costs more than it saves.
    """
    if not workers.spreads:
        return None

    def run(_: Callable[[Block], Settled], blocks: Iterable[Block]) -> Iterator[Settled]:
        found = dict(workers.run(_settled, list(enumerate(_bundles(blocks)))))
        for number in range(len(found)):
            yield from found[number]

    return run


def _settled(given: Numbered) -> tuple[int, list[Settled]]:
    """A worker's work: the number that it was given, and what each block gave."""
    number, blocks = given
    return number, [settle(block) for block in blocks]


def _bundles(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    bundle: list[Block] = []
    size = 0
    for block in blocks:
        bundle.append(block)
        size += len(block.groups)
        if size >= BUNDLE:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle
