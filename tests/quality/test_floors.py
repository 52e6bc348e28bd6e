"""Quality may not fall below `floors.json`; skipped where the data beside the project is missing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
KG = Path(sys.executable).with_name("kg")
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
TAGGER = [name for name in FLOORS["tagger"] if name.endswith(".tsv")]
FACTS = [name for name in FLOORS["facts"] if name != "command"]

pytestmark = pytest.mark.slow


def measured(*arguments: str | Path) -> dict[str, Any]:
    """What `kg eval … --json` prints."""
    done = subprocess.run([KG, "eval", *map(str, arguments), "--json"], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.skipif(not (SHARED / "data" / "ner").is_dir(), reason="../shared/data is not on this machine")
@pytest.mark.parametrize("name", TAGGER)
def test_tagger(name: str) -> None:
    scores = measured("tagger", SHARED / "data" / "ner" / name)["scores"]
    assert scores["micro"]["f1"] >= FLOORS["tagger"][name]["micro_f1"]


def test_tagger_on_articles_of_our_own() -> None:
    scores = measured("tagger", Path(__file__).parent / "articles.jsonl")["scores"]
    assert scores["micro"]["f1"] >= FLOORS["articles"]["micro_f1"]


NEWS = SHARED / "data" / "news" / "indosum.jsonl"


@pytest.mark.skipif(not NEWS.is_file(), reason="../shared/data is not on this machine")
def test_tagger_on_news() -> None:
    scores = measured("tagger", Path(__file__).parent / "names.jsonl", "--texts", NEWS)["scores"]
    assert scores["micro"]["f1"] >= FLOORS["news"]["micro_f1"]


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    return measured("facts", SHARED / "gold" / "dev")


@pytest.mark.skipif(not (SHARED / "gold" / "dev").is_dir(), reason="../shared/gold is not on this machine")
@pytest.mark.parametrize("name", FACTS)
def test_facts(facts: dict[str, Any], name: str) -> None:
    assert facts[name]["f1"] >= FLOORS["facts"][name]


@pytest.mark.skipif(not (SHARED / "data" / "linking").is_dir(), reason="../shared/data is not on this machine")
def test_linking() -> None:
    places = measured("linking", SHARED / "data" / "linking" / "indel-even.ttl")["scores"]["places"]
    assert places["precision"] >= FLOORS["linking"]["precision"]
    assert places["recall"] >= FLOORS["linking"]["recall"]


def test_resolution() -> None:
    found = measured("resolution", Path(__file__).parent / "resolution.yaml")
    assert found["cases"] >= 60
    assert found["wrong"] <= FLOORS["resolution"]["wrong"] * found["joined"]
    assert found["missed"] <= FLOORS["resolution"]["missed"] * found["same"]
