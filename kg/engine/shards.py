"""Shards: runs of articles that are read together, and kept under a name that follows from what they hold.

Where a shard ends is decided by the articles in it and not by their number (content-defined chunking: Muthitacharoen et
al. 2001, "A low-bandwidth network file system"). So an article that is new, changed or gone changes its own shard, and
seldom the one beside it; all others keep their names, and what was found in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from kg.engine.record import content
from kg.model import Article

FEWEST: Final = 32
MOST: Final = 128
ENDS: Final = 32
"""From `FEWEST` articles on, one article in so many ends its shard."""
CHARACTERS: Final = 1_000_000
"""A shard also ends at so many characters of text."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The key of a shard, hexadecimal, and how many articles it has."""

    key: str
    articles: int


def cut(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in shards, in order; one shard is in memory at a time."""
    shard: list[Article] = []
    size = 0
    for article in articles:
        shard.append(article)
        size += len(article.text)
        ends = len(shard) >= FEWEST and int(content(article)[:8], 16) % ENDS == 0
        if ends or len(shard) == MOST or size >= CHARACTERS:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def key(articles: Sequence[Article], reading: str) -> str:
    """The key of what is found in these articles by `reading`, the fingerprint of all that reads them."""
    digest = sha256(reading.encode())
    for article in articles:
        digest.update(content(article).encode())
    return digest.hexdigest()
