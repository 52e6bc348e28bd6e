"""The run that made a graph: the language it read, what it read with, and how it was told to write."""

from dataclasses import dataclass
from typing import Final, get_args
from typing import Literal as OneOf

Promotion = OneOf["none", "positive-actual", "positive", "all"]
PROMOTIONS: Final[tuple[Promotion, ...]] = get_args(Promotion)
"""Which claims are asserted as direct triples too, from the fewest to the most."""


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph.

    `language` is the ISO 639-1 code of the articles. `rules` and `tagger` are the hexadecimal SHA-256 of the rule set
    and of the tagger's weights, None where a graph was made without, or by several. `promote` says which
    claims RDF asserts as direct triples: `none`; those that an article states as positive and actual; all positive
    ones, planned and alleged included; or `all`, the denied ones too.
    """

    language: str = "id"
    rules: str | None = None
    tagger: str | None = None
    promote: Promotion = "positive-actual"
