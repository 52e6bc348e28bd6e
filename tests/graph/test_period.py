"""The days that a time covers."""

from datetime import date

import pytest

from kg.graph.period import period


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2021-03-08", date(2021, 3, 8), date(2021, 3, 8)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_period(time: str, first: date, last: date) -> None:
    assert period(time) == (first, last)


@pytest.mark.parametrize("time", [None, "", "kemarin", "2021-13", "2021-02-30", "0000", "2021-3", "２０２１", "2021\n"])
def test_no_time(time: str | None) -> None:
    assert period(time) is None
