"""`kg build`: articles in, a folder with the graph out."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.build import Report
    from kg.model import Document


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…", help="Text files, folders, JSON Lines files, or - for standard input.", show_default=False
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--out", help="Folder for the result; an earlier build there is replaced.", show_default=False
        ),
    ],
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Day of publication of articles that do not say it.", show_default=False
        ),
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            help="Output formats, parted by commas: turtle, html, graphml, gexf, neo4j; the tables are always written."
        ),
    ] = "turtle,html,graphml,gexf,neo4j",
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the articles.")] = "id",
    tagger: Annotated[
        str | None,
        typer.Option(
            help="Another Flair tagger: a path or a name on the hub (runs code: only what you trust).",
            show_default=False,
        ),
    ] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(help="Your own rule packs, files or folders; may be given several times.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Builds the graph of the articles and writes it to a folder."""
    from kg.build import build_folder

    report = build_folder(
        inputs,
        out,
        published=published.date() if published else None,
        formats=[name.strip() for name in formats.split(",") if name.strip()],
        language=language,
        tagger=tagger,
        rules=rules or [],
        progress=progress,
        say=(lambda text: None) if quiet else (lambda text: typer.echo(text, err=True)),
    )
    if not quiet:
        _tell(report, out)


def progress(documents: "Iterable[Document]", total: int) -> "Iterable[Document]":
    """A progress bar on standard error where that is a terminal and the work is long."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    if total < 20 or not console.is_terminal:
        return documents
    return track(documents, description="articles", total=total, console=console)


def _tell(report: "Report", out: Path) -> None:
    """Says in plain words what was found and which file to open."""
    counts = report.counts
    typer.echo(
        f"Read {counts['articles']} articles: found {counts['entities']} people, organisations, places and events, "
        f"{counts['statements']} statements about them, and {counts['quotes']} quotes."
    )
    for subject, number in report.most_connected:
        typer.echo(f"  {subject}: {number} statements")
    if report.skipped:
        typer.echo(f"Not used ({out / 'build.json'} lists all, with reasons):")
        for skipped in report.skipped[:5]:
            typer.echo(f"  {skipped['where']}: {skipped['reason']}")
    page = out / "graph.html"
    if page.exists():
        typer.echo(f"Open {page} in a browser to look at the graph. / Buka {page} di peramban untuk melihat grafnya.")
    else:
        typer.echo(f"The result is in {out}.")
