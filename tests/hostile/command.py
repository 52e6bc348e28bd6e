"""Runs kg as a user does, and sees that nothing it prints steers a terminal."""

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Final

DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of writing, or end a line where none looks for it."""


def steering(text: str) -> set[str]:
    """The characters of a printed text that steer a terminal."""
    return {one for one in text if (one not in "\n\t" and unicodedata.category(one) == "Cc") or one in DIRECTIONS}


def kg(*arguments: str | Path, cwd: Path, status: int = 0) -> str:
    """What a command prints in a process of its own; there must be nothing in it that steers a terminal."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=cwd, check=False)
    text = (done.stdout + done.stderr).decode()
    assert done.returncode == status, text
    assert "Traceback" not in text
    assert steering(text) == set()
    return text
