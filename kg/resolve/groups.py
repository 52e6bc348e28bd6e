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

Feature = tuple[str, str]
"""The kind of a thing beside, and its name in normal form; of kind "post" or "tie", what the thing itself has."""

Said = tuple[tuple[Key, tuple[Feature, ...]], ...]
"""What an article says: for each cluster, in their order, its group and the posts and ties that the article gives."""

Votes = Mapping[str, Mapping[str, int]]
"""Of each acronym, how many clusters say that it stands for a full name, both in normal form."""

KNOWN: Final = "@"
MAJORITY: Final = 0.7
"""So much of the articles that explain an acronym has to agree on what it stands for."""


@dataclass(slots=True)
class Group:
    """Clusters of one key. `names`, `genders` and `why` (reasons of links) count clusters, `forms` those with a form.

    `articles` has the number of clusters in each article; `entry` is the known thing that it is.
    """

    key: Key
    entry: Entry | None = None
    articles: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)

    @property
    def type(self) -> str:
        return self.key[0]

    @property
    def clusters(self) -> int:
        return self.articles.total()

    @property
    def name(self) -> str:
        """The most frequent name, a full one rather than an acronym."""
        return min(self.names, key=lambda n: (is_acronym(n), -self.names[n], -len(words(n)), n))

    @property
    def id(self) -> str:
        """The id that an entity has whose main part this is; it follows from the key and the spelling of names."""
        return id_of(self.key, [self.entry.name] if self.entry else self.names)

    @property
    def gender(self) -> str:
        """What most articles that tell it say; "" where none does or as many say the other."""
        women, men = self.genders["f"], self.genders["m"]
        return "f" if women > men else "m" if men > women else ""

    def count(self, article: str, sketch: Sketch, by: int = 1) -> None:
        """Takes a cluster of an article in, or with `by` -1 out again."""
        for counter, found in (
            (self.articles, (article,)),
            (self.names, (sketch.name,)),
            (self.forms, {form for form, _ in sketch.forms}),
            (self.genders, (sketch.gender,) if sketch.gender else ()),
            (self.why, (sketch.why,) if sketch.why else ()),
        ):
            for one in found:
                counter[one] += by
                if not counter[one]:
                    del counter[one]


def group(
    articles: Mapping[str, Sequence[Sketch]], gazetteer: Gazetteer, language: Language
) -> tuple[dict[Key, Group], dict[str, Said]]:
    """The groups of all articles, by key, and what each article says."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sketches in articles.values():
        for acronym, full in expansions(sketches):
            votes[acronym][full] += 1
    acronyms = {acronym: meant for acronym, fulls in votes.items() if (meant := meaning(fulls))}
    groups: dict[Key, Group] = {}
    said: dict[str, Said] = {}
    for article, sketches in articles.items():
        said[article] = said_in(article, sketches, acronyms, language)
        for sketch, (key, _) in zip(sketches, said[article], strict=True):
            if key not in groups:
                groups[key] = Group(key, gazetteer[sketch.known] if sketch.known else None)
            groups[key].count(article, sketch)
    return groups, said


def said_in(article: str, sketches: Sequence[Sketch], acronyms: Mapping[str, str], language: Language) -> Said:
    """What an article says, where acronyms stand for full names so."""
    keys = [key_of(article, sketch, acronyms, language) for sketch in sketches]
    return tuple(
        (key, tuple(sorted({("post", p) for p in sketch.posts} | {("tie", keys[i][1]) for i in sketch.tied})))
        for key, sketch in zip(keys, sketches, strict=True)
    )


def meaning(fulls: Mapping[str, int]) -> str | None:
    """What an acronym stands for, where most of the clusters that explain it agree."""
    best, number = min(fulls.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return best if number and number >= MAJORITY * sum(fulls.values()) else None


def expansions(sketches: Iterable[Sketch]) -> Iterator[tuple[str, str]]:
    """What an article says that acronyms of organisations stand for: (acronym, full name), both in normal form."""
    for sketch in sketches:
        if sketch.type == "ORG" and not is_acronym(sketch.name):
            full = core(sketch.name, "ORG")
            for form, _ in sketch.forms:
                if is_acronym(form) and (fits(form, sketch.name) or len(full) > 2):
                    yield normal(form), "".join(full)


def may_be_acronym(sketch: Sketch) -> tuple[str, ...]:
    """The normal forms under which it is looked up what an organisation's name stands for; none for other things."""
    if sketch.type != "ORG" or sketch.known is not None:
        return ()
    return tuple(dict.fromkeys((normal(sketch.name), "".join(core(sketch.name, "ORG")))))


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
        asked = may_be_acronym(sketch)
        meant = next((acronyms[name] for name in asked if acronyms.get(name)), asked[-1])
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
