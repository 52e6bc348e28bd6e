"""The article that the project began with, in `../shared/seeds`; skipped where that folder is not there."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.test_build import rows

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seeds" / "000_cfdfa9a4887e825d.txt"
KG = Path(sys.executable).with_name("kg")
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared/seeds is not on this machine")

NODES = {
    "Vladimir Putin": "PER",
    "Donald Trump": "PER",
    "Kremlin": "ORG",
    "St. Petersburg": "LOC",
    "Rusia": "LOC",
    "Amerika Serikat": "LOC",
    "Sergei Lavrov": "PER",
    "Gedung Putih": "ORG",
}
FACTS = {
    ("Vladimir Putin", "thanked", "Donald Trump"): "terima kasih",
    ("Vladimir Putin", "phoned", "Donald Trump"): "menelepon",
    ("Donald Trump", "hosted", "Sergei Lavrov"): "menjamu",
    ("Vladimir Putin", "invited", "Donald Trump"): "mengundang",
    ("Vladimir Putin", "agreed_with", "Donald Trump"): "sepakat",
    ("Vladimir Putin", "has_role", "presiden"): "Presiden Rusia Vladimir Putin",
    ("Donald Trump", "has_role", "presiden"): "Donald Trump",
    ("Vladimir Putin", "affiliated_with", "Rusia"): "Presiden Rusia Vladimir Putin",
    ("Donald Trump", "affiliated_with", "Amerika Serikat"): "Presiden Amerika Serikat Donald Trump",
    ("Sergei Lavrov", "has_role", "menteri luar negeri"): "Menteri Luar Negeri Rusia Sergei Lavrov",
    ("Sergei Lavrov", "affiliated_with", "Rusia"): "Menteri Luar Negeri Rusia Sergei Lavrov",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("seed") / "out"
    subprocess.run([KG, "build", SEED, "--published", "2019-12-30", "-o", out, "--formats", "", "-q"], check=True)
    return out


def test_nodes(build: Path) -> None:
    found = {(e["label"], e["type"]) for e in rows(build / "entities.jsonl")}
    assert set(NODES.items()) <= found
    labels = [label for label, _ in found]
    assert sum("petersburg" in label.lower() and "katedral" not in label.lower() for label in labels) == 1
    assert not any("frenemy" in label.lower() for label in labels)


@pytest.mark.parametrize("fact", FACTS, ids=" ".join)
def test_statements(build: Path, fact: tuple[str, str, str]) -> None:
    found = {
        (s["subject"]["label"], s["relation"], s["object"].get("label") or s["object"].get("literal")): s
        for s in rows(build / "statements.jsonl")
    }
    statement = found.get(fact) or found[fact[2], fact[1], fact[0]]
    assert FACTS[fact] in statement["sentence"]["text"]
    assert (statement["polarity"], statement["modality"]) == ("positive", "actual")


def test_the_visit_is_planned(build: Path) -> None:
    visits = [s for s in rows(build / "statements.jsonl") if s["relation"] == "visited"]
    assert [(s["subject"]["label"], s["object"]["label"], s["modality"]) for s in visits] == [
        ("Donald Trump", "Rusia", "planned")
    ]
