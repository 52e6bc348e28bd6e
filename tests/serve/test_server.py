"""The real server over HTTP: the SPARQL protocol, limits, pages, JSON calls, and a store that changes beneath it."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from export import sample
from graphs import small_graph
from kg.errors import QueryError
from kg.export import html, turtle
from kg.query import run
from kg.store import Store
from serve.client import Server, running
from store.corpus import Corpus

pytest.importorskip("uvicorn")
pytestmark = pytest.mark.slow

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?a"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hasil")
    turtle.write(small_graph(), folder)
    html.write(small_graph(), folder)
    return folder


@pytest.fixture(scope="module")
def server(build: Path) -> Iterator[Server]:
    with running(build, "--seconds", "3", "--memory", "1024", "--largest", "1") as server:
        yield server


# --- the protocol, beyond W3C's cases (test_protocol.py)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (urlencode({"query": "ASK {}"}).encode(), FORM),
        (urlencode({"query": "ASK {}"}).encode(), FORM + "; charset=UTF-8"),
        (b"ASK {}", DIRECT),
        (b"ASK {}", DIRECT + "; charset=utf-8"),
    ],
)
def test_query_by_post(server: Server, body: bytes, kind: str) -> None:
    assert server.post("sparql", body, kind).json["boolean"] is True


@pytest.mark.parametrize(
    ("sparql", "accept", "kind"),
    [
        ("SELECT * {} LIMIT 1", "application/sparql-results+json", "application/sparql-results+json"),
        ("SELECT * {} LIMIT 1", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT ?x {} LIMIT 1", "text/csv", "text/csv"),
        ("SELECT ?x {} LIMIT 1", "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", f"{XML};q=0.5, {JSON}", JSON),
        ("ASK {}", f"{XML}, {JSON};q=0.5", XML),
        ("ASK {}", "text/html, application/json;q=0.1", "application/json"),
        ("ASK {}", "text/*", "text/csv"),
        ("ASK {}", "*/*", "application/sparql-results+json"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE kg:per-0000", "application/ld+json", "application/ld+json"),
        ("DESCRIBE kg:per-0000", "application/sparql-results+json, */*;q=0.1", "text/turtle"),
    ],
)  # fmt: skip
def test_content_is_negotiated(server: Server, sparql: str, accept: str, kind: str) -> None:
    reply = server.query(sparql, accept)
    assert (reply.status, reply.kind) == (200, kind), reply.text


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "application/sparql-results+json;q=0"])
def test_what_cannot_be_had_is_said(server: Server, accept: str) -> None:
    reply = server.query("ASK {}", accept)
    assert reply.status == 406
    assert "application/sparql-results+json" in reply.text


@pytest.mark.parametrize(
    ("method", "address", "body", "kind", "status"),
    [
        ("GET", "", None, None, 400),
        ("GET", "?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", None, None, 400),
        ("GET", "?query=" + quote("ASK { }}"), None, None, 400),
        ("GET", "?query=" + quote("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), None, None, 400),
        ("GET", "?query=" + quote("INSERT DATA { kg:a kgo:met kg:b }"), None, None, 400),
        ("PUT", "?query=ASK%20%7B%7D", None, None, 405),
        ("POST", "", b"ASK {}", "text/plain", 415),
        ("POST", "", b"query=ASK%20%7B%7D", DIRECT, 400),
        ("POST", "", b"ASK {}", FORM, 400),
        ("POST", "", b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        ("POST", "", "ASK {}".encode("utf-16"), DIRECT + "; charset=utf-16", 400),
        ("POST", "", b"ASK {}", DIRECT + "; charset=latin-1", 415),
        ("POST", "", b"INSERT DATA { <x:a> <x:b> 1 }", "application/sparql-update", 403),
        ("POST", "", urlencode({"update": "CLEAR ALL"}).encode(), FORM, 403),
        ("POST", "", b"query=" + b"a" * 300_000, FORM, 413),
    ],
)
def test_bad_requests_are_refused(
    server: Server, method: str, address: str, body: bytes | None, kind: str | None, status: int
) -> None:
    reply = server.request(method, "sparql" + address, body, {"Content-Type": kind} if kind else {})
    assert reply.status == status, reply.text
    assert reply.kind == "text/plain"


def test_a_client_chooses_the_graphs(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text('<x:g> { <x:s> <x:p> "satu" } <x:h> { <x:s> <x:p> "dua" } <x:s> <x:p> "luar" .')
    every = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    named = "SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o"
    with running(tmp_path / "a.trig") as server:

        def rows(sparql: str, *graphs: tuple[str, str]) -> list[str]:
            reply = server.request(
                "GET", "sparql?" + urlencode([("query", sparql), *graphs]), None, {"Accept": "text/csv"}
            )
            assert reply.status == 200, reply.text
            return reply.text.split()[1:]

        assert rows(every) == ["dua", "luar", "satu"]
        assert rows(every, ("default-graph-uri", "x:g")) == ["satu"]
        assert rows(every.replace("{", "FROM <x:h> {", 1), ("default-graph-uri", "x:g")) == ["satu"]
        assert rows(every, ("default-graph-uri", "x:g"), ("default-graph-uri", "x:h")) == ["dua", "satu"]
        assert rows(named, ("named-graph-uri", "x:h")) == ["dua"]
        assert rows(every, ("named-graph-uri", "x:h")) == []
        assert server.get("sparql?" + urlencode({"query": every, "default-graph-uri": "bukan iri"})).status == 400


# --- limits


def test_a_query_that_takes_too_long_is_ended_and_others_go_on(server: Server) -> None:
    with ThreadPoolExecutor(4) as clients:
        began = time.monotonic()
        hostile = [clients.submit(server.query, HUGE) for _ in range(2)]
        assert {one.result().status for one in hostile} <= {500, 503}
        assert time.monotonic() - began < 20
        assert server.query("ASK {}").status == 200


def test_a_long_answer_is_refused(server: Server) -> None:
    reply = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert reply.status == 500
    assert "is longer than 1048576 bytes" in reply.text


def test_deep_nesting_does_not_end_the_server(server: Server) -> None:
    assert server.post("sparql", b"ASK " + b"{" * 50_000 + b"}" * 50_000, DIRECT).status in (400, 500)
    assert server.query("ASK {}").status == 200


def test_a_body_without_end_is_not_read(server: Server) -> None:
    host, _, port = server.address.removeprefix("http://").rstrip("/").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: {DIRECT}\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode())
        sent = 0
        with suppress(OSError):
            while sent < 1000:
                connection.sendall(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")
                sent += 1
        assert sent < 1000, "the server closes the connection"
    assert server.query("ASK {}").status == 200


# --- pages


def test_headers_guard_every_answer(server: Server) -> None:
    for path in ("", "graph", "sparql?query=ASK%20%7B%7D", "entity/per-0000", "tiada", "static/query.js"):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_other_names_are_turned_away(server: Server) -> None:
    assert server.get("", {"Host": "jahat.example"}).status == 400


def test_cors_only_for_whom_it_is_asked(build: Path) -> None:
    with running(build, "--cors", "https://peta.example") as server:
        for origin, allowed in (("https://peta.example", "https://peta.example"), ("https://lain.example", None)):
            headers = server.get("sparql", {"Origin": origin}, query="ASK {}").headers
            assert headers.get("access-control-allow-origin") == allowed


def test_pages_load_nothing_from_elsewhere(server: Server) -> None:
    for path in ("", "entity/per-0000"):
        page = server.get(path).text
        loaded = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert loaded
        assert all(
            address.startswith("/") or "noopener" in page.partition(f'"{address}"')[2][:40] for address in loaded
        )
        assert "<script>" not in page
        assert "style=" not in page
    assert "query.js" in server.get("").text
    assert "application/json" in server.get("graph").text


def test_entity_pages_are_negotiated(server: Server) -> None:
    page = server.get("entity/per-0000", {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.kind == "text/html"
    assert "<h1>Ratna Wulandari</h1>" in page.text
    assert "dibantah / denied" in page.text
    for accept, format in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        reply = server.get("entity/per-0000", {"Accept": accept})
        assert (reply.kind, reply.headers["vary"]) == (accept, "Accept")
        assert any('"Ratna Wulandari"@id' in str(quad.object) for quad in ox.parse(reply.body, format))
    for accept in ("text/html", "text/turtle"):
        assert server.get("entity/per-9999", {"Accept": accept}).status == 404


def test_names_of_strangers_are_text_in_pages(tmp_path: Path) -> None:
    turtle.write(sample.hostile(), tmp_path)
    with running(tmp_path) as server:
        shown = 0
        for row in server.get("api/entities", q="e").json:
            page = server.get("entity/" + quote(row["id"], safe="")).text
            assert "<script>" not in page.casefold()
            assert "<img" not in page.casefold()
            assert 'href="javascript' not in page.casefold()
            shown += 1
        assert shown
        for id in ("../../etc/passwd", '"><script>', "a> ?p ?o } #", "%0d%0aX-Jahat: 1", "\u202e"):
            reply = server.get("entity/" + quote(id, safe=""))
            assert (reply.status, reply.kind) == (404, "text/plain")
            assert "x-jahat" not in reply.headers
        assert server.get("static/" + quote("../app.py", safe="")).status == 404


# --- JSON calls


def test_json_calls(server: Server) -> None:
    assert server.get("api/entities", q="ratna").json == [
        {"id": "per-0000", "label": "Ratna Wulandari", "type": "Person"}
    ]
    assert server.get("api/entities", q='"').json == []
    assert server.get("api/entities").status == 400
    found = server.get("api/entities/per-0000").json
    assert (found["label"], found["aliases"]) == ("Ratna Wulandari", ["Menteri Ratna", "Ratna"])
    assert {row["polarity"] for row in found["statements"]} == {"positive", "negative"}
    assert any(row.get("url") == "https://contoh.example/a1" for row in found["statements"])
    assert server.get("api/entities/tiada").status == 404
    met = server.get("api/queries/who-met-whom", {"Accept": "text/csv"}, person="Ratna")
    assert met.text.splitlines()[1].startswith("Ratna Wulandari,Bagus Prakoso,1")
    assert server.get("api/queries/paths?from=Ratna").status == 400
    assert server.get("api/queries/tiada").status == 404


def test_openapi_names_every_call(server: Server) -> None:
    described = server.get("openapi.json").json
    assert described["openapi"] == "3.1.0"
    names = {one["name"] for one in server.get("api/queries").json}
    assert {f"/api/queries/{name}" for name in names} < set(described["paths"])
    for path in described["paths"]:
        assert server.get(path.lstrip("/").replace("{id}", "per-0000")).status in (200, 400)


# --- kg query on an endpoint, and a store that changes


def test_kg_query_asks_an_endpoint(server: Server, build: Path) -> None:
    address = server.address + "sparql"
    for sparql in (
        "SELECT ?a ?b { ?x kgo:met ?y . ?x rdfs:label ?a . ?y rdfs:label ?b } ORDER BY ?a ?b",
        "ASK { kg:per-0000 kgo:met ?x }",
        "CONSTRUCT { ?x kgo:met ?y } WHERE { ?x kgo:met ?y }",
    ):
        assert run(address, sparql) == run(build, sparql)
    with pytest.raises(QueryError, match="syntax error near line 1"):
        run(address, "SELECT * { ?s ?p }")
    with pytest.raises(QueryError, match=r"refuses the query \(405\)"):
        run(server.address, "ASK {}")
    with pytest.raises(QueryError, match="gives no answer"):
        run("http://127.0.0.1:9/sparql", "ASK {}")


def test_a_store_is_followed_as_it_changes(tmp_path: Path) -> None:
    corpus = Corpus()
    count = "SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }"
    with Store.create(tmp_path / "toko", "id") as store:
        store.add([corpus.article("a", 1)], lambda: corpus)
        with running(tmp_path / "toko") as server:
            assert server.query(count, "text/csv").text.split() == ["n", "1"]
            first = server.get("graph").text
            store.add([corpus.article("b", 2), corpus.article("c", 3)], lambda: corpus)
            assert server.query(count, "text/csv").text.split() == ["n", "3"]
            assert server.get("graph").text != first
            store.withdraw(["a", "b"])
            assert server.query(count, "text/csv").text.split() == ["n", "1"]
