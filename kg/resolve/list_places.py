"""Places that may be one: bare names, and the known places that have them. They are listed, never joined."""

from typing import Final

from kg.resolve.groups import KNOWN
from kg.resolve.parts import Open, Parts

CERTAINTY: Final = 0.5
REASON: Final = "their articles do not tell whether it is this place"


def list_places(parts: Parts) -> None:
    """Lists each bare name that was not linked with each known place of this name that another article names."""
    for key in sorted(parts.groups):
        if key[0] == "LOC" and parts.groups[key].entry is None:
            for entry in parts.gazetteer.named("LOC", parts.names[key]):
                other = ("LOC", KNOWN + entry.id)
                if other in parts.groups:
                    parts.open.append(Open(key, other, CERTAINTY, (REASON,)))
