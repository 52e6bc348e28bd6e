"""`kg html`: the page of a build anew, by itself."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import say

if TYPE_CHECKING:
    from kg.export.page.sparql import Question
    from kg.graph import KnowledgeGraph


def html(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a build.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File to write.", show_default="DIR/graph.html")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page.", show_default=False)] = None,
    focus: Annotated[
        str | None,
        typer.Option(help="Open on this entity (name, other name or id) and its neighbours.", show_default=False),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only what articles since this day say.", show_default=False),
    ] = None,
    min_stories: Annotated[int, typer.Option(min=1, help="Only what at least so many independent stories say.")] = 1,
    theme: Annotated[str, typer.Option(help="auto (as the reader's system has it), light or dark.")] = "auto",
    with_sparql: Annotated[
        bool, typer.Option("--with-sparql", help="With SPARQL inside the page: 2 MB more, and the graph again as RDF.")
    ] = False,
) -> None:
    """Makes the page of a build anew, without reading the articles again."""
    from kg.errors import InputError, OutputError
    from kg.export import tables
    from kg.export.html import FILE, THEMES, TITLE, Look, render
    from kg.export.page import part

    if theme not in THEMES:
        raise InputError(f"There is no theme {theme!r}; choose from: {', '.join(THEMES)}.")
    graph = tables.read(folder)
    if since:
        graph = part.since(graph, since.date())
    if min_stories > 1:
        graph = part.told_by(graph, min_stories)
    look = Look(theme=theme, questions=_questions() if with_sparql else ())
    if focus is not None:
        look = replace(look, focus=_entity(graph, focus))
    target = out or folder / FILE
    page = render(graph, title or TITLE, look).encode("utf-8", "xmlcharrefreplace")
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(page)
        partial.replace(target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written ({error.strerror}); name another file with -o.") from error
    say(f"Open {target} in a browser to look at the graph. / Buka {target} di peramban untuk melihat grafnya.")


def _entity(graph: "KnowledgeGraph", wanted: str) -> str:
    """The id of the entity of that id or name; of several of one name the one that is mentioned most."""
    from kg.errors import InputError

    folded = wanted.casefold()
    found = [
        entity
        for entity in graph.entities
        if entity.id == wanted or folded in (name.casefold() for name in (entity.label, *entity.aliases))
    ]
    if not found:
        raise InputError(f"No entity in the page is called {wanted!r}; give a name as the page has it, or an id.")
    return min(found, key=lambda one: (one.id != wanted, one.label.casefold() != folded, -len(one.mentions), one.id)).id


def _questions() -> "tuple[Question, ...]":
    from kg.export.page.sparql import Question
    from kg.query.library import library

    return tuple(
        Question(
            query.name,
            query.description_id,
            query.description_en,
            query.sparql,
            tuple(
                (one.name, one.kind, one.required, one.description_id, one.description_en) for one in query.parameters
            ),
        )
        for query in library().values()
    )
