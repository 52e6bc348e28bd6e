"""SPARQL over builds, RDF files, stores and endpoints, read-only; and the library of named queries."""

from kg.query.results import Table, Term
from kg.query.run import run
from kg.query.sources import GRAPH, SUFFIXES

__all__ = ["GRAPH", "SUFFIXES", "Table", "Term", "run"]
