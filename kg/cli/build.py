"""`kg build`: articles in, a folder with the graph out."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import InputError
from kg.export import ALWAYS, DEFAULT, EXPORTERS
from kg.model import PROMOTIONS

if TYPE_CHECKING:
    from kg.build import Report
    from kg.model import Document

_FORMATS = ", ".join(one.name for one in EXPORTERS if one.name not in (*ALWAYS, "derived"))


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
        typer.Option(help=f"Output formats, parted by commas: {_FORMATS}; {' and '.join(ALWAYS)} are always written."),
    ] = ",".join(DEFAULT),
    rdf_star: Annotated[bool, typer.Option("--rdf-star", help="Also write RDF 1.2, as --formats rdf-star.")] = False,
    promote: Annotated[
        str,
        typer.Option(
            help="Claims that RDF also asserts as direct triples: none, positive-actual, positive (plans and "
            "allegations too), or all (denied ones too)."
        ),
    ] = "positive-actual",
    derive: Annotated[
        bool, typer.Option("--derive", help="Also write what follows from the statements, to derived.ttl.")
    ] = False,
    derive_rules: Annotated[
        list[Path] | None,
        typer.Option(help="Your own SPARQL rules (one CONSTRUCT a .rq file) for --derive, files or folders."),
    ] = None,
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
    open_statements: Annotated[
        bool,
        typer.Option(
            "--open",
            help="Also link names by verbs that no rule knows, as the relation open, kept apart from all others.",
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Builds the graph of the articles and writes it to a folder."""
    from kg.build import build_folder

    promotion = next((one for one in PROMOTIONS if one == promote), None)
    if promotion is None:
        raise InputError(f"There is no policy {promote!r} for --promote; choose from: {', '.join(PROMOTIONS)}.")
    report = build_folder(
        inputs,
        out,
        published=published.date() if published else None,
        formats=[name.strip() for name in [*formats.split(","), *(["rdf-star"] if rdf_star else [])] if name.strip()],
        language=language,
        tagger=tagger,
        rules=rules or [],
        open_statements=open_statements,
        promote=promotion,
        derive=derive,
        derive_rules=derive_rules or [],
        progress=_progress,
        say=(lambda text: None) if quiet else (lambda text: typer.echo(text, err=True)),
    )
    if not quiet:
        _tell(report, out)


def _progress(documents: "Iterable[Document]", total: int) -> "Iterable[Document]":
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
    if "derived" in counts:
        typer.echo(f"{counts['derived']} more follow from them; they are in {out / 'derived.ttl'}.")
    if report.faults:
        typer.echo(f"The graph does not conform to the shapes of its ontology; {out / 'build.json'} says where.")
    if report.skipped:
        typer.echo(f"Not used ({out / 'build.json'} lists all, with reasons):")
        for skipped in report.skipped[:5]:
            typer.echo(f"  {skipped['where']}: {skipped['reason']}")
    page = out / "graph.html"
    if page.exists():
        typer.echo(f"Open {page} in a browser to look at the graph. / Buka {page} di peramban untuk melihat grafnya.")
    else:
        typer.echo(f"The result is in {out}.")
