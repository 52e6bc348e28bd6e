"""Entities of the whole build: clusters of different articles come together when their full names agree.

A person named by a single word stays in its article: two articles' "Budi" need not be one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from kg.languages import Language
from kg.model import Entity, EntityMention
from kg.resolve.names import core, is_acronym, level, normal, words
from kg.resolve.within import Cluster

Key = tuple[str, ...]


def resolve_across(
    clusters: Mapping[str, Sequence[Cluster]], language: Language
) -> tuple[tuple[Entity, ...], dict[tuple[str, int], Entity]]:
    """Entities from the clusters of each article (id to clusters); also the entity of each (article, cluster index).

    It is made of `expansions`, `agreed`, `key_of` and `naming`, none of which looks at more than it is given, so that a
    store can bring its entities up to date for the names that a change touches, and have what this would give.
    """
    votes: dict[str, set[str]] = defaultdict(set)
    for article in clusters.values():
        for cluster in article:
            for acronym, full in expansions(cluster):
                votes[acronym].add(full)
    acronyms = {acronym: meant for acronym, fulls in votes.items() if (meant := agreed(fulls))}
    groups: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    for article_id in sorted(clusters):
        for i, cluster in enumerate(clusters[article_id]):
            groups[key_of(article_id, cluster, acronyms, language)].append((article_id, i))
    entities: list[Entity] = []
    where: dict[tuple[str, int], Entity] = {}
    for key in sorted(groups):
        members = [(article_id, clusters[article_id][i]) for article_id, i in groups[key]]
        mentions = sorted(
            (EntityMention(name, m.start, m.end, m.text, m.score) for name, c in members for m in c.mentions),
            key=lambda m: (m.article, m.start, m.end),
        )
        names = Counter(cluster.name for _, cluster in members)
        entity = replace(naming(key, names, {m.text for m in mentions}), mentions=tuple(mentions))
        entities.append(entity)
        where.update(dict.fromkeys(groups[key], entity))
    return tuple(sorted(entities, key=lambda e: e.id)), where


def expansions(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """What an article says that acronyms of organisations stand for: (acronym, full name), both in normal form."""
    if cluster.type != "ORG" or is_acronym(cluster.name):
        return
    for form in cluster.forms:
        if is_acronym(form):
            yield normal(form), "".join(core(cluster.name, "ORG"))


def agreed(fulls: Collection[str]) -> str | None:
    """What an acronym stands for, where all articles that expand it agree."""
    return next(iter(fulls)) if len(fulls) == 1 else None


def key_of(article: str, cluster: Cluster, acronyms: Mapping[str, str], language: Language) -> Key:
    """Clusters of one key are one entity. Of `acronyms` it looks up the normal form of the cluster's name alone."""
    name = normal(cluster.name)
    for names in language.aliases.get(cluster.type, ()):
        known = {normal(n) for n in names}
        if name in known:
            return cluster.type, normal(names[0])
    if cluster.type == "PER" and len(words(cluster.name)) == 1:
        return cluster.type, name, article
    if cluster.type == "ORG":
        full = acronyms.get(name)
        return cluster.type, full or "".join(core(cluster.name, "ORG"))
    if cluster.type == "LOC" and level(cluster.name) in ("provinsi", "negara"):
        return cluster.type, "".join(core(cluster.name, "LOC"))
    return cluster.type, name


def naming(key: Key, names: Mapping[str, int], forms: Iterable[str]) -> Entity:
    """The entity of a key, without its mentions.

    Args:
        key: That of its clusters.
        names: How many clusters have each name.
        forms: Every form in which it is mentioned.
    """
    kind = key[0]
    label = min(names, key=lambda n: (is_acronym(n), -names[n], -len(words(n)), n))
    aliases = sorted({*forms, *names} - {label})
    digest = sha256("\x1f".join(key).encode()).hexdigest()[:8]
    return Entity(f"{kind.lower()}-{_slug(label)}-{digest}", label, kind, tuple(aliases), (), ())


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "x"
