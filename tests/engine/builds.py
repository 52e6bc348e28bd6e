"""Builds of made-up news that tests compare, byte by byte."""

import json
from pathlib import Path

from kg.build import IN_PROCESS, build_folder
from kg.engine.engine import Engine

NUMBER = 150
FORMATS = ("turtle",)


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of a build by file; of build.json all but the seconds."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return files | {"build.json": json.dumps(json.loads(files["build.json"]) | {"seconds": {}}).encode()}


def build(news: Path, out: Path, engine: Engine = IN_PROCESS, cache: Path | str | None = None) -> dict[str, bytes]:
    build_folder([str(news)], out, formats=FORMATS, engine=engine, cache=cache)
    return content(out)


def found_in(cache: Path) -> dict[str, int]:
    """The shards in a cache, each with the number of its file."""
    return {path.name: path.stat().st_ino for path in (cache / "kg-found").rglob("*.gz")}
