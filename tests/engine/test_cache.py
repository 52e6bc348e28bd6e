"""The cache: bounded, shared by runs that go on at once, cleared of what killed runs left."""

import os
import sys
from pathlib import Path

import pytest

from kg.engine import cache
from kg.engine.shards import Shard
from kg.errors import OutputError

SHARDS = [Shard(f"{number:02}" * 32, 1) for number in range(4)]


def aged(path: Path, days: int) -> None:
    os.utime(path, (1_700_000_000 - 86_400 * days,) * 2)


def kept(top: Path) -> set[str]:
    return {path.name[:2] for path in (top / "kg-found").rglob("*.gz")}


def fill(top: Path) -> None:
    """Four empty shards, the last of which was used longest ago."""
    with cache.opened(str(top)) as folder:
        for shard in SHARDS:
            folder.keep(shard, [])
    for number, shard in enumerate(SHARDS):
        aged(next((top / "kg-found").rglob(f"{shard.key}*")), number + 1)


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    size = next((tmp_path / "kg-found").rglob("*.gz")).stat().st_size
    monkeypatch.setattr(cache, "LIMIT", 3 * size)
    with cache.opened(str(tmp_path)) as folder:
        assert folder.has(SHARDS[3])
    assert kept(tmp_path) == {"00", "01", "03"}


def test_nothing_is_thrown_out_while_another_run_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.setattr(cache, "LIMIT", 0)
    with cache.opened(str(tmp_path)) as other:
        other.put(SHARDS[0], [])
        with cache.opened(str(tmp_path)):
            pass
        assert kept(tmp_path) == {"00", "01", "02", "03"}
        assert other.waiting(SHARDS[0]) == []
    assert kept(tmp_path) == set()
    assert list((tmp_path / "kg-runs").iterdir()) == []


def test_files_of_others_are_never_thrown_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    others = [tmp_path / "catatan.jsonl.gz", tmp_path / "kg-found" / "ab" / "catatan.txt"]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    monkeypatch.setattr(cache, "LIMIT", 0)
    with cache.opened(str(tmp_path)):
        pass
    assert kept(tmp_path) == set()
    assert all(path.exists() for path in others)


def test_a_path_may_look_like_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with cache.opened("aneh::nama") as folder:
        folder.keep(SHARDS[0], [])
        assert folder.url == str(tmp_path / "aneh::nama")
    assert kept(tmp_path / "aneh::nama") == {"00"}


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    left, others = tmp_path / "kg-runs" / ("ab" * 8), [tmp_path / "runs" / ("ab" * 8), tmp_path / "kg-runs" / "catatan"]
    for folder in (left, *others):
        folder.mkdir(parents=True)
        (folder / "x.jsonl.gz").touch()
    with cache.opened(str(tmp_path)):
        assert not left.exists()
    assert all((folder / "x.jsonl.gz").exists() for folder in others)


def test_at_an_address_only_what_waited_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 0)
    with cache.opened(f"memory://{tmp_path.name}") as folder:
        folder.put(SHARDS[0], [])
        folder.keep(SHARDS[0], [])
    assert folder.has(SHARDS[0])
    with pytest.raises(FileNotFoundError):
        folder.waiting(SHARDS[0])


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with (
        pytest.raises(OutputError, match="shards cannot be kept there") as caught,
        cache.opened(str(tmp_path / "berkas" / "cache")),
    ):
        pass
    assert str(tmp_path / "berkas") in str(caught.value)
    assert "--no-cache" in str(caught.value)


def test_it_lies_where_the_system_keeps_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.user_cache() == tmp_path / "Library" / "Caches" / "wartagraf"
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache.user_cache() == tmp_path / ".cache" / "wartagraf"
    monkeypatch.setenv("XDG_CACHE_HOME", "relatif")
    assert cache.user_cache() == tmp_path / ".cache" / "wartagraf"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "lain"))
    assert cache.user_cache() == tmp_path / "lain" / "wartagraf"
