"""Entities of the whole build: groups of all articles come together where evidence says that they are one thing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Doubt, Entity, EntityRef, Merge
from kg.resolve.company import Company
from kg.resolve.decisions import UNDECIDED, Decision, Decisions
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import Group, Key, Place, group
from kg.resolve.join_organisations import join_organisations
from kg.resolve.join_persons import join_persons
from kg.resolve.list_places import list_places
from kg.resolve.names import is_acronym, words
from kg.resolve.parts import Joint, Parts
from kg.resolve.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, without their mentions, and how they came about.

    `where` gives the entity of each (article, index of the cluster). `unused` are decisions that no longer apply, or
    that others rule out. `parts` gives the entity's id by the ids of its parts, which decisions may name.
    """

    entities: tuple[Entity, ...]
    where: dict[Place, EntityRef]
    merges: tuple[Merge, ...]
    doubts: tuple[Doubt, ...]
    unused: tuple[Decision, ...]
    parts: dict[str, str]


def resolve_across(
    articles: Mapping[str, Sequence[Sketch]],
    gazetteer: Gazetteer,
    language: Language,
    decisions: Decisions = UNDECIDED,
) -> Resolution:
    """Entities from the sketches of each article (id to sketches), whatever the order of the articles.

    A person's decisions are never overruled: what is told apart stays apart, what is one is joined.
    """
    groups = group(articles, gazetteer, language)
    id_of = {key: one.id for key, one in groups.items()}
    ids = {id_: key for key, id_ in id_of.items()}
    apart = [(a, b) for _, a, b in decisions.pairs("different", ids)]
    parts = Parts(groups, Company(articles, groups), gazetteer, language, apart)
    refused = [
        decision
        for decision, a, b in decisions.pairs("same", ids)
        if not parts.join(*_ordered(a, b, groups)) and parts.root(a) != parts.root(b)
    ]
    join_organisations(parts)
    join_persons(parts)
    list_places(parts)
    named = {key: _entity(parts, key, decisions) for key in sorted(groups) if key not in parts.joints}
    refs = {key: named[parts.root(key)].ref for key in groups}
    where = {place: refs[key] for key, one in groups.items() for place in one.places}
    merges = [
        merge
        for root, entity in named.items()
        if len(parts.members(root)) > 1 or groups[root].entry
        for merge in _merges(parts, root, entity)
    ]
    doubts = [
        Doubt(id_of[o.first], parts.names[o.first], refs[o.first].id,
              id_of[o.second], parts.names[o.second], refs[o.second].id, o.certainty, o.reasons)
        for o in parts.open
        if refs[o.first] != refs[o.second] and not decisions.settles(id_of[o.first], id_of[o.second])
    ]  # fmt: skip
    return Resolution(
        tuple(sorted(named.values(), key=lambda e: e.id)),
        where,
        tuple(sorted(merges, key=lambda m: (m.entity, m.into or "", m.part))),
        tuple(sorted(dict.fromkeys(doubts), key=lambda d: (-d.certainty, d.first, d.second))),
        (*decisions.unused(ids), *refused),
        {id_: refs[key].id for id_, key in ids.items()},
    )


def _ordered(a: Key, b: Key, groups: Mapping[Key, Group]) -> tuple[Key, Joint]:
    """Which of two that are one is the part, and which the main part: the fuller and more frequent one."""
    part, main = sorted((a, b), key=lambda k: (groups[k].entry is not None, k[1].count(" "), len(groups[k].places), k))
    return part, Joint(main, 1.0, ("a person has decided so",))


def _entity(parts: Parts, root: Key, decisions: Decisions) -> Entity:
    members = [parts.groups[key] for key in parts.members(root)]
    names: Counter[str] = Counter()
    for one in members:
        names.update(one.names)
    main = min(members, key=lambda one: (one.entry is None, len(one.key), -len(one.places), one.key))
    label = decisions.renamed(one.id for one in members) or _label(names, main.type)
    aliases = sorted({form for one in members for form in (*one.names, *one.forms)} - {label})
    entry = main.entry
    return Entity(
        id=main.id,
        label=label,
        type=main.type,
        aliases=tuple(aliases),
        same_as=entry.iris if entry else (),
        mentions=(),
        code=entry.code or None if entry else None,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
    )


def _label(names: Mapping[str, int], kind: str) -> str:
    """The most frequent name; a full one rather than an acronym or, of a person, one word."""
    return min(names, key=lambda n: (_is_short(n), kind == "PER" and len(words(n)) == 1, -names[n], -len(words(n)), n))


def _is_short(name: str) -> bool:
    """Whether a name consists of acronyms: "KPK", "DPR RI"."""
    return all(is_acronym(part) for part in name.split())


def _merges(parts: Parts, root: Key, entity: Entity) -> Iterable[Merge]:
    for key in parts.members(root):
        one, joint = parts.groups[key], parts.joints.get(key)
        number = len({article for article, _ in one.places})
        into = parts.groups[joint.into].id if joint else None
        certainty, reasons = (joint.certainty, joint.reasons) if joint else (1.0, tuple(_linked(one)))
        yield Merge(entity.id, one.id, one.name, into, number, certainty, reasons)


def _linked(one: Group) -> Iterable[str]:
    """Why a group is the known thing that it is linked to."""
    for why, number in sorted(one.why.items(), key=lambda item: (-item[1], item[0])):
        yield f"linked to {one.entry.id if one.entry else ''} in {number} articles: {why}"
