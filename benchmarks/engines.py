"""Seconds of a build by each engine, and from the cache: `python benchmarks/engines.py NEWS.jsonl…`.

Each build is a process of its own with a cache of its own, and writes the tables alone; all must give the same bytes,
or the run ends with an error. Efficiency is the seconds of one worker by those of this build times its workers; the
start of the workers counts. Processor seconds are those of all processes, and are disturbed less by other work.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.engine.local import cores

ENGINES = (("local", 1), ("local", 2), ("dask", 1), ("dask", 2))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a build cost; `peak_mb` is the resident memory of its largest process so far."""

    engine: str
    workers: int
    seconds: float
    processor_s: float
    efficiency: float
    peak_mb: int


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of a build by file; of build.json all but the seconds."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files | {"build.json": json.dumps(json.loads(files["build.json"]) | {"seconds": {}}).encode()}


def build(news: list[str], out: Path, cache: Path, engine: str, workers: int) -> tuple[float, float]:
    """Runs a build; gives its seconds and its processor seconds."""
    command = [sys.executable, "-m", "kg", "build", *news, "-o", str(out), "--cache", str(cache), "--formats", "", "-q"]
    command += ["--engine", engine, "--workers", str(workers)]
    environment = {name: value for name, value in os.environ.items() if name not in ("KG_NO_CACHE", "OMP_NUM_THREADS")}
    environment |= {"OMP_NUM_THREADS": str(max(1, cores() // workers))}
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    computed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, computed


def measured(news: list[str], place: Path) -> Iterator[Figures]:
    """The builds one after another. Raises SystemExit where one gives other bytes."""
    expected: dict[str, bytes] = {}
    alone = 0.0
    runs = [(engine, workers, f"{engine}-{workers}") for engine, workers in ENGINES]
    for engine, workers, cache in (*runs, ("local, from the cache", 1, "local-1")):
        out = place / "out"
        seconds, computed = build(news, out, place / cache, engine.partition(",")[0], workers)
        found = content(out)
        expected, alone = expected or found, alone or seconds
        if found != expected:
            raise SystemExit(f"{engine}, {workers} workers: other bytes than local, 1 worker")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (
            1000 if sys.platform == "linux" else 1_000_000
        )
        efficiency = alone / seconds / workers
        yield Figures(engine, workers, round(seconds, 1), round(computed, 1), round(efficiency, 2), peak)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="+", help="articles, as for kg build")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    given = parser.parse_args()
    print(f"{'engine':<24}{'workers':>8}{'seconds':>9}{'processor s':>13}{'efficiency':>12}{'peak MB':>9}")
    found = []
    with tempfile.TemporaryDirectory() as name:
        for one in measured(given.news, Path(name)):
            found.append(one)
            print(
                f"{one.engine:<24}{one.workers:>8}{one.seconds:>9.1f}{one.processor_s:>13.1f}{one.efficiency:>12.2f}"
                f"{one.peak_mb:>9}",
                flush=True,
            )
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
