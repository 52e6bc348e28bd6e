"""The same articles give the same bytes, whatever their order, threads, batches, hash seed, locale and time zone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.export import EXPORTERS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FORMATS = ",".join(one.name for one in EXPORTERS)
SMALL_BATCHES = """
import kg.analyse.analyse, kg.analyse.encoder, kg.analyse.engine
kg.analyse.analyse.ARTICLES, kg.analyse.engine.WINDOW = 2, 7
kg.analyse.encoder.PIECES, kg.analyse.encoder.FEWEST = 96, 16
"""
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"
BASE = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def build(folder: Path, inputs: list[Path], before: str = "", **environment: str) -> dict[str, bytes]:
    """What a build of all formats gives, by file; of build.json all but the seconds."""
    command = [sys.executable, "-c", before + RUN, "build", *map(str, inputs), "-o", str(folder), "--formats", FORMATS]
    done = subprocess.run(command, env={**os.environ, **BASE, **environment}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    record = json.loads(files["build.json"])
    return files | {"build.json": json.dumps(record | {"seconds": {}}).encode()}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("hasil") / "out", SEEDS)


def check(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


def test_another_order_of_files(expected: dict[str, bytes], tmp_path: Path) -> None:
    check(build(tmp_path / "out", SEEDS[::-1]), expected)


def test_another_hash_seed(expected: dict[str, bytes], tmp_path: Path) -> None:
    check(build(tmp_path / "out", SEEDS, PYTHONHASHSEED="4711"), expected)


def test_other_batches(expected: dict[str, bytes], tmp_path: Path) -> None:
    check(build(tmp_path / "out", SEEDS, SMALL_BATCHES), expected)


def test_another_number_of_threads(expected: dict[str, bytes], tmp_path: Path) -> None:
    check(build(tmp_path / "out", SEEDS, OMP_NUM_THREADS="2", MKL_NUM_THREADS="2"), expected)


def test_another_time_zone(expected: dict[str, bytes], tmp_path: Path) -> None:
    check(build(tmp_path / "out", SEEDS, TZ="Pacific/Kiritimati"), expected)


def test_another_locale(expected: dict[str, bytes], tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "LANGUAGE": "tr"}
    check(build(tmp_path / "out", SEEDS, **plain), expected)
