"""What tests of several parts share: a Bolt server and a browser, started once for all that want them; who listens."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bolt
import heard
from browser import Opener, chromium

os.environ["KG_NO_CACHE"] = "1"  # else a build would give what an earlier one read, whatever became of the code


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--messages", action="store_true", help="tell which messages of docs/errors.md were not said")


def pytest_configure() -> None:
    """Keeps all that kg says, for the test that comes last."""
    heard.listen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts those that judge what all others did behind them."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; skips where there is none."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens a graph's page offline; afterwards there must have been no request, no error and no message."""
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()
    opener.check()
