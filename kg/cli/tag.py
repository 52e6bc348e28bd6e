"""`kg tag`: shows the names in a text."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import json_text, say, visible

if TYPE_CHECKING:
    from rich.text import Text

    from kg.model import Mention

COLOURS = {"PER": "cyan", "ORG": "magenta", "LOC": "green", "EVT": "yellow"}
FURTHER = ("blue", "red", "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue")
"""Colours of types that other schemes have, in turn."""


def tag(
    text: Annotated[str, typer.Argument(help="A text, or - for standard input.", show_default=False)],
    scheme: Annotated[
        str | None,
        typer.Option(
            help="Another label scheme of the tagger, as it comes; without it, the names that kg build finds.",
            show_default=False,
        ),
    ] = None,
    tagger: Annotated[
        str | None,
        typer.Option(
            help="Another tagger: a folder of kg train tagger, or a Flair file or name (runs code: take care).",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, with offsets in characters.")] = False,
) -> None:
    """Shows the names in a text, in colour where the terminal has it, as kg rules try takes them: [Name|TYPE]."""
    from kg.errors import InputError

    given = _standard_input() if text == "-" else text
    if not given.strip():
        raise InputError("there is no text to tag; give some, or - and text on standard input.")
    mentions = _mentions(given, scheme, tagger)
    if as_json:
        entities = [
            {"start": m.start, "end": m.end, "text": given[m.start : m.end], "type": m.type, "score": m.score}
            for m in mentions
        ]
        say(json_text({"text": given, "entities": entities}))
        return
    from rich.console import Console

    Console(highlight=False, soft_wrap=True).print(_shown(given, mentions))


def _standard_input() -> str:
    from kg.errors import InputError
    from kg.ingest.decode import decode

    try:
        return decode(sys.stdin.buffer.read())
    except InputError as error:
        raise InputError(f"standard input: {error}.") from error


def _mentions(text: str, scheme: str | None, tagger: str | None) -> "list[Mention]":
    """The names of a text: tidied as in a build, or those of a scheme as they come."""
    from kg.analyse import analyse
    from kg.analyse.tagger import load_tagger
    from kg.languages import language
    from kg.model import Article

    loaded = load_tagger(tagger, lambda said: say(said, err=True), scheme)
    if scheme is None:
        (document,) = analyse([Article("text", text)], loaded, language("id"))
        return list(document.mentions)
    return [mention for found, _ in loaded.read(language("id").segment(text)) for mention in found]


def _shown(text: str, mentions: "list[Mention]") -> "Text":
    """The text with its names marked; of names inside names, the outer one."""
    from rich.text import Text

    def plain(part: str) -> str:
        return "\n".join(visible(line.removesuffix("\r")) for line in part.split("\n"))

    further = sorted({m.type for m in mentions} - set(COLOURS))
    colours = COLOURS | {kind: FURTHER[i % len(FURTHER)] for i, kind in enumerate(further)}
    shown = Text()
    at = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= at:
            shown.append(plain(text[at : mention.start]))
            shown.append("[", "dim")
            shown.append(plain(text[mention.start : mention.end]), f"bold {colours[mention.type]}")
            shown.append(f"|{mention.type}]", "dim")
            at = mention.end
    shown.append(plain(text[at:].rstrip("\n")))
    return shown
