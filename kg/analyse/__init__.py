"""The only place that imports Flair and torch: from articles to documents with sentences and mentions."""

from kg.analyse.analyse import analyse

__all__ = ["analyse"]
