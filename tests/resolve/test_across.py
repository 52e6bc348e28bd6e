"""Entities over articles: what is one joins for a reason, what may be one is listed, and order does not matter."""

import pickle
from collections.abc import Callable, Iterable, Sequence
from random import Random

import pytest

from kg.languages import language
from kg.resolve import (
    Block,
    Decision,
    Decisions,
    Resolution,
    Settled,
    Sketch,
    load_gazetteer,
    resolve_across,
    resolve_within,
    sketches,
)
from kg.resolve.company import LEVELS, least, level, share_of
from kg.rules.examples import annotated_document

INDONESIAN = language("id")
GAZETTEER = load_gazetteer()


def resolved(articles: Sequence[str], decisions: Sequence[Decision] = ()) -> Resolution:
    """The resolution of annotated texts, whose ids are a0, a1 and so on."""
    return resolved_by_id({f"a{i}": text for i, text in enumerate(articles)}, decisions)


def resolved_by_id(articles: dict[str, str], decisions: Sequence[Decision] = ()) -> Resolution:
    return resolve_across(looked_at(articles), GAZETTEER, INDONESIAN, Decisions(decisions))


def looked_at(articles: dict[str, str]) -> dict[str, tuple[Sketch, ...]]:
    found = {}
    for id_, text in articles.items():
        document = annotated_document(text, INDONESIAN)
        clusters = resolve_within(document, INDONESIAN)
        found[id_] = sketches(document.article.text, clusters, (), GAZETTEER, INDONESIAN)
    return found


def labels(*articles: str) -> list[tuple[str, int]]:
    """(label, number of articles) of the entities of annotated texts."""
    found = resolved(articles)
    where = {entity.id: {a for (a, _), ref in found.where.items() if ref.id == entity.id} for entity in found.entities}
    return sorted((entity.label, len(where[entity.id])) for entity in found.entities)


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("[Vladimir Putin|PER] tiba. [Putin|PER] lelah.", "[Vladimir Putin|PER] pergi.", "Vladimir Putin"),
        ("[Ir. Raka Pradana, M.Si.|PER] tiba.", "[Raka Pradana|PER] pergi.", "Raka Pradana"),
        ("[Anwar bin Daud|PER] tiba.", "[Anwar Daud|PER] pergi.", "Anwar Daud"),
        ("[Soeharto Tjipto|PER] tiba.", "[Suharto Cipto|PER] pergi.", "Soeharto Tjipto"),
        (
            "[Badan Riset Nelayan Nasional|ORG] ([BRNN|ORG]) berdiri.",
            "[BRNN|ORG] rapat.",
            "Badan Riset Nelayan Nasional",
        ),
        ("[PT Bank Nusa Abadi|ORG] ([BNA|ORG]) untung.", "[BNA|ORG] rugi.", "PT Bank Nusa Abadi"),
        ("[Amerika Serikat|LOC] menolak.", "[AS|LOC] diam.", "Amerika Serikat"),
        ("[Kota Surabaya|LOC] panas.", "[Surabaya|LOC] hujan.", "Surabaya"),
        ("[DKI Jakarta|LOC] macet.", "[Jakarta|LOC] banjir.", "Jakarta"),
    ],
)
def test_one_thing_is_one_entity(first: str, second: str, label: str) -> None:
    assert [number for _, number in labels(first, second)] == [2]
    assert label in {entity.label for entity in resolved((first, second)).entities} | {
        alias for entity in resolved((first, second)).entities for alias in entity.aliases
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[Budi|PER] tiba.", "[Budi|PER] pergi."),
        ("[Gedung Putih|LOC] sepi.", "[Gedung Putih|ORG] diam."),
        ("[Kabupaten Bandung|LOC] sepi.", "[Kota Bandung|LOC] ramai."),
        ("[Robert Sanjaya Jr|PER] tiba.", "[Robert Sanjaya|PER] pergi."),
        ("[Bu Ningsih Rahma|PER] tiba.", "[Pak Ningsih|PER] pergi."),
        ("[Dewan Perwakilan Rakyat Daerah|ORG] rapat.", "[Dewan Perwakilan Rakyat|ORG] rapat."),
        ("[Komisi Pemilihan Umum|ORG] rapat.", "[Komisi Pemberantasan Korupsi|ORG] rapat."),
    ],
)
def test_unlike_things_stay_apart(first: str, second: str) -> None:
    assert [number for _, number in labels(first, second)] == [1, 1]


GOVERNOR = "[Wira Santosa|PER] memimpin rapat [Dinas Kehutanan Lembah|ORG] di [Lembah Hijau|LOC]. [Wira|PER] pulang."


def test_a_single_name_joins_by_its_company() -> None:
    again = "[Wira|PER] menegur [Dinas Kehutanan Lembah|ORG] di [Lembah Hijau|LOC]."
    other = [f"[Orang{i} Lain{i}|PER] tiba di [Desa Nomor{i}|LOC]." for i in range(30)]
    found = resolved([GOVERNOR, GOVERNOR, again, *other])
    (merge,) = (m for m in found.merges if m.into)
    assert merge.name == "Wira"
    assert any("Dinas Kehutanan Lembah" in reason for reason in merge.reasons)


def test_a_single_name_that_two_full_names_may_have_stays_apart_and_is_listed() -> None:
    one, two = "[Wira Santosa|PER] tiba. [Wira|PER] lelah.", "[Wira Kusuma|PER] tiba. [Wira|PER] lapar."
    found = resolved([one, one, two, two, "[Wira|PER] bicara."])
    assert not [m for m in found.merges if m.into]
    assert {d.second_name for d in found.doubts} == {"Wira Santosa", "Wira Kusuma"}


def test_linked_things_have_identifiers_and_a_place() -> None:
    (entity,) = resolved(["[Indonesia|LOC] merdeka."]).entities
    assert "http://www.wikidata.org/entity/Q252" in entity.same_as
    assert "https://sws.geonames.org/1643084/" in entity.same_as
    assert (entity.code, entity.id[:14]) == ("ID", "loc-indonesia-")
    assert entity.latitude is not None
    assert -7 < entity.latitude < -5


NEWS = [
    GOVERNOR,
    "[Wira|PER] menegur [Dinas Kehutanan Lembah|ORG] di [Lembah Hijau|LOC].",
    "[Komisi Hutan Lestari|ORG] ([KHL|ORG]) mengkritik [Wira Santosa|PER].",
    "[KHL|ORG] bertemu [Sri Ayu Lestari|PER] di [Kota Surabaya|LOC].",
    "[Sri Ayu|PER] dari [KHL|ORG] tiba di [Surabaya|LOC].",
    "[Wira Kusuma|PER] pulang ke [Jabar|LOC]. [Wira|PER] lelah.",
    "[Ratna|PER] tertawa. [Budi|PER] diam.",
    "[Ratna|PER] dan [Budi|PER] tiba di [Jawa Barat|LOC].",
]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_articles_changes_nothing(seed: int) -> None:
    articles = {f"a{i}": text for i, text in enumerate(NEWS)}
    shuffled = list(articles.items())
    Random(seed).shuffle(shuffled)
    assert resolved_by_id(dict(shuffled)) == resolved_by_id(articles)


def test_blocks_may_be_settled_elsewhere_and_in_any_order() -> None:
    more = ("[Raka Pradana|PER] tiba.", "[Raka Pradana Utama|PER] pergi. [Raka|PER] lelah.")
    articles = looked_at({f"a{i}": text for i, text in enumerate((*NEWS, *more))})
    sizes = []

    def far_away(settle: Callable[[Block], Settled], blocks: Iterable[Block]) -> list[Settled]:
        sent = [pickle.dumps(block) for block in blocks]
        sizes.append(len(sent))
        back = [settle(pickle.loads(one)) for one in reversed(sent)]
        return back[::-1]

    here = resolve_across(articles, GAZETTEER, INDONESIAN)
    assert resolve_across(articles, GAZETTEER, INDONESIAN, run=far_away) == here
    assert len(sizes) == 2
    assert all(sizes)
    assert [merge for merge in here.merges if merge.into]


@pytest.mark.parametrize("articles", [1, 2, 7, 100, 4312, 10**8])
def test_shares_are_told_in_steps(articles: int) -> None:
    for number in {1, 2, 3, articles // 500, articles // 9, articles // 3, articles} - {0}:
        if number <= articles:
            at, share = level(number, articles), number / articles
            assert share < 1 / 128 or share / 1.2 < share_of(at) < share * 1.2
            assert at == LEVELS or least(at, articles) <= number
            assert at == 0 or number < least(at - 1, articles)


@pytest.mark.parametrize("left_out", range(len(NEWS)))
def test_an_article_more_keeps_the_ids_of_what_it_does_not_name(left_out: int) -> None:
    articles = {f"a{i}": text for i, text in enumerate(NEWS)}
    fewer = {id_: text for id_, text in articles.items() if id_ != f"a{left_out}"}
    before, after = resolved_by_id(fewer), resolved_by_id(articles)
    entities = {entity.id: entity for entity in after.entities}
    here = [entities[ref.id] for (article, _), ref in after.where.items() if article == f"a{left_out}"]
    named = {word for entity in here for name in (entity.label, *entity.aliases) for word in name.split()}
    changed = [ref for place, ref in before.where.items() if ref.id != after.where[place].id]
    assert all(named & set(ref.label.split()) for ref in changed)


def test_what_a_person_told_apart_stays_apart() -> None:
    articles = ["[Raka Pradana|PER] tiba.", "[Raka Pradana Utama|PER] pergi."]
    joined = resolved(articles)
    assert len(joined.entities) == 1
    first, second = (merge.part for merge in joined.merges)
    decided = Decision("different", first, second)
    apart = resolved(articles, [decided])
    assert len(apart.entities) == 2
    assert not apart.doubts
    assert not apart.unused


def test_what_a_person_joined_is_one_with_a_name() -> None:
    articles = ["[Ki Bara|PER] tiba.", "[Suparman Wijaya|PER] pergi."]
    first, second = (entity.id for entity in resolved(articles).entities)
    decisions = [Decision("same", first, second), Decision("rename", first, "Suparman (Ki Bara)")]
    (entity,) = resolved(articles, decisions).entities
    assert entity.label == "Suparman (Ki Bara)"
    assert {"Ki Bara", "Suparman Wijaya"} <= set(entity.aliases)
    gone = resolved(articles[:1], decisions)
    assert [d.decision for d in gone.unused] == ["same", *(["rename"] if "ki-bara" not in first else [])]


def test_the_last_decision_on_a_pair_counts() -> None:
    articles = ["[Ki Bara|PER] tiba.", "[Suparman Wijaya|PER] pergi."]
    first, second = (entity.id for entity in resolved(articles).entities)
    decisions = [Decision("same", first, second), Decision("different", second, first)]
    assert len(resolved(articles, decisions).entities) == 2


def test_decisions_that_rule_each_other_out_are_told() -> None:
    articles = ["[Ki Bara|PER] tiba.", "[Suparman Wijaya|PER] pergi.", "[Empu Lanang|PER] diam."]
    a, b, c = (entity.id for entity in resolved(articles).entities)
    decisions = [Decision("same", a, b), Decision("same", b, c), Decision("different", a, c)]
    found = resolved(articles, decisions)
    assert len(found.entities) == 2
    assert found.unused == (decisions[1],)
