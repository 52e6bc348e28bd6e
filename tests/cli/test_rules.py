"""`kg rules` as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.rules import print_tokens
from kg.model import Parse, Sentence, Token

ROOT = Path(__file__).parent.parent.parent


def kg(*arguments: str | Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the command of this checkout."""
    command = [sys.executable, "-m", "kg", "rules", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)


def test_try_shows_tokens_names_facts_and_near_misses() -> None:
    done = kg("try", "[Putin|PER] menelepon [Trump|PER] dan bertemu dengan warga.")
    assert done.stdout.splitlines() == [
        "tokens  Putin menelepon Trump dan bertemu dengan warga .",
        "names   Putin PER · Trump PER",
        "facts",
        "  Putin | phoned | Trump\tphoned.verb",
        "rules whose words stand here, and what they lack",
        '  met.verb\ttrigger "bertemu": subject "Putin", no object',
    ]


def test_try_says_of_one_rule_why_not() -> None:
    done = kg("try", "[Putin|PER] menelepon [Trump|PER].", "--rule", "met.verb")
    assert done.stdout.endswith("rule met.verb\n  met.verb\tnone of its triggers stands in the text\n")
    assert kg("try", "[Putin|PER] pergi.", "--rule", "none.such").stderr.startswith("kg: There is no rule 'none.such'")


def test_try_says_which_rule_was_surer(tmp_path: Path) -> None:
    assert kg("new", tmp_path, "--relation", "phoned", "--trigger", "~telepon", "--id", "phoned.own",
              "--example", "[Ani|PER] menelepon [Budi|PER].").returncode == 0  # fmt: skip
    done = kg("try", "[Ani|PER] menelepon [Budi|PER].", "--rules", tmp_path, "--rule", "phoned.own")
    assert "another rule says the same" in done.stdout


@pytest.mark.slow
def test_try_finds_names_where_none_is_marked() -> None:
    done = kg("try", "Joko Widodo bertemu dengan Prabowo Subianto di Jakarta.")
    assert "names   Joko Widodo PER · Prabowo Subianto PER · Jakarta LOC" in done.stdout
    assert "Joko Widodo | met | Prabowo Subianto" in done.stdout


def test_the_tree_is_shown_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    tokens = (Token(0, 3, "Ani"), Token(4, 9, "pergi"))
    print_tokens(Sentence(0, 9, tokens, parse=Parse(("PROPN", "VERB"), (1, -1), ("nsubj", "root"))))
    assert capsys.readouterr().out == "tree\n  1\tAni\tPROPN\tnsubj\t2 pergi\n  2\tpergi\tVERB\troot\troot\n"


def test_new_writes_a_pack_that_works_and_overwrites_nothing(tmp_path: Path) -> None:
    options = ("--relation", "praised", "--trigger", "~elu-elukan", "--example", "[Ani|PER] mengelu-elukan [Budi|PER].")
    done = kg("new", tmp_path / "mine", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    pack = tmp_path / "mine" / "praised.own.yaml"
    assert f"{pack} is written" in done.stdout
    assert "finds its example" in done.stdout
    assert kg("test", pack.parent).stdout == "1 rules, 2 examples, 0 faults\n"
    tried = kg("try", "[Rina|PER] dielu-elukan [Doni|PER].", "--rules", pack.parent)
    assert "Doni | praised | Rina\tpraised.own" in tried.stdout
    before = pack.read_bytes()
    again = kg("new", tmp_path / "mine", *options)
    assert (again.returncode, pack.read_bytes()) == (1, before)
    assert "is there already" in again.stderr


def test_new_asks_for_what_is_not_given(tmp_path: Path) -> None:
    done = kg("new", tmp_path, stdin="praised\n[Ani|PER] mengelu-elukan [Budi|PER].\n~elu-elukan, ~puja-puji\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"~puja-puji"' in (tmp_path / "praised.own.yaml").read_text(encoding="utf-8")


def test_new_says_why_its_example_is_not_found(tmp_path: Path) -> None:
    done = kg(
        "new", tmp_path, "--relation", "praised", "--trigger", "~puji", "--example", "[Ani|PER] sayang [Budi|PER]."
    )
    assert done.returncode == 1
    assert "none of its triggers stands in the text" in done.stdout


def test_new_refuses_an_id_of_the_shipped_rules(tmp_path: Path) -> None:
    done = kg("new", tmp_path, "--relation", "met", "--trigger", "~temui", "--id", "met.verb",
              "--example", "[Ani|PER] menemui [Budi|PER].")  # fmt: skip
    assert done.returncode == 1
    assert "choose another --id" in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert kg("new", tmp_path, "--relation", "met", "--trigger", "~temui", "--id", "../x",
              "--example", "[Ani|PER] menemui [Budi|PER].").returncode == 1  # fmt: skip
    assert not (tmp_path.parent / "x.yaml").exists()
