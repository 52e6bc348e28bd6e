"""Which known thing a cluster of an article names: by its names, and among namesakes by what stands beside them.

A name that stays doubtful is not linked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final

from kg.languages import Language
from kg.languages.language import Places
from kg.resolve.gazetteer import Entry, Gazetteer
from kg.resolve.names import core, level
from kg.resolve.within import Cluster

MARGIN: Final = 1.5
"""By so much the best of several namesakes has to be better than the next."""

_PRIOR: Final = {
    "continent": 4.0,
    "country": 4.0,
    "province": 4.0,
    "island": 1.0,
    "city": 3.0,
    "regency": 3.0,
    "state": 2.0,
}
_BIG: Final = 2_000_000
"""A city of so many people is meant by its bare name, not the regency of that name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A known thing, and why it was chosen."""

    entry: Entry
    reason: str


def link(text: str, clusters: Sequence[Cluster], gazetteer: Gazetteer, language: Language) -> tuple[Link | None, ...]:
    """The known thing that each cluster of an article with this text names, or None."""
    places = language.places
    beside = [_before(text, cluster) for cluster in clusters]
    candidates = [
        [] if c.type == "LOC" and words and words <= places.peoples else list(_candidates(c, gazetteer, places))
        for c, words in zip(clusters, beside, strict=True)
    ]
    candidates = [
        [e for e in found if not _is_club(e, places)] if words.isdisjoint(places.locatives) else found
        for words, found in zip(beside, candidates, strict=True)
    ]
    sure = {found[0].id for found in candidates if len(found) == 1}
    around = sure | {above for id_ in sure for above in gazetteer.within(gazetteer[id_])}
    return tuple(
        _chosen(found, {kind for word in words for kind in places.before.get(word, ())}, around, gazetteer)
        for found, words in zip(candidates, beside, strict=True)
    )


def _candidates(cluster: Cluster, gazetteer: Gazetteer, places: Places) -> Iterator[Entry]:
    """The known things that are called as the cluster is; of its forms the fullest counts that is known at all."""
    for form in dict.fromkeys((cluster.name, *cluster.forms)):
        found = [entry for entry in gazetteer.named(cluster.type, form) if cluster.type != "LOC" or _fits(form, entry)]
        if not found and cluster.type == "LOC" and (word := level(form)) in places.levels:
            bare = " ".join(core(form, "LOC"))
            found = [entry for entry in gazetteer.named("LOC", bare) if entry.kind in places.levels[word or ""]]
        if found:
            countries = {entry.id for entry in found if entry.kind == "country"}
            yield from (e for e in found if e.kind == "country" or e.part_of not in countries or e.id in gazetteer.own)
            return


def _fits(form: str, entry: Entry) -> bool:
    """Short names in capitals are not those of things whose name only looks like them: "as" is no "AS"."""
    return len(form) > 3 or form in (entry.name, *entry.aliases)


def _is_club(entry: Entry, places: Places) -> bool:
    """Whether the bare name of a place mostly means its club, so that words before it have to tell that it does not."""
    names = {entry.name, *entry.aliases}
    return (entry.kind == "town" and entry.part_of in places.club_countries) or (
        entry.kind == "capital" and not names.isdisjoint(places.club_capitals)
    )


def _before(text: str, cluster: Cluster) -> frozenset[str]:
    """The words right before the mentions."""
    found = set()
    for mention in cluster.mentions:
        if match := re.search(r"(\w+)\s*$", text[max(0, mention.start - 40) : mention.start]):
            found.add(match[1].casefold())
    return frozenset(found)


def _chosen(found: Sequence[Entry], kinds: set[str], around: set[str], gazetteer: Gazetteer) -> Link | None:
    if not found:
        return None
    if len(found) == 1:
        return Link(found[0], "the only one of this name")
    ranked = sorted(((_score(e, kinds, around, gazetteer), e) for e in found), key=lambda one: (-one[0], one[1].id))
    (best, entry), (second, _) = ranked[:2]
    if best - second < MARGIN:
        return None
    if entry.kind in kinds:
        return Link(entry, f"of {len(found)} of this name the one that the words before it fit")
    if entry.part_of in around:
        return Link(
            entry, f"of {len(found)} of this name the one in {gazetteer[entry.part_of].name}, which is named too"
        )
    return Link(entry, f"by far the best known of {len(found)} of this name")


def _score(entry: Entry, kinds: set[str], around: set[str], gazetteer: Gazetteer) -> float:
    score = _PRIOR.get(entry.kind) or 1.2 * (log10(max(entry.population, 10_000)) - 4)
    if entry.kind == "capital":
        score += 1.5
    if entry.kind == "city" and entry.population >= _BIG:
        score += MARGIN
    score += 5.0 * (entry.kind in kinds)
    return (
        score
        + 3.0 * (entry.part_of in around and entry.kind not in ("city", "regency", "province"))
        + 1.0 * any(above in around for above in gazetteer.within(entry))
    )
