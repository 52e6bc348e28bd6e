"""The IRIs and literals of the graph; IRIs are made of ids and content, so that equal input gives equal ones."""

import json
from hashlib import sha256
from typing import Final
from urllib.parse import quote as percent_encode

from pyoxigraph import Literal, NamedNode

from kg.model import Derived, Entity, EntityRef, Promotion, Quote, Run, Statement
from kg.ontology import relations
from kg.ontology.namespaces import PREFIXES
from kg.ontology.vocabulary import XSD

_TIMES: Final = {len("2019"): XSD.gYear, len("2019-12"): XSD.gYearMonth, len("2019-12-30"): XSD.date}


def iri(prefix: str, id: str, suffix: str = "") -> NamedNode:
    """The IRI of `id` under a prefix; whatever the id holds is percent-encoded."""
    return NamedNode(PREFIXES[prefix] + percent_encode(id, safe="") + suffix)


def typed(value: object, datatype: str) -> Literal:
    """A literal of a datatype, given as full IRI."""
    return Literal(str(value), datatype=NamedNode(datatype))


def time(value: str) -> Literal:
    """An ISO year, year-month or date as `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`."""
    return typed(value, _TIMES[len(value)])


def fingerprint(text: str) -> str:
    """The hexadecimal SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def digest(*parts: str) -> str:
    """Twenty hexadecimal digits that stand for the parts."""
    return fingerprint(json.dumps(parts))[:20]


def web_iri(text: str) -> NamedNode | None:
    """A text from outside as IRI; None unless it is one, and one of the web."""
    if not text.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def entity_iri(entity: Entity | EntityRef) -> NamedNode:
    """The IRI of an entity."""
    return iri("kg", entity.id)


def article_iri(id: str) -> NamedNode:
    """The IRI of an article, also the name of its graph."""
    return iri("article", id)


def passage_iri(article: str, start: int, end: int, part: str = "") -> NamedNode:
    """The IRI of characters `start` to `end` of an article."""
    return iri("passage", article, f".{start}-{end}{part}")


def ends(statement: Statement | Derived, language: str) -> tuple[NamedNode, NamedNode | Literal]:
    """Subject and object; those of a symmetric relation in one order, whichever way round the article has them."""
    subject = entity_iri(statement.subject)
    if isinstance(statement.object, str):
        return subject, Literal(statement.object, language=language)
    object_ = entity_iri(statement.object)
    symmetric = isinstance(statement, Statement) and relations()[statement.relation].symmetric
    if symmetric and object_.value < subject.value:
        return object_, subject
    return subject, object_


def claim_iri(statement: Statement, language: str) -> NamedNode:
    """The IRI of the claim that all articles share which say the same, whichever modality they give it."""
    subject, object_ = ends(statement, language)
    return iri("claim", digest(str(subject), statement.relation, str(object_), statement.polarity))


def derived_iri(derived: Derived, language: str) -> NamedNode:
    """The IRI of a derived statement: of what it says and by which rule."""
    subject, object_ = ends(derived, language)
    return iri("derived", digest(str(subject), derived.relation, str(object_), derived.rule))


def quote_iri(quote: Quote) -> NamedNode:
    """The IRI of a passage of direct speech."""
    return iri("quote", digest(quote.article, str(quote.start), str(quote.end)))


def run_iri(run: Run, version: str, texts: list[tuple[str, str]]) -> NamedNode:
    """The IRI of a run: of version, rules, tagger, policy, and the ids and texts of the articles."""
    made_with = (version, run.language, run.rules or "", run.tagger or "", run.promote)
    return iri("run", digest(*made_with, *(part for id, text in texts for part in (id, fingerprint(text)))))


def promotes(statement: Statement, policy: Promotion = "positive-actual") -> bool:
    """The policy of promotion: is the direct triple asserted beside the claim?"""
    match policy:
        case "none":
            return False
        case "positive-actual":
            return statement.polarity == "positive" and statement.modality == "actual"
        case "positive":
            return statement.polarity == "positive"
        case "all":
            return True
