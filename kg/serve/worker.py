"""Answers queries in a process of its own, which may be killed, and whose memory is bounded."""

import io
import resource
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.ontology.namespaces import PREFIXES
from kg.query.refusals import explain, refuse_service
from kg.serve.source import Follower, Source

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_GRACE: Final = 5
"""So many seconds of computing after its time a process ends by itself, should nobody be left to kill it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, bytes of its answer, bytes of memory of the process."""

    seconds: float = 30.0
    answer: int = 32 * 1024 * 1024
    memory: int = 2 * 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the graphs that it is to see (none: all as they are), and the media types that the client takes."""

    sparql: str
    accept: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of HTTP."""

    status: int
    media: str
    body: bytes


def refusal(status: int, sentence: str) -> Answer:
    """An answer that says in one sentence what is wrong."""
    return Answer(status, "text/plain; charset=utf-8", f"{sentence}\n".encode())


class _TooLong(Exception):
    """The answer is longer than allowed."""


class _Bounded(io.BytesIO):
    """A file in memory that takes so many bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: "ReadableBuffer", /) -> int:
        """Keeps the bytes; raises _TooLong where they are too many."""
        if self.tell() + memoryview(data).nbytes > self._limit:
            raise _TooLong
        return super().write(data)


def work(connection: Connection, source: Source, limits: Limits) -> None:
    """Answers jobs until the other side is gone. The first message says that it is ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    follower = Follower(source)
    with suppress(EOFError, BrokenPipeError):
        while True:
            job: Job = connection.recv()
            _bound_seconds(limits)
            connection.send(answer(follower, job, limits))


def answer(follower: Follower, job: Job, limits: Limits) -> Answer:
    """The answer to a job, of whatever kind."""
    try:
        refuse_service(job.sparql)
        return _answer(follower.current(), job, limits)
    except QueryError as error:
        return refusal(400, str(error))
    except KgError as error:
        return refusal(500, str(error))
    except _TooLong:
        return refusal(500, f"The answer is longer than {limits.answer} bytes; ask for less with LIMIT.")
    except MemoryError:
        return refusal(500, "The query needs more memory than allowed; ask for less.")


def _answer(store: ox.Store, job: Job, limits: Limits) -> Answer:
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
    named: list[ox.NamedNode | ox.BlankNode] | None = None
    try:
        if job.default_graphs or job.named_graphs:
            default = [ox.NamedNode(iri) for iri in job.default_graphs]
            named = [ox.NamedNode(iri) for iri in job.named_graphs]
    except ValueError as error:
        raise QueryError(f"A graph is named by no absolute IRI: {error}.") from None
    try:
        results = store.query(job.sparql, prefixes=dict(PREFIXES), default_graph=default, named_graphs=named)
        return _written(results, job.accept, limits)
    except SyntaxError as error:
        explain(job.sparql, error.msg)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query failed: {error}.") from None


def _written(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, accept: Sequence[str], limits: Limits
) -> Answer:
    out = _Bounded(limits.answer)
    if isinstance(results, ox.QueryTriples):
        media = _first(accept, GRAPHS)
        if media:
            results.serialize(out, GRAPHS[media])
    else:
        media = _first(accept, RESULTS)
        if media:
            results.serialize(out, RESULTS[media])
    if not media:
        offered = GRAPHS if isinstance(results, ox.QueryTriples) else RESULTS
        return refusal(406, f"This query's answer can be had as {', '.join(offered)}; ask for one of them in Accept.")
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Answer(200, media + charset, out.getvalue())


def _first(accept: Sequence[str], offered: Mapping[str, object]) -> str | None:
    """The first of the wanted media types that is offered; `type/*` and `*/*` take the first that fits."""
    for wanted in accept:
        kind, _, rest = wanted.partition("/")
        for media in offered:
            if media == wanted or kind == "*" or (rest == "*" and media.startswith(f"{kind}/")):
                return media
    return None


def _bound_seconds(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + limits.seconds) + _GRACE
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))
