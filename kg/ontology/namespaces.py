"""The IRIs and prefixes of kg's RDF, shared by everything that writes or queries it. No RDF library is needed here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BASE: Final = "https://wartagraf.example/"
"""Where the data's IRIs live; nobody owns `.example` (RFC 2606), so that nothing there is ever fetched."""

ONTOLOGY: Final = BASE + "ontology#"

ONTOLOGY_GRAPH: Final = BASE + "ontology"
"""The ontology's own IRI, also the name of its graph where it lies beside data."""

DERIVED: Final = BASE + "derived"
"""The named graph of what is derived, in formats that have named graphs; each article has one of its own IRI."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kgo": ONTOLOGY,
        "kg": BASE + "entity/",
        "article": BASE + "article/",
        "cameo": BASE + "cameo/",
        "claim": BASE + "claim/",
        "derived": BASE + "derived/",
        "evidence": BASE + "evidence/",
        "passage": BASE + "passage/",
        "quote": BASE + "quote/",
        "run": BASE + "run/",
        "shape": BASE + "shape/",
        "software": BASE + "software/",
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def expand(curie: str) -> str:
    """The IRI of a compact name such as `schema:Person`.

    Raises:
        KeyError: the prefix is not in `PREFIXES`.
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local
