"""`kg build` with the shipped tagger, as a user runs it: results, messages, exit status, an untouched earlier build."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.ontology.vocabulary import KGO

KG = Path(sys.executable).with_name("kg")
ARTICLE = """Wali Kota Medan Bobby Sinaga Kunjungi Pasar Petisah
Wali Kota Medan Bobby Sinaga mengunjungi Pasar Petisah, Kota Medan, Sumatera Utara, pada Senin (6/1/2020). Ia bertemu \
dengan Ketua DPRD Medan Ratna Hutapea di sana.
"Harga beras sudah mulai turun sejak pekan lalu," kata Bobby Sinaga kepada wartawan.
Ratna Hutapea membantah telah menelepon Gubernur Sumatera Utara Edy Lubis.
"""


def kg(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Runs the command."""
    return subprocess.run(
        [KG, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the article above."""
    folder = tmp_path_factory.mktemp("build")
    (folder / "2020-01-07_pasar.txt").write_text(ARTICLE, encoding="utf-8")
    done = kg("build", folder / "2020-01-07_pasar.txt", "-o", folder / "out")
    assert done.returncode == 0, done.stderr.decode()
    assert b"graph.html" in done.stdout
    return folder / "out"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_it_finds(built: Path) -> None:
    facts = {
        (s["subject"]["label"], s["relation"], s["object"].get("label") or s["object"].get("literal"), s["polarity"])
        for s in rows(built / "statements.jsonl")
    }
    assert ("Bobby Sinaga", "has_role", "wali kota", "positive") in facts
    assert ("Bobby Sinaga", "visited", "Pasar Petisah", "positive") in facts
    assert ("Ratna Hutapea", "phoned", "Edy Lubis", "negative") in facts
    assert not any(fact[1] == "phoned" and fact[3] == "positive" for fact in facts)
    assert [q["speaker"]["label"] for q in rows(built / "quotes.jsonl")] == ["Bobby Sinaga"]


def test_every_offset_holds(built: Path) -> None:
    for statement in rows(built / "statements.jsonl"):
        for span in (statement["evidence"], statement["sentence"]):
            assert ARTICLE[span["start"] : span["end"]] == span["text"]
    for quote in rows(built / "quotes.jsonl"):
        assert ARTICLE[quote["start"] : quote["end"]] == quote["text"]
    for entity in rows(built / "entities.jsonl"):
        for mention in entity["mentions"]:
            assert ARTICLE[mention["start"] : mention["end"]] == mention["text"]


def test_turtle_is_one_graph_for_both_parsers(built: Path) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl")
    other = rdflib.Graph()
    lines = "".join(f"{t} .\n" for t in ox.parse(path=str(built / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    other.parse(data=lines, format="nt")
    assert len(graph) > 100
    assert isomorphic(graph, other)


def test_networkx_reads_both_xml_formats(built: Path) -> None:
    edges = sum("id" in s["object"] for s in rows(built / "statements.jsonl"))
    for graph in (
        nx.read_graphml(built / "graph.graphml", edge_key_type=str, force_multigraph=True),
        nx.read_gexf(built / "graph.gexf"),
    ):
        assert graph.number_of_edges() == edges
        assert all(data["evidence"] for _, _, data in graph.edges(data=True))


def test_two_builds_are_byte_identical(built: Path, tmp_path: Path) -> None:
    assert kg("build", built.parent / "2020-01-07_pasar.txt", "-o", tmp_path / "out", "-q").returncode == 0
    for path in sorted(p for p in built.rglob("*") if p.is_file() and p.name != "build.json"):
        assert path.read_bytes() == (tmp_path / "out" / path.relative_to(built)).read_bytes(), path
    one, two = (json.loads((folder / "build.json").read_text()) for folder in (built, tmp_path / "out"))
    assert {**one, "seconds": {}} == {**two, "seconds": {}}


def test_query(built: Path) -> None:
    done = kg("query", built, "SELECT ?name { ?p a kgo:Person ; rdfs:label ?name } ORDER BY ?name", "-f", "csv")
    assert done.stdout.decode().split() == ["name", "Bobby", "Sinaga", "Edy", "Lubis", "Ratna", "Hutapea"]


def test_relations_have_labels_in_a_build(built: Path) -> None:
    ask = "SELECT DISTINCT ?l { [] rdf:predicate ?p . ?p rdfs:label ?l FILTER (lang(?l) = 'en') } ORDER BY ?l"
    assert b"visited" in kg("query", built, ask, "-f", "csv").stdout


def test_a_build_validates_itself(built: Path) -> None:
    record = json.loads((built / "build.json").read_text())
    assert record["validation"] == {
        "conforms": True,
        "sampled": False,
        "triples": len(rdflib.Graph().parse(built / "graph.ttl")),
        "faults": [],
    }
    (run,) = rdflib.Graph().parse(built / "graph.ttl").objects(None, rdflib.URIRef(KGO.ruleSetHash))
    assert str(run) == record["hashes"]["rules"]


def test_formats_promotion_and_derivation(built: Path, tmp_path: Path) -> None:
    (tmp_path / "tamu.rq").write_text("CONSTRUCT { ?b kgo:met ?a } WHERE { ?a kgo:met ?b ; kgo:visited ?c }")
    options = ("--formats", "trig,jsonld", "--rdf-star", "--promote", "none", "--derive-rules", tmp_path / "tamu.rq")
    done = kg("build", built.parent / "2020-01-07_pasar.txt", "-o", tmp_path / "out", *options)
    assert done.returncode == 0, done.stderr.decode()
    record = json.loads((tmp_path / "out" / "build.json").read_text())
    assert record["validation"]["conforms"]
    assert record["promote"] == "none"
    assert {"graph.trig", "graph.jsonld", "graph.star.ttl", "derived.ttl", "ontology.ttl", "shapes.ttl"} <= set(
        record["files"]
    )
    assert "graph.ttl" not in record["files"]
    derived = rdflib.Graph().parse(tmp_path / "out" / "derived.ttl")
    rules = {str(rule) for rule in derived.objects(None, rdflib.URIRef(KGO.derivedBy))}
    assert {"symmetric", "tamu"} <= rules
    assert str(record["counts"]["derived"]).encode() in done.stdout
    direct = "ASK { ?a kgo:visited ?b }"
    assert b"false" in kg("query", tmp_path / "out" / "graph.trig", direct, "-f", "json").stdout
    assert b"true" in kg("query", built, direct, "-f", "json").stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--promote", "semua"), "no policy 'semua' for --promote; choose from: none, positive-actual"),
        (("--derive-rules", "tak-ada.rq"), "tak-ada.rq: cannot be read"),
    ],
)
def test_wrong_options_are_told_before_anything_slow(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", *options)
    assert done.returncode == 1
    assert message in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_standard_input_and_a_broken_line(tmp_path: Path) -> None:
    line = json.dumps({"id": "a1", "text": ARTICLE, "published": "2020-01-07"})
    done = kg("build", "-", "-o", tmp_path / "out", "--formats", "", stdin=f"{line}\n{{broken\n".encode())
    assert done.returncode == 0
    assert b"Not used" in done.stdout
    record = json.loads((tmp_path / "out" / "build.json").read_text())
    assert record["counts"]["articles"] == 1
    assert "line 2" in record["skipped"][0]["where"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("kosong.txt", b"", "empty"),
        ("biner.txt", b"\x00\x01\x02\xff" * 50, "binary"),
        ("latin.txt", "Café Müller dibuka di Bandung.".encode("latin-1"), "UTF-8"),
        ("tidak-ada", None, "there is no"),
    ],
)
def test_bad_input(built: Path, tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """One clear sentence, exit status 1, and the earlier build as it was."""
    target = built
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = kg("build", tmp_path / name, "-o", target)
    assert done.returncode == 1
    error = done.stderr.decode()
    assert name in error
    assert message in error
    assert error.count("\n") == 1
    assert "Traceback" not in error
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before


def test_a_broken_rule_pack_and_an_unknown_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text("rules: [{id: x}]", encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--rules", tmp_path / "rules.yaml")
    assert done.returncode == 1
    assert b"rules.yaml, line 1, rule x" in done.stderr
    done = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--formats", "pdf")
    assert done.returncode == 1
    assert b"pdf" in done.stderr
    assert not (tmp_path / "out").exists()


def test_formats_are_chosen_and_a_later_build_replaces_them_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    always = {"build.json", "entities.jsonl", "statements.jsonl", "quotes.jsonl", "articles.jsonl"}
    always |= {"merges.jsonl", "doubts.jsonl"}
    always |= {"ontology.ttl", "shapes.ttl"}
    out = tmp_path / "out"
    for formats, more in (
        ("csv, ftm", {f"csv/{name}.csv" for name in ("entities", "statements", "quotes", "articles", "mentions")}),
        ("jsongraph", {"graph.json"}),
    ):
        assert kg("build", tmp_path / "a.txt", "-o", out, "--formats", formats, "-q").returncode == 0
        written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
        assert written == always | more | ({"entities.ftm.json"} if "ftm" in formats else set())
        assert set(json.loads((out / "build.json").read_text())["files"]) == written - {"build.json"}
    for name in ("neo4j/nodes.csv", "neo4j/relationships.csv"):  # of an earlier version
        (out / "neo4j").mkdir(exist_ok=True)
        (out / name).touch()
    assert kg("build", tmp_path / "a.txt", "-o", out, "--formats", "neo4j", "-q").returncode == 0
    assert not (out / "neo4j" / "nodes.csv").exists()


def test_dates_with_a_wrong_weekday_are_listed(tmp_path: Path) -> None:
    text = "Rapat\nBobby Sinaga bertemu Ratna Hutapea pada Senin (7/1/2020). Rapat lain pada Selasa (7/1/2020).\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--formats", "", "-q").returncode == 0
    record = json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))
    assert record["clashing_dates"] == [{"where": "a", "text": "Senin (7/1/2020"}]
    rows = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["time"] for row in rows] == [None] * len(rows)


def test_open_statements_are_asked_for_and_kept_apart(tmp_path: Path) -> None:
    text = "Stasiun\nBobby Sinaga memeluk Ratna Hutapea di peron. Bobby Sinaga menelepon Edy Lubis.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = {}
    for options in ((), ("--open",)):
        out = tmp_path / f"out{len(options)}"
        done = kg(
            "build",
            tmp_path / "a.txt",
            "-o",
            out,
            "--formats",
            "turtle,neo4j,gexf,ftm",
            "--derive",
            "--promote",
            "all",
            *options,
            "-q",
        )
        assert done.returncode == 0, done.stderr.decode()
        rows = [json.loads(row) for row in (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
        found[options] = {(row["relation"], row["trigger"]) for row in rows}
        record = json.loads((out / "build.json").read_text(encoding="utf-8"))
        assert record["validation"]["conforms"]
    assert found[()] == {("phoned", "menelepon")}
    assert found["--open",] == {("phoned", "menelepon"), ("open", "memeluk")}
    graph = rdflib.Graph().parse(out / "graph.ttl")
    (claim,) = graph.subjects(rdflib.RDF.type, rdflib.URIRef(KGO.OpenClaim))
    assert graph.value(claim, rdflib.RDF.predicate) == rdflib.URIRef(KGO.open)
    assert list(graph.triples((None, rdflib.URIRef(KGO.open), None))) == []
    assert len(list(graph.triples((None, rdflib.URIRef(KGO.phoned), None)))) == 1
    assert KGO.open not in (out / "derived.ttl").read_text(encoding="utf-8")
    assert ":`OPEN`" in (out / "neo4j" / "load.cypher").read_text(encoding="utf-8")
    assert 'kind="open"' in (out / "graph.gexf").read_text(encoding="utf-8")
    assert "memeluk" not in (out / "entities.ftm.json").read_text(encoding="utf-8")


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    code = (
        "import sys, kg.cli; print([m for m in ('torch', 'flair', 'networkx', 'rdflib', 'pyvis') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    for command in (
        [],
        ["build"],
        ["query"],
        ["load", "neo4j"],
        ["train", "tagger"],
        ["eval", "facts"],
        ["rules", "try"],
    ):
        done = kg(*command, "--help")
        assert done.returncode == 0
        assert b"Usage" in done.stdout
