"""A real Bolt server for tests and benchmarks: ArcadeDB, which brings its own Java, on a free port of this machine.

It stands in for Neo4j, whose Cypher it speaks; where the two differ is said in docs/cypher.md. It runs in a process of
its own, since its Java does not give memory back and prints to standard output. `NEO4J_TEST_URI`, with
`NEO4J_TEST_PASSWORD`, names a Neo4j to be used instead: **everything in its default database is removed**.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, LiteralString

if TYPE_CHECKING:
    from neo4j import Driver

_SECONDS = 120
_SERVER = """
import sys
import arcadedb_embedded
root, http_port, bolt_port = sys.argv[1:]
config = {
    "http_port": int(http_port),
    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    "bolt_port": int(bolt_port),
}
server = arcadedb_embedded.create_server(root_path=root, root_password=sys.stdin.readline().strip(), config=config)
server.start()
server.create_database("kg")
print("READY", flush=True)
sys.stdin.read()
server.stop()
"""


@dataclass(frozen=True, slots=True)
class Bolt:
    """Where a server listens, and who may use it."""

    uri: str
    user: str
    password: str
    database: str


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: `driver` is `neo4j.Driver`, which is imported only where it is installed."""

    driver: "Driver"
    name: str
    server: Bolt

    def rows(self, query: LiteralString, **parameters: object) -> list[dict[str, Any]]:
        """The records of a query."""
        result = self.driver.execute_query(query, parameters, database_=self.name)
        return [record.data() for record in result.records]

    def content(self) -> dict[tuple[str, ...], dict[str, Any]]:
        """All nodes and relationships: labels, or type and ends, with their ids; and their properties."""
        found = {
            (*sorted(row["labels"]), str(row["properties"].get("id"))): row["properties"]
            for row in self.rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        }
        for row in self.rows(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS properties"
        ):
            found[row["type"], row["a"], row["b"], str(row["properties"].get("id"))] = row["properties"]
        return found


@contextmanager
def opened(server: Bolt) -> Iterator[Database]:
    """The server's database, emptied."""
    from kg.load.neo4j import connected

    with connected(server.uri, server.user, server.password) as driver:
        database = Database(driver, server.database, server)
        database.rows("MATCH (n) DETACH DELETE n")
        yield database


def why_not() -> str | None:
    """Why no server can be started here, or None."""
    if find_spec("neo4j") is None:
        return "Neo4j's driver is not installed (pip install 'wartagraf[neo4j]')"
    if "NEO4J_TEST_URI" not in os.environ and find_spec("arcadedb_embedded") is None:
        return "no Bolt server: install arcadedb-embedded, or name a Neo4j by NEO4J_TEST_URI"
    return None


@contextmanager
def server() -> Iterator[Bolt]:
    """A running server, stopped at the end of the block."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield Bolt(uri, "neo4j", os.environ.get("NEO4J_TEST_PASSWORD", ""), "neo4j")
        return
    password = secrets.token_urlsafe(16)
    port = _free_port()
    with tempfile.TemporaryDirectory() as root, open(os.path.join(root, "server.log"), "w+", encoding="utf-8") as log:
        command = [sys.executable, "-c", _SERVER, root, str(_free_port()), str(port)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=root
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(password + "\n")
            process.stdin.flush()
            if not any("READY" in line for line in process.stdout):
                log.seek(0)
                raise RuntimeError(f"the Bolt server did not start: {log.read()[-2000:]}")
            yield Bolt(f"bolt://127.0.0.1:{port}", "root", password, "kg")
        finally:
            process.stdin.close()
            process.stdout.close()
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
