"""What follows by the ontology: each with its premises, nothing without, and nothing that is said already."""

from dataclasses import replace

import pytest

from derive.graphs import chain, places, shown, without
from kg.derive import Limits, derive
from kg.errors import RuleError
from kg.export import rdf
from kg.graph import KnowledgeGraph


def found(graph: KnowledgeGraph) -> dict[tuple[str, str, str, str], tuple[str, ...]]:
    """What is derived, with the ids of its premises."""
    derived = derive(graph).derived
    by_content = {shown(one): tuple(premise.id for premise in one.premises) for one in derived}
    assert len(by_content) == len(derived)
    return by_content


def test_transitive_relations_give_every_pair_with_a_shortest_way() -> None:
    transitive = {key: premises for key, premises in found(places()).items() if key[3] == "transitive"}
    assert transitive == {
        ("Kampung Hulu", "located_in", "Nusa Timur", "transitive"): ("st-00000", "st-00001"),
        ("Kampung Hulu", "located_in", "Nusantaria", "transitive"): ("st-00000", "st-00003"),
    }


def test_inverses_are_of_what_is_said_and_of_what_is_derived() -> None:
    inverse = {key[:3]: premises for key, premises in found(places()).items() if key[3] == "inverse"}
    assert inverse["Bagus", "child_of", "Ratna"] == ("st-00009",)
    assert inverse["Nusantaria", "location_of", "Kampung Hulu"] == ("st-00000", "st-00003")
    assert len(inverse) == 1 + 4 + 2


def test_symmetric_relations_are_read_the_other_way() -> None:
    symmetric = {key[:3]: premises for key, premises in found(places()).items() if key[3] == "symmetric"}
    assert symmetric == {("Bagus", "met", "Ratna"): ("st-00010",)}


def test_nothing_follows_from_what_is_denied_planned_or_alleged() -> None:
    graph = places()
    for change in ({"polarity": "negative"}, {"modality": "planned"}, {"modality": "alleged"}):
        weaker = replace(graph, statements=tuple(replace(one, **change) for one in graph.statements))  # type: ignore[arg-type]
        assert derive(weaker).derived == ()


def test_the_policy_of_promotion_changes_nothing() -> None:
    graph = places()
    for policy in ("none", "all"):
        assert derive(replace(graph, run=replace(graph.run, promote=policy))).derived == derive(graph).derived


def test_what_loses_its_premises_is_withdrawn() -> None:
    graph = places()
    assert ("Kampung Hulu", "located_in", "Nusa Timur", "transitive") not in found(without(graph, "st-00001"))
    said_by_another_article_too = found(without(graph, "st-00000"))
    assert said_by_another_article_too["Kampung Hulu", "located_in", "Nusa Timur", "transitive"] == (
        "st-00004",
        "st-00001",
    )
    again = derive(without(derive(graph), "st-00001"))
    assert again.derived == derive(without(graph, "st-00001")).derived


def test_a_circle_ends_and_joins_nothing_with_itself() -> None:
    graph = places()
    circle = replace(graph, statements=tuple(replace(one, polarity="positive") for one in graph.statements))
    found = derive(circle).derived
    assert found
    assert all(one.subject != one.object for one in found)


def test_what_is_said_stays_as_it_was() -> None:
    graph = places()
    derived = derive(graph)
    assert replace(derived, derived=()) == graph
    assert list(rdf.triples(derived)) == list(rdf.triples(graph))


def test_equal_graphs_derive_alike_whatever_their_order() -> None:
    graph = places()
    turned = replace(graph, statements=graph.statements[::-1])
    assert derive(graph).derived == derive(turned).derived


def test_too_much_is_refused() -> None:
    assert len(derive(chain(40)).derived) == 39 * 38 // 2 + 40 * 39 // 2
    with pytest.raises(RuleError, match="transitive: derives more than 100 statements; make the rule narrower"):
        derive(chain(40), limits=Limits(statements=100))
    with pytest.raises(RuleError, match="transitive: derives for longer than 0 seconds"):
        derive(chain(40), limits=Limits(seconds=0))
