"""Kills and full disks, in short; `python -m crash.kills` does it at length."""

from pathlib import Path

import pytest

from bolt import Database
from crash import scenarios
from crash.kills import hunt, small_disk, squeeze

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def test_a_killed_build(tmp_path: Path) -> None:
    hunt(scenarios.build(), tmp_path, 2)


def test_a_killed_update_of_a_store(tmp_path: Path) -> None:
    hunt(scenarios.store(), tmp_path, 2)


def test_a_killed_load(tmp_path: Path, database: Database) -> None:
    hunt(scenarios.load(database, tmp_path / "builds"), tmp_path / "load", 1)


def test_a_killed_training(tmp_path: Path) -> None:
    hunt(scenarios.train(), tmp_path, 2)


@pytest.mark.parametrize("scenario", [scenarios.build, scenarios.store], ids=["build", "store"])
def test_a_full_disk(scenario: "type[scenarios.Scenario]", tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "try", 4096):
            pass
    except (PermissionError, FileNotFoundError):
        pytest.skip("this user may not mount a tmpfs")
    assert squeeze(scenario(), tmp_path / "squeeze", 2) > 0  # type: ignore[call-arg]
