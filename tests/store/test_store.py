"""The store: whatever is added, replaced and withdrawn, it holds what a build of the same articles gives."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from kg.engine.record import from_json, to_json
from kg.errors import StoreError
from kg.export import rdf, tables, turtle
from kg.graph import KnowledgeGraph
from kg.model import Article, Run
from kg.ontology import relations
from kg.ontology.namespaces import ONTOLOGY_GRAPH
from kg.ontology.vocabulary import DCTERMS, KGO
from kg.pipeline import Findings, assemble
from kg.query import run
from kg.resolve import resolve_within
from kg.rules.examples import annotated_document
from kg.rules.relation import Extraction
from kg.store import Store, database
from kg.store.quads import ontology_quads
from store.corpus import INDONESIAN, Corpus


@pytest.fixture
def corpus() -> Corpus:
    return Corpus()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "toko", "id") as store:
        yield store


def add(store: Store, corpus: Corpus, **seeds: int) -> None:
    store.add([corpus.article(id, seed) for id, seed in seeds.items()], lambda: corpus)


def quads(store: Store) -> set[ox.Quad]:
    with store.sparql() as (folder, _):
        return set(ox.Store.read_only(str(folder)))


def ask(store: Store, sparql: str) -> bool:
    with store.sparql() as (folder, _):
        answer = ox.Store.read_only(str(folder)).query("PREFIX kgo: <https://wartagraf.example/ontology#> " + sparql)
    assert isinstance(answer, ox.QueryBoolean)
    return bool(answer)


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    graph = store.graph()
    tables.write(graph, folder)
    turtle.write(graph, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_records_are_lossless(corpus: Corpus) -> None:
    for found in corpus.read([corpus.article(f"a{seed}", seed) for seed in range(60)]):
        assert from_json(to_json(found)) == found


def test_the_graph_is_that_of_a_build(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1, b=2)
    add(store, corpus, c=3)
    articles = [corpus.article(id, seed) for id, seed in (("c", 3), ("b", 2), ("a", 1))]
    built = assemble(list(corpus.read(articles)), INDONESIAN)
    assert store.graph() == replace(built, run=Run("id", corpus.versions.rules, corpus.versions.tagger))


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_changes_gives_what_the_last_state_gives(tmp_path: Path, corpus: Corpus, seed: int) -> None:
    random = Random(seed)
    state: dict[str, int] = {}
    with Store.create(tmp_path / "a", "id") as store:
        for _ in range(12):
            absent = [id for id in "abcdefghij" if id not in state]
            match random.choice(("add", "add", "replace", "withdraw")):
                case "add" if absent:
                    new = {id: random.randrange(1000) for id in random.sample(absent, min(3, len(absent)))}
                    add(store, corpus, **new)
                    state |= new
                case "replace" if state:
                    id = random.choice(sorted(state))
                    state[id] = random.randrange(1000)
                    store.replace([corpus.article(id, state[id])], lambda: corpus)
                case "withdraw" if state:
                    gone = random.sample(sorted(state), min(2, len(state)))
                    store.withdraw(gone)
                    for id in gone:
                        del state[id]
        with Store.create(tmp_path / "b", "id") as fresh:
            add(fresh, corpus, **state)
            assert _of_today(store.graph()) == _of_today(fresh.graph())
            assert {q for q in quads(store) if q.predicate.value != DCTERMS.isReplacedBy} == quads(fresh)
            before = quads(store)
            store.rebuild()
            assert quads(store) == before


def _of_today(graph: KnowledgeGraph) -> KnowledgeGraph:
    """A graph without the ids of former states, which a new store cannot know."""
    return replace(graph, entities=tuple(replace(entity, replaces=()) for entity in graph.entities))


def test_ids_that_are_no_more_lead_to_those_of_today(store: Store, corpus: Corpus) -> None:
    documents = {
        "a": annotated_document("[Raka Utama|PER] bertemu [Dewi Sekar|PER].", INDONESIAN),
        "b": annotated_document("[Raka Wahyu Utama|PER] bertemu [Dewi Sekar|PER].", INDONESIAN),
        "c": annotated_document("[Raka Wahyu Utama|PER] memuji [Dewi Sekar|PER].", INDONESIAN),
    }

    class Given:
        versions = corpus.versions

        def read(self, articles: Sequence[Article]) -> Iterator[Findings]:
            for one in articles:
                clusters = resolve_within(documents[one.id], INDONESIAN)
                yield Findings(one, clusters, Extraction((), ()))

    texts = [Article(id, document.article.text) for id, document in documents.items()]
    store.add(texts[:1], Given)
    (before,) = (e.id for e in store.graph().entities if e.label == "Raka Utama")
    store.add(texts[1:], Given)
    (after,) = (e for e in store.graph().entities if "Raka Utama" in (e.label, *e.aliases))
    assert after.id != before
    assert after.replaces == (before,)
    base = "https://wartagraf.example/entity/"
    assert ask(store, f"ASK {{ <{base}{before}> <{DCTERMS.isReplacedBy}> <{base}{after.id}> }}")


def test_the_default_graph_is_the_union_of_the_articles_and_the_entities(store: Store, corpus: Corpus) -> None:
    add(store, corpus, **{f"a{seed}": seed for seed in range(12)})
    runs = "https://wartagraf.example/run/"

    def plain(triples: set[ox.Triple]) -> set[ox.Triple]:
        """Without the runs, of which the store has one an article."""
        return {t for t in triples if runs not in str(t)}

    built = ox.Store()  # which, like the one on disk, keeps every kind of whole number as xsd:integer
    built.extend(ox.Quad(t.subject, t.predicate, t.object) for t in rdf.triples(store.graph()))
    built.extend(ontology_quads())
    default = {q.triple for q in quads(store) if q.graph_name == ox.DefaultGraph()}
    assert plain(default) == plain({quad.triple for quad in built})


def test_relations_have_labels(store: Store, corpus: Corpus) -> None:
    named = """SELECT ?name { GRAPH ?article { ?claim rdf:predicate ?relation }
        ?relation rdfs:label ?name FILTER (lang(?name) = 'id') }"""
    add(store, corpus, a=1)
    names = {name for (name,) in run(store.folder, named).rows}
    assert names
    assert names <= {relation.label_id for relation in relations().values()}
    graph = f"ASK {{ GRAPH <{ONTOLOGY_GRAPH}> {{ kgo:met rdfs:label ?name }} }}"
    assert run(store.folder, graph).answer


def test_a_store_with_another_ontology_is_derived_anew(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1)
    with sqlite3.connect(store.folder / database.FILE) as other:
        other.execute("UPDATE setting SET value = replace(value, 'ontology ', 'ontology 0') WHERE name = 'graph'")
    assert not store.status().current
    store.rebuild()
    assert store.status().current


def test_adding_twice_changes_nothing(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1, b=2)
    before = store.generation()
    change = store.add([corpus.article("a", 1), corpus.article("b", 2)], lambda: pytest.fail("nothing to read"))
    assert change.unchanged == ("a", "b")
    assert store.generation() == before


def test_another_text_under_a_known_id_is_refused(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1)
    change = store.add([corpus.article("a", 2), corpus.article("b", 2)], lambda: corpus)
    assert (change.added, [id for id, _ in change.refused]) == (("b",), ["a"])
    change = store.replace([corpus.article("a", 2), corpus.article("c", 3)], lambda: corpus)
    assert (change.replaced, [id for id, _ in change.refused]) == (("a",), ["c"])


def test_an_article_takes_its_evidence_with_it_and_claims_without_evidence_go(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1, b=1, c=2)
    claims = "ASK { GRAPH <https://wartagraf.example/article/a> { ?claim kgo:polarity ?any } }"
    assert ask(store, claims)
    both = quads(store)
    store.withdraw(["a"])
    assert not ask(store, claims)
    still = {q.triple for q in quads(store) if q.graph_name == ox.DefaultGraph()}
    lost = {q.triple for q in both if q.graph_name == ox.DefaultGraph()} - still
    assert lost
    assert all("polarity" not in str(t.predicate) for t in lost), "b says the same, so its claims stay"
    store.withdraw(["b", "c"])
    assert quads(store) == set(ontology_quads())
    assert store.status().entities == 0


def test_withdrawing_what_is_not_there_changes_nothing(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1)
    with pytest.raises(StoreError, match="has no article 'z'"):
        store.withdraw(["a", "z"])
    assert store.articles() == ("a",)


def test_articles_of_other_rules_are_told_and_can_be_read_anew(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1)
    newer = Corpus("ef" * 32)
    newer_article = newer.article("b", 2)
    store.add([newer_article], lambda: newer)
    assert {v.rules: number for v, number in store.status().readings} == {"ab" * 32: 1, "ef" * 32: 1}
    assert store.replace([newer.article("a", 1), newer_article], lambda: newer).replaced == ("a",)
    assert {v.rules for v, _ in store.status().readings} == {"ef" * 32}
    with store.sparql() as (folder, _):
        runs = list(ox.Store.read_only(str(folder)).quads_for_pattern(None, ox.NamedNode(KGO.ruleSetHash), None))
    assert {run.object for run in runs} == {ox.Literal("ef" * 32)}
    assert len({run.graph_name for run in runs}) == 3, "each article's, and the default graph"


def test_readers_keep_their_state_while_the_store_changes(store: Store, corpus: Corpus, tmp_path: Path) -> None:
    add(store, corpus, a=1)
    with Store(store.folder) as other, other.sparql() as (folder, generation):
        reader = ox.Store.read_only(str(folder))
        size = len(reader)
        add(store, corpus, b=2)
        assert (folder.is_dir(), len(reader), other.generation() > generation) == (True, size, True)
    add(store, corpus, c=3)
    assert len([p for p in store.folder.iterdir() if p.name.startswith("graph-")]) == 1


def test_a_second_writer_is_turned_away(store: Store, corpus: Corpus) -> None:
    class Slow(Corpus):
        def read(self, articles):  # type: ignore[no-untyped-def]
            with Store(store.folder) as other, pytest.raises(StoreError, match="Another run of kg is changing"):
                other.withdraw(["a"])
            return super().read(articles)

    add(store, corpus, a=1)
    add(store, Slow(), b=2)


def test_a_change_that_fails_leaves_the_state_before(store: Store, corpus: Corpus, tmp_path: Path) -> None:
    add(store, corpus, a=1)
    before = exported(store, tmp_path / "x"), quads(store)
    with pytest.raises(KeyError):
        store.add([corpus.article("b", 2), Corpus().article("c", 3)], lambda: corpus)
    assert (exported(store, tmp_path / "y"), quads(store)) == before


def test_other_folders_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("milik saya", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other things"):
        Store.create(tmp_path, "id")
    with pytest.raises(StoreError, match="holds no store"):
        Store(tmp_path)
    (tmp_path / "x").mkdir()
    sqlite3.connect(tmp_path / "x" / database.FILE).execute("CREATE TABLE lain (a)")
    with pytest.raises(StoreError, match="not a store that this version"):
        Store(tmp_path / "x")


def test_a_lost_sparql_store_is_made_again(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1, b=2)
    before = quads(store)
    for path in store.folder.glob("graph-*"):
        path.rename(store.folder.parent / "hilang")
    with pytest.raises(StoreError, match="kg rebuild"):
        quads(store)
    store.rebuild()
    assert quads(store) == before


def test_what_another_version_derived_is_derived_anew(store: Store, corpus: Corpus) -> None:
    add(store, corpus, a=1, b=2)
    with sqlite3.connect(store.folder / database.FILE) as other:
        other.execute("UPDATE setting SET value = 'wartagraf 0' WHERE name = 'graph'")
        other.execute('UPDATE entity SET record = replace(record, \'"label"\', \'"label": "nama lama", "was"\')')
    assert not store.status().current
    add(store, corpus, c=3)
    assert store.status().current
    before = quads(store)
    assert not any("nama lama" in str(quad) for quad in before)
    store.rebuild()
    assert quads(store) == before
    store.withdraw(["c"])
    assert store.articles() == ("a", "b")
