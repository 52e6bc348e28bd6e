"""What kg is made of and comes in: locks, licences, bill of materials, wheel and source package, no network."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import audit
import pytest
import sbom
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
KNOWN = sbom.packages()


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


@pytest.mark.parametrize("lock", sbom.LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9][\w.-]*==[^\s;]+( ;[^\\]*)?( \\\n    --hash=sha256:[0-9a-f]{64})+$", entry), entry
    assert "://" not in text, "no addresses"


def test_all_that_is_needed_is_in_the_locks() -> None:
    wanted = names(PROJECT["dependencies"]).union(*map(names, PROJECT["optional-dependencies"].values()))
    assert wanted <= {one.name for one in KNOWN}, "run make lock"


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \| (\S+) \| (.+?) \|", sbom.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {(name, version) for name, version, _ in rows if name not in ("package", "---")}
    assert listed == {(one.name, one.version) for one in KNOWN}, "run make sbom"


def test_nothing_copyleft_is_installed_with_kg() -> None:
    runtime = names(PROJECT["dependencies"])
    for extra in ("mcp", "neo4j", "parquet", "serve"):
        runtime |= names(PROJECT["optional-dependencies"][extra])
    assert not [one.name for one in KNOWN if one.copyleft and one.name in runtime]
    assert {one.name for one in KNOWN if one.copyleft} <= names(PROJECT["optional-dependencies"]["dev"])


def test_the_bill_of_materials() -> None:
    made = sbom.bom(KNOWN, PROJECT["version"])
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    references = [one["bom-ref"] for one in made["components"]]
    assert len(references) == len(set(references)) == len(KNOWN)
    assert all(one["properties"] for one in made["components"])
    assert json.dumps(made) == json.dumps(sbom.bom(sbom.packages(), PROJECT["version"]))


# --- known vulnerabilities


GOOD = {"name": "satu", "version": "1", "vulns": []}
BAD = {"name": "dua", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNSEEN = {"name": "tiga", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("rows", "status", "said"),
    [
        ([GOOD, GOOD], audit.CLEAN, "1 of 1 packages were looked up; known vulnerabilities: 0"),
        ([GOOD, BAD], audit.VULNERABLE, "dua 2: PYSEC-1, mended in 2.1"),
        ([GOOD, UNSEEN], audit.UNKNOWN, "tiga: Dependency not found on PyPI"),
        ([UNSEEN, BAD], audit.VULNERABLE, "NOT audited"),
        ([], audit.UNKNOWN, "0 of 0 packages were looked up"),
    ],
)
def test_what_was_not_looked_up_is_no_success(rows: list[dict[str, Any]], status: int, said: str) -> None:
    found, lines = audit.judged(rows)
    assert found == status
    assert said in "\n".join(lines)


def test_an_audit_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([tmp_path / "tiada.lock"]) == audit.UNKNOWN
    assert "tiada.lock was NOT audited" in capsys.readouterr().out


def test_the_audit_covers_all_locks() -> None:
    assert set(audit.LOCKS) == set(sbom.LOCKS)


# --- packages


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel and a source package of the checkout, made without a network."""
    source, out = tmp_path_factory.mktemp("sumber") / "kg", tmp_path_factory.mktemp("paket")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if tracked.returncode:
        pytest.skip("this is no checkout of git")
    for name in tracked.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return out


def test_the_wheel_holds_what_kg_needs(packed: Path) -> None:
    (wheel,) = packed.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {name for name in inside if name.startswith("kg/")} == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/", "tools/"))]


def test_the_source_package_can_be_built_from(packed: Path, tmp_path: Path) -> None:
    (source,) = packed.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "out")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (again,) = (tmp_path / "out").glob("*.whl")
    (wheel,) = packed.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as two:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in two.infolist()}


@pytest.mark.slow
def test_the_installed_wheel_works_without_a_network(packed: Path, tmp_path: Path) -> None:
    (wheel,) = packed.glob("*.whl")
    target = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    (tmp_path / "berita.txt").write_text("Retno Marsudi bertemu Sergei Lavrov di Jakarta, Senin.", encoding="utf-8")
    code = "import sys, kg, socket; from kg.cli import main; print(kg.__file__); sys.argv[0] = 'kg'; main()"
    cut = ["unshare", "-n"]  # a network of its own, in which there is nothing
    if subprocess.run([*cut, "true"], capture_output=True).returncode:
        cut = []
    for arguments in (["build", "berita.txt", "-o", "hasil"], ["add", "toko", "berita.txt"], ["tag", "Ani tiba."]):
        done = subprocess.run(
            [*cut, sys.executable, "-c", code, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(target)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert str(target) in done.stdout
    assert (tmp_path / "hasil" / "graph.html").is_file()
    if not cut:
        pytest.skip("kg works, but this user may not cut the network off")
