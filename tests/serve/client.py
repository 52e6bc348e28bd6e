"""A running `kg serve` for tests, and requests to it."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from heard import refusal


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        return self.headers["content-type"].partition(";")[0]


@dataclass(frozen=True, slots=True)
class Server:
    """A server at an address, which ends with "/"."""

    address: str
    pid: int

    def get(self, path: str, headers: Mapping[str, str] | None = None, **parameters: str) -> Reply:
        """Asks with GET."""
        return self.request("GET", path + ("?" + urlencode(parameters) if parameters else ""), headers=headers)

    def post(self, path: str, body: bytes, kind: str, accept: str = "*/*") -> Reply:
        """Asks with POST."""
        return self.request("POST", path, body, {"Content-Type": kind, "Accept": accept})

    def query(self, sparql: str, accept: str = "application/sparql-results+json") -> Reply:
        """Asks a SPARQL query."""
        return self.get("sparql", {"Accept": accept}, query=sparql)

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Asks in any way; answers of every status are given as they are."""
        request = urllib.request.Request(self.address + path, body, dict(headers or {}), method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return Reply(response.status, _lower(response.headers), response.read())
        except urllib.error.HTTPError as error:
            body = error.read()
            refusal(error.code, body)
            return Reply(error.code, _lower(error.headers), body)


@contextmanager
def running(source: Path, *options: str, log: Path | None = None) -> Iterator[Server]:
    """`kg serve` on a free port, ended with the block; its standard error goes to `log`."""
    command = [sys.executable, "-m", "kg", "serve", str(source), "--port", "0", *options]
    root = Path(__file__).parents[2]
    with (
        log.open("w") if log else nullcontext() as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=root) as process,
    ):
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            address = line.partition(" is at ")[2].split(" ")[0]
            assert address.startswith("http://"), line
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
