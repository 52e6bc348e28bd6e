"""One known thing, as a row of a gazetteer's CSV file."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError, reason
from kg.resolve.rows import open_rows

COLUMNS: Final = (
    "id", "type", "name", "aliases", "kind", "part_of", "latitude", "longitude", "population", "same_as", "code",
)  # fmt: skip
"""The columns; a user's file needs the first three."""

NEEDED: Final = ("id", "type", "name")
TYPES: Final = ("PER", "ORG", "LOC", "EVT")

_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_GEONAMES: Final = re.compile(r"geonames:([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing.

    `kind` tells places apart (`country`, `province`, `city`, `regency`, `town`, …; see docs/entities.md), `part_of` is
    the id of the entry in which it lies, `latitude` and `longitude` are degrees (WGS 84), `population` is a number of
    people, `code` one of ISO 3166, and `same_as` further identifiers.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    part_of: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    same_as: tuple[str, ...] = ()
    code: str = ""

    @property
    def iris(self) -> tuple[str, ...]:
        """Its identifiers that are IRIs of the web: Wikidata's, GeoNames', and those that a user gives as such."""
        return tuple(found for one in (self.id, *self.same_as) if (found := iri_of(one)))


def iri_of(identifier: str) -> str | None:
    """The IRI of `Q252`, `geonames:1643084` or of what is one already; None for any other identifier."""
    if _WIKIDATA.fullmatch(identifier):
        return f"http://www.wikidata.org/entity/{identifier}"
    if match := _GEONAMES.fullmatch(identifier):
        return f"https://sws.geonames.org/{match[1]}/"
    return identifier if identifier.startswith(("http://", "https://")) else None


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a CSV file with a header: `id`, `type`, `name`, and what else there is of `COLUMNS`.

    Raises:
        InputError: the file cannot be read, or a row of it is no entry.
    """
    rows = open_rows(path, "a gazetteer", "", NEEDED, "name id, type and name")
    seen: set[str] = set()
    try:
        for row in rows:
            entry = _entry({name: (row.get(name) or "").strip() for name in COLUMNS})
            if entry.id in seen:
                raise ValueError(f"the id {entry.id!r} is there twice")
            seen.add(entry.id)
            yield entry
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}, line {rows.line_num}: {reason(error)}; mend the row.") from error


def _entry(row: dict[str, str]) -> Entry:
    if not row["id"] or not row["name"]:
        raise ValueError("id or name is empty")
    if row["type"] not in TYPES:
        raise ValueError(f"the type {row['type']!r} is none of {', '.join(TYPES)}")
    return Entry(
        id=row["id"],
        type=row["type"],
        name=row["name"],
        aliases=tuple(part.strip() for part in row["aliases"].split(";") if part.strip()),
        kind=row["kind"],
        part_of=row["part_of"],
        latitude=_degrees(row["latitude"], 90),
        longitude=_degrees(row["longitude"], 180),
        population=int(row["population"] or 0),
        same_as=tuple(row["same_as"].split()),
        code=row["code"],
    )


def _degrees(text: str, most: int) -> float | None:
    if not text:
        return None
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{text} is no place: it has to lie between -{most} and {most} degrees")
    return value


def write_entries(entries: Iterable[Entry]) -> str:
    """The CSV text that `read_entries` reads; numbers as short as they can be."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for e in entries:
        place = ("" if v is None else f"{v:.4f}".rstrip("0").rstrip(".") for v in (e.latitude, e.longitude))
        aliases, same_as = ";".join(e.aliases), " ".join(e.same_as)
        rows.writerow((e.id, e.type, e.name, aliases, e.kind, e.part_of, *place, e.population or "", same_as, e.code))
    return out.getvalue()
