"""`graph.jsonld`: the graph as JSON-LD 1.1, with a context by which it reads as plain JSON."""

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.export import rdf
from kg.graph import KnowledgeGraph
from kg.ontology import relations
from kg.ontology.namespaces import PREFIXES
from kg.ontology.vocabulary import KGO, OA, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, XSD

FILE = "graph.jsonld"

_LINKS: Final = frozenset(
    {
        *(KGO[name] for name, relation in relations().items() if relation.range != {"literal"}),
        *(KGO.modality, KGO.polarity),
        *(OA.hasBody, OA.hasSelector, OA.hasSource, OA.hasTarget, OA.motivatedBy, OWL.sameAs),
        *(PROV.used, PROV.wasAssociatedWith, PROV.wasDerivedFrom, PROV.wasGeneratedBy),
        *(RDF.predicate, RDF.subject, SCHEMA.creator, SCHEMA.isPartOf, SCHEMA.mentions, SCHEMA.sameAs, SEM.accordingTo),
    }
)
_TEXTS: Final = frozenset(
    {
        *(KGO.cue, KGO.has_role, KGO.role, KGO.sentence, KGO.trigger),
        *(RDFS.label, SCHEMA.headline, SCHEMA.text, SKOS.altLabel),
    }
)
_NAMES: Final = {iri: prefix for prefix, iri in PREFIXES.items()}
_LOCAL: Final = re.compile(r"[\w.~%-]+")
_DATATYPES: Final = {
    KGO.confidence: XSD.decimal,
    KGO.former: XSD.boolean,
    OA.end: XSD.nonNegativeInteger,
    OA.start: XSD.nonNegativeInteger,
    SCHEMA.datePublished: XSD.date,
    SCHEMA.url: XSD.anyURI,
}


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.jsonld` into `folder`: the triples of `graph.ttl`, a node a line, streamed, the same bytes always.

    Keys and identifiers are compact names (`schema:Claim`); the context says of each key whether its values are nodes,
    texts of the articles' language, or of a datatype. Values are objects with `@id` or `@value` only where that is not
    enough. A key with one value has it without a list.

    Raises:
        OSError: the file cannot be written.
    """
    language = graph.run.language
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_json(context(language))},\n"@graph": [')
        separator = "\n"
        for subject, triples in groupby(rdf.triples(graph), key=lambda triple: triple.subject):
            file.write(separator + _json(_node(subject, list(triples), language)))
            separator = ",\n"
        file.write("\n]}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def context(language: str) -> dict[str, Any]:
    """The context: all prefixes, and how the values of each key are to be read."""
    terms: dict[str, Any] = {iri: {"@type": "@id"} for iri in _LINKS}
    terms |= {iri: {"@language": language} for iri in _TEXTS}
    terms |= {iri: {"@type": _compact(datatype)} for iri, datatype in _DATATYPES.items()}
    return {**PREFIXES, **{_compact(iri): terms[iri] for iri in sorted(terms)}}


def _compact(iri: str) -> str:
    """The compact name of an IRI where it has a prefix of kg, else the IRI."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMES.get(iri[:end])
    return f"{prefix}:{iri[end:]}" if prefix and _LOCAL.fullmatch(iri, end) else iri


def _node(subject: Any, triples: list[Triple], language: str) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _compact(subject.value)}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate.value):
        objects = [triple.object for triple in group]
        if predicate == RDF.type:
            node["@type"] = [_compact(one.value) for one in objects if isinstance(one, NamedNode)]
            continue
        values = [_value(predicate, one, language) for one in objects]
        node[_compact(predicate)] = values[0] if len(values) == 1 else values
    return node


def _value(predicate: str, term: Any, language: str) -> str | dict[str, str]:
    match term:
        case NamedNode(value=iri):
            return _compact(iri) if predicate in _LINKS else {"@id": _compact(iri)}
        case Literal(value=text, language=str() as tag):
            return text if predicate in _TEXTS and tag == language else {"@value": text, "@language": tag}
        case Literal(value=text, datatype=NamedNode(value=datatype)):
            if datatype == _DATATYPES.get(predicate, XSD.string) and predicate not in (*_LINKS, *_TEXTS):
                return text
            return {"@value": text} if datatype == XSD.string else {"@value": text, "@type": _compact(datatype)}
    raise TypeError(f"no RDF 1.1 term: {term!r}")
