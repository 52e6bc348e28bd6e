"""Entities of the whole build: groups of all articles come together where evidence says that they are one thing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Doubt, Entity, EntityRef, Merge
from kg.resolve.blocks import Block, Run, full_names, settle, single_names
from kg.resolve.company import Company, shares
from kg.resolve.decisions import UNDECIDED, Decision, Decisions
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import Feature, Group, Key, Place, group
from kg.resolve.joints import Joint, Joints, Open
from kg.resolve.list_places import list_places
from kg.resolve.names import is_acronym, words
from kg.resolve.related import all_related
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
    run: Run | None = None,
) -> Resolution:
    """Entities from the sketches of each article (id to sketches), whatever the order of the articles.

    A person's decisions are never overruled: what is told apart stays apart, what is one is joined. `run` may settle
    the blocks elsewhere, such as `concurrent.futures.Executor.map` does: they need each other's results in no way, and
    there are two rounds of them.
    """
    groups, said = group(articles, gazetteer, language)
    id_of = {key: one.id for key, one in groups.items()}
    ids = {id_: key for key, id_ in id_of.items()}
    joints = Joints((a, b) for _, a, b in decisions.pairs("different", ids))
    refused = [
        decision
        for decision, a, b in decisions.pairs("same", ids)
        if not joints.join(*_ordered(a, b, groups)) and joints.root(a) != joints.root(b)
    ]
    company = Company(said.__getitem__, shares(said.values()))
    open_: list[Open] = []

    def carry_out(blocks: Iterable[Block]) -> None:
        settled = run(settle, (block.alone() for block in blocks)) if run else map(settle, blocks)
        for one in list(settled):
            open_.extend(one.open)
            for key, joint in one.joints:
                joints.join(key, joint)

    pairs = all_related(groups.values(), language)
    carry_out(full_names(groups, pairs, joints, company, language.code, gazetteer))
    carry_out(single_names(groups, joints, company, language.code))
    open_.extend(list_places(groups, gazetteer))
    roots = [key for key in sorted(groups) if key not in joints.into]
    named = {key: entity_of([groups[member] for member in joints.members(key)], decisions) for key in roots}
    refs = {key: named[joints.root(key)].ref for key in groups}
    names = {key: one.name for key, one in groups.items()}
    merges = [
        merge
        for root, entity in named.items()
        if len(joints.members(root)) > 1 or groups[root].entry
        for merge in _merges(joints, groups, names, root, entity)
    ]
    doubts = [
        Doubt(id_of[o.first], names[o.first], refs[o.first].id, id_of[o.second], names[o.second], refs[o.second].id,
              o.certainty, _told(o, names))
        for o in open_
        if refs[o.first] != refs[o.second] and not decisions.settles(id_of[o.first], id_of[o.second])
    ]  # fmt: skip
    return Resolution(
        tuple(sorted(named.values(), key=lambda e: e.id)),
        {(article, place): refs[key] for article, one in said.items() for place, (key, _) in enumerate(one)},
        tuple(sorted(merges, key=lambda m: (m.entity, m.into or "", m.part))),
        tuple(sorted(dict.fromkeys(doubts), key=lambda d: (-d.certainty, d.first, d.second))),
        (*decisions.unused(ids), *refused),
        {id_: refs[key].id for id_, key in ids.items()},
    )


def _ordered(a: Key, b: Key, groups: Mapping[Key, Group]) -> tuple[Key, Joint]:
    """Which of two that are one is the part, and which the main part: the fuller and more frequent one."""
    part, main = sorted((a, b), key=lambda k: (groups[k].entry is not None, k[1].count(" "), groups[k].clusters, k))
    return part, Joint(main, 1.0, ("a person has decided so",))


def entity_of(members: Sequence[Group], decisions: Decisions = UNDECIDED) -> Entity:
    """The entity whose parts these groups are, without its mentions."""
    names: Counter[str] = Counter()
    for one in members:
        names.update(one.names)
    main = min(members, key=lambda one: (one.entry is None, len(one.key), -one.clusters, one.key))
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


def _merges(
    joints: Joints, groups: Mapping[Key, Group], names: Mapping[Key, str], root: Key, entity: Entity
) -> Iterable[Merge]:
    for key in joints.members(root):
        one, joint = groups[key], joints.into.get(key)
        into = groups[joint.into].id if joint else None
        certainty, reasons = (joint.certainty, _told(joint, names)) if joint else (1.0, tuple(_linked(one)))
        yield Merge(entity.id, one.id, names[key], into, len(one.articles), certainty, reasons)


def _told(found: Joint | Open, names: Mapping[Key, str]) -> tuple[str, ...]:
    """Why two things are, or may be, one: with what they share, by its name."""
    shared = ", ".join(_named(feature, names) for feature in found.shared)
    return (*found.reasons, *([f"in common: {shared}"] if shared else []))


def _named(feature: Feature, names: Mapping[Key, str]) -> str:
    kind, name = feature
    if kind == "post":
        return name
    keys = [feature] if kind != "tie" else [("ORG", name), ("LOC", name)]
    return next((names[key] for key in keys if key in names), name)


def _linked(one: Group) -> Iterable[str]:
    """Why a group is the known thing that it is linked to."""
    for why, number in sorted(one.why.items(), key=lambda item: (-item[1], item[0])):
        yield f"linked to {one.entry.id if one.entry else ''} in {number} articles: {why}"
