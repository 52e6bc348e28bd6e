"""Dates in Indonesian news, against the day of publication; an expression that cannot be computed gives nothing.

"Minggu (29/12)", "27 Desember 2019", "Mei 2020", "kemarin", "dua hari lalu", "Senin lalu", "bulan lalu", "tahun 2019".
News looks back: a date without a year is the nearest one to the day of publication, at most half a year ahead. What is
longer than a day ("pekan lalu", "15-24 Oktober 2016") is the smallest month or year that holds all of it. A weekday
that does not fit its date ("Senin (29/12)" of a Sunday) makes it a clash: which of the two is wrong is not guessed.
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
_PART = r"(?:pagi|siang|sore|petang|malam|dini\s+hari)"
_PATTERN = re.compile(
    rf"""\b(?:
      (?:(?P<weekday>{_DAY})(?:\s+{_PART})?\s*,?\s*[(]?\s*(?:tanggal\s+)?)?
      (?:
        (?P<iso>(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9-])
      | (?P<d>[0-9]{{1,2}})(?:
          /(?P<m>[0-9]{{1,2}})(?:/(?P<y>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9/])
        | [-.](?P<m1>[0-9]{{1,2}})[-.](?P<y1>[0-9]{{4}})\b
        )
      | (?P<from>[0-9]{{1,2}})(?:\s+(?P<frommonth>{_MONTH}))?\s*(?:-|–|—|s/d|hingga|sampai)\s*
        (?P<to>[0-9]{{1,2}})(?:
          \s+(?P<tomonth>{_MONTH})\b(?:\s+(?P<toyear>[0-9]{{4}})\b)?
        | /(?P<tonumber>[0-9]{{1,2}})(?:/(?P<toyear2>[0-9]{{4}}))?(?![0-9/])
        )
      | (?P<d2>[0-9]{{1,2}})\s+(?P<month>{_MONTH})\b(?:\s+(?P<y2>[0-9]{{4}})\b)?
      )
    | (?P<month3>{_MONTH})\s+(?P<y3>(?:19|20)[0-9]{{2}})\b
    | (?P<month4>{_MONTH})\s+(?P<monthwhich>lalu|silam|ini|depan|mendatang)\b
    | (?P<count>{_COUNT})\s+(?P<unit>hari|pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?:lalu|silam)\b
    | (?P<one>sehari|sepekan|seminggu|sebulan|setahun)\s+(?:yang\s+)?(?:lalu|silam)\b
    | (?P<rel>kemarin\s+lusa|kemarin|hari\s+ini|besok|lusa|semalam|tadi\s+{_PART}|{_PART}\s+(?:tadi|ini))\b
    | (?:(?P<part>awal|akhir|pertengahan)\s+)?(?P<period>pekan|minggu|bulan|tahun)\s+
      (?P<which>ini|lalu|kemarin|depan|mendatang)\b
    | (?<!pasar\s)(?<!tiap\s)(?P<day>{_DAY})(?:\s+{_PART})?
      (?P<last>\s+[(]?(?:(?:pekan|minggu)\s+)?(?:lalu|kemarin|depan|mendatang|besok))?\b(?!\s*\(?[0-9])
    | (?<!\d\s)(?:(?:tahun|sejak|pada|musim)|(?:pada|saat|di|dalam|jelang|menjelang)\s+(?:[A-Z][\w-]*\s+){{1,3}}?)
      \s*(?P<y4>(?:19|20)[0-9]{{2}})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:rt|rw|no|nomor|pasal|ayat|skor)\.?\s*$", re.IGNORECASE)
"""What makes "02/03" behind it a number and no date."""
_LAW = re.compile(
    r"\b(?:uu|uud|undang-undang|perppu|perpres|permen\w*|perda|pp|peraturan|keputusan|nomor|no|pasal)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""What makes "tahun 2025" behind it part of the name of a law."""
_BEFORE = 60
"""So many characters before an expression say whether it is a number or a law."""


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


def _holding(first: date, last: date) -> str | None:
    """The smallest day, month or year that holds both days."""
    a, b = first.isoformat(), last.isoformat()
    return next((a[:length] for length in (10, 7, 4) if a[:length] == b[:length]), None)


def _value(match: re.Match[str], published: date | None) -> str | None:
    get = match.group
    if get("iso") or get("d") or get("d2"):
        found = _day(match, published)
        return found.isoformat() if found else None
    if get("to"):
        return _range(match, published)
    if get("month3"):
        return f"{get('y3')}-{MONTHS[get('month3').lower()]:02d}"
    if get("y4"):
        return str(get("y4"))
    if published is None:
        return None
    if get("month4"):
        return _month(MONTHS[get("month4").lower()], get("monthwhich").lower(), published)
    if get("count") or get("one"):
        count = 1 if get("one") else int(get("count")) if get("count").isdigit() else NUMBERS[get("count").lower()]
        unit = (get("unit") or get("one")[2:]).lower()
        return _back(published, count, unit)
    if get("rel"):
        return _relative(get("rel").lower().split(), published)
    if get("period"):
        sunday = get("period") == "Minggu" and not get("part") and _within_sentence(match)
        if not sunday:
            return _period(get("period").lower(), (get("part") or "").lower(), get("which").lower(), published)
        return _weekday(DAYS["minggu"], get("which").lower(), published)
    if get("day") == "minggu":  # "dalam seminggu", "setiap minggu": a week
        return None
    return _weekday(DAYS[get("day").lower()], (get("last") or "").lower(), published)


def _day(match: re.Match[str], published: date | None) -> date | None:
    """The day that an expression with a day and a month gives."""
    get = match.group
    if get("iso"):
        year, month, day = map(int, get("iso").split("-"))
        return _valid(year, month, day)
    day = int(get("d") or get("d2"))
    number = get("m") or get("m1")
    return _dated(
        day, int(number) if number else MONTHS[get("month").lower()], get("y") or get("y1") or get("y2"), published
    )


def _dated(day: int, month: int, year: str | None, published: date | None) -> date | None:
    if year:
        return _valid(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _nearest(month, day, published) if published and 1 <= month <= 12 else None


def _range(match: re.Match[str], published: date | None) -> str | None:
    """What holds "15-24 Oktober 2016" and "28 Oktober-3 November"."""
    get = match.group
    month = int(get("tonumber")) if get("tonumber") else MONTHS[get("tomonth").lower()]
    last = _dated(int(get("to")), month, get("toyear") or get("toyear2"), published)
    if last is None:
        return None
    named = get("frommonth")
    month = MONTHS[named.lower()] if named else month
    first = _valid(last.year - (month > last.month), month, int(get("from")))
    return _holding(first, last) if first and first <= last else None


def _relative(words: list[str], published: date) -> str:
    shift = {"kemarin": -1, "besok": 1, "lusa": 2, "semalam": -1}.get(words[0], 0)
    if words == ["kemarin", "lusa"]:
        shift = -2
    if "malam" in words and "tadi" in words:
        shift = -1
    return (published + timedelta(days=shift)).isoformat()


def _month(month: int, which: str, published: date) -> str | None:
    shift = {"ini": 0, "depan": int(month <= published.month), "mendatang": int(month <= published.month)}
    year = _year(published.year + shift.get(which, -int(month >= published.month)))
    return f"{year}-{month:02d}" if year else None


def _back(published: date, count: int, unit: str) -> str | None:
    if unit == "hari":
        return (published - timedelta(days=count)).isoformat()
    if unit in ("pekan", "minggu"):
        return _week(published, -count)
    if unit == "bulan":
        return _months_back(published, count)
    return _year(published.year - count)


def _week(published: date, weeks: int, from_day: int = 0) -> str | None:
    """What holds the week that begins `weeks` after that of publication, from its day `from_day` on."""
    monday = published + timedelta(days=7 * weeks - published.weekday())
    return _holding(monday + timedelta(days=from_day), monday + timedelta(days=6))


def _shift(which: str) -> int:
    """-1, 0 or 1: before, now or after."""
    if "lalu" in which or "kemarin" in which:
        return -1
    return int(any(word in which for word in ("depan", "mendatang", "besok")))


def _period(period: str, part: str, which: str, published: date) -> str | None:
    shift = _shift(which)
    if period == "tahun":
        return _year(published.year + shift)
    if period == "bulan":
        return _months_back(published, -shift)
    return _week(published, shift, 5 if part == "akhir" else 0)


def _weekday(weekday: int, which: str, published: date) -> str:
    shift = _shift(which)
    if "pekan" in which or "minggu" in which:
        return (published + timedelta(days=7 * shift + weekday - published.weekday())).isoformat()
    if shift > 0:
        return (published + timedelta(days=(weekday - published.weekday()) % 7 or 7)).isoformat()
    back = (published.weekday() - weekday) % 7
    return (published - timedelta(days=back or (7 if shift else 0))).isoformat()


def _within_sentence(match: re.Match[str]) -> bool:
    """Whether words stand before an expression, so that its capital letter says something."""
    return bool(re.search(r"\w,?\s$", match.string[max(0, match.start() - 3) : match.start()]))


def _clashes(match: re.Match[str], published: date | None) -> bool:
    """Whether a weekday stands with a day that is another one."""
    named = match["weekday"]
    day = _day(match, published) if named and not match["to"] else None
    return day is not None and day.weekday() != DAYS[named.lower()]


def _is_number(match: re.Match[str]) -> bool:
    """Whether what looks like a date is a number or belongs to a law: "RT 02/03", "UU No 11 Tahun 2020"."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    if match["y4"]:
        return bool(_LAW.search(before + match[0][: -len(match["y4"])]))
    return bool(match["m"] and not match["weekday"] and _NUMBERED.search(before))


def find_dates(text: str, start: int, end: int, published: date | None) -> tuple[TimeExpression, ...]:
    """Dates in `text[start:end]`, in order. Without `published` only complete dates are found."""
    found = []
    for match in _PATTERN.finditer(text, start, end):
        try:
            value = None if _is_number(match) else _value(match, published)
        except OverflowError:  # a day before year 1 or after 9999
            continue
        if value is not None:
            found.append(TimeExpression(match.start(), match.end(), value, _clashes(match, published)))
    return tuple(found)
