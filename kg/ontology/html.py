"""The ontology as one HTML page in Indonesian and English, generated from its data; it asks the network for nothing."""

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.ontology.data import FAMILIES, RelationType, entity_classes, event_codes, inverses, relations, terms
from kg.ontology.namespaces import ONTOLOGY, PREFIXES


def compact(iri: str) -> str:
    """An IRI by its prefix."""
    name, start = next((name, start) for name, start in PREFIXES.items() if iri.startswith(start))
    return f"{name}:{iri.removeprefix(start)}"


def render() -> str:
    """The page: classes, relations by subject area, inverses, terms and event codes, each an anchor by its name."""
    package = files(__package__)
    style = package.joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    ).from_string(package.joinpath("page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        style=Markup(style),
        policy=Markup(f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"),
        namespace=ONTOLOGY,
        classes=list(entity_classes().values()),
        families=[(id, en, _of(en)) for en, id in FAMILIES.items()],
        inverses=list(inverses().values()),
        terms=list(terms().values()),
        codes=list(event_codes().values()),
        names=_names,
        compact=compact,
    )


def _of(family: str) -> list[RelationType]:
    return [relation for relation in relations().values() if relation.family == family]


def _names(types: Iterable[str]) -> list[str]:
    """The names of entity classes by type, in the ontology's order; a text is `rdf:langString`."""
    chosen = set(types)
    found = [entry.name for entry in entity_classes().values() if entry.type in chosen]
    return found or ["rdf:langString"]
