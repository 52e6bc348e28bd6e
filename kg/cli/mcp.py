"""`kg mcp`: a store or a build for an assistant that speaks the Model Context Protocol."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError


def mcp(
    source: Annotated[Path, typer.Argument(help="A store, the folder of a build, or an RDF file.", show_default=False)],
    seconds: Annotated[float, typer.Option(help="Time that a query may take.", min=0.1)] = 30,
) -> None:
    """Offers search, statements, paths, named queries and SPARQL to an assistant, over standard input and output."""
    if find_spec("mcp") is None:
        raise InputError("kg mcp needs a further package; install it with pip install 'wartagraf[mcp]'.")
    from kg.mcp import LARGEST, serve
    from kg.serve.worker import Limits

    serve(source, Limits(seconds=seconds, answer=LARGEST))
