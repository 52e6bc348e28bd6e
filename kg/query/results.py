"""What a query gives: a table of terms that does not depend on the library that answered."""

from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from kg.ontology.vocabulary import XSD


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a result: an IRI ("uri"), a blank node ("bnode") or a literal with its language or datatype."""

    kind: Literal["uri", "bnode", "literal"]
    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A query's result. `terms` are its rows, None where a variable is unbound; `answer` is that of an ASK."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    answer: bool | None = None

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows as plain texts, None where a variable is unbound."""
        return tuple(tuple(None if term is None else term.value for term in row) for row in self.terms)


def table(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Table:
    """The whole result; triples are sorted, rows come as the query orders them."""
    match results:
        case ox.QuerySolutions():
            columns = tuple(variable.value for variable in results.variables)
            return Table(columns, tuple(tuple(map(_term, solution)) for solution in results))
        case ox.QueryBoolean():
            answer = bool(results)
            return Table(("answer",), ((Term("literal", str(answer).lower(), None, XSD.boolean),),), answer)
        case ox.QueryTriples():
            triples = sorted(results, key=str)
            return Table(("subject", "predicate", "object"), tuple(tuple(map(_term, triple)) for triple in triples))


def _term(term: object) -> Term | None:
    match term:
        case None:
            return None
        case ox.NamedNode(value=value):
            return Term("uri", value)
        case ox.BlankNode(value=value):
            return Term("bnode", value)
        case ox.Literal(value=value, language=str() as language):
            return Term("literal", value, language)
        case ox.Literal(value=value, datatype=ox.NamedNode(value=datatype)):
            return Term("literal", value, None, None if datatype == XSD.string else datatype)
    return Term("literal", str(term))  # a triple term of RDF 1.2
