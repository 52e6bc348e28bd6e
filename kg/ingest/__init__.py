"""From what the user names to articles: one source format a module, and a report of what was skipped."""

from kg.ingest.piece import Skipped
from kg.ingest.sources import STANDARD_INPUT, read_articles, stream_articles

__all__ = ["STANDARD_INPUT", "Skipped", "read_articles", "stream_articles"]
