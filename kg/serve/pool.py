"""Processes that answer queries: one query each at a time; one that takes too long or dies is replaced.

Half of the processes are kept for queries that take no more than a second, so that a few long ones, be they meant badly
or not, keep nobody else waiting. A long one also gives way to the others on the processor.
"""

import multiprocessing
import os
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
_LAST: Final = 19  # among the priorities of processes
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
            if connection.poll(min(QUICK, self.limits.seconds)):
                answer: Answer = connection.recv()
                self._idle.put((process, connection))
                return answer
            answer = self._late(process, connection)
        except (EOFError, OSError):
            answer = refusal(500, "The query needs more memory than allowed, or cannot be run; ask for less.")
        _end(process, connection)  # its place on the processor cannot be given back
        self._idle.put(self._started())
        return answer

    def _late(self, process: BaseProcess, connection: Connection) -> Answer:
        """Waits for the answer to a long query; gives what to say where it does not come in time."""
        if not self._long.acquire(blocking=False):
            return refusal(503, "The query takes long, and the server is busy with others that do; try again later.")
        try:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid or 0, _LAST)
            if connection.poll(max(0.0, self.limits.seconds - QUICK)):
                late: Answer = connection.recv()
                return late
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
