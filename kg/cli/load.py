"""`kg load`: puts a build into a running database, and says how to import a big one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import ask, put, say

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

PASSWORD = "NEO4J_PASSWORD"
load = typer.Typer(help="Puts a build or a store into a database.", no_args_is_help=True)


@load.callback()
def _load() -> None:
    """Keeps `neo4j` a command of its own while it is the only one."""


@load.command()
def neo4j(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR_OR_STORE", help="The folder of a build, or a store.", show_default=False)
    ],
    uri: Annotated[str, typer.Option(help="Address of the server; bolt+s:// where it is encrypted.")] = (
        "bolt://localhost:7687"
    ),
    user: Annotated[str, typer.Option(help=f"The password comes from {PASSWORD}, or is asked for.")] = "neo4j",
    database: Annotated[
        str | None, typer.Option(help="Database on the server; without it, the user's own.", show_default=False)
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence/--no-evidence", help="Articles, evidence and quotations as nodes.")
    ] = True,
    print_import: Annotated[
        bool, typer.Option("--print-import", help="Print the command of the bulk import instead, for a new database.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Loads a build or a store into Neo4j over Bolt; again after a change, it writes and removes only what differs."""
    if print_import:
        _print_import(folder, database or "neo4j", evidence)
        return
    from kg.errors import InputError

    try:
        from kg.load.neo4j import connected
        from kg.load.neo4j import load as load_graph
    except ModuleNotFoundError as error:
        raise InputError("Neo4j's driver is not installed; install it with pip install 'wartagraf[neo4j]'.") from error

    graph = _graph(folder)
    try:
        with connected(uri, user, _password(user)) as driver, _progress(quiet) as progress:
            done = load_graph(graph, driver, database=database, evidence=evidence, progress=progress)
    except KeyboardInterrupt:
        say("kg: stopped; what has been written stays, and the next load completes it.", err=True)
        raise typer.Exit(130) from None
    if not quiet:
        say(
            f"{uri} has {len(graph.entities)} entities and {done.statements} relationships between them: "
            f"{done.written} nodes and relationships written, {done.unchanged} as they were, {done.removed} removed."
        )
        if done.kept:
            say(f"{done.kept} nodes have left the build but stay, as relationships of others hang on them.")


def _graph(folder: Path) -> "KnowledgeGraph":
    from kg.export.tables import read
    from kg.store import Store
    from kg.store.store import is_store

    if not is_store(folder):
        return read(folder)
    with Store(folder) as store:
        return store.graph()


def _print_import(folder: Path, database: str, evidence: bool) -> None:
    from kg.errors import InputError
    from kg.export.neo4j import FILES, import_command

    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        make = "kg build INPUT -o DIR, or kg export STORE -o DIR"
        raise InputError(f"{folder / missing[0]} does not exist; give a folder that was made with {make}.")
    put(import_command(folder.absolute(), database, evidence) + "\n")


def _password(user: str) -> str:
    """The password, from the environment or a prompt: never from the command line, which other users can read."""
    from kg.errors import InputError

    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not sys.stdin.isatty():
        raise InputError(f"There is no password for {user}; set {PASSWORD}, or run kg in a terminal to be asked.")
    return ask(f"Password of {user}", hide_input=True, err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda done, total: None
        return
    with Progress(console=console) as bars:
        task = bars.add_task("nodes and relationships", total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
