"""Sentences and tokens of Indonesian: abbreviations, initials, missing spaces; offsets point into the text."""

from itertools import pairwise

import pytest

from kg.languages.id.segment import segment, tokens

SPLITS = [
    ("Ia tiba di Jl. Sudirman No. 5. Rapat dimulai.", ["Ia tiba di Jl. Sudirman No. 5.", "Rapat dimulai."]),
    ("Dr. H. Zulkifli, S.H., M.Si. hadir. Ia pulang.", ["Dr. H. Zulkifli, S.H., M.Si. hadir.", "Ia pulang."]),
    ("PT. Garam Tbk. merugi. Harga naik.", ["PT. Garam Tbk. merugi.", "Harga naik."]),
    ("Festival digelar di St. Petersburg. Ramai.", ["Festival digelar di St. Petersburg.", "Ramai."]),
    ("Festival digelar di St.Petersburg. Ramai.", ["Festival digelar di St.Petersburg.", "Ramai."]),
    ("Ia datang terlambat.Rapat sudah selesai.", ["Ia datang terlambat.", "Rapat sudah selesai."]),
    ("Harganya Rp1.500,50 per kilogram. Mahal.", ["Harganya Rp1.500,50 per kilogram.", "Mahal."]),
    ("A. S. Laksana menulis. Kami membaca.", ["A. S. Laksana menulis.", "Kami membaca."]),
    ("Judul berita\nIsi berita.", ["Judul berita", "Isi berita."]),
    ("Benarkah? Ya! Tentu.", ["Benarkah?", "Ya!", "Tentu."]),
]


@pytest.mark.parametrize(("text", "sentences"), SPLITS)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in segment(text)] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prabowo-Gibran", ["Prabowo", "-", "Gibran"]),
        ("anak-anak ke-11", ["anak-anak", "ke-11"]),
        ("Ma'ruf Amin", ["Ma'ruf", "Amin"]),
        ("Minggu (29/12) pukul 14.48", ["Minggu", "(", "29/12", ")", "pukul", "14.48"]),
        ("balapan diSirkuit Mandalika", ["balapan", "di", "Sirkuit", "Mandalika"]),
        ("kata detik.com, iPhone", ["kata", "detik.com", ",", "iPhone"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [t.text for t in tokens(text)] == words


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "🙂🙂 Halo. 你好。مرحبا", "a\u200bb\u200fc. D", "x" * 50_000, "kata " * 10_000]
)
def test_offsets_are_exact_for_any_text(text: str) -> None:
    for sentence in segment(text):
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert sentence.start <= token.start < token.end <= sentence.end


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    ["a" * 100_000 + " X. Y", "Jl. X " * 16_000, "ab.Ab " * 16_000, "a." * 50_000, "abc.Abc" * 14_000, '"' * 50_000],
)
def test_long_lines_take_no_time(text: str) -> None:
    assert segment(text)


def test_what_is_too_long_for_a_sentence_is_cut() -> None:
    text = "kata " * 1201 + "akhir."
    pieces = segment(text)
    assert [len(piece.tokens) for piece in pieces] == [500, 500, 203]
    assert [token for piece in pieces for token in piece.tokens] == list(tokens(text))
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert pieces[-1].end == len(text)
