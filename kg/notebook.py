"""A built graph or a store in a notebook: `kg.open(DIR).show()` draws the page in a cell, offline."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from kg.errors import InputError
from kg.query import Table, run
from kg.query.library import named
from kg.store import Store
from kg.store.store import is_store

PAGE = "graph.html"


class Page:
    """The page as a notebook shows it: in a frame that may run its scripts and give files, and reach nothing else."""

    def __init__(self, html: str, height: int) -> None:
        self.html, self.height = html, height

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads" '
            f'referrerpolicy="no-referrer" style="width:100%;height:{self.height}px;border:1px solid #ccc"></iframe>'
        )


class Opened:
    """The folder of a build, or a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def show(self, height: int = 600) -> Page:
        """The page, `height` pixels high, to be the last value of a cell.

        Raises:
            InputError: the build was made without a page.
            StoreError: the store cannot be opened.
        """
        if is_store(self.folder):
            from kg.export.html import TITLE, render

            with Store(self.folder) as store:
                return Page(render(store.graph(), TITLE), height)
        page = self.folder / PAGE
        if not page.is_file():
            raise InputError(f"{self.folder} holds no {PAGE}; build it with the format html.")
        return Page(page.read_text(encoding="utf-8"), height)

    def query(self, sparql: str) -> Table:
        """Answers a SPARQL query, as `kg.query.run` does."""
        return run(self.folder, sparql)

    def ask(self, name: str, values: Mapping[str, str] | None = None, /, **more: str) -> Table:
        """Answers a named query: `ask("timeline", person="Joko Widodo")`, or `ask("paths", {"from": …, "to": …})`.

        Raises:
            QueryError: there is no such query, or a parameter does not fit it.
        """
        return run(self.folder, named(name).bound({**(values or {}), **more}))


def open(folder: str | Path) -> Opened:
    """Opens the folder of a build, or a store.

    Raises:
        InputError: there is no such folder.
    """
    path = Path(folder)
    if not path.is_dir():
        raise InputError(f"{path} is no folder; give the result of kg build, or a store.")
    return Opened(path)
