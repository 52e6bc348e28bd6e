"""The page for everyone: axe-core, keys, phones, wide and narrow, light and dark."""

from pathlib import Path
from typing import Any

import pytest

from browser import Opener
from graphs import press_graph

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
AXE = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

STATES = {
    "intro": "",
    "groups": "openList = 'listGroups', showIntro()",
    "entity": "kgPage.choose('entity', byWeight[0], true)",
    "contradiction": "kgPage.choose('edge', kgPage.data.network.edges.find((edge) => edge.contested).id)",
    "path": "state.path = { from: byWeight[0], to: byWeight[3] }, showPath()",
    "filters": "toggleFilters(true)",
    "table": "showView('table')",
    "search": "find('search').focus(), find('search').value = 'ra', find('search').dispatchEvent(new Event('input'))",
    "menu": "find('menu-button').click()",
    "help": "showHelp()",
    "corrections": "decide('same', 'per-0000', 'per-0001', 'a – b'), showDecisions()",
    "correction": "kgPage.choose('entity', byWeight[0]), openCorrection(byWeight[0])",
}


@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}],
    ids=["laptop", "dark", "phone"],
)
def test_axe_finds_nothing(open_page: Opener, options: dict[str, Any]) -> None:
    page = open_page(press_graph(), bypass_csp=True, reduced_motion="reduce", **options)
    page.evaluate(AXE)
    found = []
    for name, code in STATES.items():
        page.evaluate(f"() => {{ find('help').close(); {code}; }}")
        page.wait_for_timeout(50)
        for fault in page.evaluate("axe.run()")["violations"]:
            found.append((name, fault["id"], fault["impact"], fault["nodes"][0]["html"][:150]))
    assert found == []


def test_everything_is_reached_by_keys(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.focus("#graph")
    page.keyboard.press("n")
    assert page.locator("#panel h2").inner_text() == "Ratna Wulandari"
    page.keyboard.press("n")
    assert page.locator("#panel h2").inner_text() == "Bagus Prakoso"
    page.keyboard.press("p")
    assert page.locator("#panel h2").inner_text() == "Ratna Wulandari"
    before = page.evaluate("kgPage.engine.view().x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("kgPage.engine.view().x") > before
    page.keyboard.press("Escape")
    assert page.locator("#panel").get_attribute("data-shows") == "intro"
    page.keyboard.press("f")
    assert page.evaluate("find('filters').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "filter-button"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.focus("#menu-button")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "menu-savePng"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "menu-button"


def test_screen_readers_are_told_what_was_chosen(open_page: Opener) -> None:
    page = open_page(press_graph())
    page.evaluate("kgPage.choose('edge', 0)")
    assert "–" in (page.locator("#status").text_content() or "")


def test_every_button_has_a_name(open_page: Opener) -> None:
    page = open_page(press_graph(), locale="en-GB")
    nameless = page.evaluate(
        "[...document.querySelectorAll('button')].filter((b) => !b.textContent.trim() && !b.ariaLabel).map((b) => b.id)"
    )
    assert nameless == []


@pytest.mark.parametrize("width", [320, 390, 820, 1024, 1366])
def test_nothing_is_wider_than_the_screen(open_page: Opener, width: int) -> None:
    page = open_page(press_graph(), locale="en-GB", viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("find('graph').clientHeight") > 200
    page.evaluate("toggleFilters(true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_theme_can_be_switched(open_page: Opener) -> None:
    page = open_page(press_graph(), color_scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert page.evaluate("colours.bg") == "#f8f7f4"
