"""The terms that kg's RDF may use, as closed namespaces: a misspelt term raises instead of becoming a dead IRI.

`KGO` is generated from the ontology's data; the others list what kg uses of them. Terms are plain strings, so that they
serve rdflib and pyoxigraph alike.
"""

from typing import Final

from kg.ontology.data import entity_classes, inverses, relations, terms
from kg.ontology.namespaces import PREFIXES


class Vocabulary:
    """A namespace with a fixed set of terms, parted by spaces: `SKOS.altLabel` or `SKOS["altLabel"]` is the full IRI.

    Raises:
        AttributeError: by attribute, where the namespace has no such term.
        KeyError: by key, likewise.
    """

    def __init__(self, prefix: str, names: str) -> None:
        self.iris: Final = {name: PREFIXES[prefix] + name for name in names.split()}

    def __getitem__(self, name: str) -> str:
        return self.iris[name]

    def __getattr__(self, name: str) -> str:
        if name == "iris" or name not in self.iris:
            raise AttributeError(f"no term {name!r} in this vocabulary")
        return self.iris[name]


KGO: Final = Vocabulary(
    "kgo", " ".join((*(entry.name for entry in entity_classes().values()), *relations(), *inverses(), *terms()))
)
DCTERMS: Final = Vocabulary("dcterms", "isReplacedBy")
OA: Final = Vocabulary(
    "oa",
    "Annotation SpecificResource TextPositionSelector TextQuoteSelector describing end exact hasBody hasSelector "
    "hasSource hasTarget motivatedBy prefix start suffix",
)
OWL: Final = Vocabulary(
    "owl",
    "Class DatatypeProperty NamedIndividual ObjectProperty Ontology SymmetricProperty TransitiveProperty inverseOf "
    "sameAs",
)
PROV: Final = Vocabulary("prov", "Activity SoftwareAgent used wasAssociatedWith wasDerivedFrom wasGeneratedBy")
RDF: Final = Vocabulary("rdf", "Property Statement langString object predicate reifies subject type")
RDFS: Final = Vocabulary("rdfs", "domain isDefinedBy label range")
SCHEMA: Final = Vocabulary(
    "schema",
    "Claim Event NewsArticle Organization Person Place Quotation SoftwareApplication creator datePublished "
    "domainIncludes headline identifier inLanguage isPartOf latitude longitude mentions name publisher "
    "rangeIncludes sameAs softwareVersion text url",
)
SEM: Final = Vocabulary("sem", "accordingTo hasTimeStamp")
SH: Final = Vocabulary(
    "sh",
    "NodeShape PropertyShape ValidationResult class datatype focusNode in lessThan maxCount maxInclusive minCount "
    "message minInclusive node not or path pattern property resultMessage sourceShape targetClass",
)
SKOS: Final = Vocabulary(
    "skos",
    "Concept ConceptScheme altLabel broadMatch broader closeMatch definition inScheme notation prefLabel",
)
XSD: Final = Vocabulary("xsd", "anyURI boolean date decimal gYear gYearMonth nonNegativeInteger string")
