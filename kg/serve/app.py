"""The web application: which address gives what."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from importlib.resources import files
from typing import Any, Final, TypeVar

import anyio
import anyio.to_process
import anyio.to_thread
from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.errors import KgError, QueryError
from kg.query.library import library, named
from kg.serve import entities
from kg.serve.openapi import document
from kg.serve.page import explorer
from kg.serve.pool import Pool
from kg.serve.protocol import job_of, wanted
from kg.serve.security import OWN_POLICY, SecurityHeaders
from kg.serve.source import Source
from kg.serve.worker import GRAPHS, Answer, Job, refusal

LARGEST_REQUEST: Final = 256 * 1024
"""Longer bodies, in bytes, are refused."""
WAITING: Final = 64
"""So many requests may wait for a process; more are told to come back."""
_TEMPLATES: Final = Environment(loader=PackageLoader("kg.serve", "pages"), autoescape=True, trim_blocks=True)
_STATIC: Final = {"style.css": "text/css", "query.js": "text/javascript"}

_Result = TypeVar("_Result")


class Server:
    """The application's answers, over a pool of processes."""

    def __init__(self, source: Source, pool: Pool, size: int) -> None:
        self._source, self._pool = source, pool
        self._waiting = 0
        self._limiter = anyio.CapacityLimiter(size + WAITING)
        self._drawing = anyio.CapacityLimiter(1)
        self._page: tuple[int, bytes] | None = None

    async def sparql(self, request: Request) -> Response:
        """`/sparql`: the endpoint."""
        body = await _body(request)
        if body is None:
            return _response(refusal(413, f"The request is longer than {LARGEST_REQUEST} bytes; send a shorter query."))
        job = job_of(request.method, request.url.query, request.headers, body)
        return _response(job if isinstance(job, Answer) else await self._in_thread(partial(self._pool.ask, job)))

    async def index(self, request: Request) -> Response:
        """`/`: the query page."""
        return _html("index.html.j2", name=self._source.name, queries=library().values())

    async def graph(self, request: Request) -> Response:
        """`/graph`: the explorer page; that of a store is drawn when it is first asked for after a change."""
        headers = {"Content-Security-Policy": OWN_POLICY}
        async with self._drawing:
            try:
                self._page = await anyio.to_process.run_sync(explorer, self._source, self._page and self._page[0]) or (
                    self._page
                )
            except KgError as error:
                return _response(refusal(404, str(error)))
        return Response(self._page[1] if self._page else b"", media_type="text/html", headers=headers)

    async def entity(self, request: Request) -> Response:
        """`/entity/ID`: as a page, or as RDF where the client wants that more."""
        id = request.path_params["id"]
        accept = wanted(request.headers.get("accept", ""))
        if _prefers_rdf(accept):
            answer = await self._in_thread(partial(self._pool.ask, entities.description(id, accept)))
            found = await self._in_thread(partial(entities.entity, self._pool.ask, id))
            return _response(answer if found else _no_entity(id), Vary="Accept")
        found = await self._in_thread(partial(entities.entity, self._pool.ask, id))
        if found is None:
            return _response(_no_entity(id), Vary="Accept")
        return _html("entity.html.j2", entity=found, name=self._source.name)

    async def api_search(self, request: Request) -> Response:
        """`/api/entities?q=TEXT`."""
        text = request.query_params.get("q", "").strip()
        if not text:
            return _response(refusal(400, "Say what to look for with the parameter q."))
        return JSONResponse(await self._in_thread(partial(entities.search, self._pool.ask, text)))

    async def api_entity(self, request: Request) -> Response:
        """`/api/entities/ID`."""
        id = request.path_params["id"]
        found = await self._in_thread(partial(entities.entity, self._pool.ask, id))
        return _response(_no_entity(id)) if found is None else JSONResponse(asdict(found))

    async def api_queries(self, request: Request) -> Response:
        """`/api/queries`: the named queries."""
        return JSONResponse([asdict(query) for query in library().values()])

    async def api_query(self, request: Request) -> Response:
        """`/api/queries/NAME?PARAMETER=VALUE`: a named query's result, in the formats of the endpoint."""
        try:
            query = named(request.path_params["name"])
        except QueryError as error:
            return _response(refusal(404, str(error)))
        try:
            sparql = query.bound({name: value for name, value in request.query_params.items() if value})
        except QueryError as error:
            return _response(refusal(400, str(error)))
        job = Job(sparql, wanted(request.headers.get("accept", "")))
        return _response(await self._in_thread(partial(self._pool.ask, job)), Vary="Accept")

    async def _in_thread(self, call: Callable[[], _Result]) -> _Result:
        """Waits for a process without keeping other clients waiting."""
        if self._waiting >= WAITING:
            raise entities.Refused(refusal(503, "The server is busy; try again in a moment."))
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(call, limiter=self._limiter)
        finally:
            self._waiting -= 1


def application(source: Source, pool: Pool, size: int, hosts: Sequence[str], cors: Sequence[str]) -> Starlette:
    """The application.

    Args:
        source: What is served.
        pool: The processes that answer, `size` of them.
        hosts: The names by which it may be called, so that no other site's name can be made to lead here.
        cors: The origins whose pages may read answers in a browser.
    """
    server = Server(source, pool, size)
    middleware = [Middleware(SecurityHeaders, shared=bool(cors)), Middleware(TrustedHostMiddleware, list(hosts))]
    if cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(cors), allow_methods=["GET", "POST"]))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    routes = [
        Route("/", server.index),
        Route("/graph", server.graph),
        Route("/sparql", server.sparql, methods=["GET", "POST"]),
        Route("/entity/{id:path}", server.entity),
        Route("/api/entities", server.api_search),
        Route("/api/entities/{id:path}", server.api_entity),
        Route("/api/queries", server.api_queries),
        Route("/api/queries/{name}", server.api_query),
        Route("/openapi.json", _openapi),
        Route("/static/{name}", _static),
    ]
    handlers: dict[Any, Any] = {entities.Refused: _refused}
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers=handlers)


async def _body(request: Request) -> bytes | None:
    """What the client sends; None where it is too much, of which no more is read than the bound."""
    parts = bytearray()
    async for chunk in request.stream():
        parts += chunk
        if len(parts) > LARGEST_REQUEST:
            return None
    return bytes(parts)


def _prefers_rdf(accept: Sequence[str]) -> bool:
    for media in accept:
        if media in GRAPHS:
            return True
        if media in ("text/html", "application/xhtml+xml", "text/*", "*/*"):
            return False
    return False


def _no_entity(id: str) -> Answer:
    return refusal(404, f"There is no entity {id[:200]!r}; look for one with /api/entities?q=.")


def _response(answer: Answer, **headers: str) -> Response:
    if answer.status == 503:
        headers["Retry-After"] = "5"
    if answer.status == 413:
        headers["Connection"] = "close"  # or the rest of the body would be read, and thrown away
    return Response(answer.body, answer.status, headers, answer.media)


def _html(template: str, **values: object) -> Response:
    return Response(
        _TEMPLATES.get_template(template).render(**values), media_type="text/html", headers={"Vary": "Accept"}
    )


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, entities.Refused)
    return _response(error.answer)


async def _openapi(_: Request) -> Response:
    return Response(json.dumps(document(), ensure_ascii=False, indent=1), media_type="application/json")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        return _response(refusal(404, "There is no such file."))
    return Response((files("kg.serve") / "pages" / name).read_bytes(), media_type=_STATIC[name])
