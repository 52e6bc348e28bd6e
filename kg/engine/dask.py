"""Workers of dask.distributed: of a cluster that is there, or of one on this machine for the time of a build."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kg.engine.engine import Workers
from kg.engine.local import AHEAD, MOST, cores
from kg.errors import EngineError, reason

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

PATIENCE: Final = 30
"""Seconds in which a scheduler has to answer."""


@dataclass(frozen=True, slots=True)
class Dask:
    """The workers of the scheduler at an address ("tcp://10.0.0.1:8786"), else so many processes of this machine.

    These import the program that started them, so that a script must guard its beginning by
    `if __name__ == "__main__"`.
    """

    scheduler: str | None = None
    workers: int | None = None

    @property
    def remote(self) -> bool:
        """Whether workers may be on other machines."""
        return self.scheduler is not None

    @contextmanager
    def started(self, say: Callable[[str], None]) -> Iterator[Workers]:
        """See `Engine`."""
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise EngineError("--engine dask needs dask.distributed; run pip install 'wartagraf[dask]'.") from None
        if self.scheduler is not None:
            try:
                client = Client(self.scheduler, timeout=PATIENCE)
            except (OSError, ValueError) as error:
                raise EngineError(
                    f"{self.scheduler}: no scheduler of dask answers there ({reason(error)}); check the address."
                ) from error
            with client:
                yield _Connected(client, say)
            return
        number = self.workers or min(cores(), MOST)
        with (
            LocalCluster(
                n_workers=number,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=":0",
                silence_logs=logging.ERROR,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield _Connected(client, say)


class _Connected:
    """The workers of a client's scheduler."""

    spreads = True

    def __init__(self, client: "Client", say: Callable[[str], None]) -> None:
        self._client = client
        say(f"Dask has {len(client.nthreads())} workers; its dashboard is at {client.dashboard_link}.")

    def run(self, task: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        """See `Workers`. So many pieces are handed out at once as keep the workers busy."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        left = iter(given)
        running = as_completed(map(self._sent(task), islice(left, self._ahead())))
        for done in running:
            try:
                yield done.result()
            except KilledWorker as error:
                raise EngineError(
                    "Workers end again and again over the same articles, perhaps for want of memory; give each worker "
                    "more, or fewer workers."
                ) from error
            for future in map(self._sent(task), islice(left, max(0, self._ahead() - running.count()))):
                running.add(future)

    def _sent(self, task: Callable[[T], R]) -> Callable[[T], Any]:
        return lambda one: self._client.submit(task, one, pure=False)

    def _ahead(self) -> int:
        """So many pieces keep all threads of all workers busy; workers may come and go."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, AHEAD * threads)
