"""`entities.ftm.json`: what fits into FollowTheMoney, for Aleph and the tools of OpenSanctions.

Its classes mean something, so only what truly is one of them is written. A place that acts is no `Address`, an
organisation that somebody owns not always an `Asset`; denials, plans and suspicions have no place in it at all.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.export.rdf import promotes
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityRef, Statement
from kg.ontology import relations

FILE: Final = "entities.ftm.json"

_SCHEMATA: Final = {"PER": "Person", "ORG": "Organization", "EVT": "Event"}
_FAMILY: Final = {"spouse_of": "spouse", "parent_of": "child", "relative_of": "relative"}  # what the object then is
_ROLES: Final = {"participated_in": "involved", "organized": "organizer"}  # properties of an event
_WIKIDATA: Final = "http://www.wikidata.org/entity/"

Values = dict[str, list[str]]


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `entities.ftm.json` into `folder`: FollowTheMoney 3 and later, an entity a line, UTF-8.

    Articles become `Article`, persons `Person` (with their offices as `position`), organisations `Organization`, events
    `Event`. Of the statements, those that are positive and actual: kinship is `Family`, what persons and organisations
    do at an event stands at the event, everything else between these three is `UnknownLink`, its `role` the relation in
    English, or the office that the article names. `proof` is the article, `summary` the sentence.

    Raises:
        OSError: the file cannot be written.
    """
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        for id_, schema, values in _entities(graph):
            properties = {name: given for name, value in values.items() if (given := [v for v in value if v])}
            line = {"id": id_, "schema": schema, "properties": properties}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _entities(graph: KnowledgeGraph) -> Iterator[tuple[str, str, Values]]:
    articles = {article.id: article for article in graph.articles}
    facts = [statement for statement in graph.statements if promotes(statement)]
    for article in graph.articles:
        yield _article_id(article.id), "Article", _article(article)
    offices: dict[str, set[str]] = defaultdict(set)
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.object, str):
            if not fact.former:
                offices[fact.subject.id].add(fact.object)
        elif fact.relation in _ROLES and fact.subject.type != "LOC":
            parts[fact.object.id, _ROLES[fact.relation]].add(fact.subject.id)
    for entity in graph.entities:
        if entity.type in _SCHEMATA:
            values = _thing(entity)
            if entity.type == "PER":
                values["position"] = sorted(offices[entity.id])
            if entity.type == "EVT":
                values |= {name: sorted(parts[entity.id, name]) for name in _ROLES.values()}
            yield entity.id, _SCHEMATA[entity.type], values
    for fact in facts:
        object_ = fact.object
        if isinstance(object_, EntityRef) and fact.relation not in _ROLES and _SCHEMATA.keys() >= _types(fact, object_):
            yield fact.id, *_link(fact, object_, articles[fact.article])


def _types(fact: Statement, object_: EntityRef) -> set[str]:
    return {fact.subject.type, object_.type}


def _article_id(id_: str) -> str:
    """Articles' ids are strangers' texts, and might be those of entities."""
    return "ar-" + sha256(id_.encode()).hexdigest()[:16]


def _url(url: str | None) -> list[str]:
    return [url] if url and url.startswith(("http://", "https://")) else []


def _article(article: Article) -> Values:
    return {
        "title": [article.title or article.id],
        "publishedAt": [article.published.isoformat() if article.published else ""],
        "sourceUrl": _url(article.url),
        "publisher": [article.source or ""],
    }


def _thing(entity: Entity) -> Values:
    return {
        "name": [entity.label],
        "alias": list(entity.aliases),
        "wikidataId": [same.removeprefix(_WIKIDATA) for same in entity.same_as if same.startswith(_WIKIDATA + "Q")],
        "proof": sorted({_article_id(mention.article) for mention in entity.mentions}),
    }


def _link(statement: Statement, object_: EntityRef, article: Article) -> tuple[str, Values]:
    said: Values = {
        "date": [statement.time or ""],
        "summary": [statement.sentence.text],
        "recordId": [statement.id],
        "proof": [_article_id(article.id)],
        "publisher": [article.source or ""],
        "sourceUrl": _url(article.url),
    }
    if statement.relation in _FAMILY:
        kin = [_FAMILY[statement.relation]]
        return "Family", {"person": [statement.subject.id], "relative": [object_.id], "relationship": kin} | said
    role = [statement.role or relations()[statement.relation].label_en]
    ends = {"subject": [statement.subject.id], "object": [object_.id]}
    return "UnknownLink", ends | {"role": role, "status": ["former" if statement.former else ""]} | said
