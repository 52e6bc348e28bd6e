"""Workers on this machine: this process, or several, each with a tagger of its own."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait as wait_for
from threading import Thread
from typing import Final, TypeVar

from kg.engine.engine import Workers
from kg.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")

MOST: Final = 8
"""More workers than this have to be asked for: each holds a tagger, about half a gigabyte."""
AHEAD: Final = 2
"""Pieces of work that wait for each worker."""
LOSSES: Final = 3
"""So many times workers may be lost without anything done between."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Local:
    """Processes of this machine, as many as `workers`, by default one a core and at most `MOST`.

    One worker is this process itself. More are processes that import the program that started them, so that a script
    must guard its beginning by `if __name__ == "__main__"`.
    """

    workers: int | None = None
    remote = False
    spreads = False

    @contextmanager
    def started(self, say: Callable[[str], None]) -> Iterator[Workers]:
        yield self

    def run(self, task: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        """See `Workers`."""
        workers = min(self.workers or min(cores(), MOST), len(given))
        if workers <= 1:
            yield from map(task, given)
            return
        left = dict(enumerate(given))
        losses = 0
        while left:
            before = len(left)
            try:
                yield from _pooled(task, left, workers)
            except BrokenProcessPool as error:
                losses = losses + 1 if len(left) == before else 1
                if losses >= LOSSES:
                    raise EngineError(
                        "Workers end before their work is done, perhaps for want of memory; give fewer with --workers."
                    ) from error


def _pooled(task: Callable[[T], R], left: dict[int, T], workers: int) -> Iterator[R]:
    """What comes from a pool of processes; what is done is taken out of `left`.

    Raises BrokenProcessPool where one of them is lost.
    """
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (max(1, cores() // workers),))
    try:
        waiting = iter(list(left))
        running: dict[Future[R], int] = {}
        while left:
            for number in islice(waiting, AHEAD * workers - len(running)):
                running[pool.submit(task, left[number])] = number
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                result = done.result()
                del left[running.pop(done)]
                yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(threads: int) -> None:
    """Makes a process a worker that leaves other cores alone, and ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    os.environ.setdefault("RAYON_NUM_THREADS", str(threads))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
