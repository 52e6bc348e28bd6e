"""All that commands print goes through here, so that nothing of a stranger can steer the terminal."""

import json
import re
import sys
from typing import Any, Final

import typer

_STEERING: Final = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"


def visible(text: str) -> str:
    """`text` with control characters, and those that turn the direction of writing, replaced by their escapes."""
    return re.sub(f"[{_STEERING}]", _escaped, text)


def readable(text: str) -> str:
    """The same for a text of several lines: line feeds and tabs stay."""
    return re.sub(rf"(?![\n\t])[{_STEERING}]", _escaped, text)


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Prints a text of one or several lines, on standard error where `err`, and ends the line where `nl`."""
    typer.echo(readable(text), err=err, nl=nl)


def put(text: str) -> None:
    """Prints data for programs: as they are into a file or a pipe, as `say` does onto a terminal."""
    if sys.stdout.isatty():
        say(text, nl=False)
    else:
        typer.echo(text.encode(), nl=False)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON in which nothing steers a terminal, yet all is read back to the letter."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(rf"(?!\n)[{_STEERING}]", lambda match: f"\\u{ord(match[0]):04x}", text)


def ask(question: str, **options: Any) -> str:
    """What a person answers; `options` are those of `typer.prompt`."""
    return str(typer.prompt(visible(question), **options))


def _escaped(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]
