"""Reading: what becomes an article, what is skipped and why, and what stops a build."""

import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import Skipped, jsonl, read_articles, text
from kg.model import Article

BODY = "Presiden Joko Widodo meresmikan jembatan di Palembang.\nWarga menyambut gembira."
OTHER = "Menteri Basuki Hadimuljono meninjau bendungan di Lombok."
DAY = date(2024, 5, 1)


def read(
    *sources: str | Path, published: date | None = None, stdin: bytes = b""
) -> tuple[list[Article], list[Skipped]]:
    return read_articles(sources, published, io.BytesIO(stdin))


def one(source: str | Path, published: date | None = None, stdin: bytes = b"") -> Article:
    articles, skipped = read(source, published=published, stdin=stdin)
    assert skipped == []
    [article] = articles
    return article


def refusal(*sources: str | Path, stdin: bytes = b"") -> str:
    with pytest.raises(InputError) as caught:
        read(*sources, stdin=stdin)
    message = str(caught.value)
    assert message.endswith(".")
    assert message.isprintable()
    return message


def file(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(path: Path, *rows: object) -> Path:
    return file(path, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))


class TestText:
    def test_id_text_and_day_come_from_the_file(self, tmp_path: Path) -> None:
        article = one(file(tmp_path / "2021-02-26_eri.v2.txt", OTHER), published=DAY)
        assert article == Article("2021-02-26_eri.v2", OTHER, published=date(2021, 2, 26))

    @pytest.mark.parametrize("name", ["berita", "2021-02-30_x", "2021-02-261", "x-2021-02-26"])
    def test_without_a_day_in_the_name_the_option_holds(self, tmp_path: Path, name: str) -> None:
        assert one(file(tmp_path / f"{name}.txt", OTHER), published=DAY).published == DAY
        assert one(tmp_path / f"{name}.txt").published is None

    @pytest.mark.parametrize(
        ("content", "title"),
        [
            (f"Jembatan Musi Diresmikan\n{BODY}", "Jembatan Musi Diresmikan"),
            (f"Jembatan Musi Diresmikan  \n{BODY}", "Jembatan Musi Diresmikan"),
            (f"{'J' * 200}\n{BODY}", "J" * 200),
            (f"{'J' * 201}\n{BODY}", None),
            (BODY, None),
            ("Jembatan Musi Diresmikan", None),
            ("Jembatan Musi Diresmikan\n \n", None),
            (f"\nJembatan Musi Diresmikan\n{BODY}", None),
        ],
    )
    def test_the_title_is_a_first_line_that_reads_like_one(
        self, tmp_path: Path, content: str, title: str | None
    ) -> None:
        article = one(file(tmp_path / "a.txt", content))
        assert article.title == title
        assert article.text == content

    def test_only_the_mark_and_the_line_ends_are_changed(self, tmp_path: Path) -> None:
        content = "\ufeffJudul\r\n\tSatu  \u00a0 dua\x1b[0m\u200b\ufeff.\r\n\r\nTiga\rempat e\u0301\u2028."
        article = one(file(tmp_path / "a.txt", content))
        assert article.text == "Judul\n\tSatu  \u00a0 dua\x1b[0m\u200b\ufeff.\n\nTiga\rempat e\u0301\u2028."

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
    def test_byte_order_marks(self, tmp_path: Path, encoding: str) -> None:
        assert one(file(tmp_path / "a.txt", "Harga naik 5 €.".encode(encoding))).text == "Harga naik 5 €."

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "empty; put the text"),
            (b"\xef\xbb\xbf \r\n\t", "empty; put the text"),
            ("Kafé itu ramai".encode("latin-1"), "byte 0xE9 at 3); it looks like Latin-1 or Windows-1252: convert it"),
            (b"\xef\xbb\xbfKaf\xe9", "byte 0xE9 at 6)"),
            ("Kafé ".encode() + "Kafé".encode("latin-1"), "byte 0xE9 at 9); it is UTF-8 up to there"),
            (b"Kata \x81\x8d", "convert it to UTF-8, with `iconv -f ITS-ENCODING"),
            (b"abc\0def", "binary file (NUL byte at 3)"),
            ("Harga naik".encode("utf-16-le"), "or UTF-16 without a byte order mark"),
            (b"%PDF-1.4\n%\xe2\xe3\xcf\x02\x03", "binary file (control characters"),
            (b"\xff\xfea", "damaged UTF-16"),
            (b"\xff\xfe\x00\xd8a\x00", "damaged UTF-16"),
            ("a\0b".encode("utf-16"), "binary file (NUL characters)"),
        ],
    )
    def test_what_is_no_text_stops_the_build_with_the_reason(self, tmp_path: Path, content: bytes, reason: str) -> None:
        path = file(tmp_path / "rusak.txt", content)
        message = refusal(file(tmp_path / "baik.txt", OTHER), path)
        assert message.startswith(f"{path}: ")
        assert reason in message

    def test_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(text, "LIMIT", 2_000_000)
        assert "larger than 2 MB" in refusal(file(tmp_path / "a.txt", b"a" * 2_000_001))
        assert len(one(file(tmp_path / "b.txt", b"a" * 2_000_000)).text) == 2_000_000

    def test_an_endless_file_is_left_early(self) -> None:
        assert "larger than 50 MB" in refusal("/dev/zero")

    def test_missing(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "tiada.txt") == (
            f"{tmp_path / 'tiada.txt'}: there is no such file or folder; check the name."
        )

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
    def test_no_permission_as_a_user(self, tmp_path: Path) -> None:
        path = file(tmp_path / "a.txt", OTHER)
        path.chmod(0)
        assert "no permission" in refusal(path)

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        path = file(tmp_path / "a.txt", OTHER)
        monkeypatch.setattr(Path, "open", refuse)
        assert "no permission to read it" in refusal(path)

    @pytest.mark.parametrize("suffix", [".html", ".csv", ".json", ".XML"])
    def test_other_formats_are_not_taken_for_text(self, tmp_path: Path, suffix: str) -> None:
        assert "is not a format that kg reads" in refusal(file(tmp_path / f"a{suffix}", OTHER))

    def test_any_other_name_is_a_text(self, tmp_path: Path) -> None:
        assert one(file(tmp_path / "Putin vs. Trump", OTHER)).id == "Putin vs. Trump"


class TestJsonLines:
    def test_every_field(self, tmp_path: Path) -> None:
        row = {
            "id": "a/1",
            "text": OTHER,
            "title": "Basuki ke Lombok",
            "published": "2019-12-30",
            "url": "https://contoh.id/1",
            "source": "Contoh",
            "more": [1],
        }
        assert one(lines(tmp_path / "a.jsonl", row), published=DAY) == Article(
            "a/1",
            f"Basuki ke Lombok\n{OTHER}",
            title="Basuki ke Lombok",
            published=date(2019, 12, 30),
            url="https://contoh.id/1",
            source="Contoh",
        )

    def test_a_title_that_the_text_begins_with_is_not_set_twice(self, tmp_path: Path) -> None:
        content = f"Basuki ke Lombok\n{OTHER}"
        article = one(lines(tmp_path / "a.jsonl", {"id": "1", "text": content, "title": "Basuki ke Lombok"}))
        assert article.text == content

    def test_the_text_is_kept_as_given(self, tmp_path: Path) -> None:
        content = " Satu\r\ndua\u2028tiga\x07 \U0001f600 "
        assert one(lines(tmp_path / "a.jsonl", {"id": "1", "text": content})).text == content

    def test_optional_fields_may_be_null_or_blank(self, tmp_path: Path) -> None:
        row = {"id": 7, "text": OTHER, "title": None, "published": "", "url": " ", "source": None}
        assert one(lines(tmp_path / "a.jsonl", row), published=DAY) == Article("7", OTHER, published=DAY)

    @pytest.mark.parametrize("written", ["2019-12-30", "2019-12-30T23:30:00Z", "2019-12-30 01:00:00+07:00"])
    def test_the_day_is_the_one_written(self, tmp_path: Path, written: str) -> None:
        row = {"id": "1", "text": OTHER, "published": written}
        assert one(lines(tmp_path / "a.jsonl", row)).published == date(2019, 12, 30)

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("{", "not valid JSON"),
            ('{"id": "x", "text": "a" "b"}', "column 25"),
            ("[1]", "not a JSON object"),
            ('"a"', "not a JSON object"),
            ("[" * 100_000, "nested too deeply"),
            ('{"id": ' + "9" * 5000 + "}", "too many digits"),
            ({"text": "a"}, 'no "id"'),
            ({"id": "  ", "text": "a"}, 'no "id"'),
            ({"id": True, "text": "a"}, '"id" is not a string'),
            ({"id": 1.5, "text": "a"}, '"id" is not a string'),
            ({"id": "a\x1b[2J", "text": "a"}, '"id" holds control characters'),
            ({"id": "x"}, 'no "text"'),
            ({"id": "x", "text": " \n"}, 'no "text"'),
            ({"id": "x", "text": ["a"]}, '"text" is not a string'),
            ({"id": "x", "text": "a\0"}, '"text" holds a NUL'),
            ('{"id": "x", "text": "a\\ud800b"}', '"text" holds half of a surrogate pair'),
            ('{"id": "\\udfff", "text": "a"}', '"id" holds half of a surrogate pair'),
            ('{"id": "x", "text": "a", "url": "\\ud800"}', '"url" holds half of a surrogate pair'),
            ({"id": "x", "text": "a", "title": 3}, '"title" is not a string'),
            ({"id": "x", "text": "a", "source": {}}, '"source" is not a string'),
            ({"id": "x", "text": "a", "published": "30/12/2019"}, '"published" is not an ISO date'),
            ({"id": "x", "text": "a", "published": 20191230}, '"published" is not an ISO date'),
            ({"id": "x", "text": "a", "published": "2019-02-30"}, '"published" is not an ISO date'),
        ],
    )
    def test_a_faulty_line_is_skipped_and_the_others_are_read(self, tmp_path: Path, line: object, reason: str) -> None:
        path = lines(tmp_path / "a.jsonl", {"id": "1", "text": BODY}, "", line, {"id": "2", "text": OTHER})
        articles, [skipped] = read(path)
        assert [article.id for article in articles] == ["1", "2"]
        assert skipped.where == f"{path}, line 3"
        assert reason in skipped.reason

    def test_a_line_in_latin_1_is_skipped(self, tmp_path: Path) -> None:
        good = json.dumps({"id": "1", "text": OTHER}).encode()
        path = file(tmp_path / "a.jsonl", b'{"id": "2", "text": "Kaf\xe9"}\n' + good)
        articles, [skipped] = read(path)
        assert [article.id for article in articles] == ["1"]
        assert "Latin-1" in skipped.reason

    def test_marks_and_line_ends_of_windows(self, tmp_path: Path) -> None:
        content = f'\ufeff{{"id": "1", "text": "{OTHER}"}}\r\n\r\n{{"id": "2", "text": "{OTHER}"}}\r\n'
        articles, skipped = read(file(tmp_path / "a.jsonl", content))
        assert [article.id for article in articles] == ["1", "2"]
        assert skipped == []

    def test_a_line_that_is_too_long_is_skipped_without_being_held(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        good = json.dumps({"id": "1", "text": OTHER}).encode()
        with path.open("wb") as out:
            out.write(b'{"id": "0", "text": "')
            for _ in range(100):
                out.write(b"a" * 1_000_000)
            out.write(b'"}\n' + good + b"\n")
        tracemalloc.start()
        articles, [skipped] = read(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [article.id for article in articles] == ["1"]
        assert skipped == Skipped(f"{path}, line 1", "longer than 20 MB; split the text into articles")
        assert peak < 40_000_000

    def test_the_limit_of_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        good = json.dumps({"id": "1", "text": OTHER})
        monkeypatch.setattr(jsonl, "LIMIT", len(good))
        articles, [skipped] = read(lines(tmp_path / "a.jsonl", good, good.replace("1", "12"), good.replace("1", "3")))
        assert [article.id for article in articles] == ["1", "3"]
        assert skipped.where.endswith("line 2")

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "there is no article in it; give"),
            (b"\n\n", "there is no article in it; give"),
            (b'{"id": 1\n{"id": 2}\n', "line 1: not valid JSON"),
            ('{"id": "1", "text": "a"}\n'.encode("utf-16"), "JSON Lines in UTF-16"),
            (b"PK\x03\x04\0\0\n\0\0", "line 1: binary file"),
        ],
    )
    def test_without_any_article_the_build_stops(self, tmp_path: Path, content: bytes, reason: str) -> None:
        assert reason in refusal(file(tmp_path / "baik.txt", OTHER), file(tmp_path / "a.jsonl", content))


class TestFolder:
    def test_what_is_read_and_in_which_order(self, tmp_path: Path) -> None:
        file(tmp_path / "b.txt", BODY)
        file(tmp_path / "a" / "2020-01-02_z.TXT", OTHER)
        lines(tmp_path / "a" / "m.jsonl", {"id": "m1", "text": BODY}, "{", {"id": "m2", "text": BODY})
        file(tmp_path / "README.md", "# Baca")
        file(tmp_path / "a" / "foto.jpg", b"\0")
        file(tmp_path / ".rahasia.txt", BODY)
        file(tmp_path / ".git" / "c.txt", BODY)
        file(tmp_path / "kosong.txt", "")
        articles, skipped = read(tmp_path)
        assert [article.id for article in articles] == ["a/2020-01-02_z", "m1", "m2", "b"]
        assert articles[0].published == date(2020, 1, 2)
        assert [piece.where for piece in skipped] == [
            f"{tmp_path}/a/m.jsonl, line 2",
            f"{tmp_path}/kosong.txt",
            f"{tmp_path}, other files",
        ]
        assert skipped[-1].reason == "2 ignored: not .txt or .jsonl"

    def test_the_order_does_not_depend_on_the_file_system(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("c", "B", "é", "a"):
            file(tmp_path / f"{name}.txt", OTHER)
        listed = [article.id for article in read(tmp_path)[0]]
        assert listed == ["B", "a", "c", "é"]
        scandir = os.scandir

        class Reversed:
            def __init__(self, path: str) -> None:
                self.entries = list(scandir(path))[::-1]

            def __enter__(self) -> Iterator[os.DirEntry[str]]:
                return iter(self.entries)

            def __exit__(self, *_: object) -> None:
                pass

        monkeypatch.setattr(os, "scandir", Reversed)
        assert [article.id for article in read(tmp_path)[0]] == listed

    def test_links(self, tmp_path: Path) -> None:
        folder = tmp_path / "berita"
        target = file(tmp_path / "luar.txt", OTHER)
        file(folder / "a.txt", BODY)
        (folder / "jauh.txt").symlink_to(target)
        (folder / "putar").symlink_to(folder)
        (folder / "putus.txt").symlink_to(tmp_path / "tiada")
        (folder / "sendiri.txt").symlink_to(folder / "sendiri.txt")
        articles, skipped = read(folder)
        assert [article.id for article in articles] == ["a", "jauh"]
        reasons = {Path(piece.where).name: piece.reason for piece in skipped}
        assert "not followed" in reasons["putar"]
        assert "leads nowhere" in reasons["putus.txt"]
        assert "leads back to itself" in reasons["sendiri.txt"]

    def test_a_pipe_in_a_folder_does_not_stop_the_reader(self, tmp_path: Path) -> None:
        file(tmp_path / "a.txt", BODY)
        os.mkfifo(tmp_path / "pipa.txt")
        articles, [skipped] = read(tmp_path)
        assert [article.id for article in articles] == ["a"]
        assert "not a regular file" in skipped.reason

    def test_names_that_are_not_utf8_or_would_move_the_cursor(self, tmp_path: Path) -> None:
        folder = os.fsencode(tmp_path)
        for name in (b"kaf\xe9.txt", b"a\x1b[2J\n.txt"):
            Path(os.fsdecode(os.path.join(folder, name))).write_text(OTHER)
        Path(os.fsdecode(os.path.join(folder, b"z\xff.txt"))).write_text("")
        articles, [skipped] = read(tmp_path)
        assert [article.id for article in articles] == [r"a\x1b[2J\n", r"kaf\xe9"]
        assert skipped.where == rf"{tmp_path}/z\xff.txt"

    def test_a_folder_that_cannot_be_listed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file(tmp_path / "a.txt", BODY)
        file(tmp_path / "tutup" / "b.txt", BODY)
        scandir = os.scandir

        def refuse(path: Path) -> object:
            if Path(path).name == "tutup":
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        articles, [skipped] = read(tmp_path)
        assert [article.id for article in articles] == ["a"]
        assert skipped.where == str(tmp_path / "tutup")
        assert "no permission" in skipped.reason
        assert "no permission" in refusal(tmp_path / "tutup")

    def test_without_an_article(self, tmp_path: Path) -> None:
        assert refusal(tmp_path).startswith(f"{tmp_path}: there is no article in it; give")
        file(tmp_path / "README.md", "# Baca")
        assert "1 ignored: not .txt or .jsonl" in refusal(tmp_path)
        file(tmp_path / "a.txt", "")
        assert "a.txt: empty" in refusal(tmp_path)

    def test_deep_folders(self, tmp_path: Path) -> None:
        folders = [tmp_path / "/".join("d" * depth) for depth in range(1, 1201)]
        for folder in folders:
            folder.mkdir()
        deepest = file(folders[-1] / "a.txt", BODY)
        try:
            assert one(tmp_path).id == "d/" * 1200 + "a"
        finally:  # by hand, for pytest would go down into them by recursion
            deepest.unlink()
            for folder in reversed(folders):
                folder.rmdir()


class TestStandardInput:
    def test_text(self) -> None:
        assert one("-", published=DAY, stdin=OTHER.encode()) == Article("stdin", OTHER, published=DAY)

    @pytest.mark.parametrize("before", ["", "\n \r\n", "\ufeff", "\ufeff\n"])
    def test_json_lines(self, before: str) -> None:
        row = json.dumps({"id": "1", "text": OTHER})
        assert one("-", stdin=f"{before}{row}".encode()) == Article("1", OTHER)

    def test_faults(self) -> None:
        assert refusal("-").startswith("standard input: empty")
        assert "standard input, line 2: not valid JSON" in refusal("-", stdin=b"\n{")
        assert "Latin-1" in refusal("-", stdin=b"Kaf\xe9")

    def test_white_space_before_the_text_is_kept(self) -> None:
        assert one("-", stdin=b"  \n" * 700_000 + OTHER.encode()).text.endswith(f"  \n{OTHER}")

    def test_a_pipe_that_is_named(self) -> None:
        out, into = os.pipe()
        os.write(into, json.dumps({"id": "1", "text": OTHER}).encode())
        os.close(into)
        try:
            assert one(f"/dev/fd/{out}").id == "1"
        finally:
            os.close(out)


class TestTogether:
    def test_sources_keep_their_order(self, tmp_path: Path) -> None:
        second = file(tmp_path / "b.txt", OTHER)
        first = lines(tmp_path / "z.jsonl", {"id": "z", "text": OTHER})
        assert [article.id for article in read(first, "-", str(second), stdin=b"Tiga.")[0]] == ["z", "stdin", "b"]

    def test_the_second_of_one_id_is_skipped_and_both_places_are_named(self, tmp_path: Path) -> None:
        first = file(tmp_path / "x" / "a.txt", BODY)
        second = lines(tmp_path / "y.jsonl", {"id": "b", "text": OTHER}, {"id": "a", "text": BODY})
        articles, [skipped] = read(first, second)
        assert [(article.id, article.text) for article in articles] == [("a", BODY), ("b", OTHER)]
        assert skipped.where == f"{second}, line 2"
        assert f'"a" is already that of {first};' in skipped.reason

    def test_nothing(self) -> None:
        assert refusal().startswith("There is nothing to read")
