"""What workers of the tests do; they import it by its name."""

import os
import signal
import time
from pathlib import Path

from kg.errors import InputError


def doubled(number: int) -> int:
    """Twice the number."""
    return 2 * number


def process(_: int) -> int:
    """The process that does it; slowly, so that others get some of the work."""
    time.sleep(0.05)
    return os.getpid()


def threads(_: int) -> str:
    """The threads that libraries are told to use."""
    return os.environ["OMP_NUM_THREADS"]


def killed_at(folder: Path, number: int, *, times: int = 1) -> int:
    """Twice the number; at 3 the process is killed so many times, with the same number given again."""
    if number == 3:
        marks = len(list(folder.iterdir()))
        if marks < times:
            (folder / str(marks)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def refuse(number: int) -> int:
    """Fails at 3."""
    if number == 3:
        raise InputError("tiga.txt: this is refused; leave it out.")
    return number


def sleep(mark: Path, _: int) -> int:
    """Tells its process in a file, and then takes long."""
    mark.write_text(str(os.getpid()))
    time.sleep(600)
    return 0
