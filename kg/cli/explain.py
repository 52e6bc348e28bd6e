"""`kg explain`: why the names of an entity were taken for one thing."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import say, visible


def explain(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, an id, or a former id.", show_default=False)],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build, or a store.", show_default=False)],
) -> None:
    """Says what was joined into an entity and why, to what it is linked, and what may belong to it as well."""
    from kg.review import explanation, found, read_graph

    graph = read_graph(folder)
    for one in found(graph, entity):
        for line in explanation(graph, one):
            say(visible(line))
