"""Processes that answer queries: one query each at a time; one that takes too long or dies is replaced.

Half of the processes are kept for queries that take no more than a second, so that a few long ones, be they meant badly
or not, keep nobody else waiting.
"""

import multiprocessing
import queue
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

from kg.serve.source import Source
from kg.serve.worker import Answer, Job, Limits, refusal, work

QUICK: Final = 1.0
"""A query that takes more seconds is a long one."""
PATIENCE: Final = 30.0
"""A query waits so many seconds for a process."""
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["__main__", "kg.serve.worker"])


class Pool:
    """So many processes over one source. Threads may call `ask` at the same time."""

    def __init__(self, source: Source, size: int, limits: Limits) -> None:
        self.limits = limits
        self._source = source
        self._long = threading.Semaphore(max(1, size // 2))
        self._idle: queue.Queue[tuple[BaseProcess, Connection]] = queue.Queue()
        for _ in range(size):
            self._idle.put(self._started())

    def ask(self, job: Job) -> Answer:
        """The answer to a job: of a process, or that it took too long, died of it, or that none was free in time."""
        try:
            process, connection = self._idle.get(timeout=PATIENCE)
        except queue.Empty:
            return refusal(503, "The server is busy; try again in a moment.")
        try:
            connection.send(job)
            told = self._late(connection)
            if told is None:
                answer: Answer = connection.recv()
                self._idle.put((process, connection))
                return answer
        except (EOFError, OSError):
            told = refusal(500, "The query needs more memory than allowed, or cannot be run; ask for less.")
        _end(process, connection)
        self._idle.put(self._started())
        return told

    def _late(self, connection: Connection) -> Answer | None:
        """Waits for an answer; gives what to say where it does not come in time, and None where it is there."""
        if connection.poll(min(QUICK, self.limits.seconds)):
            return None
        if not self._long.acquire(blocking=False):
            return refusal(503, "The query takes long, and the server is busy with others that do; try again later.")
        try:
            if connection.poll(max(0.0, self.limits.seconds - QUICK)):
                return None
        finally:
            self._long.release()
        return refusal(503, f"The query took more than {self.limits.seconds:g} seconds; ask for less.")

    def close(self) -> None:
        """Ends all processes that are idle; others end with their query."""
        with suppress(queue.Empty):
            while True:
                _end(*self._idle.get_nowait())

    def _started(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=work, args=(theirs, self._source, self.limits), daemon=True)
        process.start()
        theirs.close()
        return process, ours


def _end(process: BaseProcess, connection: Connection) -> None:
    connection.close()
    process.kill()
    process.join()
