"""The index: whatever is added, replaced and withdrawn, it holds what a resolution of all articles at once gives."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from random import Random

import pytest

from kg.model import Article
from kg.pipeline import Findings, sketches_of
from kg.resolve import load_gazetteer, resolve_across, resolve_within, stories
from kg.rules import extract
from kg.rules.examples import annotated_document
from kg.store import database, index
from store.corpus import INDONESIAN, RULES

GAZETTEER = load_gazetteer()
PERSONS = (
    "Wira Santosa", "Wira Kusuma", "Wira", "Pak Wira", "Bu Wira", "Santosa", "Sri Ayu Lestari", "Sri Ayu", "Ayu",
    "Ratna", "Ratna Melati", "Budi Santosa", "Budi Santoso", "Budi Bagus Santosa", "Galih Permana Wira Kusuma",
    "Dr. Galih Permana",
)  # fmt: skip
BODIES = (
    "Komisi Hutan Lestari ([KHL|ORG])", "Kantor Hukum Lembah ([KHL|ORG])", "KHL", "Komisi Hutan", "Dinas Sosial Lembah",
    "Dinsos Lembah", "Persatu", "Persatu Tuban", "Kabar.com", "Kabar", "Polda Jateng", "Kepolisian Daerah Jawa Tengah",
)  # fmt: skip
PLACES = ("Bandung", "Kota Bandung", "Jabar", "Jawa Barat", "Lembah Hijau", "Tuban")
SENTENCES = (
    "[{a}|PER] bertemu [{b}|PER] di [{place}|LOC], Senin pagi, sebelum rapat.",
    "Ketua [{body}|ORG] [{a}|PER] akan mengunjungi [{place}|LOC].",
    "[{a}|PER] mengkritik [{body}|ORG] karena banjir di [{place}|LOC] belum surut.",
    "[{body}|ORG] bekerja sama dengan [{other}|ORG] sejak awal tahun ini.",
    "Hujan turun sepanjang hari di pesisir utara, dan nelayan tidak melaut sampai angin reda pada malam hari.",
)


def found_in(id_: str, seed: int) -> Findings:
    """What an invented article gives; others with the same seed are reprints of it."""
    random = Random(seed)
    lines = []
    at = 5 * random.randrange(3)  # what is often named together
    places = (PLACES * 2)[at // 5 * 2 :][:2]
    for sentence in random.sample(SENTENCES, random.randint(2, len(SENTENCES))):
        a, b = random.sample(PERSONS[at : at + 5] if random.random() < 0.8 else PERSONS, 2)
        body, other = random.sample(BODIES[at // 5 * 3 :][:3] if random.random() < 0.8 else BODIES, 2)
        ends = [one.removesuffix("|ORG])") + "|ORG])" if "(" in one else one for one in (body, other)]
        text = sentence.format(a=a, b=b, place=random.choice(places), body="\x01", other="\x02")
        for mark, one in zip("\x01\x02", ends, strict=True):
            head, bracket, rest = one.partition(" (")
            text = text.replace(f"[{mark}|ORG]", f"[{head}|ORG]" + (f" ({rest}" if bracket else ""))
        lines.append(text)
    if seed % 4 < 2:
        who = "Nadia Hapsari" if seed % 4 else "Nadia"
        lines = [f"[{who}|PER] menegur [Badan Bakau|ORG] di [Muara Baru|LOC].", *lines, "[Nadia|PER] lalu pulang."]
    made = annotated_document("\n".join(lines), INDONESIAN)
    day = date(2024, 1 + seed % 12, 1) if seed % 5 else None
    document = replace(made, article=Article(id_, made.article.text, None, day))
    clusters = resolve_within(document, INDONESIAN)
    return Findings(document.article, clusters, extract(document, clusters, RULES, INDONESIAN))


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    for statement in database.SCHEMA:
        made.execute(statement)
    yield made
    made.close()


def check(db: sqlite3.Connection, state: dict[str, Findings]) -> None:
    looked_at = {id_: sketches_of(found, GAZETTEER, INDONESIAN) for id_, found in state.items()}
    whole = resolve_across(looked_at, GAZETTEER, INDONESIAN)
    assert [replace(entity, replaces=()) for entity in index.entities(db)] == list(whole.entities)
    told = stories({id_: (one.article.published, one.article.text) for id_, one in state.items()})
    for id_ in state:
        assert index.refs(db, id_) == [whole.where[id_, place] for place in range(len(state[id_].clusters))]
        assert index.story(db, id_) == told.get(id_)


def change(db: sqlite3.Connection, state: dict[str, Findings], random: Random) -> dict[str, Findings]:
    gone = random.sample(sorted(state), min(len(state), random.choice((0, 0, 1, 4))))
    new = {f"a{random.randrange(40)}" for _ in range(random.choice((0, 1, 6)))}
    gone = sorted({*gone, *(new & state.keys())})
    added = {id_: found_in(id_, random.randrange(30)) for id_ in sorted(new)}
    before = {id_: (index.refs(db, id_), index.story(db, id_)) for id_ in state}
    effects = index.update(db, [state[id_] for id_ in gone], list(added.values()), INDONESIAN)
    after = {id_: found for id_, found in state.items() if id_ not in gone} | added
    others = [id_ for id_ in after if id_ in state and id_ not in added]
    moved = {id_ for id_ in others if (index.refs(db, id_), index.story(db, id_)) != before[id_]}
    assert moved <= effects.articles, "whoever writes the articles' graphs is told of all that have to be written anew"
    return after


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("narrow", [False, True])
def test_changes_give_what_all_at_once_gives(
    db: sqlite3.Connection, seed: int, narrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if narrow:  # so that what is too common to be looked at comes and goes
        for name, number in (("WIDEST", 3), ("COMMON", 2)):
            for module in ("kg.resolve.related", "kg.resolve.stories", "kg.store.settling", "kg.store.telling"):
                monkeypatch.setattr(import_module(module), name, number, raising=False)
    random = Random(seed)
    state: dict[str, Findings] = {}
    for _ in range(14):
        state = change(db, state, random)
        check(db, state)


def test_what_is_withdrawn_leaves_nothing(db: sqlite3.Connection) -> None:
    found = [found_in(f"a{seed}", seed) for seed in range(12)]
    index.update(db, (), found[:7], INDONESIAN)
    index.update(db, (), found[7:], INDONESIAN)
    index.update(db, found, (), INDONESIAN)
    left = {table: db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in database.DERIVED}
    assert not any(left.values()), left


def test_the_articles_do_join_what_one_alone_would_not() -> None:
    """The invented articles would test nothing if nothing joined in them."""
    state = {f"a{seed}": found_in(f"a{seed}", seed) for seed in range(30)}
    looked_at = {id_: sketches_of(found, GAZETTEER, INDONESIAN) for id_, found in state.items()}
    joined = [merge for merge in resolve_across(looked_at, GAZETTEER, INDONESIAN).merges if merge.into]
    kinds = {reason.partition(":")[0] for merge in joined for reason in merge.reasons}
    assert kinds >= {"one word of the name", "shorter name", "address", "without its city"}, kinds
