"""What is killed, or finds the disk full: a build, a store's update, a load over Bolt, a training run.

Each scenario is a folder with an earlier result, and a command that is to replace or change it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bolt import Database

ROOT = Path(__file__).parent.parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
BEFORE, AFTER = SEEDS[:2], SEEDS[:4]

Result = Any
"""What can be compared: the bytes of files, or what a database holds."""


def kg(*arguments: object) -> list[str]:
    """The words of a command."""
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def start(command: Sequence[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """Starts a command in a session of its own, so that it can be killed with all that it started."""
    path = os.pathsep.join(dict.fromkeys([str(ROOT), str(ROOT / "tests"), *(p for p in sys.path if p)]))
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": path, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def complete(command: Sequence[str], environment: dict[str, str]) -> None:
    """Runs a command to its end, which must be a good one."""
    process = start(command, environment)
    errors = process.communicate()[1].decode()
    assert process.returncode == 0, errors


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of all files; of build.json nothing, as it tells seconds."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@dataclass(frozen=True, slots=True)
class Scenario:
    """`prepare` puts the earlier result into a folder, `look` gives what is there, `torn` tells what may not be."""

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], list[str]]
    look: Callable[[Path], Result]
    torn: Callable[[Result, Result, Result], bool] = lambda seen, before, after: seen not in (before, after)
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, folder: Path) -> None:
        """Runs the command to its end."""
        complete(self.command(folder), self.environment)


def build() -> Scenario:
    """A build replaces an earlier one."""

    def look(folder: Path) -> Result:
        return files(folder / "out")

    def command(folder: Path, articles: Sequence[Path] = AFTER) -> list[str]:
        return kg("build", *articles, "-o", folder / "out", "--formats", "turtle,gexf,neo4j", "-q")

    return Scenario("build", lambda folder: complete(command(folder, BEFORE), {}), command, look)


def store() -> Scenario:
    """Articles are added to a store; its state is told by its export and by what its SPARQL store holds."""

    def look(folder: Path) -> Result:
        from store.kill import content

        return content(folder / "toko")

    def command(folder: Path, articles: Sequence[Path] = AFTER) -> list[str]:
        return kg("add", folder / "toko", *articles, "-q")

    return Scenario("store", lambda folder: complete(command(folder, BEFORE), {}), command, look)


def load(database: Database, builds: Path) -> Scenario:
    """A build is loaded over the one that is in the database; a killed load may leave a mixture of the two."""
    server = database.server
    environment = {"NEO4J_PASSWORD": server.password}
    for name, articles in (("before", BEFORE), ("after", AFTER)):
        complete(kg("build", *articles, "-o", builds / name, "--formats", "turtle", "-q"), {})

    def command(folder: Path, name: str = "after") -> list[str]:
        target = "--uri", server.uri, "--user", server.user, "--database", server.database
        return kg("load", "neo4j", builds / name, *target, "-q")

    def torn(seen: Result, before: Result, after: Result) -> bool:
        return not seen.keys() <= before.keys() | after.keys()

    def prepare(folder: Path) -> None:
        complete(command(folder, "before"), environment)

    return Scenario("load", prepare, command, lambda _: database.content(), torn, environment)


def train() -> Scenario:
    """A tagger is trained, with a checkpoint an epoch; a killed run leaves no weights, or those of the last epoch."""

    def prepare(folder: Path) -> None:
        complete([sys.executable, "-m", "crash.training", "prepare", str(folder)], {})

    def command(folder: Path) -> list[str]:
        return [sys.executable, "-m", "crash.training", "train", str(folder)]

    def look(folder: Path) -> Result:
        weights = folder / "out" / "model.safetensors"
        return weights.read_bytes() if weights.is_file() else None

    def torn(seen: Result, before: Result, after: Result) -> bool:
        from safetensors.numpy import load as read

        return seen is not None and not read(seen)  # raises where a part is missing

    return Scenario("train", prepare, command, look, torn)


def fresh(folder: Path, kept: Path) -> None:
    """Puts a copy of a kept folder in the place of another."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder, symlinks=True)
