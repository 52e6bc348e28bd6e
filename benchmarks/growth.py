"""How a build grows with the articles: seconds, memory and entities at 500, 1,000, … up to 50,000 articles.

    python benchmarks/growth.py NEWS.jsonl… [--limit 50000] [--only 50000] [--log FILE] [--json FILE] [KG OPTION…]

What is left of the options goes to `kg build`, such as `--workers 2`; with `--cache DIR` a build that was stopped goes
on where it was, else none is used. Where the files hold fewer articles than a size asks for, they are repeated: in each
repetition an article goes on with the end of another one, so that no two are one story; the words of names are others,
but for those that one article in fifty has; and all days are 52 weeks earlier. So entities grow with the articles, as
they do in news. Peak memory is that of all processes of a build together, or of the largest, whichever is more.
Each size is one `kg build` in a process of its own. A size whose figures the file of `--json` holds is not built again.
"""

import argparse
import json
import math
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SIZES = (500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
EVERY = 30.0
"""Seconds between two lines of the log."""
HUB = 50
"""Words that one article in so many has are of names that everything new links to: they stay."""
STEP = 37
"""So many articles further stands the one with whose end the next repetition of an article goes on."""
WEEKS = timedelta(weeks=52)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_DAY = re.compile(r"\b(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?:/(?P<y>20[0-9]{2}))?\b")
CONSONANTS, VOWELS = "bcdfghjklmnprstwy", "aeiou"


def articles(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The articles of JSON Lines files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


def rare_names(given: Sequence[dict[str, Any]]) -> frozenset[str]:
    """The words that only names have, and not the names that stand everywhere."""
    sys.path.insert(0, str(ROOT))  # this checkout, installed or not
    from kg.languages import language
    from kg.languages.id.dates import DAYS, MONTHS

    titles = language("id").titles
    names: Counter[str] = Counter()
    small: set[str] = set()
    for one in given:
        names.update(set(_NAME.findall(one["text"])))
        small.update(_SMALL.findall(one["text"]))
    most = max(3, len(given) // HUB)
    kept = (
        small | set(DAYS) | set(MONTHS) | titles.offices | titles.professions | titles.unit_heads | titles.parent_heads
    )
    return frozenset(word for word, count in names.items() if count <= most and word.lower() not in kept)


def other_word(word: str, copy: int) -> str:
    """The word with another consonant and another vowel, which follow from word and copy."""
    chosen = blake2b(f"{word} {copy}".encode(), digest_size=4).digest()
    letters = list(word)
    for alphabet, place, which in ((CONSONANTS, chosen[0], chosen[1]), (VOWELS, chosen[2], chosen[3])):
        places = [i for i, letter in enumerate(letters) if i and letter in alphabet]
        if places:
            letters[places[place % len(places)]] = alphabet[which % len(alphabet)]
    return "".join(letters)


def copied(one: dict[str, Any], copy: int, rare: frozenset[str]) -> dict[str, Any]:
    """An article of a repetition: `copy` 0 is the article itself."""
    if not copy:
        return one
    back = WEEKS * copy
    published = date.fromisoformat(one["published"][:10]) if one.get("published") else None

    def day(match: re.Match[str]) -> str:
        year = int(match["y"]) if match["y"] else published.year if published else 0
        try:
            moved = date(year, int(match["m"]), int(match["d"])) - back
        except ValueError:
            return match[0]
        return f"{moved.day}/{moved.month}" + (f"/{moved.year}" if match["y"] else "")

    def named(text: str) -> str:
        return _WORD.sub(lambda word: other_word(word[0], copy) if word[0] in rare else word[0], _DAY.sub(day, text))

    moved = {"published": (published - back).isoformat()} if published else {}
    return {
        **one,
        "id": f"{one['id']}-{copy}",
        "title": named(one.get("title") or ""),
        "text": named(one["text"]),
    } | moved


def repeated(given: Sequence[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """So many articles, repeated with other names where there are not enough."""
    rare = rare_names(given) if size > len(given) else frozenset()
    for number in range(size):
        place, copy = number % len(given), number // len(given)
        yield copied(_joined(given[place], given[(place + STEP * copy) % len(given)]), copy, rare)


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The first half of the lines of an article with the second half of another one's."""
    first, second = one["text"].split("\n"), other["text"].split("\n")
    return {**one, "text": "\n".join([*first[: (len(first) + 1) // 2], *second[(len(second) + 1) // 2 :]])}


@dataclass
class Log:
    """Lines with the time, on standard error and in a file."""

    path: Path | None

    def say(self, text: str) -> None:
        """Adds a line."""
        line = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {text}"
        print(line, file=sys.stderr, flush=True)
        if self.path:
            with self.path.open("a", encoding="utf-8") as out:
                out.write(line + "\n")


def memory(pid: int) -> float:
    """Megabytes that a process and what it started hold now; 0 where the system does not tell."""
    total = 0.0
    for one in [pid, *_children(pid)]:
        try:
            lines = Path(f"/proc/{one}/status").read_text(encoding="utf-8").splitlines()
            total += next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0) * 1024 / 1e6
        except OSError:
            continue
    return total


def _children(pid: int) -> list[int]:
    try:
        found = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    except OSError:
        return []
    return [*found, *(child for one in found for child in _children(one))]


def build(source: Path, size: int, folder: Path, options: Sequence[str], log: Log) -> dict[str, Any]:
    """Builds the articles of a file in a process of its own; gives the figures."""
    out = folder / "built"
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(out), "--quiet", "--forget", *options]
    if not any(option.startswith("--cache") for option in options):
        command.append("--no-cache")
    before = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *([before] if before else [])])}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment)
    held: list[tuple[float, float]] = []
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        seconds = time.perf_counter() - began
        if not held or seconds - held[-1][0] >= EVERY:
            held.append((seconds, memory(process.pid)))
            if len(held) > 1:
                log.say(f"{size} articles: {seconds:.0f} s, {held[-1][1]:.0f} MB held")
        time.sleep(0.5)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(
            f"benchmarks/growth.py: kg build ended with status {process.returncode}; see its message above."
        )
    wall = time.perf_counter() - began
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    figures: dict[str, Any] = {
        "articles": size,
        "wall_s": wall,
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "peak_mb": max(largest, *(megabytes for _, megabytes in held)),
        "held_mb": [[round(second), round(megabytes)] for second, megabytes in held],
        "counts": record["counts"],
        "stories": record["stories"],
        "seconds": record["seconds"],
        "written_mb": sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6,
    }
    log.say(
        f"{size} articles: done in {wall:.0f} s, {figures['cpu_s']:.0f} s of processor, {figures['peak_mb']:.0f} MB"
    )
    return figures


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power with which a figure grows: the slope of the least-squares line through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    mean_x, mean_y = (sum(axis) / len(logs) for axis in zip(*logs, strict=True))
    across = sum((x - mean_x) ** 2 for x, _ in logs)
    return float(sum((x - mean_x) * (y - mean_y) for x, y in logs) / across)


def show(rows: Sequence[dict[str, Any]]) -> None:
    """Prints the tables, and the power of each figure."""
    print(f"{'articles':>9}{'entities':>10}{'articles/s':>12}{'a cpu s':>9}{'peak MB':>9}{'written MB':>12}")
    for row in rows:
        size = row["articles"]
        print(
            f"{size:>9,}{row['counts']['entities']:>10,}{size / row['wall_s']:>12.2f}{size / row['cpu_s']:>9.2f}"
            f"{row['peak_mb']:>9,.0f}{row['written_mb']:>12,.1f}"
        )
    stages = list(dict.fromkeys(stage for row in rows for stage in row["seconds"]))
    print("\nseconds by stage, and how many thousandths an article that is")
    print(f"{'stage':<20}" + "".join(f"{row['articles']:>16,}" for row in rows) + f"{'power':>8}")
    for stage in stages:
        cells = [row["seconds"].get(stage, 0.0) for row in rows]
        per = [f"{s:>9.1f} {1000 * s / row['articles']:>6.1f}" for s, row in zip(cells, rows, strict=True)]
        print(
            f"{stage:<20}" + "".join(per) + _power([(row["articles"], s) for row, s in zip(rows, cells, strict=True)])
        )
    for name, key in (("clock", "wall_s"), ("processor", "cpu_s"), ("memory", "peak_mb")):
        print(f"{name + ' grows with the power':<30}{_power([(row['articles'], row[key]) for row in rows])}")


def _power(points: Sequence[tuple[float, float]]) -> str:
    return f"{exponent(points):>8.2f}" if sum(y > 0 for _, y in points) > 1 else f"{'':>8}"


def main() -> None:
    """Builds every size that is asked for and shows the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, help="JSON Lines files of articles (id, text, published)")
    parser.add_argument("--limit", type=int, default=50_000, help="the largest size")
    parser.add_argument("--only", type=int, help="this size alone")
    parser.add_argument("--log", type=Path, help="write how far it is to this file too")
    parser.add_argument("--json", type=Path, help="keep the figures in this file, and build only what it lacks")
    given, options = parser.parse_known_args()
    log, kept = Log(given.log), given.json
    rows = {row["articles"]: row for row in (json.loads(kept.read_text()) if kept and kept.is_file() else [])}
    source = articles(given.files)
    for size in [given.only] if given.only else [size for size in SIZES if size <= given.limit]:
        if size in rows:
            continue
        with TemporaryDirectory(prefix="kg-growth-") as folder:
            path = Path(folder) / "news.jsonl"
            with path.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in repeated(source, size))
            rows[size] = build(path, size, Path(folder), options, log)
        if kept:
            kept.write_text(json.dumps([rows[key] for key in sorted(rows)], indent=1) + "\n", encoding="utf-8")
    show([rows[key] for key in sorted(rows)])


if __name__ == "__main__":
    main()
