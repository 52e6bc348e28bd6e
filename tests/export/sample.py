"""Two hand-built graphs for the exporters' tests: a plain one, and one whose every text is out to break a format."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityMention, EntityRef, Quote, Span, Statement

RATNA = EntityRef("e1", "Ratna Sulastri", "PER")
HENDRA = EntityRef("e2", "Hendra Wibowo", "PER")
TIRTAMARTA = EntityRef("e3", "Tirtamarta", "LOC")
DINAS = EntityRef("e4", "Dinas Sosial", "ORG")
PEKAN = EntityRef("e5", "Pekan Budaya Nusa", "EVT")

ARTICLES = (
    Article(
        id="a1",
        text="Ratna menelepon Hendra\n"
        "Gubernur Ratna Sulastri menelepon Hendra Wibowo pada Senin. Ia memimpin Tirtamarta. "
        '"Kami siap membantu warga," ujar Ratna Sulastri.',
        title="Ratna menelepon Hendra",
        published=date(2021, 3, 8),
        url="https://berita.example/a1?x=1&y=2",
        source="Harian Contoh",
    ),
    Article(
        id="a2",
        text="Menurut Dinas Sosial, Ratna Sulastri akan menelepon Hendra Wibowo. "
        "Hendra Wibowo bertemu dengan Ratna Sulastri. Keduanya hadir di Pekan Budaya Nusa.",
        story="story-0123456789ab",
    ),
    Article(
        id="a3",
        text="Ratna Sulastri tidak menelepon Hendra Wibowo. Ratna Sulastri menemui Hendra Wibowo.",
        story="story-0123456789ab",
    ),
)

HOSTILE_NAMES = (
    "'); MATCH (n) DETACH DELETE n //",
    '"}] AS row MATCH (n) DETACH DELETE n WITH [{x: "',
    "balik \\ miring \\\\ ganda \\' \\\" \\u0027 \\\\u0027 \\u005c",
    "baris\nbaru\r\nWindows\rlama\ttab\u2028pemisah\u2029paragraf\x85",
    "<b>&amp;]]> <!-- --> ' \" &#0;",
    "kendali \x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x9b \ufffe\uffff akhir",
    '=HYPERLINK("http://jahat.example","klik")',
    "emoji 🌋 gabungan e\u0301 arah \u202e terbalik",
    "`) backtick; titik koma; koma, dan 'kutip'",
    ' spasi di tepi ; a;b ""',
)


def entity(
    ref: EntityRef, *mentions: EntityMention, aliases: tuple[str, ...] = (), same_as: tuple[str, ...] = ()
) -> Entity:
    return Entity(ref.id, ref.label, ref.type, aliases, same_as, mentions)


def mentions(article: Article, text: str) -> tuple[EntityMention, ...]:
    starts = [start for start in range(len(article.text)) if article.text.startswith(text, start)]
    return tuple(EntityMention(article.id, start, start + len(text), text, 0.98) for start in starts)


def span(article: Article, text: str) -> Span:
    start = article.text.index(text)
    return Span(start, start + len(text), text)


def statement(
    id: str, article: Article, subject: EntityRef, relation: str, obj: EntityRef | str, text: str, **changes: Any
) -> Statement:
    found = span(article, text)
    plain = Statement(
        id=id,
        article=article.id,
        subject=subject,
        relation=relation,
        object=obj,
        polarity="positive",
        modality="actual",
        source=None,
        time=None,
        role=None,
        former=False,
        evidence=found,
        sentence=found,
        marks=(None, None, None),
        rule=f"{relation}.verba",
        trigger="menelepon",
        score=0.9,
    )
    return replace(plain, **changes)


def graph() -> KnowledgeGraph:
    """Five entities, three articles; `phoned` is stated, planned and denied, `met` is stated in both orders."""
    first, second, third = ARTICLES
    people = {
        ref: sum((mentions(a, ref.label) for a in ARTICLES), ()) for ref in (RATNA, HENDRA, TIRTAMARTA, DINAS, PEKAN)
    }
    return KnowledgeGraph(
        articles=ARTICLES,
        entities=(
            entity(
                RATNA, *people[RATNA], aliases=("Ratna", "Ibu Ratna"), same_as=("http://www.wikidata.org/entity/Q1",)
            ),
            entity(HENDRA, *people[HENDRA]),
            replace(
                entity(TIRTAMARTA, *people[TIRTAMARTA]),
                code="ID-TM",
                latitude=-7.25,
                longitude=110.5,
                replaces=("e9",),
            ),
            entity(DINAS, *people[DINAS]),
            entity(PEKAN, *people[PEKAN]),
        ),
        statements=(
            statement(
                "s1",
                first,
                RATNA,
                "phoned",
                HENDRA,
                "Gubernur Ratna Sulastri menelepon Hendra Wibowo",
                time="2021-03-08",
            ),
            statement("s2", first, RATNA, "has_role", "Gubernur", "Gubernur Ratna Sulastri", trigger="", score=1.0),
            statement(
                "s3",
                first,
                RATNA,
                "affiliated_with",
                TIRTAMARTA,
                "Ia memimpin Tirtamarta",
                role="Gubernur",
                former=True,
            ),
            statement(
                "s4",
                second,
                RATNA,
                "phoned",
                HENDRA,
                "Ratna Sulastri akan menelepon Hendra Wibowo",
                modality="planned",
                source=DINAS,
                time="2021-03",
                sentence=span(second, "Menurut Dinas Sosial, Ratna Sulastri akan menelepon Hendra Wibowo."),
            ),
            statement("s5", second, HENDRA, "met", RATNA, "Hendra Wibowo bertemu dengan Ratna Sulastri", time="2021"),
            statement(
                "s6",
                third,
                RATNA,
                "phoned",
                HENDRA,
                "Ratna Sulastri tidak menelepon Hendra Wibowo",
                polarity="negative",
            ),
            statement("s7", third, RATNA, "met", HENDRA, "Ratna Sulastri menemui Hendra Wibowo", score=0.00001),
        ),
        quotes=(Quote("a1", RATNA, "Kami siap membantu warga,", *_ends(first, "Kami siap membantu warga,"), "ujar"),),
    )


def hostile(names: Sequence[str] = HOSTILE_NAMES) -> KnowledgeGraph:
    """An entity for each hostile name, in a ring of relations; the names are aliases, roles and triggers too."""
    refs = [EntityRef(f"h{n}", name, ("PER", "ORG", "LOC")[n % 3]) for n, name in enumerate(names)]
    articles = tuple(
        Article(id=f"{n}/{name}", text=f"{name} menelepon.", title=name, url=name, source=name)
        for n, name in enumerate(names)
    )
    ring = list(zip(articles, refs, refs[1:] + refs[:1], strict=True))
    return KnowledgeGraph(
        articles=articles,
        entities=tuple(
            entity(ref, *mentions(article, ref.label), aliases=(ref.label, f"lagi {ref.label}"))
            for article, ref, _ in ring
        ),
        statements=tuple(
            statement(
                f"t{n}",
                article,
                ref,
                "has_role" if last else "phoned",
                ref.label if last else after,
                ref.label,
                role=ref.label,
                source=ref,
                trigger=ref.label,
                rule=ref.label,
            )
            for n, (article, ref, after) in enumerate(ring)
            for last in (False, True)
            for n in (2 * n + last,)
        ),
        quotes=tuple(
            Quote(article.id, ref, ref.label, *_ends(article, ref.label), ref.label) for article, ref, _ in ring
        ),
    )


def _ends(article: Article, text: str) -> tuple[int, int]:
    found = span(article, text)
    return found.start, found.end
