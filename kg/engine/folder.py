"""The folder through which shards go: articles that wait to be read, and what was found; here or at an address.

A file is written under a name of its own and then renamed, so that under its right name it is whole or absent; packed
by gzip, whose checksum tells if it was damaged later. It is JSON Lines and nothing else, so that reading runs no code.
"""

import gzip
import os
import secrets
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from kg.engine import shards
from kg.engine.record import article_from_json, article_to_json, from_json, to_json
from kg.engine.shards import Shard
from kg.model import Article
from kg.pipeline import Findings

FOUND: Final = "kg-found"
RUNS: Final = "kg-runs"
"""Folders in it; their names are not those of others, for what is old in them is thrown out."""
_PACKED: Final = 1
"""The level of gzip: the fastest, which makes a third of the text."""
LARGEST: Final = 1 << 30
"""Bytes that an entry may have when it is unpacked."""
_DAMAGED: Final = (EOFError, zlib.error, UnicodeDecodeError)
_FOREIGN: Final = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class ShardFolder:
    """A folder, by its path or address, and the name of the run whose articles wait in it.

    Its methods raise OSError where the folder cannot be read or written.
    """

    url: str
    run: str

    def put(self, shard: Shard, articles: Iterable[Article]) -> None:
        """Lays a shard of articles there, to be read."""
        self._write(self._waiting(shard), map(article_to_json, articles))

    def waiting(self, shard: Shard) -> list[Article]:
        """The articles of a shard that were laid there."""
        return [article_from_json(line) for line in _lines(_unpacked(self._read(self._waiting(shard))))]

    def keep(self, shard: Shard, found: Iterable[Findings]) -> None:
        """Lays there what was found in a shard."""
        self._write(self._found(shard), map(to_json, found))

    def has(self, shard: Shard) -> bool:
        """Whether what was found in a shard is there and undamaged; it then counts as just used."""
        try:
            _unpacked(self._read(self._found(shard)))
        except (FileNotFoundError, *_DAMAGED):
            return False
        if self.is_local():
            with suppress(OSError):
                os.utime(self._found(shard))
        return True

    def findings(self, shard: Shard, reading: str) -> Sequence[Findings] | None:
        """What was found in a shard by the reading of this fingerprint; None where it is damaged, foreign or gone."""
        try:
            found = [from_json(line) for line in _lines(_unpacked(self._read(self._found(shard))))]
            whole = shards.key([one.article for one in found], reading) == shard.key
        except (FileNotFoundError, *_DAMAGED, *_FOREIGN):
            return None
        return found if whole else None

    def discard(self, shard: Shard) -> None:
        """Takes away what is said to have been found in a shard."""
        with suppress(FileNotFoundError):
            _system(self.url)[0].rm_file(self._found(shard))

    def end(self) -> None:
        """Takes away what waits there."""
        with suppress(FileNotFoundError):
            _system(self.url)[0].rm(self._path(RUNS, self.run), recursive=True)

    def is_local(self) -> bool:
        """Whether the folder is a path."""
        return "://" not in self.url

    def _path(self, *parts: str) -> str:
        return "/".join((_system(self.url)[1].rstrip("/"), *parts))

    def _waiting(self, shard: Shard) -> str:
        return self._path(RUNS, self.run, f"{shard.key}.jsonl.gz")

    def _found(self, shard: Shard) -> str:
        return self._path(FOUND, shard.key[:2], f"{shard.key}.jsonl.gz")

    def _read(self, path: str) -> bytes:
        data: bytes = _system(self.url)[0].cat_file(path)
        return data

    def _write(self, path: str, lines: Iterable[str]) -> None:
        system = _system(self.url)[0]
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        partial = f"{path}.{secrets.token_hex(4)}.partial"
        try:
            system.pipe_file(partial, gzip.compress("".join(f"{line}\n" for line in lines).encode(), _PACKED, mtime=0))
            system.mv(partial, path)
        except BaseException:
            with suppress(OSError):
                system.rm_file(partial)
            raise


@cache
def _system(url: str) -> tuple[Any, str]:
    """The file system of a path or an address, and the path in it."""
    return url_to_fs(url) if "://" in url else (LocalFileSystem(), url)


def _unpacked(data: bytes) -> str:
    """The text of a file. Raises one of `_DAMAGED`."""
    opened = zlib.decompressobj(zlib.MAX_WBITS | 16)
    text = opened.decompress(data, LARGEST)
    if not opened.eof:
        raise EOFError("cut off, or larger than any entry of kg")
    return text.decode()


def _lines(text: str) -> list[str]:
    return text.split("\n")[:-1]
