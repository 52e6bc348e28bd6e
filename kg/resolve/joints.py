"""What has been joined: which group is a part of which other, and what persons keep apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from kg.resolve.groups import Feature, Key


@dataclass(frozen=True, slots=True)
class Joint:
    """That a group is a part of another: the other's key, the certainty, why, and what company they share most."""

    into: Key
    certainty: float
    reasons: tuple[str, ...]
    shared: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Two groups that may be one, the certainty, why, and what company they share most."""

    first: Key
    second: Key
    certainty: float
    reasons: tuple[str, ...]
    shared: tuple[Feature, ...] = ()


class Joints:
    """Groups as parts of entities, as they are found; what a person told apart is never joined."""

    def __init__(self, apart: Iterable[tuple[Key, Key]] = ()) -> None:
        self.into: dict[Key, Joint] = {}
        self._members: dict[Key, list[Key]] = {}
        self._apart: dict[Key, set[Key]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def root(self, key: Key) -> Key:
        """The main part of the entity that a group belongs to."""
        while key in self.into:
            key = self.into[key].into
        return key

    def members(self, root: Key) -> Sequence[Key]:
        """The parts of an entity, its main part first."""
        return self._members.get(root, (root,))

    def join(self, key: Key, joint: Joint) -> bool:
        """Makes a group with its parts a part of another; False where they are one, or a person has told them apart."""
        first, second = self.root(key), self.root(joint.into)
        if first == second or (self._apart and self._told_apart(first, second)):
            return False
        self.into[first] = joint
        self._members[second] = [*self.members(second), *self._members.pop(first, (first,))]
        return True

    def of(self, keys: Iterable[Key]) -> Self:
        """What is joined of some groups; with a group, all of its entity's groups have to be among them."""
        part = type(self)()
        for key in keys:
            if key in self.into:
                part.into[key] = self.into[key]
            if key in self._members:
                part._members[key] = self._members[key]
            if key in self._apart:
                part._apart[key] = self._apart[key]
        return part

    @classmethod
    def again(cls, into: Mapping[Key, Joint]) -> Self:
        """What was joined before."""
        made = cls()
        for key in sorted(into):
            made.join(key, into[key])
        return made

    def _told_apart(self, first: Key, second: Key) -> bool:
        others = set(self.members(second))
        return any(not others.isdisjoint(self._apart.get(key, ())) for key in self.members(first))
