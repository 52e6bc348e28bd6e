"""The cases of W3C's protocol tests; what else the endpoint must do is tested in test_server.py."""

from collections.abc import Iterator

import pytest

from serve.client import Server, running
from serve.protocol import CASES, DATA, DEFAULT

pytest.importorskip("uvicorn")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("data") / "data.trig"
    path.write_text(DATA, encoding="utf-8")
    with running(path) as server:
        yield server


@pytest.mark.parametrize("name", CASES)
def test_protocol(server: Server, name: str) -> None:
    reply = CASES[name].run(server)
    assert CASES[name].passed(reply), (reply.status, reply.text)


def test_no_case_has_changed_the_data(server: Server) -> None:
    assert server.query(DEFAULT, "text/csv").text.split()[1:] == ["dua", "satu", "tiga"]
