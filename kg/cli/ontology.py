"""`kg ontology`: the ontology as Turtle, its SHACL shapes, and its documentation as a page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

ontology = typer.Typer(help="The ontology: its RDF, its shapes, its documentation.", no_args_is_help=True)
_Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", help="File to write; without it, standard output.", show_default=False),
]


@ontology.command()
def ttl(out: _Out = None) -> None:
    """Writes classes, relations and terms as Turtle (OWL, SKOS)."""
    from kg.ontology.rdf import ontology_graph, turtle

    _put(turtle(ontology_graph()), out)


@ontology.command()
def shapes(out: _Out = None) -> None:
    """Writes the SHACL shapes that every graph fulfils, as Turtle."""
    from kg.ontology.rdf import turtle
    from kg.ontology.shapes import shapes_graph

    _put(turtle(shapes_graph()), out)


@ontology.command()
def html(out: _Out = None) -> None:
    """Writes the documentation: one page, in Indonesian and English, which runs offline."""
    from kg.ontology.html import render

    _put(render().encode(), out)


def _put(content: bytes, out: Path | None) -> None:
    from kg.errors import OutputError

    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}); name another file with -o.") from error
