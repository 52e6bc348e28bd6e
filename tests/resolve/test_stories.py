"""Stories: reprints share one, other articles none; the order does not matter."""

from datetime import date
from random import Random

from kg.resolve import stories

REPORT = (
    "Petugas pelabuhan menutup dermaga lama sejak pagi karena tiang penyangga retak setelah dihantam kapal tongkang. "
    "Kepala pelabuhan mengatakan perbaikan akan memakan waktu dua pekan dan kapal nelayan dialihkan ke dermaga utara. "
    "Para nelayan berharap pekerjaan selesai sebelum musim ikan tongkol tiba pada awal bulan depan. "
    "Pemerintah kota menyiapkan angkutan tambahan agar pedagang ikan tetap dapat mengirim barang ke pasar induk."
)
OTHER = (
    "Tim bulu tangkis putri menyabet gelar pertama setelah menang tiga gim melawan juara bertahan di kandang sendiri. "
    "Pelatih memuji ketenangan pemain muda yang menutup laga dengan servis pendek yang tidak terjangkau lawannya."
)


def told(articles: dict[str, tuple[date | None, str]]) -> dict[str, str]:
    return stories(articles)


NEWS = {
    "b": (date(2024, 5, 2), REPORT + " Warga diminta menjauhi lokasi."),
    "a": (date(2024, 5, 3), "KOTA LAMA - " + REPORT),
    "c": (None, OTHER),
    "d": (date(2024, 5, 4), REPORT[:260]),
    "e": (date(2024, 5, 2), "Dermaga lama ditutup. Nelayan pindah."),
}


def test_reprints_share_a_story_and_others_have_none() -> None:
    found = told(NEWS)
    assert found.keys() >= {"a", "b"}
    assert found["a"] == found["b"]
    assert not found.keys() & {"c", "e"}


def test_the_order_of_articles_changes_nothing() -> None:
    for seed in range(5):
        shuffled = list(NEWS.items())
        Random(seed).shuffle(shuffled)
        assert told(dict(shuffled)) == told(NEWS)


def test_a_later_reprint_keeps_the_storys_id() -> None:
    more = NEWS | {"0": (date(2024, 6, 1), REPORT)}
    assert told(more)["0"] == told(NEWS)["a"]
