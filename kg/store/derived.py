"""What can be made anew from the articles' records: entities, and the states of the SPARQL store.

All of it is brought up to date within the transaction in which the records change.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox

from kg.languages import Language
from kg.ontology import fingerprint
from kg.pipeline import Findings
from kg.store import articles, database, index, triples
from kg.store.quads import article_triples, entity_triples, graph_name, ontology_quads


class Derived:
    """The derived part of the store in a folder, whose file is open as `db`."""

    def __init__(self, folder: Path, db: sqlite3.Connection, language: Language) -> None:
        self._folder, self._db, self._language = folder, db, language

    def generation(self) -> int:
        """The number of the state that the store is in; 0 before its first change."""
        return int(database.setting(self._db, "generation"))

    def is_current(self, generation: int) -> bool:
        """Whether the state is there, and what this version of kg makes of the records."""
        there = triples.place(self._folder, generation).is_dir()
        return generation == 0 or (there and database.setting(self._db, "graph") == _version())

    def update(self, removed: Sequence[Findings], added: Sequence[Findings]) -> int:
        """Makes the next state, after articles have gone and come; gives how many others have other entities now."""
        if not self.is_current(self.generation()):
            self.rebuild()
            return 0
        effects = index.update(self._db, removed, added, self._language)
        others = effects.articles - {one.article.id for one in (*removed, *added)}
        self._follow(effects, removed, added, sorted(others))
        return len(others)

    def rebuild(self) -> None:
        """Makes entities from nothing, and the SPARQL store as the next state."""
        for table in database.DERIVED:
            self._db.execute(f"DELETE FROM {table}")
        index.update(self._db, (), list(articles.findings(self._db)), self._language)

        def quads() -> Iterator[ox.Quad]:
            yield from ontology_quads()
            for one in articles.findings(self._db):
                name = graph_name(one.article.id)
                for triple in self._triples(one):
                    yield triples.quad_of(triple, name)
                    yield triples.quad_of(triple)
            for entity in index.entities(self._db):
                for triple in entity_triples(entity, self._language.code):
                    yield triples.quad_of(triple)

        def work(graph: ox.Store) -> None:
            graph.bulk_extend(quads())
            graph.optimize()

        generation = self.generation() + 1
        triples.change(self._folder, None, generation, work)
        self._publish(generation)

    def clear(self) -> None:
        """Removes states that nobody reads any more; only after the transaction, and only the one writer may."""
        triples.clear(self._folder, self.generation())

    def _follow(
        self, effects: index.Effects, removed: Sequence[Findings], added: Sequence[Findings], others: Sequence[str]
    ) -> None:
        """Brings the SPARQL store into its next state, and names that one as the store's."""
        generation, language = self.generation(), self._language.code
        gone = {one.article.id for one in removed} - {one.article.id for one in added}
        follow = [articles.found_in(self._db, id) for id in others]

        def work(graph: ox.Store) -> None:
            if not generation:
                graph.extend(ontology_quads())
            for id in sorted(gone):
                triples.replace_graph(graph, graph_name(id), ())
            for one in (*added, *follow):
                triples.replace_graph(graph, graph_name(one.article.id), self._triples(one))
            before = (triple for entity in effects.before for triple in entity_triples(entity, language))
            after = (triple for entity in effects.after for triple in entity_triples(entity, language))
            triples.replace_default(graph, before, after)

        triples.change(self._folder, generation, generation + 1, work)
        self._publish(generation + 1)

    def _triples(self, found: Findings) -> Iterator[ox.Triple]:
        """What the article's graph holds, now that its entities are up to date."""
        id = found.article.id
        told = replace(found, article=replace(found.article, story=index.story(self._db, id)))
        return article_triples(told, index.refs(self._db, id), articles.run(self._db, id, self._language.code))

    def _publish(self, generation: int) -> None:
        database.set_setting(self._db, "generation", str(generation))
        database.set_setting(self._db, "graph", _version())


def _version() -> str:
    """What wrote the SPARQL store; another version may write it otherwise, or not read it."""
    return f"wartagraf {metadata.version('wartagraf')}, pyoxigraph {ox.__version__}, ontology {fingerprint()}"
