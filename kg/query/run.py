"""Runs a query on whatever can answer it. How results look is the command's business."""

from pathlib import Path

from kg.errors import QueryError
from kg.ontology.namespaces import PREFIXES
from kg.query import endpoint
from kg.query.refusals import explain, refuse_service
from kg.query.results import Table, table
from kg.query.sources import opened


def run(source: Path | str, sparql: str) -> Table:
    """Answers a SPARQL 1.1 query on `source`: a build's folder, an RDF file, a store, or the address of an endpoint.

    The prefixes of `kg.ontology.namespaces.PREFIXES` need no declaration, and a query's own win. Of a build, the
    ontology is queried too, so that relations have labels. SELECT gives its variables, CONSTRUCT and DESCRIBE the
    columns subject, predicate and object, ASK the column `answer`. Named graphs of a file are queried together with its
    default graph, unless the query says FROM. Nothing is changed: updates and SERVICE are refused.

    Raises:
        InputError: `source` cannot be read.
        QueryError: the query is refused, has an error, or fails.
        StoreError: the store cannot be opened.
    """
    refuse_service(sparql)
    if endpoint.is_address(source):
        return endpoint.ask(str(source), sparql)
    with opened(Path(source)) as store:
        try:
            return table(store.query(sparql, prefixes=dict(PREFIXES)))
        except SyntaxError as error:
            explain(sparql, error.msg)
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"The query failed: {error}.") from error
