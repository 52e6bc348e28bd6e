"""What is served: a store, which is followed as it changes, or a build or RDF file, loaded once to disk."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.query.sources import load
from kg.store import Store
from kg.store.store import is_store


@dataclass(frozen=True, slots=True)
class Source:
    """`folder` is a store's where `kept`, else Oxigraph's; `page` is the explorer page, where a build has one."""

    name: str
    folder: Path
    kept: bool
    page: Path | None = None


@contextmanager
def prepared(path: Path) -> Iterator[Source]:
    """What can be served of a path; what is loaded from files lies in a temporary folder while the block runs.

    Raises:
        InputError: the file or folder cannot be read.
        StoreError: the store cannot be opened.
    """
    if is_store(path):
        with Store(path) as store, store.sparql():
            pass
        yield Source(path.absolute().name, path.absolute(), True)
        return
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as place:
        folder = Path(place, "graph")
        _load(path, folder)
        page = path.absolute() / "graph.html"
        yield Source(path.absolute().name, folder, False, page if page.is_file() else None)


def _load(path: Path, folder: Path) -> None:
    store = ox.Store(str(folder))
    load(path, store)
    store.flush()


class Follower:
    """The newest state of a source, opened for reading; of a store it is opened anew when the store has changed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kept = Store(source.folder) if source.kept else None
        self._held = ExitStack()
        self._generation: int | None = None
        self._graph: ox.Store | None = None

    def current(self) -> ox.Store:
        """The data as they are now.

        Raises:
            StoreError: the store has become unreadable.
        """
        if self._kept is None:
            if self._graph is None:
                self._graph = ox.Store.read_only(str(self._source.folder))
        elif self._graph is None or self._generation != self._kept.generation():
            self._graph = None
            self._held.close()
            folder, self._generation = self._held.enter_context(self._kept.sparql())
            self._graph = ox.Store.read_only(str(folder))
        return self._graph
