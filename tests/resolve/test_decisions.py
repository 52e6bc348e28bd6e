"""The file of decisions: read as written, safe in spreadsheets, faults told with their line."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.resolve import Decision, read_decisions, write_decisions


def test_decisions_are_read_as_written(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    first = Decision("same", "per-a", "per-b", "Ratna", "2024-05-01", "=lihat koran", 'dia, "si A"', 2)
    second = Decision("wrong", "st-0123", "", "", "", "", "", 3)
    write_decisions(file, [first])
    write_decisions(file, [second])
    assert read_decisions(file) == [first, second]
    assert "'=lihat koran" in file.read_text(encoding="utf-8")
    assert file.read_bytes().count(b"\r") == 0


def test_a_filled_table_has_open_lines(tmp_path: Path) -> None:
    file = tmp_path / "tabel.csv"
    file.write_text("decision,first,second\n,a,b\nsame,c,d\n", encoding="utf-8")
    assert [(d.first, d.line) for d in read_decisions(file)] == [("c", 3)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("maybe,a,b,,,,", "line 2: the decision 'maybe'"),
        ("same,a,,,,,", "line 2: 'same' needs"),
        ("same,a,a,,,,", "line 2: both ids are the same"),
        ("drop,a|met,,,,,", "line 2: a claim is written"),
        ("same,a,b,,kemarin,,", "line 2: "),
    ],
)
def test_faults_are_told(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "salah.csv"
    file.write_text(f"decision,first,second,reviewer,date,reason,about\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_decisions(file)
