"""The store's commands: what they say, and that a store's export is the build of the same articles."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.errors import InputError, StoreError
from kg.store import Store
from store.corpus import Corpus

ROOT = Path(__file__).parents[2]


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = Corpus()
    with Store.create(tmp_path / "toko", "id") as store:
        store.add([corpus.article(id, seed) for id, seed in (("a", 1), ("b", 2), ("c\x1b[31m", 3))], lambda: corpus)
    return tmp_path / "toko"


def test_status(folder: Path) -> None:
    said = invoke("status", folder).stdout
    assert said.startswith("3 articles (id), ")
    assert "3 read by kg 0, rules abababababab" in said
    held = json.loads(invoke("status", folder, "--json").stdout)
    assert (held["articles"], held["current"], held["generation"]) == (3, True, 1)
    assert invoke("status", folder, "--articles").stdout.splitlines() == ["a", "b", "c\\x1b[31m"]


def test_withdraw(folder: Path) -> None:
    assert invoke("withdraw", folder, "a", "b").stdout == f"Articles: 2 withdrawn; 1 in {folder}.\n"
    with pytest.raises(StoreError, match="has no article 'a'; kg status --articles"):
        invoke("withdraw", folder, "a")


def test_query_and_rebuild(folder: Path) -> None:
    asked = ("query", folder, "SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }", "-f", "csv")
    assert invoke(*asked).stdout.split() == ["n", "3"]
    for path in folder.glob("graph-*"):
        path.rename(folder.parent / "hilang")
    assert "run kg rebuild" in invoke("status", folder).stdout
    invoke("rebuild", folder)
    assert invoke(*asked).stdout.split() == ["n", "3"]


def test_export(folder: Path, tmp_path: Path) -> None:
    said = invoke("export", folder, "-o", tmp_path / "ekspor", "--promote", "all", "--derive", "--rdf-star").stdout
    assert said.startswith("Read 3 articles: found ")
    record = json.loads((tmp_path / "ekspor" / "build.json").read_text())
    assert {"graph.ttl", "graph.star.ttl", "derived.ttl", "ontology.ttl", "neo4j/load.cypher"} <= set(record["files"])
    assert (record["promote"], record["language"]) == ("all", "id")
    assert record["validation"]["conforms"]
    assert record["counts"]["derived"]
    assert (record["hashes"]["rules"], record["hashes"]["tagger"]) == ("ab" * 32, "cd" * 32)
    ask = "SELECT ?promoted ?rules { ?run kgo:promotion ?promoted ; kgo:ruleSetHash ?rules }"
    assert invoke("query", tmp_path / "ekspor", ask, "-f", "csv").stdout.split() == [
        "promoted,rules",
        f"all,{'ab' * 32}",
    ]
    with pytest.raises(InputError, match="no policy 'semua'"):
        invoke("export", folder, "-o", tmp_path / "ekspor", "--promote", "semua")


def test_the_export_of_articles_that_several_read_names_all_in_the_record_only(folder: Path, tmp_path: Path) -> None:
    newer = Corpus("ef" * 32)
    with Store(folder) as store:
        store.add([newer.article("d", 4)], lambda: newer)
    invoke("export", folder, "-o", tmp_path / "ekspor", "--formats", "turtle")
    record = json.loads((tmp_path / "ekspor" / "build.json").read_text())
    assert record["hashes"]["rules"] == f"{'ab' * 32}, {'ef' * 32}"
    assert record["validation"]["conforms"]
    ask = "SELECT ?rules ?tagger { ?run kgo:modelHash ?tagger OPTIONAL { ?run kgo:ruleSetHash ?rules } }"
    assert invoke("query", tmp_path / "ekspor", ask, "-f", "csv").stdout.split() == ["rules,tagger", f",{'cd' * 32}"]


def test_no_store(tmp_path: Path) -> None:
    for command in (("status",), ("rebuild",), ("withdraw", "a")):
        with pytest.raises(StoreError, match=r"holds no store; make one with kg add .* INPUT\.$"):
            invoke(command[0], tmp_path / "tiada", *command[1:])


@pytest.mark.slow
def test_the_export_of_a_store_is_the_build_of_its_articles(tmp_path: Path) -> None:
    seeds = sorted((ROOT / "seeds").glob("*.txt"))

    def kg(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    store, wrong = tmp_path / "toko", tmp_path / "salah" / seeds[1].name
    wrong.parent.mkdir()
    wrong.write_text("Judul keliru\n" + seeds[1].read_text(encoding="utf-8"), encoding="utf-8")
    assert kg("add", store, wrong, seeds[3]) == f"Articles: 2 added; 2 in {store}.\n"
    said = kg("add", store, seeds[1], seeds[2], seeds[0])
    assert f"Articles: 2 added; 4 in {store}." in said
    assert "it is in the store with another text; correct it with kg replace" in said
    assert kg("replace", store, seeds[1]) == f"Articles: 1 replaced; 4 in {store}.\n"
    kg("withdraw", store, seeds[0].stem)
    kg("export", store, "-o", tmp_path / "ekspor")
    kg("build", *seeds[1:4], "-o", tmp_path / "bangun")

    def files(folder: Path) -> dict[str, bytes]:
        return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    exported, built = files(tmp_path / "ekspor"), files(tmp_path / "bangun")
    records = [json.loads(one.pop("build.json")) for one in (exported, built)]
    assert exported == built
    for record in records:
        del record["seconds"]
    assert records[0] == records[1]


def test_an_export_follows_decisions(folder: Path, tmp_path: Path) -> None:
    with Store(folder) as store:
        entity = next(entity for entity in store.graph().entities if entity.type == "PER")
    file = tmp_path / "decisions.csv"
    file.write_text(f"decision,first,second\nrename,{entity.id},Nama Baru\nwrong,st-0,\n", encoding="utf-8")
    said = invoke("export", folder, "-o", tmp_path / "ekspor", "--formats", "", "--decisions", file).stdout
    assert "line 3: wrong st-0" in said
    assert '"label": "Nama Baru"' in (tmp_path / "ekspor" / "entities.jsonl").read_text(encoding="utf-8")
    record = json.loads((tmp_path / "ekspor" / "build.json").read_text())
    assert record["unused_decisions"] == ["line 3: wrong st-0"]
    assert set(record["hashes"]) >= {"gazetteer", "decisions"}
