"""Scores links to public identifiers on sentences whose mentions carry Wikidata's (in NIF, as IndEL has them)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.analyse import analyse
from kg.analyse.analyse import Reads
from kg.errors import InputError, reason
from kg.evaluate.tagging import Score
from kg.languages import Language
from kg.model import Article
from kg.resolve import Entry, Gazetteer, link, resolve_within

NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
IDENTITY: Final = "http://www.w3.org/2005/11/its/rdf#taIdentRef"

Span = tuple[int, int]


@dataclass(slots=True)
class LinkedText:
    """A text, and the identifier of each of its mentions by place."""

    text: str
    mentions: dict[Span, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkingScore:
    """What was measured.

    `all` counts each annotated mention. `places` counts those annotated with a place of the gazetteer, and what was
    linked to a place whatever it is annotated with. A link counts where its mention is annotated and where it has an
    identifier of Wikidata; `elsewhere` is the number of links to mentions that are not annotated. `wrong` are
    (name, expected, given) of links that do not agree, `missed` (name, expected) of places without a link.
    """

    texts: int
    all: Score
    places: Score
    elsewhere: int
    wrong: tuple[tuple[str, str, str], ...]
    missed: tuple[tuple[str, str], ...]


def read_nif(path: Path) -> list[LinkedText]:
    """The texts of a NIF file in Turtle, sorted by their IRIs.

    Raises:
        InputError: the file cannot be read, or holds no annotated mention.
    """
    facts: dict[str, dict[str, str]] = {}
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            facts.setdefault(str(triple.subject.value), {})[triple.predicate.value] = triple.object.value
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path} cannot be read as NIF in Turtle ({reason(error)}); give another file.") from error
    texts = {iri: LinkedText(said[f"{NIF}isString"]) for iri, said in facts.items() if f"{NIF}isString" in said}
    for said in facts.values():
        context = texts.get(said.get(f"{NIF}referenceContext", ""))
        if context is not None and IDENTITY in said:
            span = int(said[f"{NIF}beginIndex"]), int(said[f"{NIF}endIndex"])
            context.mentions[span] = said[IDENTITY].rpartition("/")[2]
    if not any(text.mentions for text in texts.values()):
        raise InputError(f"{path} holds no mention with an identifier; give a NIF file with itsrdf:taIdentRef.")
    return [texts[iri] for iri in sorted(texts)]


def score_linking(texts: Iterable[LinkedText], tagger: Reads, language: Language, gazetteer: Gazetteer) -> LinkingScore:
    """Tags each text as an article of its own, links its names, and compares."""
    given = list(texts)
    articles = [Article(f"text-{number:06}", text.text) for number, text in enumerate(given)]
    counts = {"all": [0, 0, 0], "places": [0, 0, 0]}
    elsewhere = 0
    wrong: list[tuple[str, str, str]] = []
    missed: list[tuple[str, str]] = []
    for text, document in zip(given, analyse(articles, tagger, language), strict=True):
        clusters = resolve_within(document, language)
        links: dict[Span, tuple[str, str]] = {}
        for cluster, chosen in zip(clusters, link(text.text, clusters, gazetteer, language), strict=True):
            if chosen and (id_ := _wikidata(chosen.entry)):
                links.update({(m.start, m.end): (id_, chosen.entry.type) for m in cluster.mentions})
        elsewhere += len(links.keys() - text.mentions.keys())
        for span, expected in text.mentions.items():
            name = text.text[span[0] : span[1]]
            id_, kind = links.get(span, ("", ""))
            place = (known := gazetteer.get(expected)) is not None and known.type == "LOC"
            if place or kind == "LOC":
                _count(counts["places"], id_, expected, place)
            _count(counts["all"], id_, expected, True)
            if id_ and id_ != expected:
                wrong.append((name, expected, id_))
            elif place and not id_:
                missed.append((name, expected))
    scores = {name: Score(*numbers) for name, numbers in counts.items()}
    return LinkingScore(
        len(given), scores["all"], scores["places"], elsewhere, tuple(sorted(wrong)), tuple(sorted(missed))
    )


def _count(numbers: list[int], given: str, expected: str, annotated: bool) -> None:
    for i, number in enumerate((given == expected, bool(given), annotated)):
        numbers[i] += number


def _wikidata(entry: Entry) -> str | None:
    """The identifier of Wikidata among an entry's."""
    return next((id_ for iri in entry.iris if (id_ := iri.rpartition("/")[2]).startswith("Q")), None)
