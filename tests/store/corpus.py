"""Articles for the tests of the store: annotated text, so that no tagger is needed; people and events are invented."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from kg.languages import language
from kg.model import Article, Document
from kg.pipeline import Findings
from kg.resolve import resolve_within
from kg.rules import extract, shipped_rules
from kg.rules.examples import annotated_document
from kg.store.record import Versions

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)

_PEOPLE = (
    "Ratna Wulandari", "Bagus Prakoso", "Hendra Wibowo", "Sari Melati", "Yusuf Maulana", "Dewi Anggraini", "Budi",
)  # fmt: skip
_BODIES = (
    "Badan Air Nusantara (BAN)", "Badan Arsip Nasional (BAN)", "BAN", "Komisi Hutan Lestari (KHL)", "KHL",
    "PT Angin Timur Tbk", "Angin Timur",
)  # fmt: skip
_PLACES = ("Bandung", "Kota Bandung", "Provinsi Banten", "Banten", "Kupang")
_SENTENCES = (
    "{a} bertemu {b} di {place}, Senin.",
    "{a} tidak menelepon {b}, kata juru bicara {body}.",
    "Ketua {body} {a} akan mengunjungi {place}.",
    "{a} mengkritik {body} karena banjir di {place}.",
    "“Kami akan bekerja sampai tuntas,” kata {a}.",
    "{body} bekerja sama dengan {other}.",
)


def _marked(name: str, kind: str) -> str:
    head, bracket, rest = name.partition(" (")
    marked = f"[{head}|{kind}]"
    return f"{marked} ([{rest.rstrip(')')}|{kind}])" if bracket else marked


def annotated(seed: int) -> str:
    """The text of an article, its names marked; the same for the same seed."""
    random = Random(seed)
    sentences = []
    for sentence in random.sample(_SENTENCES, 4):
        a, b = random.sample(_PEOPLE, 2)
        body, other = random.sample(_BODIES, 2)
        names = {"a": _marked(a, "PER"), "b": _marked(b, "PER"), "place": _marked(random.choice(_PLACES), "LOC")}
        names |= {"body": _marked(body, "ORG"), "other": _marked(other, "ORG")}
        sentences.append(sentence.format(**names))
    return "\n".join(sentences)


def document(id: str, seed: int) -> Document:
    """An analysed article whose names are those that `annotated` marks."""
    made = annotated_document(annotated(seed), INDONESIAN)
    day = date(2024, 1 + seed % 12, 1 + seed % 28)
    article = Article(id, made.article.text, None, day, f"https://contoh.example/{id}", f"Harian {seed % 3}")
    return replace(made, article=article)


class Corpus:
    """Articles by id and seed, and the reader for them: what it needs no tagger for, it does as kg does."""

    def __init__(self, rules: str = "ab" * 32) -> None:
        self.versions = Versions("0", rules, "cd" * 32)
        self._documents: dict[tuple[str, str], Document] = {}

    def article(self, id: str, seed: int) -> Article:
        """An article; another seed gives it another text."""
        made = document(id, seed)
        self._documents[id, made.article.text] = made
        return made.article

    def read(self, articles: Sequence[Article]) -> Iterator[Findings]:
        """As the store's reader."""
        for given in articles:
            made = self._documents[given.id, given.text]
            clusters = resolve_within(made, INDONESIAN)
            yield Findings(given, clusters, extract(made, clusters, RULES, INDONESIAN))
