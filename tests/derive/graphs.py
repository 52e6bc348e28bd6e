"""A graph of nested places and of people in offices, from which something follows; all of it is invented."""

from dataclasses import replace

from graphs import GraphBuilder
from kg.graph import KnowledgeGraph
from kg.model import Derived, EntityRef


def places() -> KnowledgeGraph:
    """Kampung Hulu in Kota Tirta in Nusa Timur in Nusantaria, by one way and another; two people of one office."""
    builder = GraphBuilder()
    for label in ("Kampung Hulu", "Kota Tirta", "Nusa Timur", "Nusantaria"):
        builder.entity(label, "LOC")
    for label in ("Ratna", "Bagus", "Citra"):
        builder.entity(label, "PER")
    builder.entity("Dinas Air", "ORG").article("a1", None).article("a2", None)
    for article, inner, outer in (
        ("a1", "Kampung Hulu", "Kota Tirta"),
        ("a1", "Kota Tirta", "Nusa Timur"),
        ("a2", "Nusa Timur", "Nusantaria"),
        ("a2", "Kota Tirta", "Nusantaria"),
        ("a2", "Kampung Hulu", "Kota Tirta"),
    ):
        builder.say(article, inner, "located_in", outer, f"S{{{inner}}} ada T{{di}} O{{{outer}}}.")
    builder.say(
        "a1", "Nusantaria", "located_in", "Nusa Timur", "S{Nusantaria} bukan di O{Nusa Timur}.", polarity="negative"
    )
    builder.say("a1", "Ratna", "affiliated_with", "Dinas Air", "S{Ratna} dari O{Dinas Air}.")
    builder.say("a2", "Bagus", "affiliated_with", "Dinas Air", "S{Bagus} dari O{Dinas Air}.")
    builder.say("a2", "Citra", "affiliated_with", "Dinas Air", "S{Citra} akan ke O{Dinas Air}.", modality="planned")
    builder.say("a2", "Ratna", "parent_of", "Bagus", "S{Ratna} ibu O{Bagus}.")
    builder.say("a2", "Ratna", "met", "Bagus", "S{Ratna} T{bertemu} O{Bagus}.")
    builder.say("a2", "Ratna", "has_role", "kepala dinas", "S{Ratna}, O{kepala dinas}.")
    return builder.build()


def without(graph: KnowledgeGraph, *ids: str) -> KnowledgeGraph:
    """The graph without some statements."""
    return replace(graph, statements=tuple(one for one in graph.statements if one.id not in ids))


def chain(length: int) -> KnowledgeGraph:
    """Places, each within the next."""
    builder = GraphBuilder().article("a1", None)
    for number in range(length):
        builder.entity(f"Tempat {number}", "LOC")
    for number in range(length - 1):
        inner, outer = f"Tempat {number}", f"Tempat {number + 1}"
        builder.say("a1", inner, "located_in", outer, f"S{{{inner}}} T{{di}} O{{{outer}}}.")
    return builder.build()


def shown(one: Derived) -> tuple[str, str, str, str]:
    """A derived statement in words: subject, relation, object, rule."""
    end = one.object.label if isinstance(one.object, EntityRef) else one.object
    return one.subject.label, one.relation, end, one.rule
