"""A store whose run is killed holds the state before or after a change."""

from pathlib import Path

import pytest

from store.kill import carry_out, content, hunt, plan


@pytest.mark.slow
def test_killed_runs_leave_whole_states(tmp_path: Path) -> None:
    steps = 12
    carry_out(tmp_path / "calm", plan(steps))
    assert hunt(tmp_path / "hunted", 4, steps) > 0
    assert content(tmp_path / "hunted") == content(tmp_path / "calm")
