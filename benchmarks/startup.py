"""How long commands take that do little: the start of Python, of kg, and of what each command imports.

    python benchmarks/startup.py [--rounds 5] [--json FILE]

Each command runs in a process of its own, the commands in turns; the least time of each counts, by the clock and of the
processor.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "kg --help": ["-m", "kg", "--help"],
    "kg build --help": ["-m", "kg", "build", "--help"],
    "import kg": ["-c", "import kg"],
    "rules of kg": [
        "-c",
        "from kg.languages import language; from kg.rules import load; load.shipped_rules(language('id'))",
    ],
    "tagger of kg": ["-c", "from kg.analyse.tagger import load_tagger; load_tagger()"],
}


def taken(arguments: list[str]) -> tuple[float, float]:
    """Seconds of a run of Python by the clock, and of the processor. Raises CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return wall, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Runs every command in turns and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    given = parser.parse_args()
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(given.rounds):
        for name, arguments in COMMANDS.items():
            runs[name].append(taken(arguments))
    figures = {
        name: {"wall_s": min(w for w, _ in all_), "cpu_s": min(c for _, c in all_)} for name, all_ in runs.items()
    }
    print(f"{'command':<20}{'clock s':>9}{'processor s':>13}")
    for name, row in figures.items():
        print(f"{name:<20}{row['wall_s']:>9.2f}{row['cpu_s']:>13.2f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
