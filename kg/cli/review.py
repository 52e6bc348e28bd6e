"""`kg review`: a person decides about the pairs of things that may be one, into a file that builds replay."""

import csv
import io
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.terminal import ask, say, visible

if TYPE_CHECKING:
    from kg.resolve import Decision

_CHOICES: Final = {"s": "same", "d": "different"}


def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build, or a store.", show_default=False)],
    decisions: Annotated[Path, typer.Option(help="The file of decisions; made where there is none.")] = Path(
        "decisions.csv"
    ),
    table: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FILE",
            help="Ask nothing, write the pairs to a table with an empty column 'decision' to fill in.",
            show_default=False,
        ),
    ] = None,
    joined: Annotated[bool, typer.Option("--joined", help="Also what was joined with some doubt.")] = False,
    reviewer: Annotated[str, typer.Option(help="Who decides; without it, the name of the user.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many pairs.")] = 100,
) -> None:
    """Shows pairs that may be one thing, with their evidence, and keeps what you decide: same, different, or skip.

    Give the file to the next build: kg build … --decisions decisions.csv
    """
    from itertools import islice

    from kg.resolve import Decisions, read_decisions, write_decisions
    from kg.review import pairs, read_graph

    known = Decisions(read_decisions(decisions) if decisions.exists() else ())
    open_pairs = list(islice(pairs(read_graph(folder), known, joined), limit))
    if not open_pairs:
        say("No pair is left to decide. / Tidak ada pasangan yang perlu diputuskan.")
        return
    who = reviewer or os.environ.get("USER", "")
    if table is not None:
        _write(table, [pair.decided("", who, date.today().isoformat(), "") for pair in open_pairs])
        say(f"{table} has {len(open_pairs)} pairs; write same or different into the column 'decision'.")
        say(f"Then: kg build … --decisions {table}")
        return
    made = 0
    for number, pair in enumerate(open_pairs, 1):
        say("")
        say(visible(f"{number} of {len(open_pairs)}: {pair.first_name} — {pair.second_name}"))
        state = "They are one entity now" if pair.joined else "They are two entities now"
        say(visible(f"{state} (certainty {pair.certainty:.0%}): {'; '.join(pair.reasons)}"))
        for name, side in zip((pair.first_name, pair.second_name), pair.passages, strict=True):
            for passage in side:
                say(visible(f"  {name}: … {passage} …"))
        answer = ask("[s]ame, [d]ifferent, [n]ext, [q]uit", default="n").strip().casefold()[:1]
        if answer == "q":
            break
        if answer in _CHOICES:
            reason = ask("Why (may be empty)", default="", show_default=False)
            write_decisions(decisions, [pair.decided(_CHOICES[answer], who, date.today().isoformat(), reason)])
            made += 1
    say(f"{made} decisions were added to {decisions}; the next build with --decisions {decisions} follows them.")


def _write(path: Path, rows: "list[Decision]") -> None:
    from kg.errors import InputError, reason
    from kg.resolve.decisions import COLUMNS, guarded

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(str(getattr(row, name))) for name in COLUMNS] for row in rows)
    try:
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path} cannot be written ({reason(error)}); name another file with --csv.") from error
