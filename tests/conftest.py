"""What tests of several parts share: a Bolt server, started once for all that want it."""

from collections.abc import Iterator

import pytest

import bolt


@pytest.fixture(scope="session")
def bolt_server() -> Iterator[bolt.Bolt]:
    """A running server; skips where there can be none."""
    if reason := bolt.why_not():
        pytest.skip(reason)
    with bolt.server() as server:
        yield server


@pytest.fixture
def database(bolt_server: bolt.Bolt) -> Iterator[bolt.Database]:
    """An empty database on it."""
    with bolt.opened(bolt_server) as database:
        yield database
