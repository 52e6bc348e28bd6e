"""What the pages and the JSON calls show of entities, asked of the endpoint itself in SPARQL."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote as percent_encode
from urllib.parse import unquote

import pyoxigraph as ox

from kg.ontology.namespaces import PREFIXES
from kg.ontology.vocabulary import OWL, RDF, RDFS, SKOS
from kg.serve.worker import Answer, Job

JSON: Final = ("application/sparql-results+json",)
STATEMENTS: Final = 500
"""A page shows so many statements and quotes at most, the latest first."""
FOUND: Final = 50
"""A search gives so many entities at most."""

_STATEMENTS: Final = """
SELECT ?day ?outlet ?url ?title ?according_to ?s ?subject ?relation ?o ?object ?polarity ?modality ?role ?sentence
WHERE {
  { ?claim rdf:subject %(iri)s } UNION { ?claim rdf:object %(iri)s }
  ?claim rdf:subject ?s ; rdf:predicate ?relation ; rdf:object ?o ; kgo:polarity ?polarity .
  ?evidence oa:hasBody ?claim ; kgo:modality ?modality ; kgo:sentence ?sentence ; oa:hasTarget/oa:hasSource ?article .
  ?s rdfs:label ?subject .
  OPTIONAL { ?o rdfs:label ?label }
  BIND(COALESCE(?label, ?o) AS ?object)
  OPTIONAL { ?evidence sem:accordingTo/rdfs:label ?according_to }
  OPTIONAL { ?evidence kgo:role ?role }
  OPTIONAL { ?article schema:publisher ?outlet }
  OPTIONAL { ?article schema:datePublished ?day }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:headline ?title }
}
ORDER BY DESC(?day) ?sentence ?relation ?subject ?object
LIMIT %(limit)d
"""
_QUOTES: Final = """
SELECT ?text ?cue ?day ?outlet ?url ?title
WHERE {
  ?quote schema:creator %(iri)s ; schema:text ?text ; schema:isPartOf ?article .
  OPTIONAL { ?quote kgo:cue ?cue }
  OPTIONAL { ?article schema:publisher ?outlet }
  OPTIONAL { ?article schema:datePublished ?day }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:headline ?title }
}
ORDER BY DESC(?day) ?text
LIMIT %(limit)d
"""
_SEARCH: Final = """
SELECT DISTINCT ?entity ?label ?class
WHERE {
  ?entity rdfs:label|skos:altLabel ?name ; rdfs:label ?label ; a ?class .
  FILTER(STRSTARTS(STR(?entity), STR(kg:)) && STRSTARTS(STR(?class), STR(kgo:)))
  FILTER(CONTAINS(LCASE(STR(?name)), %(text)s))
}
ORDER BY STRLEN(?label) ?label ?entity
LIMIT %(limit)d
"""
_DESCRIPTION: Final = """
CONSTRUCT { %(iri)s ?p ?o . ?claim ?cp ?co . ?evidence ?ep ?eo }
WHERE {
  { %(iri)s ?p ?o }
  UNION { ?claim rdf:subject|rdf:object %(iri)s ; ?cp ?co }
  UNION { ?claim rdf:subject|rdf:object %(iri)s . ?evidence oa:hasBody ?claim ; ?ep ?eo }
}
"""


class Refused(Exception):
    """The endpoint refused a question; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.body.decode())
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as it is shown; rows of `statements` and `quotes` are texts by name, without what is unknown."""

    id: str
    iri: str
    label: str
    type: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    statements: tuple[dict[str, str], ...]
    quotes: tuple[dict[str, str], ...]


Ask = Callable[[Job], Answer]


def node(id: str) -> str:
    """The IRI of an entity, as SPARQL writes it; whatever stands in `id` is a part of the IRI and nothing else."""
    return str(ox.NamedNode(PREFIXES["kg"] + percent_encode(id, safe="")))


def description(id: str, accept: tuple[str, ...]) -> Job:
    """Asks for an entity as RDF: its own triples, the claims about it, and their evidence."""
    return Job(_DESCRIPTION % {"iri": node(id)}, accept)


def entity(ask: Ask, id: str) -> Entity | None:
    """An entity, or None where there is none of this id.

    Raises:
        Refused: the endpoint is busy or the like.
    """
    rows = _rows(ask, f"SELECT ?p ?o WHERE {{ {node(id)} ?p ?o }} ORDER BY ?o")
    values: dict[str, list[str]] = {}
    for row in rows:
        values.setdefault(row["p"], []).append(row["o"])
    if RDFS.label not in values:
        return None
    filled = {"iri": node(id), "limit": STATEMENTS}
    classes = [iri for iri in values.get(RDF.type, []) if iri.startswith(PREFIXES["kgo"])]
    return Entity(
        id=id,
        iri=node(id)[1:-1],
        label=values[RDFS.label][0],
        type=_local(classes[0]) if classes else "",
        aliases=tuple(values.get(SKOS.altLabel, [])),
        same_as=tuple(values.get(OWL.sameAs, [])),
        statements=tuple(map(_named, _rows(ask, _STATEMENTS % filled))),
        quotes=tuple(map(_named, _rows(ask, _QUOTES % filled))),
    )


def search(ask: Ask, text: str) -> list[dict[str, str]]:
    """Entities one of whose names holds the text, whatever its case; those with the shortest names first.

    Raises:
        Refused: the endpoint is busy or the like.
    """
    filled = {"text": str(ox.Literal(text.lower())), "limit": FOUND}
    return [
        {"id": entity_id(row["entity"]) or "", "label": row["label"], "type": _local(row["class"])}
        for row in _rows(ask, _SEARCH % filled)
    ]


def entity_id(iri: str) -> str | None:
    """The id of an entity's IRI; None for other IRIs."""
    return unquote(iri.removeprefix(PREFIXES["kg"])) if iri.startswith(PREFIXES["kg"]) else None


def _rows(ask: Ask, sparql: str) -> list[dict[str, str]]:
    answer = ask(Job(sparql, JSON))
    if answer.status != 200:
        raise Refused(answer)
    bindings: list[dict[str, Any]] = json.loads(answer.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def _named(row: dict[str, str]) -> dict[str, str]:
    """A row for people: ontology terms by name, entities by id, and links only where they are safe to follow."""
    shown = dict(row)
    for name in ("relation", "polarity", "modality"):
        if name in shown:
            shown[name] = _local(shown[name])
    for name in ("s", "o"):
        if (id := entity_id(shown.pop(name, ""))) is not None:
            shown["subject_id" if name == "s" else "object_id"] = id
    if not shown.get("url", "").startswith(("http://", "https://")):
        shown.pop("url", None)
    return shown


def _local(iri: str) -> str:
    return iri.removeprefix(PREFIXES["kgo"])
