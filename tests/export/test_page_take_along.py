"""What a reader takes along: the table as CSV, pictures, corrections in decisions.csv, paper."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from browser import Opener, choose, click_edge, downloaded, until
from graphs import GraphBuilder, hostile_graph, press_graph

pytestmark = pytest.mark.browser


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_table_sorts_and_searches(open_page: Opener) -> None:
    page = open_page(press_graph(), locale="en-GB")
    page.keyboard.press("t")
    assert page.locator("tbody tr").count() == 11
    page.click("th.colObject button")
    assert page.locator("th.colObject").get_attribute("aria-sort") == "ascending"
    objects = page.locator("td.colObject").all_inner_texts()
    assert objects == sorted(objects, key=str.casefold)
    page.click("th.colObject button")
    assert page.locator("td.colObject").all_inner_texts() == sorted(objects, key=str.casefold, reverse=True)
    page.fill("#table-search", "memuji")
    assert page.locator("tbody tr").count() == 1
    page.locator("tbody tr td.colSentence").click()
    assert page.locator("#panel blockquote").count() >= 1


def test_table_as_csv_holds_what_is_in_view(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.evaluate("kgPage.state.certainties.add('actual'), refresh()")
    page.keyboard.press("t")
    head, *body = rows(downloaded(page, "#table-csv"))
    assert {row[head.index("polarity")] + row[head.index("modality")] for row in body} == {
        "negativeactual",
        "positiveplanned",
        "positivealleged",
    }
    denied = next(row for row in body if row[head.index("polarity")] == "negative")
    assert denied[head.index("according_to")] == "Sinta Maharani"
    assert denied[head.index("sentence")] == "Bagus tidak pernah menemui Ratna, kata Sinta."


def test_no_cell_of_the_csv_is_a_formula(open_page: Opener) -> None:
    builder = GraphBuilder().entity("=1+1", "PER").entity("@SUM(A1)", "ORG").article("a1", "-2", "+3", "2024-01-01")
    graph = builder.say("a1", "=1+1", "praised", "@SUM(A1)", "S{=1+1} T{memuji}; =O{@SUM(A1)}").build()
    page = open_page(graph)
    page.keyboard.press("t")
    cells = [cell for row in rows(downloaded(page, "#table-csv"))[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in cells
    assert any("; '=@SUM" in cell for cell in cells)


def test_picture_as_svg_is_wellformed_and_shows_what_is_seen(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.click("#menu-button")
    svg = etree.fromstring(downloaded(page, "#menu-saveSvg").encode())
    texts = svg.xpath("//*[local-name()='text']/text()")
    assert "Ratna Wulandari" in texts
    assert len(svg.xpath("//*[local-name()='circle']")) == 2
    assert svg.xpath("//*[local-name()='path'][@stroke-dasharray]")


def test_hostile_names_leave_the_svg_wellformed(open_page: Opener) -> None:
    page = open_page(hostile_graph())
    svg = etree.fromstring(page.evaluate("svgPicture()").encode())
    assert not svg.xpath("//*[local-name()='script' or local-name()='img']")


def test_picture_as_png(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.click("#menu-button")
    with page.expect_download() as waited:
        page.click("#menu-savePng")
    picture = Path(waited.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * page.evaluate("find('graph').clientWidth")


def test_paper_shows_the_drawing_and_the_evidence(open_page: Opener) -> None:
    page = open_page(press_graph())
    choose(page, "ratna")
    page.emulate_media(media="print")
    assert page.locator("#panel .card").first.is_visible()
    assert page.locator("#graph canvas").is_visible()
    assert not page.locator(".tools").is_visible()


def decisions(page: Any) -> list[list[str]]:
    page.click("#corrections-button")
    return rows(downloaded(page, "#decisions-download"))


def test_corrections_become_decisions(open_page: Opener) -> None:
    page = open_page(press_graph())
    click_edge(page, "Komisi Sungai", "Badan Air Nusantara")
    page.locator(".correct button").click()
    choose(page, "bagus")
    cards = page.locator("[data-section=allStatements] .card", has_text="memuji")
    cards.first.locator(".correct button").click()
    page.evaluate("kgPage.choose('edge', kgPage.data.network.edges.find((edge) => edge.contested).id)")
    page.locator(".half.stated .correct button").first.click()
    page.locator(".half.stated .correct button", has_text="3 artikel").click()
    assert page.locator(".noted").count() == 3
    choose(page, "sinta")
    page.locator(".actions button", has_text="Koreksi").click()
    page.locator("#correction input").nth(0).fill("ratna")
    page.keyboard.press("Enter")
    page.locator(".actions button", has_text="Koreksi").click()
    page.locator("#correction input").nth(0).fill("bagus")
    page.keyboard.press("Enter")
    page.locator(".actions button", has_text="Koreksi").click()
    page.locator("#correction input").nth(1).fill("bagus")  # The last decision on a pair counts.
    page.keyboard.press("Enter")
    page.locator(".actions button", has_text="Koreksi").click()
    page.fill("#new-name", "=Sinta, M.Si.")
    page.keyboard.press("Enter")
    page.click("#corrections-button")
    page.fill("#reviewer", "Dewi")
    page.locator(".card input").first.fill("bukan pemeriksaan")
    head, *body = decisions(page)
    assert head == ["decision", "first", "second", "reviewer", "date", "reason", "about"]
    assert [row[:3] for row in body] == [
        ["wrong", "st-00009", ""],
        ["wrong", "st-00004", ""],
        ["drop", "per-0000|met|per-0001|positive", ""],
        ["same", "per-0002", "per-0000"],
        ["different", "per-0002", "per-0001"],
        ["rename", "per-0002", "'=Sinta, M.Si."],
    ]
    assert {row[3] for row in body} == {"Dewi"}
    assert all(len(row[4]) == 10 for row in body)
    assert body[0][5] == "bukan pemeriksaan"
    assert "Komisi Sungai akan memeriksa Badan Air Nusantara." in body[0][6]


def test_a_denied_claim_is_dropped_by_its_own_polarity(open_page: Opener) -> None:
    page = open_page(press_graph())
    index = page.evaluate("kgPage.data.statements.findIndex((one) => one.denied)")
    assert page.evaluate("claimKey", index) == "per-0000|met|per-0001|negative"


def test_corrections_are_kept_taken_back_and_read_again(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(press_graph())
    click_edge(page, "Komisi Sungai", "Badan Air Nusantara")
    page.locator(".correct button").click()
    page.reload()
    until(page, "performance.getEntriesByName('kg:ready').length > 0")
    assert page.locator("#corrections-button").inner_text() == "Koreksi (1)"
    page.click("#corrections-button")
    page.locator(".foot button").click()
    assert page.locator("#corrections-button").inner_text() == "Koreksi"
    file = tmp_path / "decisions.csv"
    file.write_text(
        'decision,first,second,reviewer,date,reason,about\nsame,per-0001,per-0002,Dewi,2024-05-01,"a ""b"", c",x\n',
        encoding="utf-8",
    )
    page.set_input_files("#decisions-file", file)
    until(page, "decisions.length === 1")
    assert page.locator(".card input").input_value() == 'a "b", c'
    assert decisions(page)[1] == ["same", "per-0001", "per-0002", "Dewi", "2024-05-01", 'a "b", c', "x"]
