"""Builds with the shipped tagger by every engine, with and without a cache, killed and damaged: the same bytes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.builds import FORMATS, NUMBER, build, content, found_in
from engine.news import articles, write
from engine.test_local import eventually
from kg.build import build_folder
from kg.engine.local import Local
from kg.errors import InputError, ModelError, OutputError

pytestmark = pytest.mark.slow


def stages(out: Path) -> set[str]:
    """What a build had to do."""
    return set(json.loads((out / "build.json").read_text(encoding="utf-8"))["seconds"])


@pytest.fixture(scope="module")
def filled(news: Path, expected: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that a build has filled; not to be changed."""
    top = tmp_path_factory.mktemp("tembolok")
    assert build(news, top / "out", cache=top / "cache") == expected
    return top / "cache"


@pytest.fixture
def cache(filled: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it."""
    subprocess.run(["cp", "-r", filled, tmp_path / "cache"], check=True)
    yield tmp_path / "cache"
    assert list((tmp_path / "cache" / "kg-runs").iterdir()) == []


def test_two_processes(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    assert build(news, tmp_path / "out", Local(2)) == expected


def test_a_second_build_reads_nothing(news: Path, expected: dict[str, bytes], cache: Path, tmp_path: Path) -> None:
    before = found_in(cache)
    assert len(before) >= 3
    assert build(news, tmp_path / "out", cache=cache) == expected
    assert not stages(tmp_path / "out") & {"load", "tag", "extract"}
    assert found_in(cache) == before


def test_another_order_of_lines_gives_the_same_bytes(expected: dict[str, bytes], cache: Path, tmp_path: Path) -> None:
    turned = write(tmp_path / "berita.jsonl", list(articles(NUMBER))[::-1])
    assert build(turned, tmp_path / "out", cache=cache) == expected


def test_a_changed_article_costs_a_shard(news: Path, cache: Path, tmp_path: Path) -> None:
    lines = news.read_text(encoding="utf-8").splitlines()
    lines[70] = lines[70].replace("bertemu", "menelepon")
    changed = tmp_path / "berita.jsonl"
    changed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = found_in(cache)
    found = build(changed, tmp_path / "out", cache=cache)
    now = found_in(cache)
    assert before.items() <= now.items()
    assert len(now) == len(before) + 1
    assert found == build(changed, tmp_path / "out")


def test_a_damaged_cache_costs_time_alone(news: Path, expected: dict[str, bytes], cache: Path, tmp_path: Path) -> None:
    cut, empty, foreign, gone = sorted((cache / "kg-found").rglob("*.gz"))
    cut.write_bytes(cut.read_bytes()[:-100])
    empty.write_bytes(b"")
    foreign.write_bytes(gone.read_bytes())  # undamaged, but what was found in other articles
    gone.unlink()
    assert build(news, tmp_path / "out", cache=cache) == expected
    assert build(news, tmp_path / "out", cache=cache) == expected
    assert "tag" not in stages(tmp_path / "out")


def test_two_builds_at_once(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    outs = [tmp_path / "satu", tmp_path / "dua"]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "kg",
        "build",
        news,
        "--formats",
        ",".join(FORMATS),
        "--workers",
        "1",
        "-q",
    ]
    runs = [subprocess.Popen([*command, "-o", out, "--cache", tmp_path / "cache"], env=caching()) for out in outs]
    assert [run.wait() for run in runs] == [0, 0]
    assert [content(out) for out in outs] == [expected, expected]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_build_goes_on_where_it_stopped(
    news: Path, expected: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    cache, out = tmp_path / "cache", tmp_path / "out"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "kg",
        "build",
        news,
        "-o",
        out,
        "--cache",
        cache,
        "--workers",
        str(workers),
    ]
    command += ["--formats", ",".join(FORMATS), "--workers", str(workers), "-q"]
    run = subprocess.Popen(command, env=caching(), start_new_session=True)
    assert eventually(lambda: len(list(cache.rglob("kg-found/*/*.gz"))) > 0, 300)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    kept = found_in(cache)
    assert kept
    assert not out.exists()
    assert subprocess.run(command, env=caching(), check=False).returncode == 0
    assert content(out) == expected
    assert kept.items() <= found_in(cache).items()
    assert list((cache / "kg-runs").iterdir()) == []


def test_shards_in_memory(news: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    address = f"memory://{tmp_path.name}"
    assert build(news, tmp_path / "out", cache=address) == expected
    assert build(news, tmp_path / "out", cache=address) == expected
    assert "tag" not in stages(tmp_path / "out")


def test_the_command_keeps_what_it_read_in_the_users_cache(news: Path, tmp_path: Path) -> None:
    few = tmp_path / "sedikit.jsonl"
    few.write_text("".join(news.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "kg",
        "build",
        few,
        "-o",
        tmp_path / "out",
        "--formats",
        "",
        "-q",
    ]
    environment = {**caching(), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    assert "tag" in stages(tmp_path / "out")
    assert subprocess.run([*command, "--no-cache"], env=environment, check=False).returncode == 0
    assert "tag" in stages(tmp_path / "out")
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    assert "tag" not in stages(tmp_path / "out")


def test_a_cache_that_cannot_be_written_leaves_the_earlier_build(news: Path, filled: Path, tmp_path: Path) -> None:
    before = build(news, tmp_path / "out", cache=filled)
    (tmp_path / "berkas").touch()
    with pytest.raises(OutputError, match="name another folder with --cache"):
        build(news, tmp_path / "out", cache=tmp_path / "berkas")
    assert content(tmp_path / "out") == before


def test_faults_of_the_input_are_told_before_anything_is_read(news: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        build_folder([str(news), str(tmp_path / "tiada.txt")], tmp_path / "out", cache=tmp_path / "cache")
    assert found_in(tmp_path / "cache") == {}
    assert list((tmp_path / "cache" / "kg-runs").iterdir()) == []


def test_a_tagger_that_cannot_be_loaded_is_one_sentence(news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "penanda"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"rusak")
    for workers in (1, 2):
        with pytest.raises(ModelError, match="no usable tagger folder") as caught:
            build_folder([str(news)], tmp_path / "out", tagger=str(folder), engine=Local(workers))
        assert str(caught.value).count("\n") == 0
    assert not (tmp_path / "out").exists()


def test_that_a_tagger_may_run_code_is_said_before_it_is_loaded(news: Path, tmp_path: Path) -> None:
    (tmp_path / "penanda.pt").write_bytes(b"rusak")
    said: list[str] = []
    with pytest.raises(ModelError):
        build_folder([str(news)], tmp_path / "out", tagger=str(tmp_path / "penanda.pt"), say=said.append)
    assert said == [
        f"{tmp_path}/penanda.pt: a Flair file is a pickle and can run code; load only files that you trust."
    ]


def caching() -> dict[str, str]:
    """An environment in which the command keeps a cache."""
    return {**os.environ, "KG_NO_CACHE": ""}
