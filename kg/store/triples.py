"""The SPARQL store on disk: Oxigraph folders, one for each state of the store, of which the newest is in use.

A change grows in a new folder, which begins as hard links to the files of the last one. The database's commit names the
new one; until then nobody reads it. Readers hold a lock on theirs, and folders that nobody holds are cleared away.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

DEFAULT = DefaultGraph()
_NAME = re.compile(r"graph-(\d+)")


def place(folder: Path, generation: int) -> Path:
    """Where a state of the store is."""
    return folder / f"graph-{generation}"


def change(folder: Path, old: int | None, new: int, work: Callable[[Store], None]) -> None:
    """Makes the next state, which begins as the `old` one or empty, by `work`; when it returns, it is on the disk.

    Oxigraph closes a store when nobody has it any more, so `work` must not keep it.
    """
    target = place(folder, new)
    shutil.rmtree(target, ignore_errors=True)
    if old:
        Store.read_only(str(place(folder, old))).backup(str(target))
    store = Store(str(target))
    work(store)
    store.flush()
    del store
    _sync(target)


def replace_graph(store: Store, name: NamedNode, triples: Iterable[Triple]) -> None:
    """Gives a named graph these triples (none: takes it away), and the default graph what follows."""
    old = {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}
    new = set(triples)
    for triple in old - new:
        store.remove(quad_of(triple, name))
        if not _elsewhere(store, triple):
            store.remove(quad_of(triple))
    fresh = new - old
    store.extend([quad_of(triple, graph) for triple in fresh for graph in (name, DEFAULT)])
    if not new:
        store.remove_graph(name)


def _elsewhere(store: Store, triple: Triple) -> bool:
    """Whether any named graph holds the triple."""
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != DEFAULT for quad in found)


def quad_of(triple: Triple, graph: NamedNode | DefaultGraph = DEFAULT) -> Quad:
    """A triple in a graph, by itself in the default one."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def replace_default(store: Store, old: Iterable[Triple], new: Iterable[Triple]) -> None:
    """Takes triples out of the default graph and puts others in; they must not be any article's."""
    gone, fresh = set(old), set(new)
    for triple in gone - fresh:
        store.remove(quad_of(triple))
    store.extend([quad_of(triple) for triple in fresh])


@contextmanager
def held(folder: Path, generation: int) -> Iterator[bool]:
    """Keeps a state from being cleared away while the block runs; gives whether it is there."""
    try:
        lock = os.open(place(folder, generation), os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield place(folder, generation).is_dir()
    finally:
        os.close(lock)


def clear(folder: Path, current: int) -> None:
    """Removes the states that are neither current nor read by anyone; only the one writer may call it."""
    for path in sorted(folder.iterdir()):
        match = _NAME.fullmatch(path.name)
        if match and int(match[1]) != current and path.is_dir() and not path.is_symlink():
            with suppress(BlockingIOError, FileNotFoundError):
                lock = os.open(path, os.O_RDONLY)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(path)
                finally:
                    os.close(lock)


def _sync(folder: Path) -> None:
    """See that everything in the folder, and its name, is on the disk."""
    for path in (*sorted(folder.iterdir()), folder, folder.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
