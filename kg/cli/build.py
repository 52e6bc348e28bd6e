"""`kg build`: articles in, a folder with the graph out."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from kg.cli.output import (
    FORMATS,
    DecisionsFile,
    Derive,
    DeriveRules,
    Formats,
    Out,
    Promote,
    RdfStar,
    format_names,
    promotion,
    tell,
)
from kg.cli.terminal import say

Step = TypeVar("Step")


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…",
            help="Text files, folders, JSON Lines files, addresses (s3://…), or - for standard input.",
            show_default=False,
        ),
    ],
    out: Out,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Day of publication of articles that do not say it.", show_default=False
        ),
    ] = None,
    formats: Formats = FORMATS,
    rdf_star: RdfStar = False,
    promote: Promote = "positive-actual",
    derive: Derive = False,
    derive_rules: DeriveRules = None,
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
    decisions: DecisionsFile = None,
    gazetteers: Annotated[
        list[Path] | None,
        typer.Option(
            "--gazetteer",
            metavar="FILE",
            help="Your own known things (CSV: id, type, name, aliases); may be given several times.",
        ),
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Keep no ids of the earlier build in the folder that are no more.")
    ] = False,
    open_statements: Annotated[
        bool,
        typer.Option(
            "--open",
            help="Also link names by verbs that no rule knows, as the relation open, kept apart from all others.",
        ),
    ] = False,
    engine: Annotated[
        str, typer.Option(help="Who reads the articles: local (processes of this machine) or dask (a cluster).")
    ] = "local",
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes of this machine; by default one a core, at most 8.", show_default=False),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="With --engine dask: the scheduler of a cluster that is there; --cache must name what all see.",
            show_default=False,
        ),
    ] = None,
    cache: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            envvar="KG_CACHE",
            help="Folder or address in which what was read stays, so that it need not be read again.",
            show_default="the user's cache",
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", envvar="KG_NO_CACHE", help="Read all articles, and keep nothing of them.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Builds the graph of the articles and writes it to a folder."""
    from kg.build import build_folder
    from kg.engine.cache import user_cache
    from kg.engine.choose import engine_called

    report = build_folder(
        inputs,
        out,
        published=published.date() if published else None,
        formats=format_names(formats, rdf_star),
        language=language,
        tagger=tagger,
        rules=rules or [],
        open_statements=open_statements,
        promote=promotion(promote),
        derive=derive,
        derive_rules=derive_rules or [],
        decisions=decisions,
        gazetteers=gazetteers or [],
        forget=forget,
        engine=engine_called(engine, workers, scheduler),
        cache=None if no_cache else cache or str(user_cache()),
        progress=progress,
        say=(lambda text: None) if quiet else (lambda text: say(text, err=True)),
    )
    if not quiet:
        tell(report, out)


def progress(steps: Iterable[Step], total: int) -> Iterable[Step]:
    """A progress bar on standard error where that is a terminal and the work is long."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    if total < 20 or not console.is_terminal:
        return steps
    return track(steps, description="articles", total=total, console=console)
