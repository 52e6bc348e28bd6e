"""The browser that the tests of the page open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import Opener, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens a graph's page offline; afterwards there must have been no request, no error and no message."""
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()
    opener.check()
