"""Which entity of today stands for an id of an earlier build that is no more."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

_Mention = TypeVar("_Mention", bound=Hashable)


def successors(
    earlier: Mapping[str, Iterable[_Mention]], replaced: Mapping[str, str], now: Mapping[_Mention, str]
) -> dict[str, str]:
    """For each id that is no more, that of the entity which most of its mentions belong to now.

    Ids whose mentions are all gone are left out.

    Args:
        earlier: The mentions of each entity of the earlier build, by the entity's id.
        replaced: What stood for ids that were no more even then.
        now: The entity of each mention.
    """
    living = set(now.values())
    found: dict[str, str] = {}
    for id_, mentions in earlier.items():
        if id_ not in living:
            heirs = Counter(now[mention] for mention in mentions if mention in now)
            if heir := heir_of(heirs):
                found[id_] = heir
    for id_, was in replaced.items():
        heir = found.get(was, was)
        if id_ not in living and heir in living:
            found[id_] = heir
    return found


def heir_of(heirs: Mapping[str, int]) -> str | None:
    """The entity that has most of the mentions of one that is no more; None where none has any."""
    return min(heirs, key=lambda heir: (-heirs[heir], heir), default=None)
