"""Seconds for each batch of articles added to a store: `python benchmarks/store_batches.py NEWS.jsonl…`, or a store.

The reading of an article (tagger, rules) is timed apart from what the store does with it. Of a store that is there its
articles are added to a new one, by id, with what was found in them: so nothing is read again, and the store's own part
is measured in minutes. With `--copies`, the findings are added again under other ids,
so that it can be seen at a size whose tagging would take hours.

Processor seconds are those of all threads; Oxigraph's own threads, which merge its files, are in them, and left out in
the column of kg's thread.

At the end it says how flat the store's own seconds are: those of the last ten whole batches by those of the first ten,
and the slope of the line that fits them all, a batch, as a part of their mean.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.ingest import read_articles
from kg.languages import language
from kg.model import Article
from kg.pipeline import Findings
from kg.store import Store
from kg.store.reader import TaggerReader, lazy_reader
from kg.store.record import Versions
from kg.store.store import is_store


class Timed:
    """A reader that counts its seconds, and gives what is known already at no cost, also under other ids."""

    def __init__(self, reader: Callable[[], TaggerReader], known: Iterable[Findings] = ()) -> None:
        self.seconds = 0.0
        self.cpu = 0.0
        self._known = {found.article.id: found for found in known}
        self._reader = None if self._known else reader()
        self.versions = self._reader.versions if self._reader else Versions("0", "0", "0")

    def read(self, articles: Sequence[Article]) -> Iterable[Findings]:
        began, computed = time.perf_counter(), time.process_time()
        new = [article for article in articles if article.id.partition("#")[0] not in self._known]
        for found in self._reader.read(new) if self._reader else ():
            self._known[found.article.id] = found
        self.seconds += time.perf_counter() - began
        self.cpu += time.process_time() - computed
        return [replace(self._known[one.id.partition("#")[0]], article=one) for one in articles]


def batches(articles: Sequence[Article], size: int, copies: int) -> Iterator[list[Article]]:
    """The articles in batches, then again under other ids."""
    for copy in range(copies):
        for at in range(0, len(articles), size):
            yield [replace(one, id=f"{one.id}#{copy}" if copy else one.id) for one in articles[at : at + size]]


def flatness(seconds: Sequence[float]) -> dict[str, float]:
    """The mean, the last ten by the first ten, and the fitted growth from batch to batch as a part of the mean."""
    mean = statistics.fmean(seconds)
    slope = statistics.linear_regression(range(len(seconds)), seconds).slope if len(seconds) > 1 else 0.0
    return {
        "mean": round(mean, 3),
        "last ten by first ten": round(statistics.fmean(seconds[-10:]) / statistics.fmean(seconds[:10]), 2),
        "growth a batch by mean": round(slope / mean, 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="+", help=".jsonl files of articles, or one store")
    parser.add_argument("--batches", type=int, help="so many only; without it, all articles")
    parser.add_argument("--size", type=int, default=100, help="articles a batch")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    given = parser.parse_args()
    known: list[Findings] = []
    if is_store(Path(given.news[0])):
        with Store(Path(given.news[0])) as there:
            known = list(there.findings())
        articles: Sequence[Article] = [found.article for found in known]
    else:
        articles = read_articles(given.news, None, sys.stdin.buffer)[0]
    if given.batches:
        articles = articles[: given.batches * given.size]
    reader = Timed(lazy_reader(language("id")), known)
    rows: list[dict[str, float]] = []
    sizes: list[int] = []
    print("articles\tread s\tstore s\tstore CPU s\tkg's thread CPU s\tfollowed\tMB on disk")
    with tempfile.TemporaryDirectory() as place, Store.create(Path(place, "store"), "id") as store:
        for batch in batches(articles, given.size, given.copies):
            reader.seconds = reader.cpu = 0.0
            began, computed, own = time.perf_counter(), time.process_time(), time.thread_time()
            change = store.add(batch, lambda: reader)
            sizes.append(len(batch))
            rows.append(
                {
                    "articles": len(store.articles()),
                    "read s": round(reader.seconds, 2),
                    "store s": round(time.perf_counter() - began - reader.seconds, 3),
                    "store CPU s": round(time.process_time() - computed - reader.cpu, 3),
                    "kg's thread CPU s": round(time.thread_time() - own - reader.cpu, 3),
                    "followed": change.followed,
                    "MB on disk": round(sum(p.stat().st_size for p in Path(place).rglob("*") if p.is_file()) / 1e6),
                }
            )
            print(*rows[-1].values(), sep="\t", flush=True)
    whole = [row for row, at in zip(rows, sizes, strict=True) if at == max(sizes)]
    flat = {name: flatness([row[name] for row in whole]) for name in ("store s", "store CPU s", "kg's thread CPU s")}
    print(json.dumps(flat, indent=1))
    if given.json:
        given.json.write_text(json.dumps({"batches": rows, "flatness": flat}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
