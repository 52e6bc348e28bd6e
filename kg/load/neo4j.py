"""A graph into Neo4j over Bolt, with the official driver: only what differs is written, and what is gone is removed.

The database is compared with the graph first, by the digest that each node and relationship of kg carries. So a second
load writes nothing, an interrupted one is made good by the next, and a withdrawn article's statements go. What does not
carry a digest belongs to others and is never touched.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session
from neo4j.exceptions import AuthError, ConfigurationError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable

from kg.errors import InputError, OutputError, reason
from kg.export.neo4j import batches, constraints, merge_nodes, merge_relationships
from kg.export.property_graph import DIGEST, ENTITY, LABELS, Node, Relationship, nodes, relationships
from kg.graph import KnowledgeGraph

BATCH: Final = 1000  # rows in one transaction
_TRIES: Final = 5  # of a transaction that another load gets into the way of
_PAUSE: Final = 0.2  # seconds between them

Row = dict[str, Any]
Progress = Callable[[int, int], None]
"""Told how many nodes and relationships are written or removed, and of how many."""

_Key = TypeVar("_Key", bound=Hashable)
_Item = TypeVar("_Item", Node, Relationship)
_NodeKey = tuple[str, str]  # label and id
_RelationshipKey = tuple[str, str, str, str, str]  # start label, start, type, id, end


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, counted in nodes and relationships.

    `statements` are those of the graph that the database now has as relationships; `kept` are nodes that the graph no
    longer has, but on which relationships of others hang.
    """

    statements: int
    written: int
    unchanged: int
    removed: int
    kept: int


@contextmanager
def connected(uri: str, user: str, password: str) -> Iterator[Driver]:
    """A driver for the server at `uri` (`bolt://…`, `neo4j://…`, with `+s` where encrypted), closed at the end.

    Errors of the driver in the block become kg's.

    Raises:
        InputError: `uri` is no address of a Neo4j server, or has a password in it, which others could read.
        OutputError: the server does not answer, refuses the user, or cannot do what it is asked.
    """
    if "@" in urlsplit(uri).netloc:
        raise InputError("The address of the server has a user or a password in it; give them apart from it.")
    try:
        with GraphDatabase.driver(uri, auth=(user, password), notifications_min_severity="OFF") as driver:
            driver.verify_connectivity()
            yield driver
    except (ConfigurationError, ValueError) as error:
        raise InputError(f"{uri} is no address of Neo4j ({reason(error)}); write it as bolt://HOST:7687.") from error
    except AuthError as error:
        raise OutputError(
            f"{uri} refuses {user} or the password; give the right ones with --user and NEO4J_PASSWORD."
        ) from error
    except ServiceUnavailable as error:
        raise OutputError(f"{uri} does not answer; start the server, or correct the address.") from error
    except (Neo4jError, DriverError) as error:
        raise OutputError(f"{uri} cannot take the graph ({reason(error)}); mend that there and load again.") from error


def load(
    graph: KnowledgeGraph,
    driver: Driver,
    *,
    database: str | None = None,
    evidence: bool = True,
    batch: int = BATCH,
    progress: Progress = lambda done, total: None,
) -> Loaded:
    """Makes what kg has in `database` (None: the user's own) equal to `graph`.

    Constraints come first, then rows are sent `batch` at a time, each batch in a transaction that the driver tries
    again after a transient error, for up to thirty seconds. Without `evidence`, entities and the relationships between
    them are loaded, and evidence that an earlier load has left is removed.

    Raises:
        OutputError: a node of somebody else has the label and id of one of the graph's; nothing has been written.
        neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError: the server failed; `connected` explains it.
    """
    wanted_nodes = {(node.label, str(node.properties["id"])): node for node in nodes(graph, evidence)}
    wanted = {_key(one): one for one in relationships(graph, evidence)}
    with driver.session(database=database) as session:
        for constraint in constraints():
            session.run(constraint).consume()
        there_nodes = _nodes_there(session)
        _refuse_foreign(wanted_nodes, there_nodes)
        there = _relationships_there(session)
        gone = [key for key in there if key not in wanted]
        gone_nodes = [key for key, digest in there_nodes.items() if digest and key not in wanted_nodes]
        new_nodes = _different(wanted_nodes, there_nodes)
        new = _different(wanted, there)
        loader = _Loader(session, batch, progress, len(gone) + len(gone_nodes) + len(new_nodes) + len(new))
        loader.remove_relationships(gone)
        kept = loader.remove_nodes(gone_nodes)
        loader.write_nodes(new_nodes)
        loader.write_relationships(new)
    changes = len(new_nodes) + len(new)
    return Loaded(
        statements=sum(one.start_label == one.end_label == ENTITY for one in wanted.values()),
        written=changes,
        unchanged=len(wanted_nodes) + len(wanted) - changes,
        removed=len(gone) + len(gone_nodes) - kept,
        kept=kept,
    )


class _Loader:
    """Sends rows in batches and tells how far it is."""

    def __init__(self, session: Session, batch: int, progress: Progress, total: int) -> None:
        self._session = session
        self._batch = batch
        self._progress = progress
        self._done, self._total = 0, total

    def remove_relationships(self, keys: list[_RelationshipKey]) -> None:
        by_label: dict[str, list[Row]] = defaultdict(list)
        for label, start, _, id_, _ in keys:
            by_label[label].append({"start": start, "id": id_})
        for label, rows in by_label.items():
            command = f"MATCH (:{label} {{id: row.start}})-[r {{id: row.id}}]->() WHERE r.{DIGEST} IS NOT NULL DELETE r"
            self._send(command, rows)

    def remove_nodes(self, keys: list[_NodeKey]) -> int:
        """Removes the nodes to which nothing is tied; gives how many are left."""
        by_label: dict[str, list[Row]] = defaultdict(list)
        for label, id_ in keys:
            by_label[label].append({"id": id_})
        removed = 0
        for label, rows in by_label.items():
            command = f"MATCH (n:{label} {{id: row.id}}) WHERE n.{DIGEST} IS NOT NULL AND NOT (n)--() DELETE n"
            removed += self._send(command, rows)
        return len(keys) - removed

    def write_nodes(self, new: list[Node]) -> None:
        rows: dict[str, list[Row]] = defaultdict(list)
        for node in new:
            rows[merge_nodes(node.label, node.class_)].append(_row(node.properties))
        for command, group in rows.items():
            self._send(command, group)

    def write_relationships(self, new: list[Relationship]) -> None:
        rows: dict[str, list[Row]] = defaultdict(list)
        for one in new:
            rows[merge_relationships(one.type, one.start_label, one.end_label)].append(
                {"start": one.start, "end": one.end, "properties": _row(one.properties)}
            )
        for command, group in rows.items():
            self._send(command, group)

    def _send(self, command: str, rows: list[Row]) -> int:
        """Runs the command for all rows, a batch a transaction; gives how many nodes it deleted."""
        query = f"UNWIND $rows AS row\n{command}"

        def work(transaction: ManagedTransaction, group: list[Row]) -> int:
            return transaction.run(query, rows=group).consume().counters.nodes_deleted

        deleted = 0
        for group in batches(rows, self._batch):
            deleted += self._tried(work, list(group))
            self._done += len(group)
            self._progress(self._done, self._total)
        return deleted

    def _tried(self, work: Callable[[ManagedTransaction, list[Row]], int], group: list[Row]) -> int:
        """Runs a transaction, which the driver tries again after a transient error.

        A merge by a unique id breaks the constraint only where another load has just written the same node; the next
        try finds it.
        """
        for _ in range(_TRIES):
            try:
                return self._session.execute_write(work, group)
            except ConstraintError:
                sleep(_PAUSE)
        return self._session.execute_write(work, group)


def _row(properties: Mapping[str, Any]) -> Row:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _key(one: Relationship) -> _RelationshipKey:
    return one.start_label, one.start, one.type, str(one.properties["id"]), one.end


def _nodes_there(session: Session) -> dict[_NodeKey, str | None]:
    """The digest of each node with a label that kg uses; None where kg did not write it."""
    found: dict[_NodeKey, str | None] = {}
    for label in LABELS:
        query = f"MATCH (n:{label}) RETURN n.id AS id, n.{DIGEST} AS digest"
        for record in session.run(query):
            found[label, record["id"]] = record["digest"]
    return found


def _relationships_there(session: Session) -> dict[_RelationshipKey, str]:
    """The digest of each relationship that kg wrote."""
    found: dict[_RelationshipKey, str] = {}
    for label in LABELS:
        query = (
            f"MATCH (a:{label})-[r]->(b) WHERE r.{DIGEST} IS NOT NULL "
            f"RETURN a.id AS start, type(r) AS type, r.id AS id, b.id AS target, r.{DIGEST} AS digest"
        )
        for record in session.run(query):
            found[label, record["start"], record["type"], record["id"], record["target"]] = record["digest"]
    return found


def _refuse_foreign(wanted: Mapping[_NodeKey, Node], there: Mapping[_NodeKey, str | None]) -> None:
    for (label, id_), digest in there.items():
        if digest is None and (label, id_) in wanted:
            raise OutputError(
                f"The database has a node {label} {id_!r} that kg did not write; load into another database."
            )


def _different(wanted: Mapping[_Key, _Item], there: Mapping[_Key, str | None]) -> list[_Item]:
    return [one for key, one in wanted.items() if there.get(key) != one.properties[DIGEST]]
