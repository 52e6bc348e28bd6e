"""Ten thousand inputs for what reads and writes: each works or says in one sentence what is wrong (see targets.py)."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.payloads import ALL
from hostile.seeds import SEEDS
from hostile.targets import TARGETS

COSTLY = {"exports": 100, "statements": 200}
"""Examples of the targets that take longest; the others have `PLAIN`."""
PLAIN = 900


def data(name: str) -> st.SearchStrategy[bytes]:
    """Bytes, texts, and pieces of good input with harmful ones between."""
    good = [seed[at : at + 12] for seed in SEEDS[name] for at in range(0, len(seed), 12)]
    piece = st.sampled_from([*SEEDS[name], *good, *(text.encode() for text in ALL)]) | st.text(max_size=8).map(
        lambda text: text.encode("utf-8", "replace")
    )
    mixed = st.lists(piece | st.binary(max_size=6), max_size=8).map(b"".join)
    return mixed | st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16", "replace"))


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_any_input(name: str) -> None:
    target: Callable[[bytes], None] = TARGETS[name]
    wanted = settings(
        max_examples=COSTLY.get(name, PLAIN),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    wanted(given(data(name))(target))()


def test_there_are_enough() -> None:
    assert sum(COSTLY.get(name, PLAIN) for name in TARGETS) >= 10_000


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_and_every_payload(name: str) -> None:
    for one in (*SEEDS[name], *(text.encode() for text in (ALL if name not in COSTLY else ALL[::10]))):
        TARGETS[name](one)
