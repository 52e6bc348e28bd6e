"""The command line: one command a file; what a command needs is imported inside it, so that help is quick."""

import os
import sys

import typer

from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.gazetteer import gazetteer
from kg.cli.html import html
from kg.cli.load import load
from kg.cli.mcp import mcp
from kg.cli.ontology import ontology
from kg.cli.query import query
from kg.cli.review import review
from kg.cli.rules import rules
from kg.cli.serve import serve
from kg.cli.store import add, export, rebuild, replace, status, withdraw
from kg.cli.tag import tag
from kg.cli.terminal import say
from kg.cli.train import train
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Builds knowledge graphs from news. / Membangun graf pengetahuan dari berita.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(build)
app.command()(html)
app.command()(query)
for command in (add, replace, withdraw, status, rebuild, export, serve, mcp, review, explain):
    app.command()(command)
app.add_typer(load, name="load")
app.command()(tag)
app.add_typer(evaluate, name="eval")
app.add_typer(train, name="train")
app.add_typer(rules, name="rules")
app.add_typer(ontology, name="ontology")
app.add_typer(gazetteer, name="gazetteer")


def main() -> None:
    """Runs the command; an error that a user can meet is one line on standard error and exit status 1 (usage: 2)."""
    try:
        app()
    except KgError as error:
        say(f"kg: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        print("kg: stopped; nothing was replaced.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
