"""Runs the examples of rules: an annotated text in, the facts that the rules find out."""

from collections.abc import Sequence

from kg.languages import Language
from kg.model import Article, Document, Mention
from kg.model.annotated import unmarked
from kg.resolve.nested import with_nested
from kg.resolve.within import Cluster, resolve_within
from kg.rules.extract import extract
from kg.rules.load import ANNOTATED
from kg.rules.relation import Relation
from kg.rules.rule import Rule


def annotated_document(text: str, language: Language) -> Document:
    """A document from a text that marks its names: "[Vladimir Putin|PER] menelepon [Donald Trump|PER]."."""
    plain, names = unmarked(text, ANNOTATED)
    mentions = [Mention(start, end, plain[start:end], kind, 1.0) for start, end, kind in names]
    return with_nested(Document(Article("example", plain), language.segment(plain), tuple(mentions)), language)


def facts(text: str, rules: Sequence[Rule], language: Language) -> list[tuple[str, str]]:
    """(fact, rule id) of an annotated text; a fact is "A | relation | B" and "(negative)", "(planned)", "(former)"."""
    document = annotated_document(text, language)
    clusters = resolve_within(document, language)
    return fact_lines(document, clusters, rules, language)


def fact_lines(
    document: Document, clusters: Sequence[Cluster], rules: Sequence[Rule], language: Language
) -> list[tuple[str, str]]:
    """(fact, rule id) of a document whose clusters are known."""
    found = extract(document, clusters, rules, language)

    def line(relation: Relation) -> str:
        object_ = relation.object if isinstance(relation.object, str) else clusters[relation.object].name
        marks = [
            relation.polarity if relation.polarity != "positive" else "",
            relation.modality if relation.modality != "actual" else "",
        ]
        marks.append("former" if relation.former else "")
        notes = "".join(f" ({mark})" for mark in marks if mark)
        return f"{clusters[relation.subject].name} | {relation.relation} | {object_}{notes}"

    return [(line(relation), relation.rule) for relation in found.relations]


def failures(rules: Sequence[Rule], language: Language) -> list[str]:
    """One line for each example that its rule does not find, and each counterexample in which the rule fires."""
    problems = []
    for rule in rules:
        for example in rule.examples:
            found = [fact for fact, by in facts(example.text, rules, language) if by == rule.id]
            for fact in sorted(set(example.facts) - set(found)):
                problems.append(f"{rule.id}: not found: {fact}, in: {example.text} (found: {found})")
        for example in rule.counterexamples:
            found = [fact for fact, by in facts(example.text, rules, language) if by == rule.id]
            allowed = set(example.facts)
            problems.extend(
                f"{rule.id}: must not be found: {fact}, in: {example.text}" for fact in found if fact not in allowed
            )
    return problems
