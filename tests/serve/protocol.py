"""The cases of W3C's tests of the SPARQL 1.1 Protocol on a running server: `python -m serve.protocol` (from tests/).

Names are those of the suite (sparql11/protocol), whose cases are described in words. An update must be refused, as the
server only reads: so the suite's good updates are told apart as not offered, and its bad ones are passed by a refusal.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from serve.client import Reply, Server, running

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
DATA: Final = """
<x:g> { <x:s> <x:p> "satu" }
<x:h> { <x:s> <x:p> "dua" }
<x:i> { <x:s> <x:p> "tiga" }
"""
ASK: Final = "ASK {}"
DEFAULT: Final = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
NAMED: Final = "SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o"
BOTH: Final = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?o"
INSERT: Final = 'INSERT DATA { <x:s> <x:p> "baru" }'
RESULTS: Final = ("application/sparql-results+xml", "application/sparql-results+json")
GRAPHS: Final = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")

Pairs = Sequence[tuple[str, str]]
Passed = Callable[[Reply], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and whether its reply is as it must be. `offered` is False for what a server that reads has not."""

    passed: Passed
    method: str = "GET"
    address: Pairs = ()
    body: bytes | None = None
    kind: str | None = None
    accept: str = "*/*"
    offered: bool = True

    def run(self, server: Server) -> Reply:
        """Sends the request."""
        headers: dict[str, str] = {"Accept": self.accept} | ({"Content-Type": self.kind} if self.kind else {})
        return server.request(
            self.method, "sparql" + (f"?{urlencode(self.address)}" if self.address else ""), self.body, headers
        )


def form(*pairs: tuple[str, str]) -> bytes:
    return urlencode(pairs).encode()


def rows(*expected: str) -> Passed:
    """The values of the one column, in CSV."""
    return lambda reply: reply.status == 200 and reply.text.split()[1:] == list(expected)


def media(*kinds: str) -> Passed:
    return lambda reply: reply.status == 200 and reply.kind in kinds


def true(reply: Reply) -> bool:
    return reply.status == 200 and reply.json["boolean"] is True


def bad(reply: Reply) -> bool:
    return 400 <= reply.status < 500


def _update(address: Pairs = (), body: bytes | None = None, kind: str | None = None, method: str = "POST") -> Case:
    return Case(bad, method, address, body, kind, offered=False)


_G, _H, _I = (("default-graph-uri", f"x:{name}") for name in "ghi")
_NG, _NH, _NI = (("named-graph-uri", f"x:{name}") for name in "ghi")
_USING = (("using-graph-uri", "x:g"), ("using-named-graph-uri", "x:h"))

CASES: Final[Mapping[str, Case]] = {
    "query_get": Case(true, address=[("query", ASK)]),
    "query_post_form": Case(true, "POST", body=form(("query", ASK)), kind=FORM),
    "query_post_direct": Case(true, "POST", body=ASK.encode(), kind=QUERY),
    "query_dataset_default_graphs_get": Case(
        rows("dua", "satu"), address=[("query", DEFAULT), _G, _H], accept="text/csv"),
    "query_dataset_default_graphs_post": Case(
        rows("dua", "satu"), "POST", [_G, _H], DEFAULT.encode(), QUERY, accept="text/csv"),
    "query_dataset_named_graphs_get": Case(
        rows("dua", "satu"), address=[("query", NAMED), _NG, _NH], accept="text/csv"),
    "query_dataset_named_graphs_post": Case(
        rows("dua", "satu"), "POST", [_NG, _NH], NAMED.encode(), QUERY, accept="text/csv"),
    "query_dataset_full": Case(
        rows("dua", "satu", "tiga"), "POST", body=form(("query", BOTH), _G, _NH, _NI), kind=FORM, accept="text/csv"),
    "query_multiple_dataset": Case(
        rows("satu"), address=[("query", DEFAULT.replace("{", "FROM <x:i> {", 1)), _G], accept="text/csv"),
    "query_content_type_select": Case(
        media(*RESULTS, "text/csv", "text/tab-separated-values"), address=[("query", DEFAULT)]),
    "query_content_type_ask": Case(media(*RESULTS), address=[("query", ASK)]),
    "query_content_type_describe": Case(media(*GRAPHS), address=[("query", "DESCRIBE <x:s>")]),
    "query_content_type_construct": Case(media(*GRAPHS), address=[("query", "CONSTRUCT WHERE { ?s ?p ?o }")]),
    "bad_query_method": Case(bad, "PUT", [("query", ASK)]),
    "bad_multiple_queries": Case(bad, address=[("query", ASK), ("query", DEFAULT)]),
    "bad_query_wrong_media_type": Case(bad, "POST", body=ASK.encode(), kind="text/plain"),
    "bad_query_missing_form_type": Case(bad, "POST", body=form(("query", ASK)), kind="text/x-lain"),
    "bad_query_missing_direct_type": Case(bad, "POST", body=ASK.encode(), kind="text/x-lain"),
    "bad_query_non_utf8": Case(bad, "POST", body=ASK.encode("utf-16"), kind=QUERY + "; charset=UTF-16"),
    "bad_query_syntax": Case(bad, address=[("query", "ASK { }}")]),
    "update_dataset_default_graph": _update(_USING[:1], INSERT.encode(), UPDATE),
    "update_dataset_default_graphs": _update([*_USING[:1], ("using-graph-uri", "x:h")], INSERT.encode(), UPDATE),
    "update_dataset_named_graphs": _update(_USING[1:], INSERT.encode(), UPDATE),
    "update_dataset_full": _update(_USING, INSERT.encode(), UPDATE),
    "update_post_form": _update((), form(("update", INSERT)), FORM),
    "update_post_direct": _update((), INSERT.encode(), UPDATE),
    "update_base_uri": _update((), b"INSERT DATA { <a> <b> <c> }", UPDATE),
    "bad_update_get": Case(bad, address=[("update", INSERT)]),
    "bad_multiple_updates": Case(bad, "POST", body=form(("update", INSERT), ("update", "CLEAR ALL")), kind=FORM),
    "bad_update_wrong_media_type": Case(bad, "POST", body=INSERT.encode(), kind="text/plain"),
    "bad_update_missing_form_type": Case(bad, "POST", body=form(("update", INSERT)), kind="text/x-lain"),
    "bad_update_non_utf8": Case(bad, "POST", body=INSERT.encode("utf-16"), kind=UPDATE + "; charset=UTF-16"),
    "bad_update_syntax": Case(bad, "POST", body=b"INSERT NOTHING", kind=UPDATE),
    "bad_update_dataset_conflict": Case(
        bad, "POST", _USING, b"INSERT { <x:a> <x:b> 1 } USING <x:g> WHERE {}", UPDATE),
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "data.trig")
        path.write_text(DATA, encoding="utf-8")
        with running(path) as server:
            replies = {name: case.run(server) for name, case in CASES.items()}
    failed = 0
    print("| case | status | |\n| --- | --- | --- |")
    for name, case in CASES.items():
        passed = case.passed(replies[name])
        failed += not passed
        word = "failed" if not passed else "passed" if case.offered else "not offered: refused"
        print(f"| {name} | {replies[name].status} | {word} |")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
