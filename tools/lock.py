"""Writes `requirements.lock`, `torch-cpu.lock` and `torch.lock`: every package of the environment, pinned and hashed.

uv resolves for all platforms and Pythons at once; pip, which does the installing, then needs no resolving of its own.
Hashes only, no addresses: where files come from is for the settings of the pip that installs.
Run by `make lock`, which brings uv.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = (("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"))
TORCH = "torch==2.13.0"  # held until the weights have been measured on another release
# Besides the project's needs, what builds the editable install where there is no network.
BUILD = ("hatchling", "editables")
WITH_TORCH = re.compile("torch$|triton$|cuda-|nvidia-")

HEAD = """\
# All that .venv holds besides kg and torch, pinned and hashed, for Linux and macOS and Python 3.11 to 3.14.
# Generated: change pyproject.toml or tools/lock.py, then run `make lock`.
# `make setup` installs it with `pip install --require-hashes --no-deps`, then torch-cpu.lock or else torch.lock.
"""
HEAD_CPU = """\
# torch in its build for the CPU alone, a tenth of the other in size. Python's package index does not have it, so it is
# installed only where pip's own settings show it a folder or an index that does. Generated: see requirements.lock.
"""
HEAD_TORCH = """\
# torch as Python's package index has it and, on Linux, what it wants for GPUs: several gigabytes.
# Generated: see requirements.lock.
"""


def resolve() -> list[dict[str, Any]]:
    """The packages of a universal lock in the format of PEP 751."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, lock = Path(folder, "more.in"), Path(folder, "pylock.toml")
        wanted.write_text("\n".join((TORCH, *BUILD)), encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--universal"]
        command += ["--python-version", PYTHONS[0], "--fork-strategy", "fewest", "--format", "pylock.toml"]
        command += ["--output-file", str(lock), "--extra", "dev", str(ROOT / "pyproject.toml"), str(wanted)]
        subprocess.run(command, check=True)
        packages: list[dict[str, Any]] = tomllib.loads(lock.read_text(encoding="utf-8"))["packages"]
        return packages


def needed(package: dict[str, Any]) -> bool:
    """Whether any supported platform takes the package."""
    if "marker" not in package:
        return True
    marker = Marker(package["marker"])
    return any(
        marker.evaluate(
            {
                "python_version": python,
                "python_full_version": f"{python}.0",
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
                "sys_platform": system,
                "platform_system": system.capitalize(),
                "platform_machine": machine,
                "os_name": "posix",
            }
        )
        for python, (system, machine) in product(PYTHONS, PLATFORMS)
    )


def supported(wheel: str) -> bool:
    """Whether a supported platform can install the wheel of that file name."""
    abis = {"none", "abi3", *(f"cp{python.replace('.', '')}" for python in PYTHONS)}
    return any(
        tag.abi in abis
        and (
            tag.platform == "any"
            or (tag.platform.startswith("manylinux") and tag.platform.endswith(("_x86_64", "_aarch64")))
            or (tag.platform.startswith("macosx") and tag.platform.endswith(("_arm64", "_universal2")))
        )
        for tag in parse_wheel_filename(wheel)[3]
    )


def hashes(package: dict[str, Any]) -> Iterator[str]:
    """The SHA-256 of the source archive and of each supported wheel."""
    if "sdist" in package:
        yield package["sdist"]["hashes"]["sha256"]
    for wheel in package.get("wheels", ()):
        if supported(wheel.get("name") or wheel["url"].rsplit("/", 1)[-1].replace("%2B", "+")):
            yield wheel["hashes"]["sha256"]


def build_here(requirement: str) -> set[str]:
    """The SHA-256 of the file that this machine's pip would install; none where it finds none."""
    command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--ignore-installed", "--no-deps"]
    run = subprocess.run([*command, "--report", "-", requirement], stdout=subprocess.PIPE, check=False)
    if run.returncode:
        return set()
    return {file["download_info"]["archive_info"]["hashes"]["sha256"] for file in json.loads(run.stdout)["install"]}


def hashed_before(requirement: str, lock: Path) -> set[str]:
    """The hashes that the last lock has for the same pin, so that locking on another machine loses no build."""
    text = lock.read_text(encoding="utf-8") if lock.exists() else ""
    return set(re.findall(r"--hash=sha256:(\w+)", text)) if f"\n{requirement} " in text else set()


def entry(pin: str, hashes: Iterable[str]) -> str:
    """One requirement in pip's format."""
    return " \\\n".join((pin, *(f"    --hash=sha256:{digest}" for digest in sorted(hashes)))) + "\n"


def main() -> None:
    lock, cpu, torch = (ROOT / name for name in ("requirements.lock", "torch-cpu.lock", "torch.lock"))
    pin = f"{TORCH}+cpu"
    texts = {lock: HEAD, cpu: HEAD_CPU + entry(pin, build_here(pin) | hashed_before(pin, cpu)), torch: HEAD_TORCH}
    for package in filter(needed, resolve()):
        marker = f" ; {package['marker']}" if "marker" in package else ""
        file = torch if WITH_TORCH.match(package["name"]) else lock
        texts[file] += entry(f"{package['name']}=={package['version']}{marker}", hashes(package))
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
