"""docs/errors.md has every message of the code, and every message is looked for by some test."""

import re
from pathlib import Path

import errors_docs as errors
import pytest

ROOT = Path(__file__).parent.parent
FAULTS_OF_KG = "please report this fault of kg"
LEAST = 12
"""So many characters of a message's own words must stand in a test, or all where it has fewer."""


TESTS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")).replace("\\", "")


def test_the_page_is_up_to_date() -> None:
    assert errors.PAGE.read_text(encoding="utf-8") == errors.page(), "run python tools/errors_docs.py, and commit"


@pytest.mark.parametrize("message", errors.messages(), ids=lambda message: message.text[:60])
def test_every_message_has_a_test(message: errors.Message) -> None:
    if FAULTS_OF_KG in message.text:
        return
    pieces = [piece.strip(" .;:(),'\"") for piece in re.split(errors.GAP, message.text)]
    fragments = (
        piece[at : at + LEAST] for piece in pieces if len(piece) > 5 for at in range(max(1, len(piece) - LEAST + 1))
    )
    assert any(fragment in TESTS for fragment in fragments), message.text
