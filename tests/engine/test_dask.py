"""Workers of dask: the same bytes as without, also where some of them are lost; what is said where there are none."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine import tasks
from engine.builds import build, found_in
from engine.news import articles
from engine.test_local import eventually
from kg.build import build_folder
from kg.engine import dask
from kg.engine.choose import engine_called
from kg.engine.dask import Dask
from kg.engine.find import find
from kg.engine.folder import ShardFolder
from kg.engine.reading import reading_with
from kg.errors import EngineError, InputError
from kg.pipeline import Stopwatch

distributed = pytest.importorskip("distributed")

NUMBERS = list(range(12))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler with two processes as workers, as somebody else started them."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as here:
        yield here


def test_everything_is_done_once(cluster: Any) -> None:
    said: list[str] = []
    with Dask(cluster.scheduler_address).started(said.append) as workers:
        assert sorted(workers.run(tasks.doubled, NUMBERS)) == [2 * number for number in NUMBERS]
        assert list(workers.run(tasks.doubled, [])) == []
        assert os.getpid() not in set(workers.run(tasks.process, NUMBERS))
    assert said[0].startswith("Dask has 2 workers; its dashboard is at ")
    assert "http://" in said[0]


def test_a_lost_worker_costs_what_it_had_in_hand(cluster: Any, tmp_path: Path) -> None:
    with Dask(cluster.scheduler_address).started(print) as workers:
        found = list(workers.run(partial(tasks.killed_at, tmp_path), NUMBERS))
    assert sorted(found) == [2 * number for number in NUMBERS]
    assert len(list(tmp_path.iterdir())) == 1


def test_articles_that_kill_every_worker_end_the_work(cluster: Any, tmp_path: Path) -> None:
    with (
        Dask(cluster.scheduler_address).started(print) as workers,
        pytest.raises(EngineError, match="Workers end again and again over the same"),
    ):
        list(workers.run(partial(tasks.killed_at, tmp_path, times=99), NUMBERS))


def test_what_a_task_says_is_wrong_reaches_the_user(cluster: Any) -> None:
    with (
        Dask(cluster.scheduler_address).started(print) as workers,
        pytest.raises(InputError, match=r"tiga\.txt: this is refused"),
    ):
        list(workers.run(tasks.refuse, NUMBERS))


def test_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:1", "apa saja"):
        with (
            pytest.raises(EngineError, match="no scheduler of dask answers there") as caught,
            Dask(address).started(print),
        ):
            pass
        assert str(caught.value).startswith(f"{address}: ")
        assert str(caught.value).isprintable()


def test_without_dask_the_message_says_what_to_install(news: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['distributed'] = None; from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "build", str(news), "-o", str(tmp_path / "out"), "--engine", "dask"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "kg: --engine dask needs dask.distributed; run pip install 'wartagraf[dask]'.\n"
    assert not (tmp_path / "out").exists()


def test_workers_elsewhere_need_a_folder_that_all_see(news: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="need a folder that all of them see"):
        build(news, tmp_path / "out", Dask("tcp://127.0.0.1:1"))


def test_a_name_on_the_hub_is_not_for_a_cluster(news: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="may differ from worker to worker"):
        build_folder(
            [str(news)], tmp_path / "out", tagger="nama/penanda", engine=Dask("tcp://127.0.0.1:1"), cache=tmp_path
        )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("spark", None, None), "There is no engine 'spark'; choose from: local, dask."),
        (("local", None, "tcp://127.0.0.1:1"), "--scheduler is for --engine dask"),
        (("dask", 2, "tcp://127.0.0.1:1"), "A scheduler has workers of its own"),
    ],
)
def test_options_that_do_not_go_together(options: tuple[str, int | None, str | None], message: str) -> None:
    with pytest.raises(InputError) as caught:
        engine_called(*options)
    assert message in str(caught.value)


def test_a_worker_of_another_version_is_refused(cluster: Any, tmp_path: Path) -> None:
    folder = ShardFolder(str(tmp_path), "run")
    other = replace(reading_with("id"), fingerprint="0" * 64)
    with (
        Dask(cluster.scheduler_address).started(print) as workers,
        pytest.raises(EngineError, match="A worker has another version of kg"),
    ):
        find(articles(3), other, folder, workers, Stopwatch())


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_the_bytes_are_those_of_this_process(
    news: Path, expected: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    assert build(news, tmp_path / "out", Dask(workers=workers)) == expected


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_a_build(
    cluster: Any, news: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    results: list[dict[str, bytes]] = []
    engine = Dask(cluster.scheduler_address)
    run = threading.Thread(target=lambda: results.append(build(news, tmp_path / "out", engine, cache)))
    with distributed.Client(cluster) as client:
        before = set(client.run(os.getpid).values())
        run.start()
        assert eventually(lambda: len(found_in(cache)) > 0, 300)
        busy = [worker for worker, keys in client.processing().items() if keys]
        assert busy, "the build was over before a worker could be killed"
        victim = client.run(os.getpid, workers=busy[:1])[busy[0]]
        os.kill(victim, signal.SIGKILL)
        run.join()
        assert set(client.run(os.getpid).values()) != before
    assert results == [expected]
