"""From mentions to entities: within an article, and across the articles of a build."""

from kg.resolve.across import resolve_across
from kg.resolve.gazetteer import Entry, Gazetteer, load_gazetteer
from kg.resolve.link import Link, link
from kg.resolve.nested import with_nested
from kg.resolve.within import Cluster, resolve_within

__all__ = ["Cluster", "Entry", "Gazetteer", "Link", "link", "load_gazetteer", "resolve_across", "resolve_within", "with_nested"]
