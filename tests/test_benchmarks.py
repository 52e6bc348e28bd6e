"""The benchmark runs without network and data, and its figures make sense; how good they are is for a quiet machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import growth

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


@pytest.mark.slow
def test_the_build_benchmark(tmp_path: Path) -> None:
    out, profile = tmp_path / "figures.json", tmp_path / "profile.txt"
    command: list[str | Path] = [sys.executable, ROOT / "benchmarks" / "build.py", "--articles", "3", "--flair", "0"]
    command += ["--sentences", "0", "--json", out, "--profile", profile]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "encoder arithmetic" in done.stdout
    own = json.loads(out.read_text())["paths"]["kg"]
    assert 0.7 * own["build_cpu_s"] < sum(own["parts"].values()) <= 1.01 * own["build_cpu_s"]
    assert own["parts"]["encoder arithmetic"] > own["parts"]["parser"] > 0
    assert "analyse/int8.py:product" in profile.read_text()


NEWS = [
    {
        "id": "a",
        "published": "2025-10-20",
        "title": "Retno Marsudi tiba",
        "text": "Menteri Retno Marsudi tiba di Cilacap, Senin (20/10/2025).\nWarga menyambut Retno. Setelah itu rapat.",
    },
    {"id": "b", "published": "2025-10-21", "text": "Kemarin Budiman datang.\nWarga menemui Budiman, Selasa (21/10)."},
]


def test_repeated_news_have_other_names_and_earlier_days() -> None:
    assert list(growth.repeated(NEWS, 2)) == NEWS
    news = list(growth.repeated(NEWS, 8))
    assert news == list(growth.repeated(NEWS, 8))
    assert len({one["id"] for one in news}) == len({one["text"] for one in news}) == 8
    third = news[2]
    assert third["published"] == "2024-10-21"  # a Monday too
    first, second = third["text"].split("\n")
    assert "Senin (21/10/2024)" in first
    assert "Selasa (22/10)" in second  # the end of another article
    assert "Menteri" in first
    assert "Retno" not in first
    assert "Budiman" not in second
    assert third["title"].split()[0] == first.split()[1]  # one name stays one
    assert news[4]["text"].split()[1] != first.split()[1]


def test_the_power_of_growth() -> None:
    sizes = (500, 1000, 2000, 5000)
    assert growth.exponent([(n, 3 * n) for n in sizes]) == pytest.approx(1)
    assert growth.exponent([(n, n**2 / 7) for n in sizes]) == pytest.approx(2)
    assert growth.exponent([(n, 40) for n in sizes]) == pytest.approx(0)


@pytest.mark.slow
def test_the_growth_benchmark(tmp_path: Path) -> None:
    """A size that is known is not built again."""
    news, out, log = tmp_path / "news.jsonl", tmp_path / "figures.json", tmp_path / "log"
    news.write_text("".join(json.dumps(one) + "\n" for one in NEWS))
    command: list[str | Path] = [sys.executable, ROOT / "benchmarks" / "growth.py", news, "--json", out, "--log", log]
    command += ["--formats", "tables", "--only"]
    for size in ("2", "6", "6"):
        arguments: list[str | Path] = [*command, size]
        done = subprocess.run(arguments, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert "clock grows with the power" in done.stdout
    rows = json.loads(out.read_text())
    assert [row["articles"] for row in rows] == [row["counts"]["articles"] for row in rows] == [2, 6]
    assert rows[0]["counts"]["entities"] < rows[1]["counts"]["entities"]
    assert all(row["peak_mb"] > 0 and row["seconds"] for row in rows)
    assert log.read_text().count("done in") == 2


@pytest.mark.slow
def test_the_start_up_benchmark(tmp_path: Path) -> None:
    script, out = ROOT / "benchmarks" / "startup.py", tmp_path / "figures.json"
    command: list[str | Path] = [sys.executable, script, "--rounds", "1", "--json", out]
    subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    figures = json.loads(out.read_text())
    assert figures["python -c pass"]["cpu_s"] < figures["kg --help"]["cpu_s"] < figures["tagger of kg"]["cpu_s"]
