"""Shards in a folder: whole or absent, lossless, and worth nothing where they are damaged or of others."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.news import articles
from kg.engine import folder as folder_module
from kg.engine.folder import ShardFolder
from kg.engine.shards import Shard, key
from kg.errors import OutputError
from kg.model import Article
from kg.pipeline import Findings
from store.corpus import Corpus

READING = "pembacaan"
NEWS = [*articles(3), Article("garis", "Baris\u2028dua\r\n\x07 \U0001f600.")]


@pytest.fixture(params=["path", "memory", "file"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> ShardFolder:
    place = {"path": f"{tmp_path}/tempat", "memory": f"memory://{tmp_path.name}", "file": f"file://{tmp_path}/tempat"}
    return ShardFolder(place[request.param], "run")


@pytest.fixture
def local(tmp_path: Path) -> ShardFolder:
    return ShardFolder(str(tmp_path / "tempat"), "run")


def findings(number: int = 5) -> tuple[Shard, list[Findings]]:
    """What is found in some articles, and their shard."""
    corpus = Corpus()
    found = list(corpus.read([corpus.article(f"a{seed}", seed) for seed in range(number)]))
    return Shard(key([one.article for one in found], READING), number), found


def file_of(folder: ShardFolder) -> Path:
    (path,) = (path for path in Path(folder.url).rglob("*") if path.is_file())
    return path


def test_articles_wait_as_they_are(folder: ShardFolder) -> None:
    shard = Shard("ab" * 32, len(NEWS))
    folder.put(shard, NEWS)
    assert folder.waiting(shard) == NEWS
    folder.end()
    with pytest.raises(FileNotFoundError):
        folder.waiting(shard)
    folder.end()


def test_findings_are_kept_as_they_are(folder: ShardFolder) -> None:
    shard, found = findings()
    assert not folder.has(shard)
    assert folder.findings(shard, READING) is None
    folder.keep(shard, found)
    assert folder.has(shard)
    assert folder.findings(shard, READING) == found
    folder.discard(shard)
    assert not folder.has(shard)
    folder.discard(shard)


def test_two_runs_do_not_take_each_others_articles(local: ShardFolder) -> None:
    other = replace(local, run="other")
    shard = Shard("ab" * 32, len(NEWS))
    local.put(shard, NEWS)
    other.put(shard, NEWS)
    local.end()
    assert other.waiting(shard) == NEWS


def test_a_file_that_is_cut_off_or_changed_anywhere_is_worth_nothing(local: ShardFolder) -> None:
    shard, found = findings(2)
    local.keep(shard, found)
    path = file_of(local)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at])
        assert not local.has(shard)
        assert local.findings(shard, READING) is None
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert local.findings(shard, READING) in (None, found)  # a byte of the file's head may say nothing
    path.write_bytes(whole)
    assert local.findings(shard, READING) == found


def test_a_file_that_unpacks_without_end_is_worth_nothing(local: ShardFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    shard, found = findings(2)
    local.keep(shard, found)
    monkeypatch.setattr(folder_module, "LARGEST", 100)
    assert local.findings(shard, READING) is None


@pytest.mark.parametrize(
    "text", ["", "{}\n", "[]\n", "1\n", "x\n", '{"article": null}\n', "[" * 100_000 + "\n", "\ud800\n"]
)
def test_what_is_no_record_is_worth_nothing(local: ShardFolder, text: str) -> None:
    shard, found = findings(2)
    local.keep(shard, found)
    file_of(local).write_bytes(gzip.compress(text.encode("utf-8", "surrogatepass")))
    assert local.findings(shard, READING) is None


def test_findings_of_other_articles_or_readings_are_worth_nothing(local: ShardFolder) -> None:
    shard, found = findings(3)
    local.keep(shard, found)
    assert local.findings(shard, "other") is None
    path = file_of(local)
    lines = gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)
    record = json.loads(lines[0])
    record["article"]["text"] = record["article"]["text"].replace(" ", "  ", 1)
    for kept in (lines[:-1], lines[::-1], [*lines, lines[0]], [json.dumps(record) + "\n", *lines[1:]]):
        path.write_bytes(gzip.compress("".join(kept).encode()))
        assert local.has(shard)
        assert local.findings(shard, READING) is None


def test_a_write_that_fails_leaves_nothing(local: ShardFolder) -> None:
    shard, found = findings(2)
    local.keep(shard, found[:1])
    before = file_of(local).read_bytes()

    with pytest.raises(AttributeError):
        local.keep(shard, [*found, None])  # type: ignore[list-item]
    assert file_of(local).read_bytes() == before


def test_a_span_that_is_not_what_stands_there_is_never_kept(local: ShardFolder) -> None:
    shard, (one, *_) = findings(1)
    moved = replace(one, article=replace(one.article, text="x" + one.article.text))
    with pytest.raises(OutputError, match="please report this fault of kg"):
        local.keep(shard, [moved])
    assert not local.has(shard)
