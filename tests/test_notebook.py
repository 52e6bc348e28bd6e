"""A build and a store in a notebook."""

import re
from html import unescape
from pathlib import Path

import pytest

import kg
from graphs import small_graph
from kg.export import html, turtle
from store.corpus import Corpus


def test_the_page_is_drawn_in_a_frame_that_reaches_nothing(tmp_path: Path) -> None:
    html.write(small_graph(), tmp_path)
    turtle.write(small_graph(), tmp_path)
    opened = kg.open(tmp_path)
    cell = opened.show(height=400)._repr_html_()
    frame = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox="allow-scripts allow-downloads" [^<>]*></iframe>', cell)
    assert frame is not None
    assert unescape(frame[1]) == (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "height:400px" in cell
    assert opened.ask("who-met-whom", person="Ratna").rows[0][:2] == ("Ratna Wulandari", "Bagus Prakoso")
    assert opened.ask("paths", {"from": "Ratna", "to": "Bagus"}).rows
    assert opened.query("ASK { ?x kgo:met ?y }").answer is True


def test_a_store_is_drawn_as_it_is(tmp_path: Path) -> None:
    corpus = Corpus()
    with kg.Store.create(tmp_path / "toko", "id") as store:
        store.add([corpus.article("a", 1)], lambda: corpus)
    assert "srcdoc" in kg.open(tmp_path / "toko").show()._repr_html_()


def test_what_cannot_be_shown_is_told(tmp_path: Path) -> None:
    with pytest.raises(kg.InputError, match="is no folder"):
        kg.open(tmp_path / "tiada")
    with pytest.raises(kg.InputError, match=r"holds no graph\.html"):
        kg.open(tmp_path).show()
