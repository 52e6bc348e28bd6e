"""Input of size, measured: `python -m hostile.large` (from tests/) prints seconds and peak memory of each as a table.

Each is read in a process of its own, as the user's commands read it. `--scale 0.01` takes a hundredth of the sizes.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pytest

GIGABYTE: Final = 1_000_000_000
MILLION: Final = 1_000_000
Case = Callable[[Path, float], Callable[[], None]]
"""Makes an input in a folder, of a share of its size, and gives what reads it; only that is measured."""


def line_of_a_gigabyte(folder: Path, scale: float) -> Callable[[], None]:
    """a line of 1 GB in JSON Lines, between two good ones"""
    path = _filled(folder / "a.jsonl", _line(1), b'{"id": "x", "text": "', _size(scale), b'"}\n', _line(2))
    return lambda: _read(path, good=2, reason="longer than 20 MB")


def text_of_a_gigabyte(folder: Path, scale: float) -> Callable[[], None]:
    """a text file of 1 GB, beside a good one"""
    _filled(folder / "besar.txt", b"", b"", _size(scale), b"")
    (folder / "baik.txt").write_bytes(b"Ani tiba.")
    return lambda: _read(folder, good=1, reason="larger than 50 MB")


def endless_input(folder: Path, scale: float) -> Callable[[], None]:
    """1 GB on standard input, without a line end"""
    from kg.errors import InputError
    from kg.ingest import read_articles

    stream = _filled(folder / "a", b"", b"", _size(scale), b"").open("rb")
    return lambda: _refused(lambda: read_articles(["-"], None, stream), InputError, "larger than 50 MB")


def files_in_a_folder(folder: Path, scale: float) -> Callable[[], None]:
    """1,000,000 files in a folder"""
    number = int(MILLION * scale)
    for n in range(number):
        (folder / f"{n}.txt").write_bytes(b"Ani tiba.")
    return lambda: _read(folder, good=number)


def faulty_lines(folder: Path, scale: float) -> Callable[[], None]:
    """1,000,000 lines that are no JSON, and a good one"""
    number = int(MILLION * scale)
    path = folder / "a.jsonl"
    path.write_bytes(b"{rusak\n" * number + _line(1))
    return lambda: _read(path, good=1, reason="not valid JSON", skipped=number)


def deep_json(folder: Path, scale: float) -> Callable[[], None]:
    """a line of JSON that is 10,000,000 lists deep"""
    path = folder / "a.jsonl"
    path.write_bytes(b"[" * int(10 * MILLION * scale) + b"\n" + _line(1))
    return lambda: _read(path, good=1, reason="nested too deeply")


def deep_yaml(folder: Path, scale: float) -> Callable[[], None]:
    """a rule pack that is 900,000 lists deep"""
    from kg.errors import RuleError
    from kg.languages import language
    from kg.rules.load import load_packs

    path = folder / "a.yaml"
    path.write_bytes(b"rules: " + b"[" * int(900_000 * scale))
    return lambda: _refused(lambda: load_packs([path], language("id")), RuleError, "not a readable YAML file")


def packs_of_a_gigabyte(folder: Path, scale: float) -> Callable[[], None]:
    """rule pack, SPARQL rule, decisions and gazetteer of 1 GB each"""
    from kg.derive import load_rules
    from kg.errors import InputError, RuleError
    from kg.languages import language
    from kg.resolve import load_gazetteer, read_decisions
    from kg.rules.load import load_packs

    path = _filled(folder / "a.rq", b"", b"#", max(101 * MILLION, _size(scale)), b"")

    def read() -> None:
        _refused(lambda: load_packs([path], language("id")), RuleError, "split the pack")
        _refused(lambda: load_rules([path]), RuleError, "larger than a megabyte")
        _refused(lambda: read_decisions(path), InputError, "split it")
        _refused(lambda: load_gazetteer([path]), InputError, "split it")

    return read


def zip_bomb(folder: Path, scale: float) -> Callable[[], None]:
    """a zip file of 2 MB that unpacks to 2 GB, as the wheel of kg train encoder"""
    from kg.errors import InputError
    from kg.train import encoder

    path = folder / "bom.whl"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("model/e5-small-q4.bin", "w", force_zip64=True) as member,
    ):
        member.writelines(_pieces(2 * GIGABYTE))
    return lambda: _refused(lambda: encoder.member(path, "e5-small-q4.bin"), InputError, "is larger than")


def html_bomb(folder: Path, scale: float) -> Callable[[], None]:
    """an article of 1 MB of nested HTML tags, built"""
    from kg.build import build_folder

    tags = int(100_000 * scale)
    text = "Retno Marsudi bertemu Luhut Pandjaitan.\n" + "<div>" * tags + "Ani" + "</div>" * tags
    (folder / "a.txt").write_text(text, encoding="utf-8")

    def read() -> None:
        report = build_folder([str(folder / "a.txt")], folder / "hasil", formats=["turtle", "html"])
        assert report.counts["articles"] == 1
        assert "<div><div><div><div>" not in (folder / "hasil" / "graph.html").read_text(encoding="utf-8")

    return read


CASES: Final[dict[str, Case]] = {
    case.__name__: case
    for case in (
        line_of_a_gigabyte, text_of_a_gigabyte, endless_input, files_in_a_folder, faulty_lines, deep_json, deep_yaml,
        packs_of_a_gigabyte, zip_bomb, html_bomb,
    )
}  # fmt: skip


def _size(scale: float) -> int:
    """So many bytes of a gigabyte; never so few that they would be taken."""
    return max(60 * MILLION, int(GIGABYTE * scale))


def _line(number: int) -> bytes:
    return json.dumps({"id": str(number), "text": "Ani tiba."}).encode() + b"\n"


def _pieces(size: int) -> Iterable[bytes]:
    piece = b"a" * MILLION
    return (piece[: min(MILLION, size - at)] for at in range(0, size, MILLION))


def _filled(path: Path, before: bytes, head: bytes, size: int, tail: bytes, after: bytes = b"") -> Path:
    with path.open("wb") as file:
        file.write(before + head)
        file.writelines(_pieces(size))
        file.write(tail + after)
    return path


def _read(source: Path, good: int, reason: str = "", skipped: int = 1) -> None:
    from kg.ingest import read_articles

    articles, left_out = read_articles([source], None, io.BytesIO())
    assert len(articles) == good
    assert len(left_out) == (skipped if reason else 0)
    assert all(reason in one.reason for one in left_out)


def _refused(read: Callable[[], object], error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        read()


def _peak_mb() -> float:
    """The most memory that this process has taken: of Linux's two figures the one that begins anew with a program."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured(name: str, scale: float) -> tuple[float, float]:
    """Seconds and peak megabytes of a case, in a process of its own."""
    command = [sys.executable, "-m", "hostile.large", "--case", name, "--scale", str(scale)]
    root = Path(__file__).parents[1]
    path = os.pathsep.join([str(root.parent), str(root), str(root / "export")])
    done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--case", choices=CASES, help="only this one, and only its figures")
    given = parser.parse_args()
    if given.case:
        with tempfile.TemporaryDirectory() as folder:
            read = CASES[given.case](Path(folder), given.scale)
            began = time.monotonic()
            read()
            seconds = time.monotonic() - began
            print(f"{seconds:.1f} {_peak_mb():.0f}", flush=True)
        return
    print("| input | seconds | peak MB |\n| --- | ---: | ---: |")
    for name, case in CASES.items():
        seconds, peak = measured(name, given.scale)
        print(f"| {case.__doc__} | {seconds:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
