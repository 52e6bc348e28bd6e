"""Messages of docs/errors.md that no other test produces, each by what a user would do."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError, KgError, ModelError, OutputError, QueryError, RuleError, StoreError
from kg.evaluate.facts import score_gold
from kg.languages import language
from kg.query import endpoint, run
from kg.rules.load import load_packs, packs_in
from kg.store import Store, database
from kg.workspace import replacing


def refused(*arguments: str | Path) -> str:
    """The message with which a command ends."""
    done = CliRunner().invoke(app, [*map(str, arguments)])
    assert isinstance(done.exception, KgError), done.output
    return str(done.exception)


# --- commands


def test_parameters_of_queries(tmp_path: Path) -> None:
    assert "--param person must be NAME=VALUE, and goes with --name" in refused(
        "query", tmp_path, "-n", "who-met-whom", "-p", "person"
    )


def test_ids_of_new_rules(tmp_path: Path) -> None:
    words = "rules", "new", tmp_path, "--relation", "met", "--trigger", "~temu", "--example", "[A|PER] bertemu [B|PER]."
    assert "is no id of a rule; write a family and a name in lower case" in refused(*words, "--id", "Salah")


# --- rule packs

GOOD = {
    "id": "uji.satu", "relation": "met", "trigger": ["~temu"], "description": "Uji.",
    "examples": [{"text": "[Ani|PER] bertemu [Budi|PER].", "facts": ["Ani | met | Budi"]}],
    "counterexamples": [{"text": "[Ani|PER] pergi."}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trigger": None}, "'trigger' is neither a text nor a list of texts."),
        ({"trigger": []}, "has no 'trigger'."),
        ({"trigger": ["dua (kata)"]}, "'(kata)' is not a word, ~stem, or words parted by |."),
        ({"reverse": "ya"}, "'reverse' is neither true nor false."),
        ({"types": {"subject": "PER"}}, "'types': the subject is no list; write [PER]."),
        ({"subject": ["kepada-kepada"]}, "is neither patient, agent, after, antara, source nor a preposition."),
        ({"kind": "adjacent", "between": ["dan"], "except": ["tiada"]},
         "'except': 'tiada' is no list of the language's lexicon.yaml."),
        ({"examples": []}, "has no 'examples'."),
    ],
)  # fmt: skip
def test_faults_of_a_rule(change: dict[str, object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "uji.yaml"
    rule = GOOD | change
    if "kind" in change:
        del rule["trigger"]
    path.write_text(json.dumps({"rules": [rule]}), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_packs([path], language("id"))
    assert any(message in fault for fault in caught.value.faults), caught.value.faults
    assert all(fault.startswith("uji.yaml, line 1, rule uji.satu: ") for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: [", "not a readable YAML file"),
        ("[]", "has no list called 'rules'; write 'rules:' and the rules below it."),
        ("rules: [teks]", "is no mapping; write 'id:', 'relation:' and so on."),
    ],
)
def test_faults_of_a_pack(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "uji.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_packs([tmp_path / "uji.yaml"], language("id"))
    assert message in str(caught.value)


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no rule pack; put a \.yaml file into it or leave it out"):
        packs_in(tmp_path)


def test_sparql_rules_with_from(tmp_path: Path) -> None:
    from kg.derive import load_rules

    path = tmp_path / "uji.rq"
    path.write_text("CONSTRUCT { ?a kgo:met ?b } FROM <x:g> WHERE { ?a kgo:met ?b }", encoding="utf-8")
    with pytest.raises(RuleError, match="uses FROM, but rules see one graph; take it out"):
        load_rules([path])


# --- queries and endpoints


def test_a_query_that_fails_while_it_runs(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> 1 .", encoding="utf-8")
    with pytest.raises(QueryError, match=r"The query failed: .*custom function"):
        run(tmp_path / "a.ttl", "SELECT (<x:f>(1) AS ?x) {}")


@contextmanager
def answering(status: bytes, kind: str, body: bytes) -> Iterator[str]:
    """The address of a server that gives one answer to all."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            head = b"%s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, kind.encode(), len(body))
            self.wfile.write(head + body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "kind", "body", "message"),
    [
        (b"HTTP/1.1 200 OK", "text/html", b"<p>", "answers with text/html, which is no result of a query; is it a"),
        (b"HTTP/1.1 200 OK", "application/sparql-results+json", b"{", "answers with broken application/sparql-results"),
        (b"HTTP/1.1 200 OK", "text/turtle", b"a" * 2000, "answers with more than 0 MB; ask for less with LIMIT"),
        (b"BUKAN HTTP", "text/turtle", b"", "gives no answer"),
    ],
)
def test_endpoints(status: bytes, kind: str, body: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "LARGEST", 1000)
    with answering(status, kind, body) as address, pytest.raises(QueryError) as caught:
        run(address, "ASK {}")
    assert message in str(caught.value)


# --- the server


@pytest.mark.slow
def test_answers_of_the_server(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    from serve.client import running

    direct = "application/sparql-query"
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> 1 .", encoding="utf-8")
    with running(tmp_path / "a.ttl") as server:
        for reply, status, message in (
            (server.get("sparql"), 400, "A request has one query, this has 0; send it as the parameter query."),
            (server.post("sparql", b"\xff", direct), 400, "The request is not UTF-8; send it so."),
            (server.post("sparql", b"ASK {}", f"{direct}; charset=latin-1"), 415, "A query is sent as UTF-8, not as"),
            (server.post("sparql?query=x", b"ASK {}", direct), 400, "The query is in the address and in the body"),
            (server.query("ASK {}", "image/png"), 406, "This query's answer can be had as application/sparql-results"),
            (server.get("api/entities"), 400, "Say what to look for with the parameter q."),
            (server.get("sparql?query=ASK%7B%7D&default-graph-uri=x"), 400, "A graph is named by no absolute IRI"),
            (server.query("SELECT (<x:f>(1) AS ?x) {}"), 400, "The query failed: "),
        ):
            assert reply.status == status
            assert message in reply.text


@pytest.mark.slow
def test_a_busy_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("uvicorn")
    from concurrent.futures import ThreadPoolExecutor

    from kg.serve import pool
    from kg.serve.source import prepared
    from kg.serve.worker import Job, Limits

    data = "".join(f"<x:{n}> <x:b> <x:{n + 1}> .\n" for n in range(300))
    (tmp_path / "a.nt").write_text(data, encoding="utf-8")
    huge = Job("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", ("*/*",))
    monkeypatch.setattr(pool, "PATIENCE", 0.2)
    with prepared(tmp_path / "a.nt") as source, ThreadPoolExecutor(3) as clients:
        made = pool.Pool(source, 2, Limits(seconds=4))
        answers = list(clients.map(made.ask, [huge] * 3))
        told = b"".join(answer.body for answer in answers).decode()
        made.close()
    assert {answer.status for answer in answers} == {503}
    assert "The server is busy; try again in a moment." in told
    assert "The query takes long, and the server is busy with others that do; try again later." in told
    assert "The query took more than 4 seconds; ask for less." in told


# --- stores, folders, databases


def test_a_store_that_is_damaged(tmp_path: Path) -> None:
    Store.create(tmp_path / "toko", "id").close()
    (tmp_path / "toko" / database.FILE).write_bytes(b"rusak" * 5000)
    with pytest.raises(StoreError, match=r"cannot be used \(.*\); check the disk, or make the store anew"):
        Store(tmp_path / "toko")


def test_a_file_for_a_result(tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("catatan", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file; name a folder for the result"), replacing(tmp_path / "hasil", ()):
        pass


def test_a_database_that_is_not_there(database: object) -> None:
    from bolt import Database
    from export import sample
    from kg.load.neo4j import connected, load

    assert isinstance(database, Database)
    server = database.server
    with (
        pytest.raises(OutputError, match=r"cannot take the graph \(.*\); mend that there and load again"),
        connected(server.uri, server.user, server.password) as driver,
    ):
        load(sample.graph(), driver, database="tiada")


# --- measuring and training


def test_a_scorer_that_fails(tmp_path: Path) -> None:
    gold, scorer = tmp_path / "gold", tmp_path / "score.py"
    gold.mkdir()
    article = {"id": "a", "text": "Ani bertemu Budi.", "entities": [], "facts": []}
    (gold / "a.gold.json").write_text(json.dumps(article), encoding="utf-8")
    scorer.write_text("raise SystemExit('rusak')", encoding="utf-8")
    with pytest.raises(InputError, match=r"the scorer failed: .*rusak"):
        score_gold(gold, scorer, None, None, 0, False)


def test_faulty_training_data(tmp_path: Path) -> None:
    from kg.train.corpora import read_annotated, read_conll
    from kg.train.encoder import build_encoder
    from kg.train.treebank import read_conllu

    (tmp_path / "a.tsv").write_text("Ani\tB-PER\ntiba\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: no tag after the word; write word, tab, tag"):
        read_conll(tmp_path / "a.tsv")
    (tmp_path / "a.txt").write_text("[Ani|Orang] tiba.", encoding="utf-8")
    with pytest.raises(InputError, match=r"no mark of a name: .*; write \[name\|TYPE\]"):
        read_annotated(tmp_path / "a.txt")
    (tmp_path / "a.conllu").write_text("# kosong\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no tree; give a treebank file"):
        read_conllu(tmp_path / "a.conllu")
    (tmp_path / "e5.bin").write_bytes(b"E5S1abc")
    with pytest.raises(InputError, match=r"its e5-small-q4\.bin is cut off"):
        build_encoder(tmp_path / "e5.bin", tmp_path / "t.json", [], tmp_path / "o")


@pytest.mark.slow
def test_trees_without_a_parser(tmp_path: Path) -> None:
    from kg.analyse import bundle as bundles
    from kg.train.tagger import train
    from train.test_training import CONFIG, make_encoder

    encoder = make_encoder(tmp_path)
    bundle = bundles.load(encoder)
    bundles.save(replace(bundle, syntax=None), tmp_path / "bare")
    with pytest.raises(ModelError, match="has no parser for the trees of the sets; start from an encoder"):
        train(replace(CONFIG, epochs=1), tmp_path, tmp_path / "bare", tmp_path / "out", lambda _: None)


# --- who is who


def test_tables_of_people(tmp_path: Path) -> None:
    from kg.evaluate.resolution import read_cases
    from kg.resolve.decisions import read_decisions
    from kg.resolve.gazetteer.entry import read_entries

    (tmp_path / "a.csv").write_text("keputusan,satu\nsame,a\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column 'decision'; its first line has to be decision,first,second"):
        read_decisions(tmp_path / "a.csv")
    with pytest.raises(InputError, match="has no column 'id'; its first line has to name id, type and name"):
        list(read_entries(tmp_path / "a.csv"))
    (tmp_path / "a.csv").write_text("id,type,name\n,PER,Ani\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2: .*; mend the row"):
        list(read_entries(tmp_path / "a.csv"))
    (tmp_path / "a.yaml").write_text("teks", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds no cases \(.*\); give a list of entries with name and articles"):
        read_cases(tmp_path / "a.yaml")
