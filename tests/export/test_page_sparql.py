"""SPARQL inside the page: Oxigraph in a worker, ready questions, answers in the graph; offline, and stoppable."""

from typing import Any

import pytest

from browser import Opener, downloaded, until
from graphs import HOSTILE, GraphBuilder, press_graph
from kg.cli.html import _questions
from kg.export.html import Look

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Opener) -> Any:
    opened = open_page(press_graph(), look=Look(questions=_questions()), locale="en-GB")
    opened.click("#queries-button")
    return opened


def answer(page: Any, query: str | None = None) -> list[list[str]]:
    """Puts a query and gives the rows of the answer."""
    if query is not None:
        page.evaluate("(text) => { asking.text = text; showQueries(); }", query)
    page.click("#run-query")
    until(page, "!asking.busy", 40)
    return [row.locator("td").all_inner_texts() for row in page.locator(".answers tbody tr").all()]


def test_a_ready_question_is_answered_and_highlighted(page: Any) -> None:
    places = page.evaluate("data.sparql.questions.findIndex((one) => one.name === 'who-met-whom')")
    page.select_option("#question", str(places))
    rows = answer(page)
    assert ["Bagus Prakoso", "Ratna Wulandari", "3"] in [row[:3] for row in rows]
    page.click("#highlight")
    assert page.evaluate("kgPage.state.chosen.nodes.length") == 2
    assert downloaded(page, ".actions button >> text=Table (CSV)").startswith("\ufeffwho,whom,articles")


def test_a_parameter_is_a_value_and_no_words_of_the_query(page: Any) -> None:
    places = page.evaluate("data.sparql.questions.findIndex((one) => one.name === 'who-met-whom')")
    page.select_option("#question", str(places))
    page.locator(".parameter input").fill('" } ?x ?y ?z . FILTER("1"="1')
    assert answer(page) == []
    page.locator(".parameter input").fill("Ratna Wulandari")
    page.keyboard.press("Escape") if page.locator(".found:visible").count() == 0 else page.keyboard.press("Enter")
    assert [row[:2] for row in answer(page)] == [["Ratna Wulandari", "Bagus Prakoso"]]


def test_own_questions_faults_and_the_end_of_a_long_one(page: Any) -> None:
    rows = answer(page, "SELECT ?name WHERE { ?x a kgo:Place ; rdfs:label ?name }")
    assert rows == [["Bandung"]]
    assert answer(page, "ASK { ?x a kgo:Event }") == [["false"]]
    assert answer(page, "SELECT nonsense") == []
    assert "cannot be answered" in page.locator("#query-note").inner_text()
    assert answer(page, "SELECT * { SERVICE <https://contoh.example/sparql> { ?s ?p ?o } }") == []
    page.evaluate(
        "asking.text = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }', showQueries()"
    )
    page.click("#run-query")
    page.wait_for_timeout(300)
    page.locator(".actions button", has_text="Stop").click()
    assert page.evaluate("asking.worker") is None
    assert answer(page, "SELECT ?name WHERE { ?x a kgo:Place ; rdfs:label ?name }") == [["Bandung"]]


def test_hostile_answers_are_text(open_page: Opener) -> None:
    builder = GraphBuilder().article("a1", "<b>", None, "2024-01-01")
    for text in HOSTILE:
        if text.isprintable() and len(text) < 100:
            builder.entity(text, "PER").say("a1", text, "has_role", text, "S{Dia} hadir.")
    page = open_page(builder.build(), look=Look(questions=_questions()))
    page.click("#queries-button")
    assert len(answer(page, "SELECT ?x ?name WHERE { ?x rdfs:label ?name }")) > 5
    assert page.locator("#panel img, #panel script, #panel svg").count() == 0
    assert page.evaluate("window.pwned") is None
