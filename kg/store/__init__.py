"""A kept graph: articles come, change and go, and its SPARQL store follows; the articles' records are the truth."""

from kg.store.store import Change, Status, Store

__all__ = ["Change", "Status", "Store"]
