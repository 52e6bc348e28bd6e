"""Verb forms and dates of Indonesian."""

from dataclasses import fields
from datetime import date

import pytest

from kg.languages import language
from kg.languages.id.dates import find_dates
from kg.languages.id.morphology import is_verb, verb_forms
from kg.languages.id.segment import tokens

FORMS = [
    ("telepon", "menelepon"),
    ("undang", "mengundang"),
    ("kunjungi", "mengunjungi"),
    ("sampaikan", "menyampaikan"),
    ("puji", "memuji"),
    ("proses", "memproses"),
    ("kritik", "mengkritik"),
    ("bom", "mengebom"),
    ("lantik", "melantik"),
    ("jamu", "menjamu"),
    ("dukung", "mendukung"),
    ("bantu", "membantu"),
    ("periksa", "memeriksa"),
    ("peringatkan", "memperingatkan"),
    ("gagalkan", "menggagalkan"),
]


@pytest.mark.parametrize(("stem", "active"), FORMS)
def test_active_form(stem: str, active: str) -> None:
    forms = verb_forms(stem)
    assert active in forms.active
    assert forms.passive == {"di" + stem}


@pytest.mark.parametrize("word", ["menelepon", "ditangkap", "bertemu", "terjadi"])
def test_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", ["menteri", "dinas", "berita", "tersangka", "rumah", "anak-anak"])
def test_no_verbs(word: str) -> None:
    assert not is_verb(word)


DATES = [
    ("Minggu (29/12)", "2019-12-29"),
    ("pada 27 Desember", "2019-12-27"),
    ("Jumat (15/8/2025)", "2025-08-15"),
    ("Senin lalu", "2019-12-23"),
    ("dua hari lalu", "2019-12-28"),
    ("kemarin", "2019-12-29"),
    ("awal bulan ini", "2019-12"),
    ("bulan lalu", "2019-11"),
    ("Mei 2020", "2020-05"),
    ("dua tahun lalu", "2017"),
    ("sejak 1998", "1998"),
    ("3 Januari", "2020-01-03"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_dates(text: str, value: str) -> None:
    found = find_dates(text, 0, len(text), date(2019, 12, 30))
    assert [t.value for t in found] == [value]


@pytest.mark.parametrize("text", ["30/2", "skor 3-1", "Maret", "99/99/2020", "nomor 12"])
def test_no_dates(text: str) -> None:
    assert find_dates(text, 0, len(text), date(2019, 12, 30)) == ()


def test_without_a_day_of_publication_only_complete_dates() -> None:
    text = "Senin lalu, 29/12, dan 29 Desember 2019"
    assert [t.value for t in find_dates(text, 0, len(text), None)] == ["2019-12-29"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_beyond_the_calendar_give_nothing(published: date) -> None:
    words = "kemarin besok lusa pekan depan, tahun lalu, tahun depan, 29/12, 2 hari lalu, Senin lalu, 24 bulan lalu"
    for found in find_dates(words, 0, len(words), published):
        assert 4 <= len(found.value) <= 10
        assert found.value[:4].isdigit()
        assert found.value[:4] != "0000"


def test_other_digits_give_no_date() -> None:
    text = "tahun 20١٢, Mei 20١٢"
    assert find_dates(text, 0, len(text), date(2019, 12, 30)) == ()


def test_entries_of_word_lists_are_single_tokens() -> None:
    """The matcher compares token by token: an entry of two words would never match."""
    lexicon, titles = language("id").lexicon, language("id").titles
    for lists in (lexicon, titles):
        for field in fields(lists):
            entries = getattr(lists, field.name)
            if isinstance(entries, frozenset) and field.name not in ("seats", "countries"):
                assert [e for e in entries if len(tokens(e)) != 1] == [], field.name


def test_word_lists_are_lower_case_texts() -> None:
    lexicon = language("id").lexicon
    for name in ("negators", "planned", "prepositions", "reporting", "statement_verbs"):
        assert all(word == word.lower() and word != "false" for word in getattr(lexicon, name))
