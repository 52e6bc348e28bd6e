"""Entries by id and by name: the packaged ones, and those of users, which come first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.resolve.gazetteer.entry import Entry, read_entries
from kg.resolve.names import normal

PLACES: Final = Path(__file__).parent / "places.csv"


class Gazetteer:
    """Known things, found by type and name. `own` are the ids of a user's entries, which win over all others."""

    def __init__(self, packaged: Iterable[Entry], own: Iterable[Entry] = ()) -> None:
        given = list(own)
        self.own = frozenset(entry.id for entry in given)
        self._entries = {entry.id: entry for entry in (*packaged, *given)}
        self._names: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            for name in {normal(text) for text in (entry.name, *entry.aliases)} - {""}:
                self._names[entry.type, name].append(entry)

    @property
    def fingerprint(self) -> str:
        """The hexadecimal SHA-256 of all entries."""
        digest = sha256()
        for id_ in sorted(self._entries):
            digest.update(repr((self._entries[id_], id_ in self.own)).encode())
        return digest.hexdigest()

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __getitem__(self, id_: str) -> Entry:
        return self._entries[id_]

    def get(self, id_: str) -> Entry | None:
        """The entry with an id, None where there is none."""
        return self._entries.get(id_)

    def named(self, kind: str, name: str) -> Sequence[Entry]:
        """The entries of a type that are called by a name, whatever its case, accents, spaces and punctuation."""
        found = self._names.get((kind, normal(name)), [])
        own = [entry for entry in found if entry.id in self.own]
        return own or found

    def within(self, entry: Entry) -> Iterator[str]:
        """The ids of what an entry is part of, from the nearest on."""
        seen = {entry.id}
        while entry.part_of and entry.part_of not in seen and (above := self.get(entry.part_of)):
            seen.add(above.id)
            yield above.id
            entry = above

    def contains(self, whole: str, part: str) -> bool | None:
        """Whether a place named `part` lies in one named `whole`; None where either name is unknown.

        It helps to tell "Bogor, Jawa Barat" (a place and where it lies) from "Priok, Belawan, Perak" (a list): names
        that are not unique count as inside if any of their places is.
        """
        outer, inner = self.named("LOC", whole), self.named("LOC", part)
        if not outer or not inner:
            return None
        wholes = {entry.id for entry in outer}
        return any(wholes & set(self.within(entry)) for entry in inner)


def load_gazetteer(own: Sequence[Path] = ()) -> Gazetteer:
    """The packaged gazetteer with a user's own files before it.

    Raises:
        InputError: a file cannot be read, or a row of it is no entry.
    """
    return Gazetteer(_packaged(), [entry for path in own for entry in read_entries(path)]) if own else _plain()


@cache
def _packaged() -> tuple[Entry, ...]:
    return tuple(read_entries(PLACES))


@cache
def _plain() -> Gazetteer:
    return Gazetteer(_packaged())
