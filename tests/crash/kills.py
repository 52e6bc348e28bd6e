"""Kills runs at random moments: `python -m crash.kills --kills 200` (from tests/); also on a disk that is too small.

After each kill what is there is the earlier result or the new one; in the end the command runs once more, and its
result is, to the byte, that of a run that nobody disturbed. `--disk` runs builds and stores on small tmpfs (as root).
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

import bolt
from crash import scenarios
from crash.scenarios import Result, Scenario, fresh, start

SHARES = {"build": 0.3, "store": 0.3, "load": 0.2, "train": 0.2}


def hunt(scenario: Scenario, place: Path, kills: int, say: Callable[[str], None] = lambda _: None) -> int:
    """Kills so many runs; gives how often a run was killed before its end. Raises AssertionError where it is torn."""
    random = Random(scenario.name)
    kept, calm, hunted = place / "kept", place / "calm", place / "hunted"
    for folder in (kept, calm):
        folder.mkdir(parents=True)
    scenario.prepare(kept)
    before = scenario.look(kept)
    fresh(calm, kept)
    began = time.monotonic()
    scenario.run(calm)
    seconds = time.monotonic() - began
    after = scenario.look(calm)
    assert before != after
    early = 0
    for number in range(kills):
        if number % 3 == 0:
            fresh(hunted, kept)
            if scenario.name == "load":
                scenario.prepare(hunted)
        early += _killed(scenario, hunted, random.uniform(0, seconds * 1.1))
        seen = scenario.look(hunted)
        assert not scenario.torn(seen, before, after), f"{scenario.name}: torn by kill {number}"
        say(f"{scenario.name}: kill {number + 1} of {kills}, {_word(seen, before, after)}")
    scenario.run(hunted)
    assert scenario.look(hunted) == after, f"{scenario.name}: the last run gives something else"
    left = {path.name for path in hunted.iterdir()} - {path.name for path in calm.iterdir()}
    assert not left, f"{scenario.name}: {left} was left behind"
    return early


def _word(seen: Result, before: Result, after: Result) -> str:
    return "as before" if seen == before else "as after" if seen == after else "between"


def _killed(scenario: Scenario, folder: Path, seconds: float) -> bool:
    process = start(scenario.command(folder), scenario.environment)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    errors = process.communicate()[1].decode()
    assert process.returncode in (0, -signal.SIGKILL), errors
    return process.returncode != 0


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path]:
    """A tmpfs of so many bytes.

    Raises:
        PermissionError: this user may not mount one.
    """
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True)
    if done.returncode:
        raise PermissionError(done.stderr.decode())
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def squeeze(scenario: Scenario, place: Path, steps: int, say: Callable[[str], None] = lambda _: None) -> int:
    """Runs on disks that are too small; gives on how many. Raises AssertionError where the earlier result is harmed."""
    kept = place / "kept"
    kept.mkdir(parents=True)
    scenario.prepare(kept)
    before = scenario.look(kept)
    calm = place / "calm"
    fresh(calm, kept)
    scenario.run(calm)
    after = scenario.look(calm)
    smallest, largest = (sum(p.stat().st_size + 8192 for p in folder.rglob("*")) for folder in (kept, calm))
    failed = 0
    for step in range(steps):
        size = smallest + (2 * largest * step) // steps
        with small_disk(place / "disk", size) as disk:
            folder = disk / "here"
            try:
                fresh(folder, kept)
            except OSError:
                continue
            process = start(scenario.command(folder), scenario.environment)
            errors = process.communicate()[1].decode()
            seen = scenario.look(folder)
            if process.returncode == 0:
                assert seen == after
                continue
            failed += 1
            assert process.returncode == 1, errors
            assert "Traceback" not in errors, errors
            assert seen == before, f"{scenario.name}: harmed by a disk of {size} bytes"
            say(f"{scenario.name}: {size} bytes: {errors.strip()}")
            subprocess.run(["mount", "-o", f"remount,size={4 * largest}", disk], check=True)
            scenario.run(folder)
            assert scenario.look(folder) == after
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--disk", type=int, default=0, metavar="STEPS", help="sizes of disk for builds and stores")
    parser.add_argument("--only", choices=SHARES)
    given = parser.parse_args()

    def say(line: str) -> None:
        print(line, flush=True)

    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        place = Path(name)
        found = [scenarios.build(), scenarios.store(), scenarios.train()]
        if bolt.why_not() is None and given.only in (None, "load"):
            database = stack.enter_context(bolt.opened(stack.enter_context(bolt.server())))
            found.append(scenarios.load(database, place / "builds"))
        for one in found:
            if given.only in (None, one.name):
                kills = round(given.kills * (1 if given.only else SHARES[one.name]))
                early = hunt(one, place / one.name, kills, say)
                say(f"{one.name}: {kills} kills, {early} before the end; the next run gives what a calm one gives")
                if given.disk and one.name in ("build", "store"):
                    failed = squeeze(one, place / f"{one.name} on a small disk", given.disk, say)
                    say(f"{one.name}: {failed} disks too small; the earlier result stayed, the next run completed")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
    sys.exit()
