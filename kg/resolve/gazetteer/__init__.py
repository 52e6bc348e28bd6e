"""Known things with public identifiers: countries, provinces, cities, and what a user's own list holds."""

from kg.resolve.gazetteer.entry import Entry
from kg.resolve.gazetteer.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Entry", "Gazetteer", "load_gazetteer"]
