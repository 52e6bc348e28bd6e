"""Writes `sbom.json` (CycloneDX 1.6) and `docs/licences.md` of all packages in the locks: `make sbom`.

Names, versions and hashes are those of the locks; licences and summaries are those that the installed packages give.
Nothing in the files tells when they were made, so that they are the same for the same locks.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Final

from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = ("requirements.lock", "torch-cpu.lock", "torch.lock")
PAGE: Final = ROOT / "docs" / "licences.md"
BOM: Final = ROOT / "sbom.json"
UNKNOWN: Final = "not installed here"
HEAD: Final = """\
# Licences of packages

All packages in the locks, for use, for the extras and for development, with the licence that each gives. Made by
`make sbom`, which also writes `sbom.json` (CycloneDX 1.6). kg is MIT; for the weights see `kg/weights/LICENSE`. What a
licence like the GPL covers is marked; it serves development only and is not installed with kg. "Not installed here" are
packages for other machines: those for GPUs that torch wants, and those for macOS.

| package | version | licence | |
| --- | --- | --- | --- |
"""
USE: Final = "for development only"
_COPYLEFT: Final = re.compile(r"GPL|Affero", re.IGNORECASE)
_MILD: Final = re.compile(r"LGPL|Lesser|MIT|BSD|Apache", re.IGNORECASE)


@dataclass(slots=True)
class Package:
    """A package as the locks have it, and the licence that it gives."""

    name: str
    version: str
    hashes: list[str] = field(default_factory=list)
    licence: str = UNKNOWN
    summary: str = ""

    @property
    def copyleft(self) -> bool:
        """Whether its licence reaches to what is passed on with it."""
        return bool(_COPYLEFT.search(self.licence)) and not _MILD.search(self.licence)


def packages() -> list[Package]:
    """The packages of all locks, by name and version."""
    found: dict[tuple[str, str], Package] = {}
    for lock in LOCKS:
        current: Package | None = None
        for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
            if start := re.match(r"([A-Za-z0-9][\w.-]*)==([^\s;]+)", line):
                name, version = canonicalize_name(start[1]), start[2]
                current = found.setdefault((name, version), Package(name, version))
            if current:
                current.hashes += re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
    for package in found.values():
        package.hashes = sorted(set(package.hashes))
        _describe(package)
    return [found[key] for key in sorted(found)]


def _describe(package: Package) -> None:
    try:
        about = metadata(package.name)
    except PackageNotFoundError:
        return
    classified = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License :: ")
    ]
    plain, free, summary = (
        " ".join((about.get_all(name) or [""])[0].split()) for name in ("License-Expression", "License", "Summary")
    )
    package.licence = plain or "; ".join(classified) or free[:80] or "not given"
    package.summary = summary


def page(known: list[Package]) -> str:
    """`docs/licences.md`."""
    rows = [
        f"| {one.name} | {one.version} | {one.licence.replace('|', '/')} | {USE if one.copyleft else ''} |\n"
        for one in known
    ]
    return HEAD + "".join(rows)


def bom(known: list[Package], version: str) -> dict[str, Any]:
    """The bill of materials."""

    def component(one: Package) -> dict[str, Any]:
        reference = f"pkg:pypi/{one.name}@{one.version}"
        return {
            "type": "library",
            "bom-ref": reference,
            "name": one.name,
            "version": one.version,
            **({"description": one.summary} if one.summary else {}),
            "licenses": [{"license": {"name": one.licence}}],
            "purl": reference,
            "properties": [{"name": "wartagraf:sha256", "value": value} for value in one.hashes],
        }

    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "wartagraf",
                "name": "wartagraf",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [component(one) for one in known],
    }


def main() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = packages()
    PAGE.write_text(page(known), encoding="utf-8")
    BOM.write_text(json.dumps(bom(known, project["version"]), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    unknown = [one.name for one in known if one.licence in (UNKNOWN, "not given")]
    print(f"{len(known)} packages; licence unknown of {len(unknown)}: {', '.join(unknown) or 'none'}", file=sys.stderr)


if __name__ == "__main__":
    main()
