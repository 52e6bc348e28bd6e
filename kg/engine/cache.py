"""Where shards are kept between builds: a folder of the user's cache, bounded, shared by all builds of this user.

A run holds a lock on the folder in which its articles wait; the system releases it when the run ends in whatever way.
So what a killed run left is told from what is in use, and nothing is thrown out while another run may count on it.
"""

import fcntl
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.engine.folder import FOUND, RUNS, ShardFolder
from kg.engine.reading import Reading
from kg.errors import EngineError, OutputError, reason
from kg.workspace import lock_on, locked

LIMIT: Final = 4_000_000_000
"""Bytes that a cache on this machine has at most, when no build is at work."""


def user_cache() -> Path:
    """The folder for caches that the system has for this user."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "wartagraf"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "wartagraf"


@contextmanager
def cache_or_folder(cache: str | None, folder: Path, reading: Reading, remote: bool) -> Iterator[ShardFolder]:
    """Where a run's shards go: into its cache, or for the time of the run into a folder.

    Raises OutputError where the cache cannot be used, EngineError where workers on other machines would not see the
    folder, or might have another tagger of the same name.
    """
    if remote and not reading.lasting:
        raise EngineError(
            f"{reading.tagger}: what is behind this name may differ from worker to worker; give a cluster the tagger's "
            "file or folder."
        )
    if cache is not None and reading.lasting:
        with opened(cache) as shards:
            yield shards
        return
    if remote:
        raise EngineError("Workers on other machines need a folder that all of them see; name it with --cache.")
    place = folder / ".shards"
    try:
        yield ShardFolder(str(place), "run")
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def opened(url: str) -> Iterator[ShardFolder]:
    """The cache in a folder, or at an address, for one run; at its end old shards make room for new ones.

    Nothing is thrown out at an address, nor told from what a killed run left. Raises OutputError where the cache cannot
    be read or written.
    """
    here = "://" not in url
    folder = ShardFolder(str(Path(url).expanduser().absolute()) if here else url, secrets.token_hex(8))
    try:
        if not here:
            try:
                yield folder
            finally:
                folder.end()
            return
        top = Path(folder.url)
        top.mkdir(parents=True, exist_ok=True, mode=0o700)  # whole texts of articles will lie in it
        (top / RUNS).mkdir(exist_ok=True)
        with locked(top / RUNS):
            _clear(top / RUNS)
            run = top / RUNS / folder.run
            run.mkdir()
            lock = lock_on(run)
        try:
            yield folder
        finally:
            shutil.rmtree(run, ignore_errors=True)
            os.close(lock)
            with locked(top / RUNS):
                if not _clear(top / RUNS):
                    trim(top / FOUND, LIMIT)
    except OSError as error:
        raise OutputError(
            f"{url}: shards cannot be kept there ({reason(error)}); name another folder with --cache, or build with "
            "--no-cache."
        ) from error


def trim(folder: Path, limit: int) -> None:
    """Takes away the files that were not used for longest, until those that stay have at most `limit` bytes."""
    files = [
        (stat.st_mtime_ns, str(path), stat.st_size) for path in folder.glob("??/*.jsonl.gz*") if (stat := path.lstat())
    ]
    size = sum(size for _, _, size in files)
    for _, path, bytes_ in sorted(files):
        if size <= limit:
            return
        Path(path).unlink(missing_ok=True)
        size -= bytes_


def _clear(runs: Path) -> bool:
    """Takes away what killed runs left; gives whether other runs are at work."""
    busy = False
    for run in sorted(runs.iterdir()):
        if not re.fullmatch("[0-9a-f]{16}", run.name) or run.is_symlink():
            continue
        try:
            lock = os.open(run, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(run, ignore_errors=True)
        except OSError:
            busy = True
        finally:
            os.close(lock)
    return busy
