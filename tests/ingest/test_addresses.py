"""Articles at addresses, and as a stream: the same as from paths, and no more in memory than one."""

import io
import json
import tracemalloc
from pathlib import Path

import fsspec
import pytest

from kg.errors import InputError
from kg.ingest import Skipped, read_articles, stream_articles
from kg.model import Article

TEXT = "Menteri Basuki Hadimuljono meninjau bendungan di Lombok."


@pytest.fixture
def memory(tmp_path: Path) -> str:
    """An address in memory, with a folder of articles."""
    address = f"memory://{tmp_path.name}"
    files = {
        "b.txt": TEXT.encode(),
        "2024-05-01_a.txt": TEXT.encode(),
        "bawah/c.jsonl": json.dumps({"id": "c", "text": TEXT}).encode() + b"\n{rusak\n",
        "bawah/foto.png": b"\x89PNG",
        ".rahasia/d.txt": TEXT.encode(),
        "bawah/.e.txt": TEXT.encode(),
    }
    for name, content in files.items():
        with fsspec.open(f"{address}/{name}", "wb") as file:
            file.write(content)
    return address


def read(*sources: str | Path, stdin: bytes = b"") -> tuple[list[Article], list[Skipped]]:
    return read_articles(sources, None, io.BytesIO(stdin))


def refusal(source: str) -> str:
    with pytest.raises(InputError) as caught:
        read(source)
    message = str(caught.value)
    assert message.endswith(".")
    assert message.isprintable()
    return message


def test_a_folder_at_an_address_is_read_by_name(memory: str) -> None:
    articles, skipped = read(memory)
    assert [article.id for article in articles] == ["2024-05-01_a", "b", "c"]
    assert str(articles[0].published) == "2024-05-01"
    assert [one.where for one in skipped] == [f"{memory}/bawah/c.jsonl, line 2", f"{memory}, other files"]
    assert skipped[1].reason.startswith("1 ignored")


def test_a_file_at_an_address(memory: str) -> None:
    ((article,), skipped) = read(f"{memory}/bawah/c.jsonl")
    assert article == Article("c", TEXT)
    assert "not valid JSON" in skipped[0].reason


def test_an_address_of_files_gives_what_their_path_gives(tmp_path: Path) -> None:
    (tmp_path / "bawah").mkdir()
    for name in ("z.txt", "bawah/y.txt", "2024-01-02_x.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    by_path, by_address = read(tmp_path)[0], read(f"file://{tmp_path}")[0]
    assert sorted(by_path, key=lambda a: a.id) == sorted(by_address, key=lambda a: a.id)
    assert len(by_path) == 3


def test_an_id_that_is_there_already_is_told_with_both_addresses(memory: str) -> None:
    _, skipped = read(f"{memory}/bawah/c.jsonl", f"{memory}/bawah/c.jsonl", f"{memory}/b.txt")
    reasons = [one.reason for one in skipped if "already" in one.reason]
    assert reasons == [
        f'its id "c" is already that of {memory}/bawah/c.jsonl, line 1; give each article an id of its own'
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memory://tiada/apa-apa", "there is no such file or folder; check the address"),
        ("takada://wadah/berita", "check the address, your access and fsspec's plug-in for it"),
        ("file:///dev/null/berita", "there is no such file or folder; check the address"),
    ],
)
def test_what_cannot_be_opened(address: str, reason: str) -> None:
    message = refusal(address)
    assert message.startswith(f"{address}: ")
    assert reason in message


def test_names_and_passwords_are_not_told() -> None:
    message = refusal("takada://nama:rahasia@wadah/berita")
    assert message.startswith("takada://wadah/berita: ")
    assert "rahasia" not in message


def test_other_formats_at_an_address(memory: str) -> None:
    with fsspec.open(f"{memory}/a.html", "wb") as file:
        file.write(b"<p>")
    assert "is not a format that kg reads" in refusal(f"{memory}/a.html")


def test_a_stream_does_not_grow_with_its_articles(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": TEXT * 40})
    peaks = []
    for number in (2_000, 20_000):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(line.replace('"x"', f'"berita-{i}"') + "\n" for i in range(number)))
        tracemalloc.start()
        assert sum(1 for _ in stream_articles([path], None, io.BytesIO(), print)) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_what_is_skipped_is_told_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "a"}\nx\n{"id": 2, "text": "b"}\n')
    skipped: list[Skipped] = []
    stream = stream_articles([path], None, io.BytesIO(), skipped.append)
    assert next(stream).id == "1"
    assert skipped == []
    assert next(stream).id == "2"
    assert [one.where for one in skipped] == [f"{path}, line 2"]
