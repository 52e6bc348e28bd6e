"""Linking to known places: unique names, namesakes by context, and nothing where it is doubtful."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.languages import language
from kg.resolve import Entry, Gazetteer, link, load_gazetteer, resolve_within
from kg.resolve.gazetteer.entry import read_entries, write_entries
from kg.rules.examples import annotated_document

INDONESIAN = language("id")
PLACES = load_gazetteer()


def links(text: str, gazetteer: Gazetteer = PLACES) -> dict[str, str | None]:
    """The ids to which the names of an annotated text are linked, by the names of the clusters."""
    document = annotated_document(text, INDONESIAN)
    clusters = resolve_within(document, INDONESIAN)
    found = link(document.article.text, clusters, gazetteer, INDONESIAN)
    return {c.name: one.entry.id if one else None for c, one in zip(clusters, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Ia tiba di [Indonesia|LOC].", "Indonesia", "Q252"),
        ("Ia tiba di [AS|LOC].", "AS", "Q30"),
        ("Ia tiba di [Jabar|LOC].", "Jabar", "Q3724"),
        ("Ia tiba di [Kota Malang|LOC].", "Kota Malang", "Q11445"),
        ("Ia tiba di [Kabupaten Malang|LOC].", "Kabupaten Malang", "Q11095"),
        ("Bupati [Malang|LOC] tiba.", "Malang", "Q11095"),
        ("Gubernur [Jambi|LOC] tiba.", "Jambi", "Q2051"),
        ("Ia pergi ke [London|LOC].", "London", "Q84"),
        ("Ia tiba di [Papua Tengah|LOC].", "Papua Tengah", "iso3166-2:ID-PT"),
        ("Ia pindah ke [Liverpool|LOC].", "Liverpool", "Q24826"),
        ("Ia pindah dari [Barcelona|LOC] di [Spanyol|LOC].", "Barcelona", "Q1492"),
    ],
)
def test_names_are_linked(text: str, name: str, id_: str) -> None:
    assert links(text)[name] == id_


@pytest.mark.parametrize(
    "text",
    [
        "Ia tiba di [Malang|LOC].",  # city or regency
        "Ia tiba di [Jambi|LOC].",  # province or city
        "Ia tiba di [Kecamatan Bandung|LOC].",
        "Penutur bahasa [Indonesia|LOC] bertambah.",
        "[Liverpool|LOC] menang atas tamunya.",
        "[Jakarta|ORG] menolak.",
        "Ia tiba di [Desa Antah Berantah|LOC].",
    ],
)
def test_doubtful_names_are_not(text: str) -> None:
    assert set(links(text).values()) == {None}


def test_own_entries_come_first(tmp_path: Path) -> None:
    file = tmp_path / "milik-kami.csv"
    file.write_text(
        "id,type,name,aliases\nkami:1,ORG,Koperasi Nusa,KNS;Kopnus\nkami:2,LOC,Bandung,\n", encoding="utf-8"
    )
    own = load_gazetteer([file])
    assert links("[Kopnus|ORG] berkantor di [Bandung|LOC].", own) == {"Kopnus": "kami:1", "Bandung": "kami:2"}
    assert own["kami:1"].iris == ()
    assert own.fingerprint != PLACES.fingerprint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nama\nx\n", "no column 'id'"),
        ("id,type,name\n1,LOC,\n", "line 2: id or name is empty"),
        ("id,type,name\n1,CITY,Kota\n", "line 2: the type 'CITY'"),
        ("id,type,name\n1,LOC,A\n1,LOC,B\n", "line 3: the id '1' is there twice"),
        ("id,type,name,latitude\n1,LOC,A,95\n", "line 2: 95 is no place"),
    ],
)
def test_faulty_files_are_told(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "salah.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_gazetteer([file])


def test_files_are_read_as_written(tmp_path: Path) -> None:
    entries = [
        Entry("Q1", "LOC", "Satu", ("A, B", "C"), "city", "Q2", -7.25, 110.5, 12, ("geonames:5",), "ID-X"),
        Entry("kami:2", "PER", 'Nama "kutip"'),
    ]
    file = tmp_path / "a.csv"
    file.write_text(write_entries(entries), encoding="utf-8", newline="")
    assert list(read_entries(file)) == entries


def test_the_packaged_gazetteer_knows_all_of_indonesia() -> None:
    inside = [PLACES[id_] for id_ in PLACES if "Q252" in PLACES.within(PLACES[id_])]
    kinds = {kind: [e for e in inside if e.kind == kind] for kind in ("province", "city", "regency")}
    assert (len(kinds["province"]), len(kinds["city"]), len(kinds["regency"])) == (38, 98, 416)
    assert all(entry.latitude is not None for entry in inside if entry.kind != "island")
    assert len({entry.code for entry in kinds["province"]}) == 38


def test_a_chain_of_places_is_told_from_a_list() -> None:
    assert PLACES.contains("Jawa Barat", "Bogor") is True
    assert PLACES.contains("Jawa Timur", "Bogor") is False
    assert PLACES.contains("Belawan Lama", "Priok") is None
