"""What the store keeps beside an article's record: what read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Versions:
    """What read an article: the version of kg, and the hashes of the rules and of the tagger."""

    kg: str
    rules: str
    tagger: str
