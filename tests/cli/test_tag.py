"""`kg tag` as a user runs it: marks, JSON, colours, standard input, control characters, messages."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.test_build import KG, kg

pytestmark = pytest.mark.slow
TEXT = "Retno Marsudi tiba di Jakarta."


def test_names_are_marked_as_rules_try_takes_them() -> None:
    done = kg("tag", TEXT)
    assert done.stdout.decode() == "[Retno Marsudi|PER] tiba di [Jakarta|LOC].\n"


def test_json_with_offsets_from_standard_input() -> None:
    text = f"🙂 {TEXT}\r\nRetno Marsudi pulang."
    done = kg("tag", "-", "--json", stdin=b"\xef\xbb\xbf" + text.encode())
    answer = json.loads(done.stdout)
    assert answer["text"] == text
    assert [entity["type"] for entity in answer["entities"]] == ["PER", "LOC", "PER"]
    for entity in answer["entities"]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
        assert 0 < entity["score"] <= 1


def test_another_scheme() -> None:
    done = kg("tag", TEXT, "--scheme", "idner2k", "--json")
    assert ("Jakarta", "LOC") in [(e["text"], e["type"]) for e in json.loads(done.stdout)["entities"]]
    wrong = kg("tag", TEXT, "--scheme", "none")
    assert wrong.returncode == 1
    assert b"has no scheme 'none'; choose one of" in wrong.stderr


def test_colours_where_the_terminal_has_them() -> None:
    environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    done = subprocess.run([KG, "tag", TEXT], capture_output=True, env=environment, timeout=300, check=True)
    assert b"\x1b[1;36mRetno Marsudi" in done.stdout


def test_a_text_cannot_steer_the_terminal() -> None:
    done = kg("tag", "-", stdin="Retno Marsudi\x1b[31m tiba\u202e [di] Jakarta.\nLalu pulang.\n".encode())
    assert b"\x1b" not in done.stdout
    assert done.stdout.decode().splitlines()[1] == "Lalu pulang."


@pytest.mark.parametrize(
    ("stdin", "message"), [(b"", "there is no text to tag"), (b" \n", "no text"), (b"\xff\xfe\x00", "standard input")]
)
def test_what_is_no_text(stdin: bytes, message: str) -> None:
    done = kg("tag", "-", stdin=stdin)
    assert done.returncode == 1
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_tagger_folder_that_is_none(tmp_path: Path) -> None:
    done = kg("tag", TEXT, "--tagger", tmp_path)
    assert done.returncode == 1
    assert b"there is no tagger there" in done.stderr
