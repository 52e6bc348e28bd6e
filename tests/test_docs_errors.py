"""docs/errors.md has every message of the code; every message stands in a test, and is said while the tests run."""

import re
from collections.abc import Callable
from pathlib import Path

import errors_docs as errors
import pytest

import bolt
from heard import SAID, Saying, hear, unheard

ROOT = Path(__file__).parent.parent
FAULTS_OF_KG = "please report this fault of kg"
PROC = Path("/proc/self/mem")


def _no_proc() -> str | None:
    return None if PROC.exists() else f"there is no {PROC}, which fails when it is read"


NEEDS: dict[str, Callable[[], str | None]] = {"load": bolt.why_not, "ingest": _no_proc, "query": _no_proc}
"""Why a part of kg cannot be tested here, by its area; on such a machine its messages are not waited for."""
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


# --- what was really said


ROWS = [
    errors.Message("rules", "has no 'trigger'"),
    errors.Message("rules", "has no '…'"),
    errors.Message("cli", "… cannot be written (…); name another file"),
    errors.Message("store", "… cannot be written (…); name another file"),
]


@pytest.mark.parametrize(
    ("area", "text", "heard"),
    [
        ("rules", "a.yaml, rule uji.satu: has no 'trigger'", 0),
        ("rules", "a.yaml, rule uji.satu: has no 'examples'", 1),
        ("cli", "a.csv cannot be written (x); name another file", 2),
    ],
)
def test_a_text_belongs_to_the_most_literal_message_of_its_area(area: str, text: str, heard: int) -> None:
    assert unheard(ROWS, [Saying(area, text)]) == sorted(row for row in ROWS if row != ROWS[heard])


def test_of_another_process_the_area_is_not_known() -> None:
    assert unheard(ROWS[2:], [Saying("", "a.csv cannot be written (x); name another file")]) == []
    assert unheard(ROWS, [Saying("", "a.csv cannot be written (x)")]) == sorted(ROWS)


def test_errors_are_heard_with_their_area_and_lines() -> None:
    from kg.errors import InputError

    InputError("Ini galat uji.\nDan ini.")
    hear("kg: Ini juga.\n", "kg.cli.build")
    said = {Saying("", "Ini galat uji.\nDan ini"), Saying("", "Dan ini"), Saying("cli", "Ini juga")}
    assert said <= SAID
    SAID.difference_update(said)


@pytest.mark.last
def test_every_message_was_said(request: pytest.FixtureRequest) -> None:
    config = request.config
    chosen = config.args_source is not config.ArgsSource.TESTPATHS or config.option.markexpr or config.option.keyword
    if chosen and not config.option.messages:
        pytest.skip("only a part of the tests is run; --messages looks all the same")
    absent = {area for area, why_not in NEEDS.items() if why_not()}
    missing = [
        f"{one.area}: {one.text}"
        for one in unheard(errors.messages(), SAID)
        if FAULTS_OF_KG not in one.text and one.area not in absent
    ]
    assert not missing, "\n".join(["no test produces", *missing])
