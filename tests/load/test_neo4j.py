"""Loading over Bolt, on a real server: what arrives, what a second load does, and what goes with an article."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bolt import Bolt, Database
from export import sample
from facts import facts
from graphs import without
from kg.errors import InputError, OutputError
from kg.export import neo4j, tables
from kg.export.property_graph import Value, nodes, relationships
from kg.graph import KnowledgeGraph
from kg.model import EntityRef
from kg.store import Store
from readers import bolt_by_driver
from store.corpus import Corpus

pytest.importorskip("neo4j", reason="Neo4j's driver is not installed (pip install 'wartagraf[neo4j]')")

from kg.load.neo4j import Loaded, connected, load

ROOT = Path(__file__).parent.parent.parent
GRAPHS = [pytest.param(sample.graph(), id="plain"), pytest.param(sample.hostile(), id="hostile")]


def loaded(graph: KnowledgeGraph, database: Database, evidence: bool = True) -> Loaded:
    return load(graph, database.driver, database=database.name, evidence=evidence, batch=7)


def plain(value: object) -> object:
    """A value as the driver gives it, in Python's own types."""
    native = getattr(value, "to_native", None)
    return native() if native else tuple(value) if isinstance(value, list) else value


def meant(graph: KnowledgeGraph, evidence: bool = True) -> dict[tuple[str, ...], dict[str, Value]]:
    """What the database should hold, in the manner of `Database.content`."""
    found: dict[tuple[str, ...], dict[str, Value]] = {}
    for node in nodes(graph, evidence):
        labels = sorted([node.label, *([node.class_] if node.class_ else [])])
        found[*labels, str(node.properties["id"])] = node.properties
    for one in relationships(graph, evidence):
        found[one.type, one.start, one.end, str(one.properties["id"])] = one.properties
    return found


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_arrives_as_it_is(graph: KnowledgeGraph, evidence: bool, database: Database) -> None:
    loaded(graph, database, evidence)
    there = {
        key: {name: plain(value) for name, value in properties.items()}
        for key, properties in database.content().items()
    }
    assert there == meant(graph, evidence)


@pytest.mark.parametrize("graph", GRAPHS)
def test_statement_by_statement(graph: KnowledgeGraph, database: Database) -> None:
    loaded(graph, database)
    assert bolt_by_driver(database) == facts(graph)


def test_types_are_real(database: Database) -> None:
    loaded(sample.graph(), database)
    (row,) = database.rows(
        "MATCH (e:Evidence {id: 's4'})-[:IN_ARTICLE]->(a) "
        "MATCH (n:Person {id: 'e1'})-[m:MENTIONED_IN]->(:Article {id: 'a1'}) "
        "RETURN e.`from` AS first, e.until AS last, e.former AS former, e.score AS score, n.aliases AS aliases, "
        "m.mentions AS mentions, a.published AS unknown"
    )
    assert row["first"].iso_format() == "2021-03-01"
    assert row["last"].iso_format() == "2021-03-31"
    assert row["former"] is False
    assert type(row["score"]) is float
    assert row["aliases"] == ["Ratna", "Ibu Ratna"]
    assert type(row["mentions"]) is int
    assert row["unknown"] is None


def test_a_second_load_changes_nothing(database: Database) -> None:
    first = loaded(sample.hostile(), database)
    before = database.content()
    again = loaded(sample.hostile(), database)
    assert (again.written, again.removed, again.kept) == (0, 0, 0)
    assert again.unchanged == first.written == len(before)
    assert database.content() == before


@pytest.mark.parametrize("article", ["a1", "a2", "a3"])
def test_a_withdrawn_article_takes_exactly_its_statements(article: str, database: Database) -> None:
    graph = sample.graph()
    loaded(graph, database)
    loaded(without(graph, article), database)
    left = {row["id"] for row in database.rows("MATCH (e:Evidence) RETURN e.id AS id")}
    assert left == {s.id for s in graph.statements if s.article != article}
    relations = {row["id"] for row in database.rows("MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id")}
    assert relations == {s.id for s in graph.statements if s.article != article and isinstance(s.object, EntityRef)}
    assert database.content().keys() == meant(without(graph, article)).keys()


def test_what_has_changed_is_changed(database: Database) -> None:
    graph = sample.graph()
    loaded(graph, database)
    changed = replace(graph.statements[0], role="juru bicara", time=None)
    done = loaded(replace(graph, statements=(changed, *graph.statements[1:])), database)
    assert done.written == 2  # relationship and evidence
    (row,) = database.rows("MATCH (e:Evidence {id: 's1'}) RETURN e.role AS role, e.time AS time")
    assert row == {"role": "juru bicara", "time": None}


def test_a_statement_may_turn_round(database: Database) -> None:
    graph = sample.graph()
    loaded(graph, database)
    turned = replace(graph.statements[0], subject=sample.HENDRA, object=sample.RATNA)
    loaded(replace(graph, statements=(turned, *graph.statements[1:])), database)
    rows = database.rows("MATCH (a)-[:PHONED {id: 's1'}]->(b) RETURN a.id AS a, b.id AS b")
    assert rows == [{"a": "e2", "b": "e1"}]


def test_evidence_can_be_switched_off_later(database: Database) -> None:
    loaded(sample.graph(), database)
    loaded(sample.graph(), database, evidence=False)
    assert {row["l"] for row in database.rows("MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l")} == {
        *("Entity", "Person", "Organization", "Place", "Event")
    }


def test_what_others_wrote_is_never_touched(database: Database) -> None:
    database.rows("CREATE (:Article {id: 'milik orang'})-[:CITES]->(:Note {text: 'catatan'})")
    loaded(sample.graph(), database)
    database.rows("MATCH (e:Entity {id: 'e3'}), (n:Note) CREATE (n)-[:ABOUT]->(e)")
    done = loaded(KnowledgeGraph((), (), (), ()), database)
    assert done.kept == 1
    (row,) = database.rows("MATCH (a:Article)-[:CITES]->(n:Note)-[:ABOUT]->(e:Entity) RETURN e.id AS id, count(*) AS n")
    assert row == {"id": "e3", "n": 1}
    assert database.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 3}]


def test_a_node_of_others_with_our_id_is_refused(database: Database) -> None:
    database.rows("CREATE (:Entity {id: 'e1', label: 'milik orang'})")
    with pytest.raises(OutputError, match="node Entity 'e1' that kg did not write"):
        loaded(sample.graph(), database)
    assert database.rows("MATCH (n) RETURN n.label AS label") == [{"label": "milik orang"}]


def test_two_loads_at_once_come_to_the_same(database: Database) -> None:
    """Their transactions get into each other's way, which the driver mends by trying again."""
    errors: list[BaseException] = []

    def work() -> None:
        try:
            loaded(sample.hostile(), database)
        except BaseException as error:
            errors.append(error)

    loaded(KnowledgeGraph((), (), (), ()), database)  # the constraints are there
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    again = loaded(sample.hostile(), database)
    assert (again.written, again.removed) == (0, 0)
    assert database.content().keys() == meant(sample.hostile()).keys()


def test_progress_reaches_its_end(database: Database) -> None:
    told: list[tuple[int, int]] = []
    load(sample.graph(), database.driver, database=database.name, progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1] == len(meant(sample.graph()))
    assert told == sorted(told)


def test_wrong_password(bolt_server: Bolt) -> None:
    with pytest.raises(OutputError, match="refuses root or the password"), connected(bolt_server.uri, "root", "salah"):
        pass


def test_no_server() -> None:
    with (
        pytest.raises(OutputError, match=r"bolt://127\.0\.0\.1:9 does not answer"),
        connected("bolt://127.0.0.1:9", "neo4j", "rahasia"),
    ):
        pass


def test_no_address() -> None:
    with pytest.raises(InputError, match="ftp://x is no address of Neo4j"), connected("ftp://x", "neo4j", "rahasia"):
        pass


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(InputError, match="give them apart") as caught, connected("bolt://a:rahasia@h", "a", "b"):
        pass
    assert "rahasia" not in str(caught.value)


def kg(*arguments: object, password: str | None) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    if password is not None:
        environment["NEO4J_PASSWORD"] = password
    command = [sys.executable, "-m", "kg", "load", "neo4j", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)


def test_command(database: Database, tmp_path: Path) -> None:
    tables.write(sample.graph(), tmp_path)
    server = database.server
    arguments = tmp_path, "--uri", server.uri, "--user", server.user, "--database", server.database
    first = kg(*arguments, password=server.password)
    total = len(meant(sample.graph()))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == (
        f"{server.uri} has 5 entities and 6 relationships between them: "
        f"{total} nodes and relationships written, 0 as they were, 0 removed.\n"
    )
    assert f"0 nodes and relationships written, {total} as they were" in kg(*arguments, password=server.password).stdout


def test_command_loads_a_store_as_it_changes(database: Database, tmp_path: Path) -> None:
    corpus, server = Corpus(), database.server
    arguments = tmp_path / "toko", "--uri", server.uri, "--user", server.user, "--database", server.database
    with Store.create(tmp_path / "toko", "id") as store:
        store.add([corpus.article(id, seed) for id, seed in (("a", 1), ("b", 2))], lambda: corpus)
        assert kg(*arguments, password=server.password).returncode == 0
        assert bolt_by_driver(database) == facts(store.graph())
        store.withdraw(["a"])
        assert kg(*arguments, password=server.password).returncode == 0
        assert bolt_by_driver(database) == facts(store.graph())


def test_command_wants_a_password(tmp_path: Path) -> None:
    tables.write(sample.graph(), tmp_path)
    result = kg(tmp_path, password=None)
    assert result.returncode == 1
    assert result.stderr == (
        "kg: There is no password for neo4j; set NEO4J_PASSWORD, or run kg in a terminal to be asked.\n"
    )


def test_command_wants_a_build(tmp_path: Path) -> None:
    result = kg(tmp_path, password="rahasia")
    assert result.returncode == 1
    assert "articles.jsonl does not exist; make it anew with kg build" in result.stderr


def test_command_without_the_driver(tmp_path: Path) -> None:
    tables.write(sample.graph(), tmp_path)
    code = f"import sys; sys.modules['neo4j'] = None; sys.argv[1:] = ['load', 'neo4j', {str(tmp_path)!r}]; " + (
        "from kg.cli import main; main()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (result.returncode, result.stderr) == (
        1,
        "kg: Neo4j's driver is not installed; install it with pip install 'wartagraf[neo4j]'.\n",
    )


def test_command_prints_the_import(tmp_path: Path) -> None:
    neo4j.write(sample.graph(), tmp_path)
    result = kg(tmp_path, "--print-import", "--database", "berita", password=None)
    assert (result.returncode, result.stdout) == (0, neo4j.import_command(tmp_path, "berita") + "\n")
    missing = kg(tmp_path / "lain", "--print-import", password=None)
    assert missing.returncode == 1
    assert "Entity.csv does not exist; give a folder that was made with kg build INPUT" in missing.stderr
