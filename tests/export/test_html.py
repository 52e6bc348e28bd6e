"""The page's file: self-contained, inert towards hostile text, the same each time; and its data, drawing and layout."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphs import HOSTILE, GraphBuilder, hostile_graph, small_graph, wide_graph
from kg.export import html
from kg.export.page.communities import communities
from kg.export.page.drawing import bundles, network
from kg.export.page.layout import Box, positions
from kg.export.page.payload import Payload
from kg.graph import KnowledgeGraph

EMPTY = KnowledgeGraph((), (), (), ())


class Page(HTMLParser):
    """Tags, attributes, and the text of each script and style element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.declaration = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_decl(self, decl: str) -> None:
        self.declaration = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            tag, attributes, text = self.inside.pop()
            self.inside.append((tag, attributes, text + data))

    @property
    def data(self) -> Any:
        return json.loads(next(text for _, attributes, text in self.inside if attributes.get("id") == "data"))

    @property
    def active(self) -> list[tuple[str, str]]:
        """Scripts that run and styles."""
        return [(tag, text) for tag, attributes, text in self.inside if attributes.get("type") != "application/json"]

    @property
    def policy(self) -> str:
        metas = [attributes for tag, attributes in self.tags if tag == "meta"]
        return next(meta["content"] or "" for meta in metas if meta.get("http-equiv") == "Content-Security-Policy")


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(html.render(small_graph(), "Judul <uji> & 'kutip'"))


def test_head_is_complete(page: Page) -> None:
    assert page.declaration == "doctype html"
    assert ("html", {"lang": "id", "data-theme": "light"}) in page.tags
    metas = [attributes for tag, attributes in page.tags if tag == "meta"]
    assert {"charset": "utf-8"} in metas
    assert any(meta.get("name") == "viewport" for meta in metas)


def test_page_refers_to_nothing_outside(page: Page) -> None:
    for tag, attributes in page.tags:
        assert "src" not in attributes, tag
        assert (attributes.get("href") or "data:").startswith(("data:", "#")), tag
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
    for tag, text in page.active:
        assert "sourceMappingURL" not in text
        if tag == "style":
            assert not re.search(r"url\(|@import", text)


def test_policy_forbids_connections_and_names_every_script_by_hash(page: Page) -> None:
    assert page.policy.startswith("default-src 'none';")
    assert "unsafe" not in page.policy
    assert "http" not in page.policy
    for tag, text in page.active:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        directive = re.search(rf"{tag}-src ([^;]*);", page.policy)
        assert directive
        assert f"'sha256-{digest}'" in directive[1]


def test_title_is_escaped(page: Page) -> None:
    assert page.data["title"] == "Judul <uji> & 'kutip'"
    assert "<title>Judul &lt;uji&gt; &amp; &#39;kutip&#39;</title>" in html.render(EMPTY, "Judul <uji> & 'kutip'")


def test_hostile_text_adds_no_tag_and_is_kept_as_it_is(page: Page) -> None:
    hostile = Page(html.render(hostile_graph(), HOSTILE[0]))
    assert Counter(tag for tag, _ in hostile.tags) == Counter(tag for tag, _ in page.tags)
    aliases = {alias for entity in hostile.data["entities"] for alias in entity.get("aliases", [])}
    assert aliases == set(HOSTILE)


def test_embedded_data_are_ascii_without_markup() -> None:
    text = html.embed({"a": "<b>&\u2028\u2029\u202e\ud800é"})
    assert text.isascii()
    assert not set(text) & set("<>&")
    assert json.loads(text) == {"a": "<b>&\u2028\u2029\u202e\ud800é"}


def test_write_gives_the_rendered_page(tmp_path: Path) -> None:
    html.write(small_graph(), tmp_path)
    assert (tmp_path / "graph.html").read_bytes() == html.render(small_graph(), html.TITLE).encode()


def test_output_is_the_same_in_every_process() -> None:
    script = (
        "import hashlib; from graphs import wide_graph; from kg.export.html import render;"
        "print(hashlib.sha256(render(wide_graph(60, 120), 'x').encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), str(Path(__file__).parent)])
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert hashes == {hashlib.sha256(html.render(wide_graph(60, 120), "x").encode()).hexdigest() + "\n"}


def test_empty_graph_is_a_page() -> None:
    assert Page(html.render(EMPTY, "kosong")).data["entities"] == []


def test_marks_are_in_utf16_units_of_the_sentence(page: Page) -> None:
    statement = page.data["statements"][0]
    sentence = page.data["sentences"][statement["sentence"]].encode("utf-16-le")
    words = [sentence[2 * start : 2 * end].decode("utf-16-le") for start, end in statement["marks"]]
    assert words == ["Ratna Wulandari", "bertemu", "Bagus Prakoso"]


def test_a_sentence_is_kept_once() -> None:
    builder = GraphBuilder().entity("A", "PER").entity("B", "PER").article("a1", None)
    graph = builder.say("a1", "A", "met", "B", "S{A} T{bertemu} O{B}.").build()
    twice = KnowledgeGraph(graph.articles, graph.entities, graph.statements * 2, ())
    assert Payload(twice).rows()["sentences"] == ["A bertemu B."]


def test_relations_have_labels_in_both_languages(page: Page) -> None:
    assert page.data["relations"]["met"]["id"] == "bertemu dengan"
    assert page.data["relations"]["visited"]["family"] == "diplomacy"
    assert page.data["families"]["diplomacy"] == {"id": "diplomasi", "en": "diplomacy"}


def test_symmetric_statements_share_an_edge() -> None:
    graph = small_graph()
    met, *others = (edge for edge in bundles(graph, Payload(graph)) if len(edge.statements) == 2)
    assert not others
    assert not met.directed


def test_each_direction_is_an_edge_of_its_own_and_both_are_curved() -> None:
    builder = GraphBuilder().entity("A", "PER").entity("B", "PER").article("a1", None)
    builder.say("a1", "A", "praised", "B", "S{A} T{memuji} O{B}.")
    builder.say("a1", "A", "warned", "B", "S{A} T{mengingatkan} O{B}.")
    graph = builder.say("a1", "B", "praised", "A", "S{B} T{memuji} O{A}.").build()
    edges = network(graph, Payload(graph))["edges"]
    assert [(edge["from"], edge["to"], len(edge["statements"])) for edge in edges] == [(0, 1, 2), (1, 0, 1)]
    assert all(edge["smooth"]["type"] == "curvedCW" and edge["arrows"] == "to" for edge in edges)


def test_roles_are_no_edges_and_vis_is_told_to_keep_still(page: Page) -> None:
    edges = page.data["network"]["edges"]
    labels = [entity["label"] for entity in page.data["entities"]]
    assert len({(labels[edge["from"]], labels[edge["to"]]) for edge in edges}) == len(edges) == 3
    assert page.data["network"]["options"]["physics"] == {"enabled": False}


def test_rows_carry_the_ids_that_decisions_and_links_name() -> None:
    graph = small_graph()
    rows = Payload(graph).rows()
    assert [row["id"] for row in rows["entities"]] == [entity.id for entity in graph.entities]
    assert [row["id"] for row in rows["statements"]] == [statement.id for statement in graph.statements]


def test_communities_are_the_dense_parts_the_largest_first() -> None:
    ring = [(0, 1, 2), (1, 2, 2), (2, 0, 2), (2, 3, 1)]
    clique = [(a, b, 3) for a in range(3, 7) for b in range(a + 1, 7)]
    found = communities(9, [*ring, *clique, (7, 8, 1)])
    assert found == [1, 1, 1, 0, 0, 0, 0, -1, -1]
    assert communities(9, [*clique[::-1], (8, 7, 1), *ring[::-1]]) == found


def test_node_grows_with_its_statements(page: Page) -> None:
    nodes = {node["label"]: node for node in page.data["network"]["nodes"]}
    assert nodes["Ratna Wulandari"]["size"] > nodes["Bandung"]["size"]
    assert nodes["Ratna Wulandari"]["shape"] != nodes["Bandung"]["shape"]


def test_layout_keeps_labels_apart() -> None:
    boxes = [Box.around(10 + number % 7, 12, 40) for number in range(40)]
    edges = [(0, number) for number in range(1, 25)] + [(number, number + 1) for number in range(25, 38)]
    places = positions(boxes, edges)
    for i, (box, (x, y)) in enumerate(zip(boxes, places, strict=True)):
        for other, (left, top) in list(zip(boxes, places, strict=True))[:i]:
            apart = (
                abs(x - left) >= (box.width + other.width) / 2 - 2,
                abs(y - top) >= (box.height + other.height) / 2 - 2,
            )
            assert any(apart)


def test_layout_gives_these_very_places() -> None:
    # On any machine and with any numpy: a build's output is compared byte by byte.
    boxes = [Box(60, 40)] * 6
    places = positions(boxes, [(0, 1), (1, 2), (2, 0), (3, 4), (5, 5)])
    assert places == [(-31, -39), (4, 1), (31, -41), (30, 120), (-30, 120), (-160, 0)]


def test_lone_entities_stand_under_the_others() -> None:
    places = positions([Box(60, 40)] * 5, [(0, 1), (1, 2)])
    assert min(y for _, y in places[3:]) > max(y for _, y in places[:3])


def test_large_graph_is_laid_out_by_sampling() -> None:
    count = 1500
    places = positions([Box(30, 30)] * count, [(number, number // 3) for number in range(1, count)])
    assert len(set(places)) == count


def test_vendored_engine_fetches_nothing_and_tells_its_licence() -> None:
    folder = Path(html.__file__).parent / "page" / "vendor" / "oxigraph"
    script = (folder / "oxigraph.js").read_text(encoding="utf-8")
    assert "function initSync(" in script
    assert not re.search(r"\bfetch\(|\bimport\b|^export|XMLHttpRequest|WebSocket", script, flags=re.MULTILINE)
    assert "MIT or Apache-2.0" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert (folder / "oxigraph.wasm.gz").stat().st_size < 3_000_000


def test_page_without_a_script_of_the_list_is_none() -> None:
    scripts = Path(html.__file__).parent / "page" / "js"
    assert {path.name for path in scripts.glob("*.js")} == {*(f"{name}.js" for name in html.SCRIPTS), html.WORKER}
