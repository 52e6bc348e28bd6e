"""Every payload through every door: article, file name, result folder, rule pack, SPARQL rule, query, request.

Whatever comes in is read as data or refused in one sentence; nothing is run, written elsewhere or printed raw.
"""

import csv
import json
import socket
import unicodedata
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from hostile.command import kg
from hostile.payloads import ALL
from kg.derive import load_rules
from kg.errors import InputError, KgError, QueryError, RuleError
from kg.export import EXPORTERS
from kg.export.html import render
from kg.graph import KnowledgeGraph
from kg.languages import language
from kg.query import run
from kg.rules.load import load_packs, packs_in
from test_html import Page

FORMATS = ",".join(one.name for one in EXPORTERS)
FILE_NAMES = [text for text in ALL if not set(text) & {"/", "\0"} and text.strip(". ") and len(text.encode()) < 200]


def article(number: int, text: str) -> dict[str, str]:
    body = (
        f'Presiden {text} bertemu Menteri {text} di Jakarta. "{text}" kata Retno Marsudi, Senin. PT {text} menggugat.'
    )
    return {"id": f"{number} {text}", "title": text, "text": body, "url": text, "source": text}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("artikel")
    rows = [article(number, text) for number, text in enumerate(ALL)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "berita.jsonl").write_text(lines, encoding="utf-8")
    kg("build", "berita.jsonl", "-o", "hasil", "--formats", FORMATS, "--open", cwd=folder)
    assert {path.name for path in folder.iterdir()} == {"berita.jsonl", "hasil"}
    return folder / "hasil"


@pytest.mark.slow
def test_articles(built: Path) -> None:
    read = (built / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    with_controls = sum(any(unicodedata.category(one) == "Cc" for one in text) for text in ALL)
    assert len(ALL) - with_controls <= len(read) <= len(ALL), "an id may hold no control characters"
    page = Page((built / "graph.html").read_text(encoding="utf-8"))
    counts = Counter(tag for tag, _ in page.tags)
    plain = Page(render(KnowledgeGraph((), (), (), ()), "Judul")).tags
    assert counts == Counter(tag for tag, _ in plain)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    for path in sorted((built / "csv").iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                assert not [cell for cell in row.values() if cell.startswith(("=", "+", "@", "\t=", "\r="))]
    record = json.loads((built / "build.json").read_text(encoding="utf-8"))
    assert record["validation"]["conforms"]
    assert {path.name for path in built.iterdir()} >= {"graph.html", "build.json"}


@pytest.mark.slow
def test_articles_into_a_store(tmp_path: Path, built: Path) -> None:
    kg("add", "toko", built.parent / "berita.jsonl", cwd=tmp_path)
    kg("status", "toko", "--articles", cwd=tmp_path)
    kg("query", "toko", "SELECT ?o { ?s ?p ?o FILTER isLiteral(?o) }", cwd=tmp_path)
    ids = [json.loads(line)["id"] for line in (built / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    kg("withdraw", "toko", "--", *ids, cwd=tmp_path)
    assert json.loads(kg("status", "toko", "--json", cwd=tmp_path))["articles"] == 0
    assert {path.name for path in tmp_path.iterdir()} == {"toko"}


@pytest.mark.slow
def test_names_of_files(tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    for name in FILE_NAMES:
        (tmp_path / "berita" / f"{name}.txt").write_text("Retno Marsudi bertemu Luhut Pandjaitan.", encoding="utf-8")
    kg("build", "berita", "-o", "hasil", cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"berita", "hasil"}
    page = Page((tmp_path / "hasil" / "graph.html").read_text(encoding="utf-8"))
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["$(touch jahat)", "-o\x1b[2J\x1b[H\nkg: selesai"])
def test_the_result_is_where_the_user_says(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Retno Marsudi bertemu Luhut Pandjaitan.", encoding="utf-8")
    (tmp_path / "b").mkdir()
    kg("build", tmp_path / "a.txt", f"--out={name}", cwd=tmp_path / "b")
    assert [path.name for path in (tmp_path / "b").iterdir()] == [name]
    kg("query", "--", f"./{name}", "SELECT * {} LIMIT 1", cwd=tmp_path / "b")
    kg("query", "--", f"{tmp_path / 'b' / name}.tiada", "ASK {}", cwd=tmp_path / "b", status=1)


RULE = """
rules:
  - id: {id}
    relation: {relation}
    kind: verb
    trigger: [{trigger}]
    description: {description}
    examples:
      - text: {text}
        facts: [{fact}]
    counterexamples:
      - text: {text}
"""


def test_rule_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fields = {
        "id": "uji.satu", "relation": "met", "trigger": "~temu", "description": "Uji.",
        "text": "[Ani|PER] bertemu [Budi|PER].", "fact": "Ani | met | Budi",
    }  # fmt: skip
    path = tmp_path / "uji.yaml"
    for text in ALL:
        for raw in (text, *(RULE.format(**fields | {field: text}) for field in fields)):
            path.write_text(raw, encoding="utf-8", errors="replace")
            with pytest.raises(RuleError):
                load_packs([path], language("id"))
        for field in fields:
            plain = {name: json.dumps(value) for name, value in fields.items()}
            path.write_text(RULE.format(**plain | {field: json.dumps(text)}), encoding="utf-8")
            try:
                (rule,) = load_packs([path], language("id"))
            except RuleError:
                continue
            assert field in ("description", "trigger"), (field, text)
            assert rule.id == "uji.satu"
    assert [one.name for one in tmp_path.iterdir()] == ["uji.yaml"]
    for name in FILE_NAMES:
        with pytest.raises((InputError, RuleError)):
            load_packs(packs_in(tmp_path / name), language("id"))


def test_sparql_rules(tmp_path: Path) -> None:
    for text in ALL:
        for raw in (text, f"CONSTRUCT {{ ?a kgo:met ?b }} WHERE {{ ?a kgo:met {text} }}"):
            (tmp_path / "uji.rq").write_text(raw, encoding="utf-8", errors="replace")
            with suppress(RuleError):
                load_rules([tmp_path / "uji.rq"])
    assert [one.name for one in tmp_path.iterdir()] == ["uji.rq"]


@pytest.mark.slow
def test_queries(built: Path) -> None:
    before = (built / "graph.ttl").read_bytes()
    (built.parent / "kecil.ttl").write_text("<https://contoh.example/a> a <https://contoh.example/b> .")
    for text in ALL:
        for sparql in (text, f'SELECT * {{ ?s ?p "{text}" }}', f"SELECT * {{ ?s ?p ?o FILTER({text}) }}"):
            with suppress(QueryError):
                assert len(run(built.parent / "kecil.ttl", sparql).rows) <= 1
    with pytest.raises(KgError):
        run(built / "../../etc/passwd", "ASK {}")
    assert (built / "graph.ttl").read_bytes() == before


@pytest.mark.slow
def test_requests(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    from urllib.parse import quote

    from serve.client import running

    (tmp_path / "kecil.ttl").write_text("<https://contoh.example/a> a <https://contoh.example/b> .")
    log = tmp_path / "log"
    with running(tmp_path / "kecil.ttl", log=log) as server:
        for text in ALL:
            part = quote(text, safe="")
            for path in (
                f"entity/{part}", f"api/entities/{part}", f"api/entities?q={part}", f"static/{part}", part,
                f"api/queries/{part}", f"api/queries/said-about?about={part}", f"api/queries/paths?{part}={part}",
                f"sparql?query={part}", f"sparql?query=ASK%7B%7D&default-graph-uri={part}",
            ):  # fmt: skip
                reply = server.get(path, {"Accept": "text/html, */*;q=0.5"})
                assert reply.status in (200, 400, 404), (path, reply.status)
                assert "x-jahat" not in reply.headers
                assert "set-cookie" not in reply.headers
                assert reply.headers["x-content-type-options"] == "nosniff"
                if reply.kind == "text/html":
                    assert "window.pwned" not in reply.text
                assert "root:" not in reply.text
        reply = server.get("", {"Authorization": "Bearer rahasia", "Cookie": "x=rahasia"}, token="rahasia")
        assert reply.status == 200
    assert log.read_text() == "", "nothing that a client sends is logged"


@pytest.mark.slow
def test_requests_that_are_none(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    from serve.client import running

    (tmp_path / "kecil.ttl").write_text("<https://contoh.example/a> a <https://contoh.example/b> .")
    log = tmp_path / "log"
    with running(tmp_path / "kecil.ttl", log=log) as server:
        host, _, port = server.address.removeprefix("http://").rstrip("/").partition(":")
        for text in ALL:
            for request in (f"GET /{text} HTTP/1.1\r\nHost: {text}\r\n\r\n", f"{text}\r\n\r\n"):
                with socket.create_connection((host, int(port)), timeout=10) as connection, suppress(OSError):
                    connection.sendall(request.encode())
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(65536):
                        pass
        assert server.get("").status == 200
    assert set(log.read_text().splitlines()) <= {"WARNING:  Invalid HTTP request received."}
