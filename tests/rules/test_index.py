"""Which rules an index leaves out: only such as find nothing; it may keep others that find nothing either."""

from collections.abc import Iterator

from kg.languages import language
from kg.model import Document
from kg.resolve import resolve_within
from kg.rules.examples import annotated_document
from kg.rules.explain import explain
from kg.rules.extract import prepare
from kg.rules.index import RuleIndex
from kg.rules.load import load_packs, open_paths, pack_paths

INDONESIAN = language("id")
RULES = load_packs([*pack_paths("id"), *open_paths("id")], INDONESIAN)


def documents() -> Iterator[Document]:
    """Every fourth example of all rules, and forms with endings."""
    texts = [example.text for rule in RULES for example in (*rule.examples, *rule.counterexamples)]
    more = ["[Retno Marsudi|PER] bertemulah dengan [Wang Yi|PER].", "Pertemuannya dengan [Wang Yi|PER] batal."]
    for text in (*texts[::4], *more):
        yield annotated_document(text, INDONESIAN)


def test_a_rule_that_is_left_out_finds_no_trigger() -> None:
    """Told by the matcher's own steps; a role has the position that the rule looks for or not, which costs nothing."""
    index = RuleIndex(RULES)
    left_out = kept = 0
    for document in documents():
        clusters = resolve_within(document, INDONESIAN)
        _, views = prepare(document, clusters, INDONESIAN)
        possible = {rule.id for view in views for rule in index.possible(view.chunked)}
        near = {line.rule for line in explain(document, clusters, RULES, INDONESIAN) if line.near}
        assert near <= possible
        kept += len(possible)
        left_out += len(RULES) - len(possible)
    assert left_out > 5 * kept


def test_rules_stay_in_their_order() -> None:
    index = RuleIndex(RULES)
    places = {rule.id: place for place, rule in enumerate(RULES)}
    for document in documents():
        _, views = prepare(document, resolve_within(document, INDONESIAN), INDONESIAN)
        for view in views:
            found = [places[rule.id] for rule in index.possible(view.chunked)]
            assert found == sorted(set(found))
