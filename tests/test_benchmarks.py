"""The benchmark runs without network and data, and its figures make sense; how good they are is for a quiet machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_tagger_benchmark(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    command: list[str | Path] = [
        sys.executable,
        ROOT / "benchmarks" / "tagger.py",
        "--words",
        "300",
        "--rounds",
        "1",
        "--json",
        out,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "IndoBERT-base size" in done.stdout
    paths = json.loads(out.read_text())["paths"]
    assert set(paths) == {"kg", "flair", "base"}
    for figures in paths.values():
        assert all(figures[key] > 0 for key in ("words_per_s", "words_per_cpu_s", "peak_mb", "load_s"))
    assert paths["kg"]["words_per_cpu_s"] > paths["base"]["words_per_cpu_s"]
    assert paths["kg"]["peak_mb"] < paths["flair"]["peak_mb"] < paths["base"]["peak_mb"]
