"""A result folder that is replaced as a whole: one finds in it the earlier build or the new one, never a half.

The new build grows in `.NAME.partial-XXXXXXXX` beside the target and takes its place when it is complete; the earlier
one steps aside as `.NAME.old-XXXXXXXX` and is then removed. A run that was killed leaves one of these, and the next run
for the same target clears it away, or puts the earlier build back. A run holds a lock on its folder, which the system
releases when the run ends in whatever way; so a folder that is still being written is never taken for a leftover.
"""

import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError
from kg.ingest.decode import shown

MARKER = "build.json"
"""The file by which a folder is known as a build."""

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_WRITING = (errno.EIO, errno.ENODEV, errno.EROFS, errno.ESTALE)


@contextmanager
def replacing(folder: str | Path, owned: Collection[str]) -> Iterator[Path]:
    """A fresh folder to write in, which replaces `folder` when the block ends without an exception.

    Args:
        folder: The target; absent, empty, or an earlier build. Where it is a link, the folder that it leads to.
        owned: Every file that a build may hold, relative to it ("neo4j/nodes.csv"). `build.json` must be written.

    Raises:
        OutputError: the target is something else or holds other files, another run is writing it, or it cannot be
            written. The target is then as it was.
        ValueError: what was written is no build of `owned` files, so that it could not be replaced later.
    """
    target = Path(os.path.realpath(folder))
    with _plain_errors(target):
        _check_place(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.parent):
            _clear_leftovers(target)
            _check_replaceable(target, owned)
            partial = _sibling(target, "partial")
            partial.mkdir()
            lock = lock_on(partial)
    try:
        with _plain_errors(target, partial):
            yield partial
        with _plain_errors(target):
            _check_complete(partial, owned)
            _sync(partial)
            with locked(target.parent):
                _check_replaceable(target, owned)
                old = _swap(partial, target)
            _remove(old)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        os.close(lock)


def _check_place(target: Path) -> None:
    if target.is_symlink():
        raise OutputError(f"{shown(target)} is a link that leads back to itself; name another folder.")
    if target.is_mount():
        raise OutputError(f"{shown(target)} is the top of a disk or a mounted folder; name a folder inside it.")
    if Path.cwd().is_relative_to(target):
        raise OutputError(f"{shown(target)} is the folder you are in, or above it; name another folder.")


def _check_replaceable(target: Path, owned: Collection[str]) -> None:
    """See that nothing is lost that kg did not write."""
    if _is_vacant(target):
        return
    if not target.is_dir():
        raise OutputError(f"{shown(target)} is a file; name a folder for the result.")
    if not (target / MARKER).is_file():
        raise OutputError(f"{shown(target)} holds other things than a build of kg; name an empty or a new folder.")
    if foreign := _foreign(target, owned):
        named = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise OutputError(f"{shown(target)} also holds what kg did not write ({named}); move that elsewhere.")


def _check_complete(partial: Path, owned: Collection[str]) -> None:
    if not (partial / MARKER).is_file():
        raise ValueError(f"the build wrote no {MARKER}")
    if foreign := _foreign(partial, owned):
        raise ValueError(f"the build wrote files that are not declared: {', '.join(foreign)}")


def _foreign(folder: Path, owned: Collection[str]) -> list[str]:
    """The paths in the folder that are neither owned files nor folders of such, sorted, safe to print."""
    files = frozenset(owned)
    folders = frozenset(parent.as_posix() for name in files for parent in Path(name).parents)
    found = []
    for root, subfolders, names in os.walk(folder):
        here = Path(root).relative_to(folder)
        found += [path for name in subfolders if (path := (here / name).as_posix()) not in folders]
        found += [path for name in names if (path := (here / name).as_posix()) not in files]
        subfolders[:] = [name for name in subfolders if (here / name).as_posix() in folders]
    return sorted(shown(path) for path in found)


def _is_vacant(target: Path) -> bool:
    """Whether the target is absent or an empty folder."""
    return not target.exists() or (target.is_dir() and not any(target.iterdir()))


def _sibling(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{kind}-{secrets.token_hex(4)}")


def _clear_leftovers(target: Path) -> None:
    """Remove what killed runs left beside the target; put an earlier build back that had only been moved aside."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(partial|old)-[0-9a-f]{{8}}")
    for path in sorted(target.parent.iterdir()):
        match = pattern.fullmatch(path.name)
        if not match or path.is_symlink() or not path.is_dir():
            continue
        if match[1] == "old" and _is_vacant(target) and (path / MARKER).is_file():
            path.rename(target)
            continue
        if match[1] == "partial" and _in_use(path, target):
            continue
        _remove(path)


def _in_use(partial: Path, target: Path) -> bool:
    """Whether it cannot be told that no run writes here.

    Raises:
        OutputError: another run surely does.
    """
    try:
        lock = os.open(partial, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(
            f"Another run of kg is writing {shown(target)}; wait for its end, or name another folder."
        ) from None
    except OSError:
        return True
    finally:
        os.close(lock)
    return False


def lock_on(folder: Path) -> int:
    """An open descriptor that holds the lock of the folder, where the file system has locks."""
    descriptor = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


@contextmanager
def locked(parent: Path) -> Iterator[None]:
    """Keeps other runs from looking at, or moving, what is in `parent`; held for moments only."""
    lock = lock_on(parent)
    try:
        yield
    finally:
        os.close(lock)


def _swap(partial: Path, target: Path) -> Path | None:
    """Put the new build in the place of the target; gives where the earlier build now is, or None."""
    old: Path | None = None
    if (target / MARKER).exists():
        old = _sibling(target, "old")
        target.rename(old)
    try:
        partial.rename(target)
    except BaseException:
        if old:
            old.rename(target)
        raise
    _sync_one(target.parent)
    return old


def _remove(folder: Path | None) -> None:
    """Remove a leftover; its marker first, so that a half-removed build is never taken for a whole one."""
    if folder:
        with suppress(OSError):
            (folder / MARKER).unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    """See that everything in the folder is on the disk."""
    for root, _, names in os.walk(folder):
        for name in names:
            _sync_one(Path(root, name))
        _sync_one(Path(root))


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _plain_errors(target: Path, partial: Path | None = None) -> Iterator[None]:
    """Turn an error of the file system into one sentence about the target.

    While a build is being written, only errors of the disk, the target and `partial`: others have other causes.
    """
    try:
        yield
    except OSError as error:
        place = shown(target)
        if error.errno in _NO_SPACE:
            raise OutputError(f"There is no space left to write {place}; free some, or name another folder.") from error
        ours = partial is None or error.errno in _NO_WRITING or _concerns(error, partial, target)
        if not ours:
            raise
        cause = "no permission" if isinstance(error, PermissionError) else error.strerror or str(error)
        raise OutputError(f"{place} cannot be written ({cause}); name another folder with -o.") from error


def _concerns(error: OSError, *places: Path) -> bool:
    return isinstance(error.filename, str | os.PathLike) and any(
        Path(error.filename).is_relative_to(place) for place in places
    )
