"""`kg query`: asks SPARQL and prints a table, CSV or JSON."""

import csv
import io
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.terminal import json_text, put, say, visible

if TYPE_CHECKING:
    from kg.query import Table, Term


class Format(StrEnum):
    """How the result is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    source: Annotated[
        str | None,
        typer.Argument(
            help="The folder of a build, an RDF file, a store, or the address of an endpoint.", show_default=False
        ),
    ] = None,
    sparql: Annotated[
        str | None, typer.Argument(help="The query; the usual prefixes are declared.", show_default=False)
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", "-n", help="A query of the library instead.", show_default=False)
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of that query.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print the queries of the library.")] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")] = Format.table,
) -> None:
    """Asks a SPARQL query of a built graph, an RDF file, a store or an endpoint."""
    if listed:
        _list()
        return
    from kg.errors import QueryError
    from kg.query import run
    from kg.query.library import named

    if source is None or (sparql is None) == (name is None):
        raise QueryError("Give a source and either a query or --name; kg query --list prints the names.")
    values = {}
    for given in param or ():
        key, equals, value = given.partition("=")
        if not equals or sparql is not None:
            raise QueryError(f"--param {visible(given)} must be NAME=VALUE, and goes with --name.")
        values[key] = value
    result = run(source, sparql if sparql is not None else named(str(name)).bound(values))
    if format is Format.table:
        _print(result)
    else:
        text = _csv(result) if format is Format.csv else _json(result)
        put(text)


def _list() -> None:
    """The named queries with their parameters, in both languages."""
    from kg.query.library import library

    for one in library().values():
        say(f"{one.name}\n  {one.description_id}\n  {one.description_en}")
        for parameter in one.parameters:
            needed = "" if parameter.required else ", optional / boleh tidak"
            say(f"    --param {parameter.name}=… ({parameter.kind}{needed})")
            say(f"      {parameter.description_id}\n      {parameter.description_en}")


def _print(result: "Table") -> None:
    """The table for people: known prefixes shorten IRIs, and nothing in a value can steer the terminal."""
    from rich.console import Console
    from rich.table import Column
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(*(Column(Text(visible(name))) for name in result.columns))
    for row in result.terms:
        grid.add_row(*(Text("" if term is None else visible(shorten(term)), overflow="fold") for term in row))
    Console().print(grid)


def shorten(term: "Term") -> str:
    """A term as a person reads it: an IRI by its prefix where it has a known one."""
    from kg.ontology.namespaces import PREFIXES

    if term.kind == "uri":
        for prefix, iri in PREFIXES.items():
            local = term.value.removeprefix(iri)
            if local != term.value and re.fullmatch(r"[\w.-]*", local):
                return f"{prefix}:{local}"
    return term.value


def _csv(result: "Table") -> str:
    """SPARQL 1.1 Query Results CSV, which is RFC 4180."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(result.columns)
    rows.writerows(["" if value is None else value for value in row] for row in result.rows)
    return text.getvalue()


def _json(result: "Table") -> str:
    """SPARQL 1.1 Query Results JSON; triples have the variables subject, predicate and object."""
    document: dict[str, Any]
    if result.answer is not None:
        document = {"head": {}, "boolean": result.answer}
    else:
        bindings = [
            {column: _binding(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
            for row in result.terms
        ]
        document = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json_text(document, indent=2) + "\n"


def _binding(term: "Term") -> dict[str, str]:
    binding = {"type": term.kind, "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    if term.datatype:
        binding["datatype"] = term.datatype
    return binding
