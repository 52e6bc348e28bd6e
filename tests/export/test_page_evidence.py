"""Evidence in the page: contradictions, offices, paths, groups; nothing is far from its sentence."""

from dataclasses import replace

import pytest

from browser import Opener, choose, click_edge
from graphs import GraphBuilder, press_graph

pytestmark = pytest.mark.browser


def test_contradictions_stand_side_by_side(open_page: Opener) -> None:
    page = open_page(press_graph())
    click_edge(page, "Ratna Wulandari", "Bagus Prakoso")
    halves = page.locator("#panel .half")
    assert halves.count() == 2
    assert halves.nth(0).locator(".card").count() == 3
    assert halves.nth(1).locator(".badge").all_inner_texts() == ["dibantah"]
    assert "Sinta Maharani" in halves.nth(1).inner_text()
    first, second = (halves.nth(number).bounding_box() for number in (0, 1))
    assert abs(first["y"] - second["y"]) < 2
    assert second["x"] > first["x"] + first["width"] / 2


def test_praise_beside_a_denied_meeting_is_no_contradiction(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.evaluate("kgPage.state.certainties.add('actual'), refresh()")
    assert page.evaluate("kgPage.data.network.edges.filter((edge) => edge.contested).length") == 0


def test_list_of_contradictions_leads_to_the_sentences(open_page: Opener) -> None:
    page = open_page(press_graph(), locale="en-GB")
    page.click("#tab-listContradictions")
    assert page.locator(".contest").count() == 1
    page.click(".contest")
    assert page.locator("#panel .half").count() == 2


def test_offices_are_told_in_their_order_with_days_and_sentences(open_page: Opener) -> None:
    page = open_page(press_graph())
    choose(page, "ratna")
    rows = page.locator("[data-section=offices] .office")
    texts = [text.replace("\n", " ") for text in rows.all_inner_texts()]
    assert [text[:11].strip() for text in texts] == ["10 Jan 2024", "10 Jan 2024", "2 Nov 2024"]
    assert "dulu" in texts[2]
    rows.nth(2).locator("summary").click()
    assert rows.nth(2).locator("blockquote").inner_text() == "Ratna Wulandari, menteri Kementerian Air."


def test_entity_panel_names_identifiers_quotes_and_outlets(open_page: Opener) -> None:
    page = open_page(press_graph())
    choose(page, "menteri ratna")
    panel = page.locator("#panel").inner_text()
    assert "Air bersih adalah hak setiap warga." in panel
    page.locator("[data-section=identifiers] summary").click()
    page.locator("[data-section=identifiers] summary").click()
    assert page.locator("[data-section=identifiers] a").get_attribute("href") == "https://example.org/ratna"
    assert "per-0000" in page.locator("[data-section=identifiers]").inner_text()


def test_shortest_path_shows_a_sentence_for_each_step(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.click("#path-button")
    page.locator(".picker input").nth(0).fill("ratna")
    page.keyboard.press("Enter")
    page.locator(".picker input").nth(1).fill("komisi")
    page.keyboard.press("Enter")
    stops = page.locator(".path > li > .entity").all_inner_texts()
    assert stops == ["Ratna Wulandari", "Bagus Prakoso", "Badan Air Nusantara", "Komisi Sungai"]
    assert page.locator(".path blockquote").count() == 3
    assert page.evaluate("kgPage.state.chosen.edges.length") == 3


def test_path_by_keys_alone(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.focus("#path-button")
    page.keyboard.press("Enter")
    for name in ("ratna", "bagus"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    assert page.locator(".path > li > .entity").all_inner_texts() == ["Ratna Wulandari", "Bagus Prakoso"]


def test_a_post_is_not_told_twice_for_one_sentence(open_page: Opener) -> None:
    builder = GraphBuilder().entity("Bagus", "PER").entity("BAN", "ORG").article("a1", None, day="2024-01-01")
    builder.say("a1", "Bagus", "affiliated_with", "BAN", "S{Bagus}, T{Ketua} O{BAN}.", role="Ketua")
    graph = builder.say("a1", "Bagus", "has_role", "ketua", "S{Bagus} adalah O{ketua}.").build()
    once = replace(graph.statements[1], sentence=graph.statements[0].sentence)
    page = open_page(replace(graph, statements=(graph.statements[0], once)))
    choose(page, "bagus")
    assert page.locator(".office").count() == 1
    page = open_page(graph)
    choose(page, "bagus")
    assert page.locator(".office").count() == 2


def test_path_goes_over_visible_lines_only(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.evaluate("kgPage.state.certainties.add('planned'), refresh()")
    page.evaluate(
        "kgPage.state.path = { from: entityById.get('per-0000'), to: entityById.get('org-0006') }, showPath()"
    )
    assert "Tidak ada jalur" in page.locator("#panel").inner_text()


def test_focus_shows_the_neighbours_and_leaves_again(open_page: Opener) -> None:
    page = open_page(press_graph())
    everything = page.evaluate("kgPage.shown.length")
    choose(page, "badan air")
    page.click(".actions button")
    assert page.evaluate("kgPage.shown.map((id) => kgPage.data.entities[id].label).sort().join()") == (
        "Badan Air Nusantara,Bagus Prakoso,Komisi Sungai"
    )
    page.select_option("#steps", "2")
    assert page.evaluate("kgPage.shown.length") == 5
    page.click("#focus-bar button")
    assert page.evaluate("kgPage.shown.length") == everything


def test_central_names_by_every_measure_and_groups(open_page: Opener) -> None:
    page = open_page(press_graph(), locale="en-GB")
    firsts = []
    for measure in ("byStatements", "byPartners", "byBridge", "byArticles"):
        page.select_option("#order", measure)
        firsts.append(page.locator(".top-list .entity").first.inner_text())
    assert firsts[0] == "Ratna Wulandari"
    assert firsts[2] == "Bagus Prakoso"
    page.click("#tab-listGroups")
    assert page.locator(".group").count() >= 1
    page.locator(".group button").first.click()
    assert page.locator("#panel").get_attribute("data-shows") == "group"
    assert page.evaluate("kgPage.state.chosen.nodes.length") >= 3


def test_an_edge_is_told_of_under_the_pointer(open_page: Opener) -> None:
    page = open_page(press_graph())
    edge = page.evaluate("kgPage.data.network.edges.find((edge) => edge.contested).id")
    point = page.evaluate("(id) => kgPage.edgePoint(id)", edge)
    page.mouse.move(point["x"], point["y"])
    assert page.evaluate("kgPage.state.hoverEdge") == edge
