"""A folder: the files in it that hold articles, in an order that depends on their names alone."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.ingest import jsonl, text
from kg.ingest.decode import shown, unreadable
from kg.ingest.piece import Skipped


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a folder: where it is, and its path below the folder with "/" between the parts."""

    path: Path
    name: str


def members(folder: Path) -> Iterator[Member | Skipped]:
    """The .txt and .jsonl files of the folder and those below it, and what was skipped; at the end, what was ignored.

    Hidden files and folders are passed over. Links to files are followed; links to folders are not, so that none can
    lead round in a circle.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    ignored = 0
    waiting = _entries(folder)
    while waiting:
        entry = waiting.pop()
        path = Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                waiting.extend(_entries(path))
            elif entry.is_dir():
                yield Skipped(shown(path), "a link to a folder, which is not followed; name that folder itself")
            elif not entry.name.lower().endswith((text.SUFFIX, jsonl.SUFFIX)):
                ignored += 1
            elif entry.is_file():
                yield Member(path, path.relative_to(folder).as_posix())
            elif not path.exists():
                yield Skipped(shown(path), "a link that leads nowhere; remove or mend it")
            else:
                yield Skipped(shown(path), "not a regular file; leave it out")
        except OSError as error:
            yield Skipped(shown(path), unreadable(error))
    if ignored:
        yield Skipped(f"{shown(folder)}, other files", f"{ignored} ignored: not {text.SUFFIX} or {jsonl.SUFFIX}")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in the folder and not hidden, in falling order of names, to be popped from the end."""
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(visible, key=lambda entry: entry.name, reverse=True)
