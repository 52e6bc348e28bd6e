"""Entities of the whole build: clusters of different articles come together when their full names agree.

A person named by a single word stays in its article: two articles' "Budi" need not be one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from kg.languages import Language
from kg.model import Entity, EntityMention
from kg.resolve.names import core, is_acronym, level, normal, words
from kg.resolve.within import Cluster

Key = tuple[str, ...]


def resolve_across(
    clusters: Mapping[str, Sequence[Cluster]], language: Language
) -> tuple[tuple[Entity, ...], dict[tuple[str, int], Entity]]:
    """Entities from the clusters of each article (id to clusters); also the entity of each (article, cluster index)."""
    groups: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    acronyms = _acronyms(clusters)
    for article in sorted(clusters):
        for i, cluster in enumerate(clusters[article]):
            groups[_key(article, cluster, acronyms, language)].append((article, i))
    entities: list[Entity] = []
    where: dict[tuple[str, int], Entity] = {}
    for key in sorted(groups):
        entity = _entity(key, [(article, clusters[article][i]) for article, i in groups[key]])
        entities.append(entity)
        where.update(dict.fromkeys(groups[key], entity))
    return tuple(sorted(entities, key=lambda e: e.id)), where


def _acronyms(clusters: Mapping[str, Sequence[Cluster]]) -> dict[str, str]:
    """What each acronym of an organisation stands for, where all articles that expand it agree."""
    expansions: dict[str, set[str]] = defaultdict(set)
    for article in clusters.values():
        for cluster in article:
            for form in cluster.forms if cluster.type == "ORG" else ():
                if is_acronym(form) and not is_acronym(cluster.name):
                    expansions[normal(form)].add("".join(core(cluster.name, "ORG")))
    return {key: next(iter(full)) for key, full in expansions.items() if len(full) == 1}


def _key(article: str, cluster: Cluster, acronyms: Mapping[str, str], language: Language) -> Key:
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


def _entity(key: Key, members: list[tuple[str, Cluster]]) -> Entity:
    kind = key[0]
    mentions = sorted(
        (
            EntityMention(article, m.start, m.end, m.text, m.score)
            for article, cluster in members
            for m in cluster.mentions
        ),
        key=lambda m: (m.article, m.start, m.end),
    )
    names = Counter(cluster.name for _, cluster in members)
    label = min(names, key=lambda n: (is_acronym(n), -names[n], -len(words(n)), n))
    aliases = sorted({m.text for m in mentions} | set(names))
    digest = sha256("\x1f".join(key).encode()).hexdigest()[:8]
    return Entity(
        id=f"{kind.lower()}-{_slug(label)}-{digest}",
        label=label,
        type=kind,
        aliases=tuple(a for a in aliases if a != label),
        same_as=(),
        mentions=tuple(mentions),
    )


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "x"
