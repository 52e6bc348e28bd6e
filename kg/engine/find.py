"""From a stream of articles to what each of them gives, on the disk and not in memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kg.analyse.fingerprint import warning
from kg.engine.engine import Workers
from kg.engine.folder import ShardFolder
from kg.engine.reading import Reading, read_shard
from kg.engine.shards import Shard, cut, key
from kg.errors import EngineError
from kg.model import Article
from kg.pipeline import Findings, Stopwatch

Progress = Callable[[Iterable[object], int], Iterable[object]]
"""Wraps a stream that has an element for each article that was read, of so many, to show how far the work is."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the articles of a run gave, in their order; it can be gone through several times, while the run lasts.

    Only one shard is in memory. A shard that is damaged or gone by now is read anew, in this process.
    """

    shards: tuple[Shard, ...]
    reading: Reading
    folder: ShardFolder

    def __iter__(self) -> Iterator[Findings]:
        for shard in self.shards:
            found = self.folder.findings(shard, self.reading.fingerprint)
            if found is None:
                self.folder.discard(shard)
                read_shard(self.reading, self.folder, shard)
                found = self.folder.findings(shard, self.reading.fingerprint)
            if found is None:
                raise EngineError(f"{self.folder.url}: what is written there cannot be read again; check the disk.")
            yield from found


def find(
    articles: Iterable[Article],
    reading: Reading,
    folder: ShardFolder,
    workers: Workers,
    watch: Stopwatch,
    progress: Progress = lambda steps, _: steps,
    say: Callable[[str], None] = lambda _: None,
) -> Found:
    """Has all articles read, but for shards whose findings are in the folder already.

    First the articles are laid into the folder, so that faults of the input are told before the work begins. Of
    `watch`, the seconds of reading are those of all workers together.

    Raises InputError from `articles`; ModelError or EngineError where the work cannot be done; OSError where the folder
    cannot be written.
    """
    shards: list[Shard] = []
    missing: list[Shard] = []
    with watch.measure("read"):
        for group in cut(articles):
            shard = Shard(key(group, reading.fingerprint), len(group))
            folder.put(shard, group)
            shards.append(shard)
            if not folder.has(shard):
                missing.append(shard)

    def steps() -> Iterator[object]:
        said = {""}
        if missing:
            _tell([warning(reading.tagger)], said, say)
        for outcome in workers.run(partial(read_shard, reading, folder), missing):
            for stage, seconds in outcome.seconds.items():
                watch.seconds[stage] = watch.seconds.get(stage, 0.0) + seconds
            _tell(outcome.said, said, say)
            yield from range(outcome.shard.articles)

    for _ in progress(steps(), sum(shard.articles for shard in missing)):
        pass
    return Found(tuple(shards), reading, folder)


def _tell(texts: Iterable[str], said: set[str], say: Callable[[str], None]) -> None:
    """Says what was not said yet."""
    for text in texts:
        if text not in said:
            said.add(text)
            say(text)
