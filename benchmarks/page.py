"""Times the page in headless Chromium beside plain pyvis output of the same graphs.

    python benchmarks/page.py DIR [--nodes 500 5000 20000] [--json FILE]
    python benchmarks/page.py DIR --sigma sigma.min.js graphology.umd.min.js     # files of npm packages of these names

DIR is the folder of a build. Of its entities those with most statements and then most mentions are taken, with all that
is said among them. "Usable" is from the opening of the file until the first drawing stands and the page answers;
"frame" is the median and the 95th percentile of the time between two frames while the drawing is dragged. Pyvis is
measured as it comes (its default physics), and with kg's places and physics off; what is not drawn after `--limit`
seconds is given up. Nothing reaches a network: what pyvis asks for there is refused at once.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from kg.export.html import render  # noqa: E402
from kg.export.page.drawing import arrange, bundles  # noqa: E402
from kg.export.page.payload import Payload  # noqa: E402
from kg.export.tables import read  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402
from kg.model import EntityRef  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
WATCH = """(() => {
    const look = () => {
        if (typeof network === 'undefined' || !network?.on) return setTimeout(look, 20);
        const physics = network.physics?.physicsEnabled;
        const drawn = () => { window.usable ??= performance.now(); };
        network.once(physics ? 'stabilizationIterationsDone' : 'afterDrawing', drawn);
        if (!physics) network.redraw();
    };
    look();
})();"""
FRAMES = "() => { const t = window.frames_ = []; const f = (now) => { t.push(now); requestAnimationFrame(f); }; f(0); }"


@dataclass(frozen=True, slots=True)
class Row:
    """What one page of one size took; seconds, milliseconds, megabytes. None where it was given up."""

    page: str
    nodes: int
    edges: int
    megabytes: float
    usable: float | None
    frame: float | None
    slow_frame: float | None
    written: float


def largest(graph: KnowledgeGraph, count: int) -> KnowledgeGraph:
    """The graph among its `count` entities with most statements, and of those most mentions."""
    weight: Counter[str] = Counter()
    for statement in graph.statements:
        weight.update(ref.id for ref in (statement.subject, statement.object) if isinstance(ref, EntityRef))
    ranked = sorted(graph.entities, key=lambda one: (-weight[one.id], -len(one.mentions), one.id))[:count]
    kept = {entity.id for entity in ranked}
    return replace(
        graph,
        entities=tuple(entity for entity in graph.entities if entity.id in kept),
        statements=tuple(
            one
            for one in graph.statements
            if all(ref.id in kept for ref in (one.subject, one.object, one.source) if isinstance(ref, EntityRef))
        ),
        quotes=tuple(quote for quote in graph.quotes if quote.speaker and quote.speaker.id in kept),
    )


def by_pyvis(graph: KnowledgeGraph, places: bool) -> Callable[[Path], None]:
    """Writes a page as pyvis does, with a node an entity and an edge a pair."""

    def write(path: Path) -> None:
        payload = Payload(graph)
        edges = bundles(graph, payload)
        page = Network(directed=True, cdn_resources="in_line")
        arranged = arrange(graph, payload, edges)
        ids = list(range(len(graph.entities)))
        labels = [entity.label for entity in graph.entities]
        extra: dict[str, Any] = {"x": [x for x, _ in arranged.places], "y": [y for _, y in arranged.places]}
        page.add_nodes(ids, label=labels, **(extra if places else {}))
        page.add_edges([(edge.source, edge.target) for edge in edges])
        if places:
            page.toggle_physics(False)
        path.write_text(page.generate_html(), encoding="utf-8")

    return write


def by_sigma(graph: KnowledgeGraph, scripts: Sequence[Path]) -> Callable[[Path], None]:
    """Writes a bare page in which sigma.js draws the same at kg's places."""

    def write(path: Path) -> None:
        payload = Payload(graph)
        edges = bundles(graph, payload)
        arranged = arrange(graph, payload, edges)
        nodes = [[x, -y, size] for (x, y), size in zip(arranged.places, arranged.sizes, strict=True)]
        data = json.dumps([nodes, [[edge.source, edge.target] for edge in edges]])
        sources = "".join(f"<script>{script.read_text(encoding='utf-8')}</script>" for script in reversed(scripts))
        path.write_text(
            f"""<!doctype html><meta charset="utf-8"><div id="graph" style="width:950px;height:650px"></div>{sources}
<script>const [nodes, edges] = {data}; const g = new graphology.MultiDirectedGraph();
nodes.forEach(([x, y, size], id) => g.addNode(id, {{ x, y, size, color: "#0072b2" }}));
edges.forEach(([from, to], id) => g.addEdgeWithKey(id, from, to, {{ size: 1, color: "#8d96a5" }}));
const sigma = new Sigma(g, document.getElementById("graph"), {{ renderLabels: false, itemSizesReference: "positions",
  zoomToSizeRatioFunction: (ratio) => ratio }});
requestAnimationFrame(() => requestAnimationFrame(() => (window.usable = performance.now())));</script>""",
            encoding="utf-8",
        )

    return write


def by_kg(graph: KnowledgeGraph) -> Callable[[Path], None]:
    """Writes kg's page."""

    def write(path: Path) -> None:
        path.write_bytes(render(graph, "Berita").encode("utf-8", "xmlcharrefreplace"))

    return write


def measure(browser: Any, name: str, graph: KnowledgeGraph, write: Callable[[Path], None], limit: float) -> Row:
    """Writes a page, opens it, drags its drawing."""
    edges = len(bundles(graph, Payload(graph)))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        begin = time.perf_counter()
        write(file)
        written = time.perf_counter() - begin
        size = file.stat().st_size / 1e6
        context = browser.new_context(viewport={"width": 1366, "height": 800}, bypass_csp=True)
        context.route("http*://**", lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(limit * 1000)
        if name.startswith("pyvis"):
            page.add_init_script(WATCH)
        usable = frame = slow = None
        try:
            fragment = "#lone=1" if name == "kg" else ""
            page.goto(file.as_uri() + fragment, wait_until="commit")
            ready = "performance.getEntriesByName('kg:drawn')[0]?.startTime" if name == "kg" else "window.usable"
            usable = page.wait_for_function(ready).json_value() / 1000
            page.evaluate(FRAMES)
            page.mouse.move(400, 300)
            page.mouse.down()
            page.evaluate("frames_.length = 0")
            page.mouse.move(560, 380, steps=60)
            gaps = page.evaluate("frames_.slice(1).map((now, place) => now - frames_[place]).sort((a, b) => a - b)")
            page.mouse.up()
            frame, slow = gaps[len(gaps) // 2], gaps[int(len(gaps) * 0.95)]
        except Error as error:
            print(f"{name}, {len(graph.entities)} nodes: {str(error).splitlines()[0]}", file=sys.stderr)
        context.close()
    return Row(name, len(graph.entities), edges, size, usable, frame, slow, written)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, nargs="+", default=[500, 5000, 20000])
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--sigma", type=Path, nargs=2)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    whole = read(given.folder)
    rows = []
    print("| page | nodes | edges | MB | usable s | frame ms | 95 % ms | written s |\n" + "| --- " * 8 + "|")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for count in given.nodes:
            graph = largest(whole, count)
            pages = {
                "kg": by_kg(graph),
                "pyvis": by_pyvis(graph, places=False),
                "pyvis, kg's places, no physics": by_pyvis(graph, places=True),
                **({"sigma.js, kg's places": by_sigma(graph, given.sigma)} if given.sigma else {}),
            }
            for name, write in pages.items():
                row = measure(browser, name, graph, write, given.limit)
                rows.append(asdict(row))
                usable, frame, slow = (
                    "–" if value is None else f"{value:.{places}f}"
                    for value, places in ((row.usable, 1), (row.frame, 0), (row.slow_frame, 0))
                )
                sizes = [row.page, row.nodes, row.edges, f"{row.megabytes:.1f}"]
                cells = [*sizes, usable, frame, slow, f"{row.written:.1f}"]
                print("| " + " | ".join(map(str, cells)) + " |", flush=True)
        browser.close()
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
