"""What the tests of builds by every engine share: the news, and the build that all must give."""

from pathlib import Path

import pytest

from engine.builds import NUMBER, build
from engine.news import articles, write


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("berita") / "berita.jsonl", articles(NUMBER))


@pytest.fixture(scope="session")
def expected(news: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A build by this process, without a cache."""
    return build(news, tmp_path_factory.mktemp("hasil") / "out")
