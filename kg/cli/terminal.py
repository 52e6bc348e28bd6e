"""What is printed for people: nothing of a stranger can steer the terminal. Data for programs go their own way."""

import re
from typing import Final

import typer

_STEERING: Final = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"


def visible(text: str) -> str:
    """`text` with control characters, and those that turn the direction of writing, replaced by their escapes."""
    return re.sub(f"[{_STEERING}]", _escaped, text)


def readable(text: str) -> str:
    """The same for a text of several lines: line feeds and tabs stay."""
    return re.sub(rf"(?![\n\t])[{_STEERING}]", _escaped, text)


def say(text: str, *, err: bool = False) -> None:
    """Prints a text of one or several lines, on standard error where `err`."""
    typer.echo(readable(text), err=err)


def _escaped(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]
