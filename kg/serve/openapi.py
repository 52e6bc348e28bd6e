"""The description of the JSON calls as OpenAPI 3.1."""

from typing import Any, Final

from kg.query.library import NamedQuery, library

_RESULTS: Final = {
    "description": "The result.",
    "content": {"application/sparql-results+json": {"schema": {"type": "object"}}, "text/csv": {}},
}
_TEXT: Final = {"type": "string"}
_GIVEN: Final = {"type": "string", "pattern": r"\S"}
"""A text that must not be blank."""
_DAY: Final = {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}
"""A day, or nothing, as an empty field of a form says it."""

_REFUSED: Final = {
    "description": "One sentence that says what is wrong.",
    "content": {"text/plain": {"schema": _TEXT}},
}


def document() -> dict[str, Any]:
    """The description; named queries come with their parameters."""
    paths: dict[str, Any] = {
        "/api/entities": _get(
            "Entities one of whose names holds a text, whatever its case.",
            [_parameter("q", "query", "The text.", True)],
            _json(
                {
                    "type": "array",
                    "items": {"type": "object", "properties": {"id": _TEXT, "label": _TEXT, "type": _TEXT}},
                }
            ),
        ),
        "/api/entities/{id}": _get(
            "An entity with the statements about it and its quotes, each with its article.",
            [_parameter("id", "path", "The entity's id.", True)],
            _json(
                {
                    "type": "object",
                    "properties": {
                        "id": _TEXT,
                        "iri": _TEXT,
                        "label": _TEXT,
                        "type": _TEXT,
                        "aliases": {"type": "array", "items": _TEXT},
                        "same_as": {"type": "array", "items": _TEXT},
                        "statements": {"type": "array", "items": {"type": "object"}},
                        "quotes": {"type": "array", "items": {"type": "object"}},
                    },
                }
            ),
        ),
        "/api/queries": _get("The named queries.", [], _json({"type": "array", "items": {"type": "object"}})),
        "/sparql": _get(
            "SPARQL 1.1 Protocol; also by POST.",
            [_parameter("query", "query", "A SELECT, ASK, CONSTRUCT or DESCRIBE query.", True)],
            _RESULTS,
        )
        | {"post": _post("SPARQL 1.1 Protocol, the query in the body.")},
    }
    for query in library().values():
        paths[f"/api/queries/{query.name}"] = _named(query)
    return {"openapi": "3.1.0", "info": {"title": "wartagraf", "version": "1"}, "paths": paths}


def _named(query: NamedQuery) -> dict[str, Any]:
    parameters = [
        _parameter(one.name, "query", f"{one.description_en} / {one.description_id}", one.required)
        | ({"schema": _DAY} if one.kind == "day" else {})
        for one in query.parameters
    ]
    return _get(f"{query.description_en} / {query.description_id}", parameters, _RESULTS)


def _parameter(name: str, place: str, description: str, required: bool) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "description": description,
        "required": required,
        "schema": _GIVEN if required else _TEXT,
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "The result.", "content": {"application/json": {"schema": schema}}}


def _get(summary: str, parameters: list[dict[str, Any]], answer: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": answer, "default": _REFUSED}}}


def _post(summary: str) -> dict[str, Any]:
    form = {"type": "object", "required": ["query"], "properties": {"query": _GIVEN}}
    kinds = {"application/sparql-query": {"schema": _GIVEN}, "application/x-www-form-urlencoded": {"schema": form}}
    body = {"required": True, "content": kinds}
    return {"summary": summary, "requestBody": body, "responses": {"200": _RESULTS, "default": _REFUSED}}
