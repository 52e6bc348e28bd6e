"""Groups: the clusters of all articles that one full name, or one known thing, holds together beyond doubt."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from kg.languages import Language
from kg.resolve.gazetteer import Entry, Gazetteer
from kg.resolve.names import core, fits, is_acronym, known_by, level, normal, words
from kg.resolve.persons import person
from kg.resolve.sketch import Sketch

Key = tuple[str, ...]
"""A type and a name in normal form, "@" and the id of a known thing, or for a single-word person also the article."""

Place = tuple[str, int]
"""An article and the index of a cluster in it."""

KNOWN: Final = "@"
MAJORITY: Final = 0.7
"""So much of the articles that explain an acronym has to agree on what it stands for."""


@dataclass(slots=True)
class Group:
    """Clusters of one key. `names` counts the clusters by name, `forms` the clusters that have a surface form.

    `entry` is the known thing that it is, and `why` counts the reasons for which clusters were linked to it.
    """

    key: Key
    places: list[Place] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    gender: str = ""
    entry: Entry | None = None
    why: Counter[str] = field(default_factory=Counter)

    @property
    def type(self) -> str:
        return self.key[0]

    @property
    def name(self) -> str:
        """The most frequent name, a full one rather than an acronym."""
        return min(self.names, key=lambda n: (is_acronym(n), -self.names[n], -len(words(n)), n))

    @property
    def id(self) -> str:
        """The id that an entity has whose main part this is; it follows from the key and the spelling of names."""
        return id_of(self.key, [self.entry.name] if self.entry else self.names)


def group(articles: Mapping[str, Sequence[Sketch]], gazetteer: Gazetteer, language: Language) -> dict[Key, Group]:
    """The groups of all articles, by key."""
    acronyms = meanings(sketch for article in articles.values() for sketch in article)
    groups: dict[Key, Group] = {}
    for article in sorted(articles):
        for place, sketch in enumerate(articles[article]):
            key = key_of(article, sketch, acronyms, language)
            one = groups.setdefault(key, Group(key, entry=gazetteer[sketch.known] if sketch.known else None))
            one.places.append((article, place))
            one.names[sketch.name] += 1
            one.forms.update(form for form, _ in sketch.forms)
            one.gender = one.gender or sketch.gender
            if sketch.why:
                one.why[sketch.why] += 1
    return groups


def meanings(sketches: Iterable[Sketch]) -> dict[str, str]:
    """What acronyms of organisations stand for, where most of the articles that explain one agree."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sketch in sketches:
        for acronym, full in _expansions(sketch):
            votes[acronym][full] += 1
    found = {}
    for acronym, fulls in votes.items():
        best, number = min(fulls.items(), key=lambda item: (-item[1], item[0]))
        if number >= MAJORITY * fulls.total():
            found[acronym] = best
    return found


def _expansions(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """What an article says that acronyms stand for: (acronym, full name), both in normal form."""
    if sketch.type != "ORG" or is_acronym(sketch.name):
        return
    full = core(sketch.name, "ORG")
    for form, _ in sketch.forms:
        if is_acronym(form) and (fits(form, sketch.name) or len(full) > 2):
            yield normal(form), "".join(full)


def key_of(article: str, sketch: Sketch, acronyms: Mapping[str, str], language: Language) -> Key:
    """Clusters of one key are one thing."""
    kind = sketch.type
    if sketch.known is not None:
        return kind, KNOWN + sketch.known
    known = known_by(kind, sketch.name, language)
    if kind == "PER":
        parts = person(known or sketch.name)
        return (kind, " ".join(parts)) if len(parts) > 1 else (kind, "".join(parts), article)
    if known:
        return kind, normal(known)
    if kind == "ORG":
        name = "".join(core(sketch.name, "ORG"))
        meant = acronyms.get(normal(sketch.name)) or acronyms.get(name) or name
        return kind, normal(known_by(kind, meant, language) or meant)
    if kind == "LOC" and level(sketch.name) in ("provinsi", "negara"):
        return kind, "".join(core(sketch.name, "LOC"))
    return kind, normal(sketch.name)


def id_of(key: Key, names: Iterable[str]) -> str:
    """A readable id: the type, words of the name, and eight hexadecimal digits that stand for the key.

    The words are a person's in normal form, else those of the spelling that separates most words and comes first in the
    alphabet; so they do not hang on how often a spelling occurs.
    """
    spellings = {" ".join(words(name)) for name in names}
    plain = {spelling for spelling in spellings if normal(spelling) == normal(key[1])} or spellings
    chosen = key[1] if key[0] == "PER" else min(plain, key=lambda s: (-s.count(" "), s))
    digest = sha256("\x1f".join(key).encode()).hexdigest()[:8]
    return f"{key[0].lower()}-{_slug(chosen)}-{digest}"


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "x"
