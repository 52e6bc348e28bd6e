"""Relation rules: what a rule is, reading packs of rules, and matching them on analysed articles."""

from kg.rules.extract import extract
from kg.rules.load import load_packs, shipped_rules
from kg.rules.relation import Relation
from kg.rules.rule import Rule

__all__ = ["Relation", "Rule", "extract", "load_packs", "shipped_rules"]
