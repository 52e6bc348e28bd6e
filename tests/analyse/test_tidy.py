"""What is made of the tagger's findings: edges, titles, datelines, one type for one form."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kg.analyse.tidy import tidy
from kg.languages import language
from kg.model import Mention

INDONESIAN = language("id")


@dataclass
class Found:
    """A finding given by its text."""

    text: str
    type: str
    score: float = 0.95


def tidied(text: str, *found: Found) -> list[tuple[str, str]]:
    """(text, type) of the mentions that are left of findings at the first place of their text."""
    mentions = [Mention(at := text.index(f.text), at + len(f.text), f.text, f.type, f.score) for f in found]
    return [(m.text, m.type) for m in tidy(text, INDONESIAN.segment(text), mentions, INDONESIAN)]


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Rapat di Pengadilan Negeri (PN) usai.", Found("Pengadilan Negeri (", "ORG"), "Pengadilan Negeri"),
        ("Hadir KH Achmad Fauzi kemarin.", Found("KH Achmad Fauzi", "PER"), "Achmad Fauzi"),
        ("Hadir Kombes Ade Ary kemarin.", Found("Kombes Ade Ary", "PER"), "Ade Ary"),
        ("Kata “Ani Suryani” pelan.", Found("“Ani Suryani”", "PER"), "Ani Suryani"),
    ],
)
def test_edges(text: str, found: Found, left: str) -> None:
    assert [t for t, _ in tidied(text, found)] == [left]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hakim memutus perkara.", Found("Hakim", "PER")),
        ("Sidang dimulai.", Found("Sidang", "EVT")),
        ("Mungkin Loyo saja.", Found("Loyo", "PER", 0.4)),
        ("JAKARTA, SUARA.com - Harga naik.", Found("JAKARTA", "LOC")),
        ("Judul berita\nBandung (Warta) - Harga naik.", Found("Bandung", "LOC")),
    ],
)
def test_what_is_no_name(text: str, found: Found) -> None:
    assert tidied(text, found) == []


def test_a_dash_further_on_is_no_dateline() -> None:
    assert tidied("Presiden Prabowo Subianto - yang tiba tadi - tersenyum.", Found("Prabowo Subianto", "PER"))


def test_neighbouring_organisations_are_one_name() -> None:
    text = "Penyidik Satreskrim Polres Garut datang."
    assert tidied(text, Found("Satreskrim", "ORG"), Found("Polres Garut", "ORG")) == [
        ("Satreskrim Polres Garut", "ORG")
    ]


def test_the_surer_type_wins_everywhere() -> None:
    text = "Aprilia menang. Tim Aprilia senang."
    mentions = [Mention(0, 7, "Aprilia", "PER", 0.76), Mention(20, 27, "Aprilia", "ORG", 0.99)]
    assert {m.type for m in tidy(text, INDONESIAN.segment(text), mentions, INDONESIAN)} == {"ORG"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kremlin mengatakan perang usai.", "ORG"),
        ("Perang usai, menurut pernyataan Kremlin.", "ORG"),
        ("Turis berfoto di depan Kremlin kemarin.", "LOC"),
    ],
)
def test_a_seat_of_government_is_an_organisation_where_it_speaks(text: str, kind: str) -> None:
    assert tidied(text, Found("Kremlin", "LOC")) == [("Kremlin", kind)]


def test_a_name_that_was_missed_elsewhere_is_found() -> None:
    text = "Ani Suryani tiba. Warga menyapa Ani Suryani."
    assert len(tidied(text, Found("Ani Suryani", "PER"))) == 2


def test_boilerplate_is_not_searched() -> None:
    from kg.analyse import analyse
    from kg.model import Article, Sentence

    class Everything:
        def read(self, sentences: list[Sentence]) -> Iterator[tuple[list[Mention], None]]:
            for s in sentences:
                yield [Mention(t.start, t.end, t.text, "PER", 0.9) for t in s.tokens if t.text == "Ani"], None

    text = "Ani tiba di kota.\nBaca juga: Ani Pulang Kampung\nSCROLL TO CONTINUE WITH CONTENT\nWarga menyambut Ani."
    (document,) = analyse([Article("a", text)], Everything(), INDONESIAN)
    assert [m.start for m in document.mentions] == [0, text.rindex("Ani")]
