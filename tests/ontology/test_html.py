"""The documentation of the ontology: whole, in two languages, and free of anything that it would have to fetch."""

import re

from lxml import html

from kg.ontology import entity_classes, inverses, relations, terms
from kg.ontology.html import render

PAGE = html.fromstring(render().encode())


def test_every_term_is_an_anchor_with_both_definitions() -> None:
    names = [*(entry.name for entry in entity_classes().values()), *relations(), *inverses(), *terms()]
    for name in names:
        (section,) = PAGE.xpath(f"//section[@id='{name}']")
        id_, en = section.xpath("p")
        assert id_.get("lang") is None
        assert en.get("lang") == "en"
        assert id_.text
        assert en.text


def test_links_within_the_page_lead_somewhere() -> None:
    anchors = set(PAGE.xpath("//@id"))
    inner = {link[1:] for link in PAGE.xpath("//a/@href") if link.startswith("#")}
    assert inner
    assert inner <= anchors
    assert all(link.startswith(("#", "http://", "https://")) for link in PAGE.xpath("//a/@href"))


def test_it_needs_nothing_else() -> None:
    assert not PAGE.xpath("//script | //link | //img | //iframe | //@src | //@style")
    (policy,) = PAGE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in PAGE.xpath("//style")[0].text
    assert not re.search(r"[ \t]+$", render(), re.MULTILINE)


def test_it_is_the_same_each_time() -> None:
    assert render() == render()
