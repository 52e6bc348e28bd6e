"""From mentions to entities: within an article, across the articles of a build, and to known things."""

from kg.resolve.across import Resolution, resolve_across
from kg.resolve.blocks import Block, Settled, settle
from kg.resolve.decisions import UNDECIDED, Decision, Decisions, read_decisions, write_decisions
from kg.resolve.gazetteer import Entry, Gazetteer, load_gazetteer
from kg.resolve.link import Link, link
from kg.resolve.nested import with_nested
from kg.resolve.sketch import Sketch, Tie, sketches
from kg.resolve.stories import runs_of, stories
from kg.resolve.successors import heir_of, successors
from kg.resolve.within import Cluster, resolve_within

__all__ = [
    "UNDECIDED",
    "Block",
    "Cluster",
    "Decision",
    "Decisions",
    "Entry",
    "Gazetteer",
    "Link",
    "Resolution",
    "Settled",
    "Sketch",
    "Tie",
    "heir_of",
    "link",
    "load_gazetteer",
    "read_decisions",
    "resolve_across",
    "resolve_within",
    "runs_of",
    "settle",
    "sketches",
    "stories",
    "successors",
    "with_nested",
    "write_decisions",
]
