"""Starts the server and runs it until it is stopped."""

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from kg.errors import InputError
from kg.serve.app import application
from kg.serve.pool import Pool
from kg.serve.source import prepared
from kg.serve.worker import Limits

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    path: Path,
    *,
    host: str,
    port: int,
    limits: Limits,
    processes: int,
    names: Sequence[str],
    cors: Sequence[str],
    say: Callable[[str], None],
) -> None:
    """Serves a store, a build or an RDF file at `host` and `port` (0: any that is free) until it is interrupted.

    `names` are further names by which the server may be called; on another address than loopback it is called by any
    name where none is given.

    Raises:
        InputError: the source cannot be read, or the address cannot be used.
        StoreError: the store cannot be opened.
    """
    hosts = [*_LOOPBACK, "[::1]", host, *names] if host in _LOOPBACK or names else ["*"]
    with prepared(path) as source, _bound(host, port) as listening:
        pool = Pool(source, processes, limits)
        config = uvicorn.Config(
            application(source, pool, processes, hosts, cors),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=512,
            timeout_keep_alive=5,
        )
        shown = f"[{host}]" if ":" in host else host
        say(f"{path} is at http://{shown}:{listening.getsockname()[1]}/ (stop it with Ctrl-C).")
        uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise InputError(f"{host}:{port} cannot be used ({error.strerror or error}); name another --port.") from error
    return listening
