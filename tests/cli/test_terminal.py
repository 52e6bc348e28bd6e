"""What commands print: everything through kg/cli/terminal.py, where nothing of a stranger can steer the terminal."""

import ast
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.command import steering
from hostile.payloads import ALL
from kg.cli.terminal import json_text, readable, visible

KG = Path(__file__).parents[2] / "kg"
WORKERS = {"derive/worker.py"}
"""What prints for another process of kg, which reads it."""
INTERRUPTED = "kg: stopped; nothing was replaced."


def prints(path: Path) -> list[int]:
    """The lines on which a module prints or asks by itself."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            constant = bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == INTERRUPTED
            if name in ("print", "typer.echo", "typer.secho", "typer.prompt", "typer.confirm") and not constant:
                found.append(node.lineno)
    return found


def test_nothing_else_prints() -> None:
    elsewhere = {
        f"{path.relative_to(KG).as_posix()}:{line}"
        for path in sorted(KG.rglob("*.py"))
        if path != KG / "cli" / "terminal.py" and path.relative_to(KG).as_posix() not in WORKERS
        for line in prints(path)
    }
    assert elsewhere == set()
    assert prints(KG / "cli" / "terminal.py"), "what is looked for can be found"


@pytest.mark.parametrize("text", ALL)
def test_every_payload_is_made_harmless(text: str) -> None:
    assert steering(visible(text)) == set()
    assert not set(visible(text)) & {"\n", "\t"}
    assert steering(readable(text)) == set()
    shown = json_text({"a": text})
    assert steering(shown) == set()
    assert "\n" not in shown
    assert json.loads(shown) == {"a": text}


def test_what_steers_nothing_stays() -> None:
    text = "Kafé “Ria” – 5 € 🌋 \\x1b é"
    assert visible(text) == readable(text) == text
    assert json_text([text], indent=2) == json.dumps([text], ensure_ascii=False, indent=2)


PUT = "from kg.cli.terminal import put; put('a\\x1b[2J\\u202eb\\tc\\n')"


def test_data_are_as_they_are_in_a_pipe_and_escaped_on_a_terminal() -> None:
    command = [sys.executable, "-c", PUT]
    assert subprocess.run(command, capture_output=True, check=True).stdout == "a\x1b[2J\u202eb\tc\n".encode()
    ours, theirs = pty.openpty()
    subprocess.run(command, stdout=theirs, check=True)
    os.close(theirs)
    assert os.read(ours, 1000).replace(b"\r\n", b"\n").expandtabs() == b"a\\x1b[2J\\u202eb\tc\n".expandtabs()
    os.close(ours)
