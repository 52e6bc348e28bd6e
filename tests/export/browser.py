"""The page in headless Chromium, offline: what the tests of the page share."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import Look, render
from kg.graph import KnowledgeGraph

CHROMIUM = shutil.which("chromium")
Open = Callable[..., Any]


@contextmanager
def chromium() -> Iterator[Any]:
    """A started browser; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


class Opener:
    """Opens pages offline; `check` tells whether there was a request, an error or a message."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._contexts: list[Any] = []
        self._faults: list[str] = []
        self._requests: list[str] = []

    def __call__(
        self,
        graph: KnowledgeGraph,
        *,
        locale: str = "id-ID",
        fragment: str = "",
        look: Look | None = None,
        **options: Any,
    ) -> Any:
        """The opened page of a graph, drawn. `options` are those of a browser context."""
        file = self._folder / f"{len(self._contexts)}.html"
        file.write_text(render(graph, "Uji halaman", look), encoding="utf-8")
        return self.open(file, locale=locale, fragment=fragment, **options)

    def open(self, file: Path, *, locale: str = "id-ID", fragment: str = "", **options: Any) -> Any:
        """The opened page of a file, drawn."""
        chosen = {"viewport": {"width": 1366, "height": 800}, "accept_downloads": True, **options}
        context = self._browser.new_context(locale=locale, **chosen)
        self._contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: self._faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self._faults.append(f"error: {error}"))
        page.on("request", lambda request: self._requests.append(request.url))
        page.goto(file.as_uri() + fragment)
        until(page, "performance.getEntriesByName('kg:drawn').length > 0", 60)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def check(self) -> None:
        assert not self._faults, self._faults
        assert [url for url in self._requests if not url.startswith(("file:", "data:", "blob:"))] == []


def edge_between(page: Any, source: str, target: str) -> int:
    """The edge between two entities, by their names."""
    return int(
        page.evaluate(
            """([source, target]) => {
                const label = (id) => kgPage.data.entities[id].label;
                const ends = (edge) => [label(edge.from), label(edge.to)].sort().join();
                return kgPage.data.network.edges.find((edge) => ends(edge) === [source, target].sort().join()).id;
            }""",
            [source, target],
        )
    )


def click_edge(page: Any, source: str, target: str) -> None:
    """Clicks the middle of a line."""
    point = page.evaluate("(id) => kgPage.edgePoint(id)", edge_between(page, source, target))
    page.mouse.click(point["x"], point["y"])


def until(page: Any, expression: str, seconds: float = 10) -> None:
    """Waits until a JavaScript expression holds; Playwright's own waiting wants `eval`, which the page forbids."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{expression} did not come about in {seconds} seconds")


def choose(page: Any, name: str) -> None:
    """Searches an entity and takes the first result."""
    page.fill("#search", name)
    page.press("#search", "Enter")


def downloaded(page: Any, selector: str) -> str:
    """The text of the file that a button gives."""
    with page.expect_download() as waited:
        page.click(selector)
    return str(Path(waited.value.path()).read_text(encoding="utf-8"))
