"""Processes that answer queries: one query each at a time; one that takes too long or dies is replaced."""

import multiprocessing
import queue
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from kg.serve.source import Source
from kg.serve.worker import Answer, Job, Limits, refusal, work

_CONTEXT = multiprocessing.get_context("spawn")


class Pool:
    """So many processes over one source. Threads may call `ask` at the same time."""

    def __init__(self, source: Source, size: int, limits: Limits) -> None:
        self.limits = limits
        self._source = source
        self._idle: queue.Queue[tuple[BaseProcess, Connection]] = queue.Queue()
        for _ in range(size):
            self._idle.put(self._started())

    def ask(self, job: Job) -> Answer:
        """The answer to a job: of a process, or that it took too long, died of it, or that none was free in time."""
        try:
            process, connection = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            return refusal(503, "The server is busy; try again in a moment.")
        try:
            connection.send(job)
            if connection.poll(self.limits.seconds):
                answer: Answer = connection.recv()
                self._idle.put((process, connection))
                return answer
            told = refusal(503, f"The query took more than {self.limits.seconds:g} seconds; ask for less.")
        except (EOFError, OSError):
            told = refusal(500, "The query needs more memory than allowed, or cannot be run; ask for less.")
        _end(process, connection)
        self._idle.put(self._started())
        return told

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
