"""Input that moves while it is read, and an output that goes away; what else may be wrong is in tests/ingest."""

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.ingest import folder, read_articles, text
from kg.ingest.decode import chunks
from kg.ingest.piece import Found, Skipped
from kg.workspace import MARKER, replacing


def test_a_file_that_goes_between_the_look_and_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Ani tiba di {name}.", encoding="utf-8")
    real = folder.members

    def watched(path: Path) -> Iterator[folder.Member | Skipped]:
        for member in real(path):
            if isinstance(member, folder.Member) and member.name == "b.txt":
                member.path.unlink()
            yield member

    monkeypatch.setattr(folder, "members", watched)
    articles, skipped = read_articles([tmp_path], None, io.BytesIO())
    assert [one.id for one in articles] == ["a", "c"]
    assert [one.reason for one in skipped] == ["there is no such file or folder; check the name"]


def test_a_file_that_is_written_to_meanwhile_is_read_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "satu", "text": "Ani tiba."}\n', encoding="utf-8")
    stop = threading.Event()

    def write() -> None:
        with path.open("a", encoding="utf-8") as file:
            for number in range(200):
                file.write(f'{{"id": {number}, "text": "Budi tiba."}}\n')
                file.flush()
                if stop.is_set():
                    break
                time.sleep(0.0005)

    writer = threading.Thread(target=write)
    writer.start()
    articles, skipped = read_articles([path], None, io.BytesIO())
    stop.set()
    writer.join()
    assert articles[0].id == "satu"
    assert [one.id for one in articles[1:]] == [str(number) for number in range(len(articles) - 1)]
    assert len(skipped) <= 1, "at most the line that was being written"


def test_a_file_that_is_cut_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Ani tiba.\n" * 500_000)

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as file:
            for number, piece in enumerate(chunks(file)):
                if number == 1:
                    path.write_bytes(b"Ani")
                yield piece

    (piece,) = text.read(pieces(), "a", "a", None)
    assert isinstance(piece, Found)


def test_an_output_folder_that_goes_away(tmp_path: Path) -> None:
    target = tmp_path / "disk" / "hasil"
    with replacing(target, (MARKER,)) as folder_:
        (folder_ / MARKER).write_text("{}", encoding="utf-8")

    def unplugged() -> None:
        with replacing(target, (MARKER,)) as partial:
            (tmp_path / "disk").rename(tmp_path / "dicabut")
            (partial / MARKER).write_text("{}", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot be written"):
        unplugged()
    assert (tmp_path / "dicabut" / "hasil" / MARKER).read_text(encoding="utf-8") == "{}", "the earlier result is there"
