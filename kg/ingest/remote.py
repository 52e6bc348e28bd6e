"""Addresses such as s3://bucket/berita: files and folders of whatever fsspec and its plug-ins can open."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from kg.errors import reason
from kg.ingest import jsonl, text
from kg.ingest.decode import shown
from kg.ingest.piece import Skipped

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*(::[a-z][a-z0-9+.-]*)*://")


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at an address: its name below the folder that was named, where it is for messages, how it is opened."""

    name: str
    where: str
    opened: Callable[[], AbstractContextManager[BinaryIO]]


def is_address(source: str) -> bool:
    """Whether this is an address and no path."""
    return _ADDRESS.match(source) is not None


def label(address: str) -> str:
    """The address for messages: without a user's name and password."""
    return shown(re.sub(r"//[^/@]*@", "//", address))


def members(address: str) -> Iterator[Remote | Skipped]:
    """The file at an address, or the .txt and .jsonl files of a folder there, by name; at the end, what was ignored.

    Files and folders whose names begin with a dot are passed over. The names of all files are listed at once.
    """
    from fsspec.core import url_to_fs

    where = label(address)
    try:
        system, root = url_to_fs(address)
        if not system.exists(root):
            yield Skipped(where, "there is no such file or folder; check the address")
            return
        paths = sorted(system.find(root)) if system.isdir(root) else None
    except Exception as error:  # every service has exceptions of its own
        yield Skipped(where, unreadable(error))
        return
    if paths is None:
        yield Remote(PurePosixPath(root).name, where, partial(system.open, root, "rb"))
        return
    ignored = 0
    for path in paths:
        name = path[len(root) :].strip("/")
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if name.lower().endswith((text.SUFFIX, jsonl.SUFFIX)):
            yield Remote(name, shown(f"{where.rstrip('/')}/{name}"), partial(system.open, path, "rb"))
        else:
            ignored += 1
    if ignored:
        yield Skipped(f"{where}, other files", f"{ignored} ignored: not {text.SUFFIX} or {jsonl.SUFFIX}")


def unreadable(error: Exception) -> str:
    """In plain words, why an address could not be opened or read."""
    return f"it cannot be read ({reason(error)}); check the address, your access and fsspec's plug-in for it"
