"""Places that may be one: bare names, and the known places that have them. They are listed, never joined."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.resolve.gazetteer import Gazetteer
from kg.resolve.groups import KNOWN, Group, Key
from kg.resolve.joints import Open

CERTAINTY: Final = 0.5
REASON: Final = "their articles do not tell whether it is this place"


def list_places(groups: Mapping[Key, Group], gazetteer: Gazetteer) -> Iterator[Open]:
    """Each bare name that was not linked with each known place of this name that another article names."""
    for key in sorted(groups):
        if key[0] == "LOC" and groups[key].entry is None:
            for entry in gazetteer.named("LOC", groups[key].name):
                other = ("LOC", KNOWN + entry.id)
                if other in groups:
                    yield Open(key, other, CERTAINTY, (REASON,))
