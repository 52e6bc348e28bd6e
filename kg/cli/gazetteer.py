"""`kg gazetteer`: the known places to which names are linked."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import say, visible

gazetteer = typer.Typer(help="The known things to which names are linked.", no_args_is_help=True)


@gazetteer.command()
def find(
    name: Annotated[str, typer.Argument(help="A name.", show_default=False)],
    own: Annotated[
        list[Path] | None, typer.Option("--gazetteer", metavar="FILE", help="Your own CSV files, which come first.")
    ] = None,
) -> None:
    """Lists the known things of a name."""
    from kg.resolve import load_gazetteer
    from kg.resolve.gazetteer.entry import TYPES

    known = load_gazetteer(own or [])
    entries = [entry for kind in TYPES for entry in known.named(kind, name)]
    for entry in entries:
        within = ", ".join(known[id_].name for id_ in known.within(entry))
        facts = (entry.type, entry.kind, f"in {within}" if within else "", entry.code, *entry.iris)
        say(visible(f"{entry.name}: {', '.join(fact for fact in facts if fact)}"))
    if not entries:
        say(visible(f"Nothing known is called {name}."))


@gazetteer.command()
def build(
    linking: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="Folder with country.csv, province-ID.csv and locality-ID.csv of soluvas/opendata (CC0).",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.", show_default=False)],
) -> None:
    """Makes the packaged gazetteer anew, from CLDR, GeoNames, Wikidata's ids and additions of our own."""
    from kg.errors import InputError, reason
    from kg.resolve.gazetteer.build import build_gazetteer

    text = build_gazetteer(linking)
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{out} cannot be written ({reason(error)}); name another file.") from error
    say(f"{out} has {text.count(chr(10)) - 1} entries.")
