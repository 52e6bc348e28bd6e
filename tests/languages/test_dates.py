"""The table of time expressions: what the text says, the day of publication, and what is made of it."""

from datetime import date

import pytest

from kg.languages.id.dates import find_dates

# 2019-12-30 is a Monday, 2020-01-01 a Wednesday, 2020-03-04 a Wednesday, 2025-08-16 a Saturday
TABLE = [
    # day and month
    ("Minggu (29/12)", "2019-12-30", ["2019-12-29"]),
    ("Minggu (29/12/2019)", "2025-08-16", ["2019-12-29"]),
    ("Minggu (29/12/19)", "2020-01-01", ["2019-12-29"]),
    ("Minggu, 29 Desember 2019", "2020-01-01", ["2019-12-29"]),
    ("hari Minggu tanggal 29 Desember 2019", "2020-01-01", ["2019-12-29"]),
    ("Minggu malam (29/12)", "2019-12-30", ["2019-12-29"]),
    ("Minggu (29/12) malam", "2019-12-30", ["2019-12-29"]),
    ("27 Desember", "2019-12-30", ["2019-12-27"]),
    ("27 Desember", "2020-01-01", ["2019-12-27"]),
    ("3 Januari", "2019-12-30", ["2020-01-03"]),
    ("17 Agustus 1945", "2019-12-30", ["1945-08-17"]),
    ("29 Pebruari 2020", "2020-03-04", ["2020-02-29"]),
    ("29-12-2019", "2020-01-01", ["2019-12-29"]),
    ("2019-12-29", "2020-01-01", ["2019-12-29"]),
    ("1 Mei dan 2 Mei 2020", "2020-06-01", ["2020-05-01", "2020-05-02"]),
    # ranges: the month or year that holds them
    ("15-24 Oktober 2016", "2019-12-30", ["2016-10"]),
    ("15 hingga 24 Oktober 2016", "2019-12-30", ["2016-10"]),
    ("28 Oktober-3 November 2016", "2019-12-30", ["2016"]),
    ("28 Desember 2019 - 3 Januari 2020", "2020-01-01", ["2019-12-28", "2020-01-03"]),
    ("15-17/12", "2019-12-30", ["2019-12"]),
    # months and years
    ("Mei 2020", "2020-06-01", ["2020-05"]),
    ("pertengahan Mei 2020", "2020-06-01", ["2020-05"]),
    ("Maret lalu", "2019-12-30", ["2019-03"]),
    ("Desember lalu", "2019-12-30", ["2018-12"]),
    ("Mei mendatang", "2019-12-30", ["2020-05"]),
    ("awal bulan ini", "2019-12-30", ["2019-12"]),
    ("bulan lalu", "2020-01-01", ["2019-12"]),
    ("bulan depan", "2019-12-30", ["2020-01"]),
    ("akhir tahun lalu", "2019-12-30", ["2018"]),
    ("sejak 1998", "2019-12-30", ["1998"]),
    ("pada Pemilu 2014", "2019-12-30", ["2014"]),
    ("dua tahun lalu", "2019-12-30", ["2017"]),
    ("sebulan yang lalu", "2020-01-01", ["2019-12"]),
    # days
    ("kemarin", "2020-01-01", ["2019-12-31"]),
    ("kemarin lusa", "2020-01-01", ["2019-12-30"]),
    ("hari ini", "2020-01-01", ["2020-01-01"]),
    ("besok", "2019-12-31", ["2020-01-01"]),
    ("lusa", "2019-12-30", ["2020-01-01"]),
    ("tadi malam", "2020-01-01", ["2019-12-31"]),
    ("siang tadi", "2020-01-01", ["2020-01-01"]),
    ("malam ini", "2020-01-01", ["2020-01-01"]),
    ("dua hari lalu", "2019-12-30", ["2019-12-28"]),
    ("10 hari yang lalu", "2019-12-30", ["2019-12-20"]),
    # weekdays
    ("Senin", "2020-01-01", ["2019-12-30"]),
    ("Rabu", "2020-01-01", ["2020-01-01"]),
    ("Senin lalu", "2019-12-30", ["2019-12-23"]),
    ("Senin lalu", "2020-01-01", ["2019-12-30"]),
    ("Jumat pekan lalu", "2025-08-16", ["2025-08-08"]),
    ("Jumat lalu", "2025-08-16", ["2025-08-15"]),
    ("Senin depan", "2020-01-01", ["2020-01-06"]),
    ("Senin pekan depan", "2020-01-01", ["2020-01-06"]),
    ("pada Minggu lalu", "2020-01-01", ["2019-12-29"]),
    # weeks: the month or year that holds them
    ("akhir pekan lalu", "2019-12-30", ["2019-12"]),
    ("akhir pekan lalu", "2020-03-04", ["2020"]),
    ("pekan lalu", "2020-03-04", ["2020"]),
    ("minggu lalu", "2025-08-16", ["2025-08"]),
    ("pekan ini", "2020-01-01", []),
    ("dua pekan lalu", "2025-08-16", ["2025"]),
    # no dates
    ("No 731 Tahun 2025", "2025-08-16", []),
    ("Keputusan Presiden Nomor 24/P Tahun 2025", "2025-08-16", []),
    ("dalam UUD 1945", "2025-08-16", []),
    ("RT 02/03", "2025-08-16", []),
    ("skor 3-1", "2025-08-16", []),
    ("beberapa hari lalu", "2025-08-16", []),
    ("dua hari sebelumnya", "2025-08-16", []),
    ("setiap Senin", "2025-08-16", []),
    ("di Pasar Minggu", "2025-08-16", []),
    ("dalam satu minggu", "2025-08-16", []),
    ("31 Februari 2020", "2020-03-04", []),
    ("pukul 19.30 WIB", "2025-08-16", []),
    ("Maret", "2019-12-30", []),
]


@pytest.mark.parametrize(("text", "published", "values"), TABLE)
def test_expressions(text: str, published: str, values: list[str]) -> None:
    for sentence in (text, f"Rapat digelar {text}, kata dia.", f"({text})"):
        found = find_dates(sentence, 0, len(sentence), date.fromisoformat(published))
        assert [time.value for time in found] == values, sentence
        assert not any(time.clash for time in found)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Senin (29/12)", "2019-12-30"),
        ("Senin, 29 Desember 2019", "2020-01-01"),
        ("Jumat malam (29/12/2019)", "2020-01-01"),
        ("Jum'at 29-12-2019", "2020-01-01"),
        ("Sabtu (30/12)", "2019-12-30"),
        ("Selasa tanggal 17 Agustus 1945", "2020-01-01"),
    ],
)
def test_a_weekday_that_does_not_fit_is_flagged(text: str, published: str) -> None:
    (found,) = find_dates(text, 0, len(text), date.fromisoformat(published))
    assert found.clash
    assert text[found.start : found.end] == text.removesuffix(")")


def test_a_clash_is_seen_without_a_day_of_publication() -> None:
    text = "Senin, 29 Desember 2019"
    (found,) = find_dates(text, 0, len(text), None)
    assert found.clash
