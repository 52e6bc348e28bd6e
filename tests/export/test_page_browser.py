"""The page in a browser, offline: it draws, finds, shows evidence, speaks two languages, and asks for nothing."""

import pytest

from browser import Opener, choose, click_edge
from graphs import HOSTILE, GraphBuilder, hostile_graph, small_graph, wide_graph

pytestmark = pytest.mark.browser


def test_graph_is_drawn(open_page: Opener) -> None:
    page = open_page(small_graph())
    colours = page.evaluate(
        """() => {
            const canvas = document.querySelector('#graph canvas');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            return new Set(new Uint32Array(pixels.buffer)).size;
        }"""
    )
    assert colours > 10
    assert set(page.evaluate("kgPage.labels")) == {"Ratna Wulandari", "Bagus Prakoso", "Badan Air Nusantara", "Bandung"}


def test_click_on_an_edge_shows_its_sentences_with_marks(open_page: Opener) -> None:
    page = open_page(small_graph())
    click_edge(page, "Ratna Wulandari", "Bagus Prakoso")
    panel = page.locator("#panel")
    assert panel.locator(".card").count() == 2
    card = panel.locator(".card").first
    assert card.locator("blockquote").inner_text() == "😀 Ratna Wulandari bertemu Bagus Prakoso pagi ini."
    assert card.locator("mark.subject").inner_text() == "Ratna Wulandari"
    assert card.locator("mark.trigger").inner_text() == "bertemu"
    assert card.locator("mark.object").inner_text() == "Bagus Prakoso"
    link = card.locator(".origin a")
    assert link.get_attribute("href") == "https://contoh.example/a1"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "Harian Contoh · 5 Maret 2024" in card.inner_text()
    assert "met-aktif" in (card.locator(".how").text_content() or "")
    denied = panel.locator(".card").nth(1)
    assert denied.locator(".badge").all_inner_texts() == ["dibantah"]
    assert "Menurut" in denied.inner_text()
    assert "Badan Air Nusantara" in denied.inner_text()
    assert "a2" in denied.locator(".origin").inner_text()


def test_planned_statement_has_badge_and_time(open_page: Opener) -> None:
    page = open_page(small_graph())
    click_edge(page, "Ratna Wulandari", "Bandung")
    assert page.locator("#panel .badge").all_inner_texts() == ["direncanakan"]
    assert "12 Maret 2024" in page.locator("#panel").inner_text()


def test_search_finds_an_alias_by_keyboard(open_page: Opener) -> None:
    page = open_page(small_graph())
    page.keyboard.press("/")
    page.keyboard.type("menteri rat")
    options = page.locator("#found [role=option]")
    assert options.count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Ratna Wulandari"
    text = page.locator("#panel").inner_text()
    assert "menteri pekerjaan umum" in page.locator("[data-section=offices]").inner_text()
    assert "Air bersih adalah hak setiap warga." in text
    assert "Menteri Ratna" in text
    page.keyboard.press("Escape")
    assert page.locator("#panel").get_attribute("data-shows") == "intro"


def test_search_tells_when_nothing_matches(open_page: Opener) -> None:
    page = open_page(small_graph())
    page.fill("#search", "tidak ada nama begini")
    assert page.locator("#found").inner_text() == "Tidak ada nama yang cocok"


def test_lone_entities_are_shown_on_demand(open_page: Opener) -> None:
    page = open_page(small_graph())
    assert page.evaluate("kgPage.shown.length") == 4
    page.check("#lone")
    assert page.evaluate("kgPage.shown.length") == 5


def test_legend_toggles_a_type_and_reset_brings_it_back(open_page: Opener) -> None:
    page = open_page(small_graph())
    page.locator("#types button", has_text="Orang").click()
    assert page.evaluate("kgPage.shown.length") == 2
    assert page.locator("#types button", has_text="Orang").get_attribute("aria-pressed") == "false"
    page.click("#reset")
    assert page.evaluate("kgPage.shown.length") == 4


def test_language_follows_the_browser_and_can_be_switched(open_page: Opener) -> None:
    page = open_page(small_graph(), locale="en-US")
    assert page.locator("html").get_attribute("lang") == "en"
    click_edge(page, "Ratna Wulandari", "Bagus Prakoso")
    assert "denied" in page.locator("#panel").inner_text()
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "id"
    assert "dibantah" in page.locator("#panel").inner_text()
    assert "bertemu dengan" in page.locator("#panel").inner_text()


def test_both_languages_say_the_same_things(open_page: Opener) -> None:
    page = open_page(small_graph())
    keys = page.evaluate("[STRINGS.id, STRINGS.en].map((words) => Object.keys(words).join())")
    assert keys[0] == keys[1]


def test_hostile_text_is_text(open_page: Opener) -> None:
    page = open_page(hostile_graph())
    for index in range(len(page.evaluate("kgPage.data.entities"))):
        page.evaluate("(id) => kgPage.choose('entity', id)", index)
        assert page.locator("#panel img, #panel svg, #panel script").count() == 0
        hrefs = page.evaluate("[...document.querySelectorAll('#panel a')].map((a) => a.href)")
        assert all(href.startswith("https://example.org/") for href in hrefs)
    for index in range(len(page.evaluate("kgPage.data.network.edges"))):
        page.evaluate("(id) => kgPage.choose('edge', id)", index)
        assert page.locator("#panel a").count() == 0
    page.evaluate(
        "(label) => kgPage.choose('entity', kgPage.data.entities.findIndex((e) => e.label.startsWith(label)))",
        HOSTILE[0],
    )
    assert HOSTILE[0] in page.locator("#panel h2").inner_text()
    assert HOSTILE[0] in page.locator("#panel blockquote").first.inner_text()
    page.fill("#search", "<")
    assert page.locator("#found img, #found script").count() == 0
    assert page.evaluate("window.pwned") is None


def test_marks_that_turn_the_text_are_shown_by_number(open_page: Opener) -> None:
    page = open_page(hostile_graph())
    choose(page, "kiri")
    assert page.locator("#panel h2").inner_text().startswith("kiri [U+202E]gnasip[U+202C] kanan")


def test_overlong_sentence_is_cut_around_its_marks_and_can_be_opened(open_page: Opener) -> None:
    page = open_page(hostile_graph())
    choose(page, "AAAAAAAA")
    sentence = page.locator("#panel blockquote").first
    assert len(sentence.inner_text()) < 2000
    sentence.locator("button").click()
    assert len(sentence.inner_text()) > 90_000


def test_a_million_characters_are_text_in_every_place(open_page: Opener) -> None:
    long = "<b>panjang</b> & \u202eterbalik\u202c " * 30_000
    builder = GraphBuilder().entity("Ratna", "PER", long).entity("Bagus", "PER")
    builder.article("a1", long, long, "2024-01-01", f"https://contoh.example/{'x' * 100_000}")
    graph = builder.say("a1", "Ratna", "met", "Bagus", f"S{{Ratna}} T{{bertemu}} O{{Bagus}} {long}", role=long).build()
    page = open_page(graph)
    page.evaluate("kgPage.choose('edge', 0)")
    assert page.locator("#panel b").count() == 0
    assert "[U+202E]" in page.locator("#panel blockquote").inner_text()
    page.locator("#panel blockquote button").click()
    assert len(page.locator("#panel blockquote").inner_text()) > 1_000_000
    page.evaluate("kgPage.choose('entity', 0)")
    page.keyboard.press("t")
    page.keyboard.press("f")
    page.fill("#table-search", "terbalik")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("b").count() == 0


def test_table_filters_and_corrections_show_hostile_text_as_text(open_page: Opener) -> None:
    page = open_page(hostile_graph())
    before = page.evaluate("document.querySelectorAll('*').length")
    page.keyboard.press("t")
    page.keyboard.press("f")
    page.evaluate("decide('same', entities[0].id, entities[1].id, entities[1].label), showDecisions()")
    page.evaluate("openList = 'listGroups', showIntro(), openPath(1), focusOn(1)")
    assert page.locator("img, script:not([type]) ~ script[src], iframe, b").count() == 0
    assert page.evaluate("document.querySelectorAll('*').length") > before
    assert page.evaluate("window.pwned") is None


def test_many_entities_are_drawn_on_a_canvas_and_answer_the_pointer(open_page: Opener) -> None:
    page = open_page(wide_graph(1700, 1900))
    assert page.evaluate("kgPage.engine.constructor.name") == "CanvasEngine"
    assert page.evaluate("kgPage.shown.length") > 1600
    assert len(page.evaluate("kgPage.labels")) > 10
    before = page.evaluate("kgPage.engine.view()")
    page.mouse.move(300, 300)
    page.mouse.down()
    page.mouse.move(380, 330, steps=4)
    page.mouse.up()
    page.mouse.wheel(0, -400)
    after = page.evaluate("kgPage.engine.view()")
    assert after["x"] < before["x"]
    assert after["scale"] > before["scale"]
    assert page.locator("#panel").get_attribute("data-shows") == "intro"
    page.evaluate("kgPage.choose('entity', 0, true)")
    page.wait_for_timeout(500)
    page.evaluate("kgPage.choose(null)")
    edge = page.evaluate(
        """() => kgPage.data.network.edges.find((one) => {
            const { left, top } = document.getElementById("graph").getBoundingClientRect();
            const { x, y } = kgPage.edgePoint(one.id);
            const inside = x > left + 50 && x < 900 && y > top + 50 && y < 500;
            return inside && under({ x: x - left, y: y - top }).edge === one.id;
        }).id"""
    )
    point = page.evaluate("(id) => kgPage.edgePoint(id)", edge)
    page.mouse.click(point["x"], point["y"])
    assert page.locator("#panel").get_attribute("data-shows") == "edge"
    assert page.locator("#minimap").is_visible()
    page.click("#minimap", position={"x": 20, "y": 20})


def test_on_a_phone_the_evidence_is_a_sheet_from_below(open_page: Opener) -> None:
    page = open_page(small_graph(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert not page.locator("#panel").is_visible()
    click_edge(page, "Ratna Wulandari", "Bagus Prakoso")
    page.locator("#panel .card").first.wait_for(state="visible")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel .close")
    page.locator("#panel").wait_for(state="hidden")


def test_dark_mode(open_page: Opener) -> None:
    light = open_page(small_graph()).evaluate("getComputedStyle(document.body).backgroundColor")
    page = open_page(small_graph(), color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
