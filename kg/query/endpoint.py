"""Asks a SPARQL endpoint over HTTP (SPARQL 1.1 Protocol, query via POST with URL-encoded parameters)."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError, reason
from kg.ontology.namespaces import PREFIXES
from kg.query.results import Table, table

SECONDS: Final = 120
LARGEST: Final = 256 * 1024 * 1024
"""Longer answers, in bytes, are refused."""
_ACCEPT: Final = "application/sparql-results+json, application/n-triples;q=0.9"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An endpoint that sends a query elsewhere is not followed: the user named another address."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER: Final = urllib.request.build_opener(_NoRedirects)


def is_address(source: Path | str) -> bool:
    """Whether a source is the address of an endpoint."""
    return isinstance(source, str) and source.startswith(("http://", "https://"))


def ask(address: str, sparql: str) -> Table:
    """The endpoint's answer.

    Raises:
        QueryError: it cannot be reached, refuses the query, or answers what is no result of a query.
    """
    data = urllib.parse.urlencode({"query": _prologue(sparql) + sparql}).encode()
    request = urllib.request.Request(address, data, {"Accept": _ACCEPT})
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            kind = response.headers.get_content_type()
            answer = response.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        told = reason(Exception(error.read(2000).decode("utf-8", "replace")))
        raise QueryError(f"{address} refuses the query ({error.code}): {(told or error.reason).rstrip('.')}.") from None
    except (OSError, ValueError, HTTPException) as error:
        raise QueryError(f"{address} gives no answer ({reason(error)}); check the address.") from error
    if len(answer) > LARGEST:
        raise QueryError(f"{address} answers with more than {LARGEST >> 20} MB; ask for less with LIMIT.")
    return _read(address, kind, answer)


def _read(address: str, kind: str, answer: bytes) -> Table:
    try:
        if results := ox.QueryResultsFormat.from_media_type(kind):
            return table(ox.parse_query_results(answer, results))
        if triples := ox.RdfFormat.from_media_type(kind):
            store = ox.Store()
            store.load(answer, triples, base_iri=address)
            return table(store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{address} answers with broken {kind} ({reason(error)}); check the address.") from error
    raise QueryError(f"{address} answers with {kind}, which is no result of a query; is it a SPARQL endpoint?")


def _prologue(sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Declarations of the known prefixes that a query may use without declaring them, on its first line."""
    declared = set(re.findall(r"PREFIX\s+([\w.-]*)\s*:", sparql, re.IGNORECASE))
    used = [name for name in prefixes if re.search(rf"(?<![\w.-]){name}:", sparql) and name not in declared]
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in used)
