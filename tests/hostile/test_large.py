"""Input of size: what `python -m hostile.large` measures in full, here of a fiftieth, with bounds of memory."""

import pytest

from hostile.large import CASES, measured

PEAKS = {"html_bomb": 900, "packs_of_a_gigabyte": 400}
"""Megabytes that reading may take, Python, kg and (for a build) the tagger among them; the others may take 150."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CASES if name != "zip_bomb"])
def test_large_input(name: str) -> None:
    _, peak = measured(name, 0.02)
    assert peak < PEAKS.get(name, 150)
