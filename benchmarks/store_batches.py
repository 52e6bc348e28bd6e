"""Seconds for each batch of articles added to a store: `python benchmarks/store_batches.py NEWS.jsonl --batches 4`.

The reading of an article (tagger, rules) is timed apart from what the store does with it. With `--copies`, the findings
are added again under other ids, so that the store's own part can be seen at a size whose tagging would take hours.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.ingest import read_articles
from kg.languages import language
from kg.model import Article
from kg.pipeline import Findings
from kg.store import Store
from kg.store.reader import TaggerReader, lazy_reader
from kg.store.record import Versions


class Timed:
    """A reader that counts its seconds, and gives what it read before under other ids at no cost."""

    def __init__(self, reader: TaggerReader) -> None:
        self.versions: Versions = reader.versions
        self.seconds = 0.0
        self.cpu = 0.0
        self._reader = reader
        self._known: dict[str, Findings] = {}

    def read(self, articles: Sequence[Article]) -> Iterable[Findings]:
        began, computed = time.perf_counter(), time.process_time()
        new = [article for article in articles if article.id.partition("#")[0] not in self._known]
        for found in self._reader.read(new):
            self._known[found.article.id] = found
        self.seconds += time.perf_counter() - began
        self.cpu += time.process_time() - computed
        return [replace(self._known[one.id.partition("#")[0]], article=one) for one in articles]


def batches(articles: Sequence[Article], size: int, copies: int) -> Iterator[list[Article]]:
    """The articles in batches, then again under other ids."""
    for copy in range(copies):
        for at in range(0, len(articles), size):
            yield [replace(one, id=f"{one.id}#{copy}" if copy else one.id) for one in articles[at : at + size]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", help="a .jsonl file of articles")
    parser.add_argument("--batches", type=int, default=3)
    parser.add_argument("--size", type=int, default=20)
    parser.add_argument("--copies", type=int, default=1)
    given = parser.parse_args()
    articles = read_articles([given.news], None, sys.stdin.buffer)[0][: given.batches * given.size]
    reader = Timed(lazy_reader(language("id"))())
    print("articles\tread s\tstore s\tstore CPU s\tfollowed\tMB on disk")
    with tempfile.TemporaryDirectory() as place, Store.create(Path(place, "store"), "id") as store:
        for batch in batches(articles, given.size, given.copies):
            reader.seconds = reader.cpu = 0.0
            began, computed = time.perf_counter(), time.process_time()
            change = store.add(batch, lambda: reader)
            seconds, cpu = time.perf_counter() - began, time.process_time() - computed
            size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file()) / 1e6
            print(
                f"{len(store.articles())}\t{reader.seconds:.2f}\t{seconds - reader.seconds:.2f}\t{cpu - reader.cpu:.2f}"
                f"\t{change.followed}\t{size:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
