"""What the commands that write a graph's files have in common: their options, and what they say at the end."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.terminal import say, visible
from kg.errors import InputError
from kg.export import ALWAYS, DEFAULT, EXPORTERS
from kg.model import PROMOTIONS, Promotion

if TYPE_CHECKING:
    from kg.build import Report

_FORMATS = ", ".join(one.name for one in EXPORTERS if one.name not in (*ALWAYS, "derived"))

FORMATS: Final = ",".join(DEFAULT)
Out = Annotated[
    Path,
    typer.Option("-o", "--out", help="Folder for the result; an earlier build there is replaced.", show_default=False),
]
Formats = Annotated[
    str,
    typer.Option(help=f"Output formats, parted by commas: {_FORMATS}; {' and '.join(ALWAYS)} are always written."),
]
RdfStar = Annotated[bool, typer.Option("--rdf-star", help="Also write RDF 1.2, as --formats rdf-star.")]
Promote = Annotated[
    str,
    typer.Option(
        help="Claims that RDF also asserts as direct triples: none, positive-actual, positive (plans and "
        "allegations too), or all (denied ones too)."
    ),
]
Derive = Annotated[bool, typer.Option("--derive", help="Also write what follows from the statements, to derived.ttl.")]
DeriveRules = Annotated[
    list[Path] | None,
    typer.Option(help="Your own SPARQL rules (one CONSTRUCT a .rq file) for --derive, files or folders."),
]


DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="What persons decided about who is who, as kg review keeps it.",
        show_default=False,
    ),
]


def format_names(formats: str, rdf_star: bool) -> list[str]:
    """The formats that the options name."""
    return [name.strip() for name in [*formats.split(","), *(["rdf-star"] if rdf_star else [])] if name.strip()]


def promotion(text: str) -> Promotion:
    """The policy of `--promote`.

    Raises:
        InputError: there is none of this name.
    """
    for one in PROMOTIONS:
        if one == text:
            return one
    raise InputError(f"There is no policy {text!r} for --promote; choose from: {', '.join(PROMOTIONS)}.")


def tell(report: "Report", out: Path) -> None:
    """Says in plain words what was found and which file to open."""
    counts = report.counts
    say(
        f"Read {counts['articles']} articles: found {counts['entities']} people, organisations, places and events, "
        f"{counts['statements']} statements about them, and {counts['quotes']} quotes."
    )
    for subject, number in report.most_connected:
        say(f"  {visible(subject)}: {number} statements")
    if "derived" in counts:
        say(f"{counts['derived']} more follow from them; they are in {out / 'derived.ttl'}.")
    if report.faults:
        say(f"The graph does not conform to the shapes of its ontology; {out / 'build.json'} says where.")
    if report.doubts:
        say(f"{report.doubts} pairs of things may be one; look at them with kg review {out}.")
    if report.replaced:
        say(f"{report.replaced} ids of the earlier build lead to others now; {out / 'build.json'} lists them.")
    if report.unused_decisions:
        say("Decisions that no longer apply:")
        for line in report.unused_decisions:
            say(f"  {visible(line)}")
    if report.skipped:
        say(f"Not used ({out / 'build.json'} lists all, with reasons):")
        for skipped in report.skipped[:5]:
            say(f"  {visible(skipped['where'])}: {visible(skipped['reason'])}")
    page = out / "graph.html"
    if page.exists():
        say(f"Open {page} in a browser to look at the graph. / Buka {page} di peramban untuk melihat grafnya.")
    else:
        say(f"The result is in {out}.")
