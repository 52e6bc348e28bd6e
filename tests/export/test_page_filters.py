"""What can be hidden in the page, the timeline, and the address that restores a view."""

from typing import Any

import pytest

from browser import Opener, choose, until
from graphs import press_graph
from kg.export.html import Look

pytestmark = pytest.mark.browser


def names(page: Any) -> set[str]:
    return set(page.evaluate("kgPage.shown.map((id) => kgPage.data.entities[id].label)"))


def tick(page: Any, label: str) -> None:
    page.locator("#filters .ticks label", has_text=label).locator("input").click()


def test_filters_by_family_outlet_and_certainty(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.keyboard.press("f")
    assert "11 dari 12 pernyataan" in page.locator("#filter-count").inner_text()
    tick(page, "hukum")
    assert "Badan Air Nusantara" in names(page)
    assert "10 dari 12" in page.locator("#filter-count").inner_text()
    tick(page, "Harian Contoh")
    assert page.locator("#filter-button").inner_text() == "Saring (2)"
    tick(page, "dibantah")
    assert page.evaluate("kgPage.data.network.edges.filter((edge) => edge.contested).length") == 0
    tick(page, "diduga")
    assert "Bandung" not in names(page)
    page.click("#filter-reset")
    assert page.locator("#filter-button").inner_text() == "Saring"
    assert "Bandung" in names(page)


def test_one_kind_alone_in_two_steps(open_page: Opener) -> None:
    page = open_page(press_graph(), locale="en-GB")
    page.keyboard.press("f")
    row = page.locator("#filters .ticks li", has_text="denied")
    row.hover()
    row.locator(".only").click()
    assert page.evaluate("[...passing].map((one) => kgPage.data.statements[one].denied)") == [True]
    assert page.locator("#filters .ticks li", has_text="stated").locator("input").is_checked() is False


def test_what_filters_leave_is_brought_into_sight(open_page: Opener) -> None:
    page = open_page(press_graph())
    choose(page, "ratna")
    page.keyboard.press("Escape")
    page.evaluate("kgPage.engine.move({ x: 1e5, y: 1e5, scale: 1 }, false)")
    page.evaluate("kgPage.state.stories = 2, refresh()")
    until(page, "inSight()")


def test_at_least_so_many_stories(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.keyboard.press("f")
    page.locator("#filter-stories").fill("3")
    assert names(page) == {"Ratna Wulandari", "Bagus Prakoso"}
    assert page.evaluate("[...passing].length") == 3


def test_machines_confidence_and_contradictions_alone(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.keyboard.press("f")
    page.locator("#filter-score").fill("0.5")
    assert page.evaluate("[...passing].some((one) => kgPage.data.statements[one].score < 0.5)") is False
    page.check("#filter-contested")
    assert page.evaluate("[...passing].length") == 4


def test_open_statements_are_off_until_asked_for_and_look_apart(open_page: Opener) -> None:
    page = open_page(press_graph())
    assert "Sinta Maharani" not in names(page)
    page.keyboard.press("f")
    page.check("#filter-open")
    assert "Sinta Maharani" in names(page)
    choose(page, "sinta")
    assert "terbuka" in page.locator("#panel .badge").all_inner_texts()
    edge = page.evaluate("kgPage.data.network.edges.find((edge) => edge.open)")
    assert page.evaluate("(id) => dashesOf(edges[id])", edge["id"]) == [1, 3]


def test_nothing_passes_and_the_page_says_so(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.keyboard.press("f")
    page.locator("#filters fieldset", has_text="Bidang").locator("button", has_text="kosongkan").click()
    assert page.locator("#empty").is_visible()
    page.click("#empty-reset")
    assert not page.locator("#empty").is_visible()


def test_timeline_hides_what_came_out_at_other_times(open_page: Opener) -> None:
    page = open_page(press_graph())
    bars = page.locator("#bars rect").count()
    assert bars > 20
    page.locator("#time-from").fill(str(bars // 2))
    assert "Kementerian Air" in names(page)
    assert page.evaluate("[...passing].every((one) => dayOf(one) >= '2024-06')")
    assert page.locator("#whole-time").is_visible()
    page.click("#whole-time")
    assert page.evaluate("kgPage.state.from") == ""


def test_timeline_plays(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.click("#play")
    assert page.evaluate("kgPage.state.to") == "2024-01-16"
    until(page, "kgPage.state.to > '2024-01-17'")
    page.click("#play")
    stopped = page.evaluate("kgPage.state.to")
    page.wait_for_timeout(900)
    assert page.evaluate("kgPage.state.to") == stopped


def test_statements_hidden_by_filters_are_told_of_and_can_be_read(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.evaluate("kgPage.state.certainties.add('denied'), refresh()")
    choose(page, "bagus")
    before = page.locator("#panel .card").count()
    assert "1 pernyataan lain disembunyikan" in page.locator(".hidden-note").inner_text()
    page.click(".hidden-note button")
    assert page.locator("#panel .card").count() > before


def test_colours_by_group_and_contradiction(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.select_option("#colour", "contested")
    assert page.evaluate("nodeColour(entityById.get('per-0000')) === colours.denied")
    assert page.evaluate("nodeColour(entityById.get('loc-0005')) === colours.other")
    page.select_option("#colour", "community")
    assert page.evaluate(
        "nodes.every(({ id, community }) => community < 0 || nodeColour(id) === colours[`group-${community}`])"
    )
    assert page.evaluate("nodes.some(({ community }) => community === 0)")


def test_address_restores_the_view(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.keyboard.press("f")
    tick(page, "hukum")
    page.keyboard.press("f")
    choose(page, "bagus")
    page.click("#language")
    until(page, "location.hash.includes('entity=') && location.hash.includes('lang=en')")
    fragment = page.evaluate("location.hash")
    again = open_page(press_graph(), fragment=fragment)
    assert again.locator("#panel h2").inner_text() == "Bagus Prakoso"
    assert again.locator("html").get_attribute("lang") == "en"
    assert again.locator("#filter-button").inner_text() == "Filter (1)"
    assert again.evaluate("kgPage.engine.view().scale") == pytest.approx(
        page.evaluate("kgPage.engine.view().scale"), 0.01
    )


@pytest.mark.parametrize(
    "fragment", ["#entity=<img src=x>", "#at=a~b~c&score=x&stories=-9", "#path=x~y&edge=1~2", "#view=table"]
)
def test_a_strange_address_does_no_harm(open_page: Opener, fragment: str) -> None:
    page = open_page(press_graph(), fragment=fragment)
    assert page.evaluate("kgPage.shown.length") > 0
    assert page.locator("img").count() == 0


def test_page_opens_in_the_focus_and_theme_that_it_was_made_with(open_page: Opener) -> None:
    page = open_page(press_graph(), look=Look(focus="org-0004", theme="dark"))
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert names(page) == {"Badan Air Nusantara", "Bagus Prakoso", "Komisi Sungai"}
