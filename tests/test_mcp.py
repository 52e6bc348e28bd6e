"""`kg mcp` as an assistant's client starts it."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest

from graphs import small_graph
from kg.export import turtle

mcp = pytest.importorskip("mcp")
pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]


def test_an_assistant_asks(tmp_path: Path) -> None:
    turtle.write(small_graph(), tmp_path)
    answers: dict[str, Any] = {}

    async def converse() -> None:
        started = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "kg", "mcp", str(tmp_path)], cwd=str(ROOT)
        )
        async with mcp.Client(mcp.stdio_client(started)) as client:
            answers["tools"] = {tool.name for tool in (await client.list_tools()).tools}
            for name, given in {
                "search": {"text": "ratna"},
                "statements_about": {"id": "per-0000"},
                "paths_between": {"first": "Ratna", "second": "Bagus"},
                "named_query": {"name": "who-met-whom", "parameters": {"person": "Ratna"}},
                "sparql": {"query": "ASK { ?x kgo:met ?y }"},
                "list_queries": {},
            }.items():
                answers[name] = await client.call_tool(name, given)
            answers["update"] = await client.call_tool("sparql", {"query": "INSERT DATA { kg:a kgo:met kg:b }"})
            answers["unknown"] = await client.call_tool("statements_about", {"id": "tiada"})

    with ThreadPoolExecutor() as own:  # the tests of the page leave a loop running in this thread
        own.submit(anyio.run, converse).result()

    def text(name: str) -> str:
        return "\n".join(part.text for part in answers[name].content)

    assert answers["tools"] == {
        "search", "statements_about", "paths_between", "list_queries", "named_query", "sparql"
    }  # fmt: skip
    assert "per-0000" in text("search")
    assert "tidak menemui" in text("statements_about")
    assert "Ratna Wulandari,https://wartagraf.example/ontology#met" in text("paths_between")
    assert "Ratna Wulandari,Bagus Prakoso,1" in text("named_query")
    assert text("sparql") == "true"
    assert "stated-and-denied" in text("list_queries")
    assert answers["update"].is_error
    assert answers["unknown"].is_error
    assert "INSERT is refused" in text("update")
