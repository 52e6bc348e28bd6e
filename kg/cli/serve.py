"""`kg serve`: a store or a build over HTTP, read-only."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import say
from kg.errors import InputError


def serve(
    source: Annotated[Path, typer.Argument(help="A store, the folder of a build, or an RDF file.", show_default=False)],
    host: Annotated[str, typer.Option(help="Address to listen at; others than loopback are open to the network.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="Port; 0 takes any that is free.", min=0, max=65535)] = 8000,
    seconds: Annotated[float, typer.Option(help="Time that a query may take.", min=0.1)] = 30,
    memory: Annotated[int, typer.Option(help="Memory in MB that each process may take.", min=256)] = 2048,
    largest: Annotated[int, typer.Option(help="MB that an answer may have.", min=1)] = 32,
    processes: Annotated[
        int, typer.Option(help="Queries that are answered at once, half of them long ones.", min=1)
    ] = 4,
    name: Annotated[
        list[str] | None, typer.Option(help="A name by which the server may be called; several may be given.")
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(help="An origin (https://…) whose pages may read answers.", metavar="ORIGIN"),
    ] = None,
) -> None:
    """Serves a SPARQL endpoint, a query page, the explorer page and entity pages, all read-only."""
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise InputError("kg serve needs further packages; install them with pip install 'wartagraf[serve]'.")
    from kg.serve.run import serve as run
    from kg.serve.worker import Limits

    limits = Limits(seconds, largest * 1024 * 1024, memory * 1024 * 1024)
    run(
        source,
        host=host,
        port=port,
        limits=limits,
        processes=processes,
        names=name or (),
        cors=cors or (),
        say=say,
    )
