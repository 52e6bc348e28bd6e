"""Dates in Indonesian news, against the day of publication; an expression that cannot be computed gives nothing.

"Minggu (29/12)", "27 Desember 2019", "Mei 2020", "kemarin", "dua hari lalu", "Senin lalu", "bulan lalu", "tahun 2019".
News looks back: a date without a year is the nearest one to the day of publication, at most half a year ahead.
"""

import re
from datetime import date, timedelta

from kg.languages.language import TimeExpression

_MONTHS = (
    [
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"],
)
MONTHS = {name: i + 1 for names in _MONTHS for i, name in enumerate(names)} | {
    "agust": 8,
    "agt": 8,
    "sept": 9,
    "pebruari": 2,
    "nopember": 11,
}
DAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
_COUNTED = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
NUMBERS = {word: number for number, word in enumerate(_COUNTED)}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(DAYS)
_COUNT = "[0-9]{1,3}|" + "|".join(NUMBERS)
_PATTERN = re.compile(
    rf"""\b(?:
      (?P<d>[0-9]{{1,2}})(?:/(?P<m>[0-9]{{1,2}})(?:/(?P<y>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9/])|-(?P<m1>[0-9]{{1,2}})-(?P<y1>[0-9]{{4}})\b)
    | (?P<d2>[0-9]{{1,2}})\s+(?P<month>{_MONTH})\b(?:\s+(?P<y2>[0-9]{{4}})\b)?
    | (?P<month3>{_MONTH})\s+(?P<y3>(?:19|20)[0-9]{{2}})\b
    | (?P<count>{_COUNT})\s+(?P<unit>hari|pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?:lalu|silam|sebelumnya)\b
    | (?P<one>sehari|sepekan|seminggu|sebulan|setahun)\s+(?:yang\s+)?(?:lalu|silam)\b
    | (?P<rel>kemarin|hari\s+ini|besok|lusa|tadi\s+malam|semalam|tadi\s+pagi|pagi\s+tadi|siang\s+tadi)\b
    | (?:awal|akhir|pertengahan)?\s*(?P<period>pekan|minggu|bulan|tahun)\s+(?P<which>ini|lalu|depan)\b
    | (?P<day>{_DAY})(?P<last>\s+(?:pekan\s+)?(?:lalu|kemarin))?\b(?!\s*\(?[0-9])
    | (?<!\d\s)(?:(?:tahun|sejak|pada|musim)|(?:pada|saat|di|dalam|jelang|menjelang)\s+(?:[A-Z][\w-]*\s+){{1,3}}?)
      \s*(?P<y4>(?:19|20)[0-9]{{2}})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: date) -> date | None:
    options = [d for d in (_valid(published.year + shift, month, day) for shift in (-1, 0, 1)) if d is not None]
    ahead = [d for d in options if d <= published + timedelta(days=183)]
    return max(ahead) if ahead else None


def _year(year: int) -> str | None:
    return f"{year:04d}" if 1 <= year <= 9999 else None


def _months_back(published: date, count: int) -> str | None:
    index = published.year * 12 + published.month - 1 - count
    year = _year(index // 12)
    return f"{year}-{index % 12 + 1:02d}" if year else None


def _value(match: re.Match[str], published: date | None) -> str | None:
    get = match.group
    if get("d") or get("d2"):
        day = int(get("d") or get("d2"))
        number = get("m") or get("m1")
        month = int(number) if number else MONTHS[get("month").lower()]
        year = get("y") or get("y1") or get("y2")
        if year:
            found = _valid(int(year) + (2000 if len(year) == 2 else 0), month, day)
        else:
            found = _nearest(month, day, published) if published and 1 <= month <= 12 else None
        return found.isoformat() if found else None
    if get("month3"):
        return f"{get('y3')}-{MONTHS[get('month3').lower()]:02d}"
    if get("y4"):
        return str(get("y4"))
    if published is None:
        return None
    if get("count") or get("one"):
        count = 1 if get("one") else int(get("count")) if get("count").isdigit() else NUMBERS[get("count").lower()]
        unit = (get("unit") or get("one")[2:]).lower()
        return _back(published, count, unit)
    if get("rel"):
        word = get("rel").lower().split()[0]
        shift = {"kemarin": -1, "besok": 1, "lusa": 2, "semalam": -1}.get(word, 0)
        if get("rel").lower().startswith("tadi malam"):
            shift = -1
        return (published + timedelta(days=shift)).isoformat()
    if get("period"):
        return _period(get("period").lower(), get("which").lower(), published)
    return _weekday(DAYS[get("day").lower()], bool(get("last")), published)


def _back(published: date, count: int, unit: str) -> str | None:
    if unit == "hari":
        return (published - timedelta(days=count)).isoformat()
    if unit in ("pekan", "minggu"):
        return (published - timedelta(days=7 * count)).isoformat()[:7]
    if unit == "bulan":
        return _months_back(published, count)
    return _year(published.year - count)


def _period(period: str, which: str, published: date) -> str | None:
    shift = {"ini": 0, "lalu": 1, "depan": -1}[which]
    if period == "tahun":
        return _year(published.year - shift)
    if period == "bulan":
        return _months_back(published, shift)
    return (published - timedelta(days=7 * shift)).isoformat()[:7]


def _weekday(weekday: int, last: bool, published: date) -> str:
    back = (published.weekday() - weekday) % 7
    return (published - timedelta(days=back or (7 if last else 0))).isoformat()


def find_dates(text: str, start: int, end: int, published: date | None) -> tuple[TimeExpression, ...]:
    """Dates in `text[start:end]`, in order. Without `published` only complete dates are found."""
    found = []
    for match in _PATTERN.finditer(text, start, end):
        try:
            value = _value(match, published)
        except OverflowError:  # a day before year 1 or after 9999
            continue
        if value is not None:
            found.append(TimeExpression(match.start(), match.end(), value))
    return tuple(found)
