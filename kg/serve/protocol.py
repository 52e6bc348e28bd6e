"""SPARQL 1.1 Protocol: from a request of HTTP to a job, or to the sentence that says what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

from kg.serve.worker import Answer, Job, refusal

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"


def job_of(method: str, query_string: str, headers: Mapping[str, str], body: bytes) -> Job | Answer:
    """The job of a request to the endpoint; an Answer where it is refused.

    Source: SPARQL 1.1 Protocol, sections 2.1 (query operation) and 2.2 (update operation, which is refused).
    """
    accept = wanted(headers.get("accept", ""))
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    parameters = parse_qsl(query_string, keep_blank_values=True)
    if method == "POST":
        if kind == UPDATE:
            return refusal(403, "This endpoint only reads; updates are refused.")
        if kind not in (FORM, DIRECT):
            return refusal(415, f"A query is posted as {FORM} or {DIRECT}; set Content-Type to one of them.")
        charset = _parameter(headers.get("content-type", ""), "charset")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return refusal(400, "The request is not UTF-8; send it so.")
        if charset and charset.lower().replace("-", "") != "utf8":
            return refusal(415, f"A query is sent as UTF-8, not as {charset[:40]!r}.")
        if kind == FORM:
            parameters = [*parameters, *parse_qsl(text, keep_blank_values=True)]
        elif any(name == "query" for name, _ in parameters):
            return refusal(400, "The query is in the address and in the body; send it once.")
        else:
            parameters = [*parameters, ("query", text)]
    return _job(parameters, accept)


def _job(parameters: Sequence[tuple[str, str]], accept: tuple[str, ...]) -> Job | Answer:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in parameters if key == name)

    if values("update"):
        return refusal(403, "This endpoint only reads; updates are refused.")
    queries = values("query")
    if len(queries) != 1:
        return refusal(400, f"A request has one query, this has {len(queries)}; send it as the parameter query.")
    return Job(queries[0], accept, values("default-graph-uri"), values("named-graph-uri"))


def wanted(accept: str) -> tuple[str, ...]:
    """The media types of an Accept header, the most wanted first; those with q=0 are left out (RFC 9110, 12.5.1)."""
    found: list[tuple[float, int, int, str]] = []
    for place, part in enumerate(accept.split(",")):
        media, _, rest = part.partition(";")
        media = media.strip().lower()
        if not media:
            continue
        try:
            quality = float(_parameter(";" + rest, "q") or 1)
        except ValueError:
            quality = 0.0
        if 0 < quality <= 1:
            found.append((-quality, media.count("*"), place, media))
    return tuple(media for *_, media in sorted(found)) or (() if found or accept.strip() else ("*/*",))


def _parameter(header: str, name: str) -> str | None:
    for part in header.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == name:
            return value.strip().strip('"')
    return None
