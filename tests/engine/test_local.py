"""Workers on this machine: everything is done once, whatever happens to them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from engine import tasks
from kg.engine.local import LOSSES, Local, cores
from kg.errors import EngineError, InputError

NUMBERS = list(range(12))


def test_one_worker_is_this_process() -> None:
    assert set(Local(1).run(tasks.process, NUMBERS)) == {os.getpid()}
    assert list(Local(1).run(tasks.doubled, [])) == []


def test_several_are_others_and_do_everything() -> None:
    assert sorted(Local(2).run(tasks.doubled, NUMBERS)) == [2 * number for number in NUMBERS]
    found = set(Local(2).run(tasks.process, NUMBERS))
    assert os.getpid() not in found
    assert len(found) == 2


def test_threads_are_those_that_the_workers_leave_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert set(Local(2).run(tasks.threads, NUMBERS)) == {str(max(1, cores() // 2))}
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    assert set(Local(2).run(tasks.threads, NUMBERS)) == {"7"}


def test_a_lost_worker_costs_what_it_had_in_hand(tmp_path: Path) -> None:
    found = Local(2).run(partial(tasks.killed_at, tmp_path), NUMBERS)
    assert sorted(found) == [2 * number for number in NUMBERS]
    assert len(list(tmp_path.iterdir())) == 1


def test_workers_that_are_always_lost_end_the_work(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="Workers end before their work is done") as caught:
        list(Local(2).run(partial(tasks.killed_at, tmp_path, times=99), NUMBERS))
    assert str(caught.value).count("\n") == 0
    assert LOSSES <= len(list(tmp_path.iterdir())) < 99


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_task_says_is_wrong_reaches_the_user(workers: int) -> None:
    with pytest.raises(InputError, match=r"tiga\.txt: this is refused"):
        list(Local(workers).run(tasks.refuse, NUMBERS))


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    script = tmp_path / "run.py"
    script.write_text(
        "from functools import partial\nfrom pathlib import Path\n"
        "from engine import tasks\nfrom kg.engine.local import Local\n"
        "if __name__ == '__main__':\n"
        f"    list(Local(2).run(partial(tasks.sleep, Path({str(mark)!r})), [1, 2]))\n"
    )
    path = os.pathsep.join(p for p in sys.path if p)
    started = subprocess.Popen([sys.executable, script], env={**os.environ, "PYTHONPATH": path})
    try:
        assert eventually(lambda: mark.is_file() and mark.read_text() != "")
        worker = int(mark.read_text())
        assert alive(worker)
    finally:
        started.send_signal(signal.SIGKILL)
        started.wait()
    assert eventually(lambda: not alive(worker))


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        if Path("/proc").is_dir():
            return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether it holds before so many seconds are over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False
