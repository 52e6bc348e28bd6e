"""What a query may not do: change anything, or call other servers; and where its syntax is wrong."""

import re
from typing import Final, NoReturn

from kg.errors import QueryError
from kg.ontology.sparql import OPAQUE

# Finds the word SERVICE outside strings, IRIs, comments, variables and local names. A keyword needs no space before it
# (`1SERVICE`), so that it counts wherever it is not surely something else.
_TOKEN: Final = re.compile(
    OPAQUE
    + r"""
    | : [\w%-]*
    | \\.
    | (?P<service> SERVICE )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# Nothing is tried twice (`*+`): a prologue can be read in one way only, and else a few dozen characters took years.
_UPDATE: Final = re.compile(
    r"\s*+(?:(?:PREFIX\s++[^\s<]*+\s*+<[^<>]*+>|BASE\s*+<[^<>]*+>|\#[^\n]*+)\s*+)*+"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


def refuse_service(sparql: str) -> None:
    """Raises QueryError where a query would call another server."""
    if any(match.lastgroup == "service" for match in _TOKEN.finditer(sparql)):
        raise QueryError("SERVICE is refused, as a query may not call other servers; take it out of the query.")


def explain(sparql: str, message: str) -> NoReturn:
    """Raises QueryError that says in plain words what a parser found wrong."""
    if update := _UPDATE.match(sparql):
        raise QueryError(
            f"{update[1].upper()} is refused, as kg query only reads; ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    found = re.search(r"(\d+):(\d+)", message)
    place = f" near line {found[1]}, column {found[2]}" if found else ""
    if "Prefix not found" in message:
        raise QueryError(f"The query uses an undeclared prefix{place}; declare it with PREFIX name: <IRI>.")
    raise QueryError(f"The query has a syntax error{place}; check the words, brackets and dots there.")
