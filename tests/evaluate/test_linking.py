"""Scores of links: NIF is read as it is, and counts are those of a hand count."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.linking import read_nif, score_linking
from kg.languages import language
from kg.model import Mention, Parse, Sentence
from kg.resolve import load_gazetteer

NIF = """
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://x/0#0,40> a nif:Context ; nif:isString "Raka tiba di Indonesia dari Malaysia, Rusia." .
<http://x/0#0,4> nif:beginIndex "0"^^xsd:nonNegativeInteger ; nif:endIndex "4"^^xsd:nonNegativeInteger ;
    nif:referenceContext <http://x/0#0,40> ; itsrdf:taIdentRef <http://www.wikidata.org/entity/Q1> .
<http://x/0#13,22> nif:beginIndex "13"^^xsd:nonNegativeInteger ; nif:endIndex "22"^^xsd:nonNegativeInteger ;
    nif:referenceContext <http://x/0#0,40> ; itsrdf:taIdentRef <https://www.wikidata.org/wiki/Q252> .
<http://x/0#28,36> nif:beginIndex "28"^^xsd:nonNegativeInteger ; nif:endIndex "36"^^xsd:nonNegativeInteger ;
    nif:referenceContext <http://x/0#0,40> ; itsrdf:taIdentRef <http://www.wikidata.org/entity/Q30> .
"""


class Marks:
    """Finds the names of the text above."""

    def read(self, sentences: list[Sentence]) -> Iterator[tuple[list[Mention], Parse | None]]:
        for _ in sentences:
            yield (
                [
                    Mention(13, 22, "Indonesia", "LOC", 1.0),
                    Mention(28, 36, "Malaysia", "LOC", 1.0),
                    Mention(38, 43, "Rusia", "LOC", 1.0),
                ],
                None,
            )


def test_links_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(NIF, encoding="utf-8")
    (text,) = read_nif(file)
    assert text.mentions == {(0, 4): "Q1", (13, 22): "Q252", (28, 36): "Q30"}
    score = score_linking([text], Marks(), language("id"), load_gazetteer())
    assert (score.places.right, score.places.predicted, score.places.gold) == (1, 2, 2)
    assert (score.all.right, score.all.predicted, score.all.gold) == (1, 2, 3)
    assert score.elsewhere == 1
    assert score.wrong == (("Malaysia", "Q30", "Q833"),)


def test_other_files_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("<http://x/a> <http://x/b> 'c' .", encoding="utf-8")
    with pytest.raises(InputError, match="holds no mention"):
        read_nif(file)
    file.write_text("bukan turtle", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as NIF"):
        read_nif(file)
