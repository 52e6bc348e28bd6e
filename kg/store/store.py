"""The store: articles are added, replaced and withdrawn, each change as one transaction."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import KnowledgeGraph
from kg.languages import language as find_language
from kg.model import Article, Run
from kg.pipeline import Findings, Resolving, assemble_with
from kg.resolve import UNDECIDED, Decision, Decisions
from kg.store import database, index, triples
from kg.store.quads import article_triples, entity_triples, graph_name
from kg.store.record import Versions, content, from_json, to_json

_LOCK = "lock"


class Reader(Protocol):
    """What reads articles: a tagger with rules."""

    versions: Versions

    def read(self, articles: Sequence[Article]) -> Iterable[Findings]: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did: ids of articles, and those that were left out with the reason."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    followed: int = 0
    """Other articles whose entities have other names or ids now, or which share a story now."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds. `relations` counts what the rules found, `readings` articles by what read them."""

    articles: int
    entities: int
    relations: int
    quotes: int
    language: str
    generation: int
    current: bool
    readings: tuple[tuple[Versions, int], ...]


class Store:
    """A store in a folder. Any number may read it at once, one may change it."""

    def __init__(self, folder: Path) -> None:
        """Opens the store.

        Raises:
            StoreError: there is none, or it is damaged.
        """
        self.folder = folder
        self._db = database.connect(folder)
        self.language = find_language(database.setting(self._db, "language"))

    @classmethod
    def create(cls, folder: Path, language: str) -> "Store":
        """Opens the store in a folder, or makes an empty one where the folder is absent or empty.

        Raises:
            StoreError: the folder holds other things, or the store is of another language.
        """
        find_language(language)
        if not is_store(folder):
            with database.plain_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
                with _only_writer(folder):
                    ours = {_LOCK, f".{database.FILE}.partial"}
                    if not is_store(folder):
                        if any(path.name not in ours for path in folder.iterdir()):
                            raise StoreError(
                                f"{folder} holds other things than a store; name an empty or a new folder."
                            )
                        database.create(folder, language)
        store = cls(folder)
        if store.language.code != language:
            store.close()
            raise StoreError(f"{folder} is a store of the language {store.language.code!r}; give it with --language.")
        return store

    def close(self) -> None:
        """Closes the store's file."""
        self._db.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, articles: Iterable[Article], reader: Callable[[], Reader]) -> Change:
        """Adds articles. Those that are there already, to the letter, stay as they are; `reader` is made if needed.

        An article whose id is there with another text is refused, for `replace` is the word for that.
        """
        new: dict[str, Article] = {}
        unchanged, refused = [], []
        with _only_writer(self.folder):
            for article in articles:
                known = self._content(article.id)
                if known is None:
                    new[article.id] = article
                elif known == content(article):
                    unchanged.append(article.id)
                else:
                    refused.append((article.id, "it is in the store with another text; correct it with kg replace"))
            followed = self._change((), list(new.values()), reader) if new else 0
        return Change(added=tuple(new), unchanged=tuple(unchanged), refused=tuple(refused), followed=followed)

    def replace(self, articles: Iterable[Article], reader: Callable[[], Reader]) -> Change:
        """Replaces articles by what now has their ids; also reads those anew that another version had read."""
        new: dict[str, Article] = {}
        unchanged, refused = [], []
        with _only_writer(self.folder):
            for article in articles:
                row = self._db.execute(
                    "SELECT content, kg, rules, tagger FROM article WHERE id = ?", (article.id,)
                ).fetchone()
                if row is None:
                    refused.append((article.id, "it is not in the store; add it with kg add"))
                elif row[0] == content(article) and Versions(*row[1:]) == reader().versions:
                    unchanged.append(article.id)
                else:
                    new[article.id] = article
            followed = self._change(tuple(new), list(new.values()), reader) if new else 0
        return Change(replaced=tuple(new), unchanged=tuple(unchanged), refused=tuple(refused), followed=followed)

    def withdraw(self, ids: Sequence[str]) -> Change:
        """Takes articles out, with their evidence, and with the claims and entities that hung on them alone.

        Raises:
            StoreError: an article is not there; then nothing is changed.
        """
        wanted = tuple(dict.fromkeys(ids))
        with _only_writer(self.folder):
            for id in wanted:
                if self._content(id) is None:
                    raise StoreError(f"{self.folder} has no article {id!r}; kg status --articles lists all.")
            return Change(withdrawn=wanted, followed=self._change(wanted, (), None) if wanted else 0)

    def rebuild(self) -> None:
        """Makes everything but the articles' records anew: entities, and the SPARQL store."""
        with _only_writer(self.folder), database.transaction(self._db):
            self._derive()
        triples.clear(self.folder, self.generation())

    def findings(self) -> Iterator[Findings]:
        """What each article gave, by id."""
        for (record,) in self._db.execute("SELECT record FROM article ORDER BY id"):
            yield from_json(record)

    def graph(self) -> KnowledgeGraph:
        """The graph of all articles as they are at this moment; it is that of a build of the same articles.

        Its run names the rules, and the tagger, only where all articles were read by the same.
        """
        return self.graph_with(UNDECIDED)[0]

    def graph_with(self, decisions: Decisions) -> tuple[KnowledgeGraph, tuple[Decision, ...]]:
        """The graph as `decisions` would have it, and those of them that no longer apply; the store stays as it is."""
        with database.snapshot(self._db):
            graph, unused = assemble_with(list(self.findings()), self.language, Resolving(decisions=decisions))
            replaces = {entity.id: entity.replaces for entity in index.entities(self._db)}
            rules, tagger = (
                self._db.execute(f"SELECT DISTINCT {column} FROM article LIMIT 2").fetchall()
                for column in ("rules", "tagger")
            )
        entities = tuple(replace(entity, replaces=replaces.get(entity.id, ())) for entity in graph.entities)
        run = Run(self.language.code, _only(rules), _only(tagger))
        return replace(graph, entities=entities, run=run), unused

    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return tuple(row[0] for row in self._db.execute("SELECT id FROM article ORDER BY id"))

    def status(self) -> Status:
        """What is in the store."""
        with database.snapshot(self._db):
            counts = self._db.execute("SELECT COUNT(*), TOTAL(relations), TOTAL(passages) FROM article").fetchone()
            readings = self._db.execute(
                "SELECT kg, rules, tagger, COUNT(*) FROM article GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3"
            )
            generation = int(database.setting(self._db, "generation"))
            return Status(
                articles=counts[0],
                entities=self._db.execute("SELECT COUNT(*) FROM entity").fetchone()[0],
                relations=int(counts[1]),
                quotes=int(counts[2]),
                language=self.language.code,
                generation=generation,
                current=self._is_current(generation),
                readings=tuple((Versions(*row[:3]), row[3]) for row in readings),
            )

    @contextmanager
    def sparql(self) -> Iterator[tuple[Path, int]]:
        """The folder of the SPARQL store, to be opened for reading only, and the number of its state.

        It stays there while the block runs, whatever is changed meanwhile.

        Raises:
            StoreError: the store has none that this version can read.
        """
        while True:
            generation = self.generation()
            with triples.held(self.folder, generation) as there:
                if generation != self.generation():
                    continue
                if not there or not self._is_current(generation):
                    raise StoreError(
                        f"{self.folder} has no SPARQL store of this version; run kg rebuild {self.folder}."
                    )
                yield triples.place(self.folder, generation), generation
                return

    def generation(self) -> int:
        """The number of the state that the store is in; each change gives the next."""
        return int(database.setting(self._db, "generation"))

    def _content(self, id: str) -> str | None:
        row = self._db.execute("SELECT content FROM article WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def _is_current(self, generation: int) -> bool:
        return (
            triples.place(self.folder, generation).is_dir() and database.setting(self._db, "graph") == _graph_version()
        ) or generation == 0

    def _change(self, removed: Sequence[str], new: Sequence[Article], reader: Callable[[], Reader] | None) -> int:
        """Takes articles out and puts others in; gives how many other articles' entities changed."""
        read = list(reader().read(new)) if reader else []
        with database.plain_errors(self.folder), database.transaction(self._db):
            old = [from_json(self._record(id)) for id in removed]
            self._db.executemany("DELETE FROM article WHERE id = ?", [(id,) for id in removed])
            if reader:
                for found in read:
                    self._insert(found, reader().versions)
            others: set[str] = set()
            if self._is_current(self.generation()):
                effects = index.update(self._db, old, read, self.language)
                others = effects.articles - {one.article.id for one in (*old, *read)}
                self._write(effects, removed, read, sorted(others))
            else:
                self._derive()
        triples.clear(self.folder, self.generation())
        return len(others)

    def _record(self, id: str) -> str:
        return str(self._db.execute("SELECT record FROM article WHERE id = ?", (id,)).fetchone()[0])

    def _run(self, id: str) -> Run:
        """What read an article."""
        row = self._db.execute("SELECT rules, tagger FROM article WHERE id = ?", (id,)).fetchone()
        return Run(self.language.code, *row)

    def _triples(self, found: Findings) -> Iterator[ox.Triple]:
        """What the article's graph holds, now that its entities are up to date."""
        id = found.article.id
        told = replace(found, article=replace(found.article, story=index.story(self._db, id)))
        return article_triples(told, index.refs(self._db, id), self._run(id))

    def _insert(self, found: Findings, versions: Versions) -> None:
        extraction, record = found.extraction, to_json(found)
        if from_json(record) != found:
            raise StoreError(f"{found.article.id}: a span is not what stands there; please report this fault of kg.")
        row = (
            found.article.id, content(found.article), versions.kg, versions.rules, versions.tagger,
            len(extraction.relations), len(extraction.passages), record,
        )  # fmt: skip
        self._db.execute(f"INSERT INTO article VALUES ({', '.join('?' * len(row))})", row)

    def _write(
        self, effects: index.Effects, removed: Sequence[str], read: Sequence[Findings], others: Sequence[str]
    ) -> None:
        """Brings the SPARQL store into its next state, and names that one as the store's."""
        generation = self.generation()
        here = {one.article.id for one in read}
        follow = [from_json(self._record(id)) for id in others]
        language = self.language.code

        def work(graph: ox.Store) -> None:
            for id in removed:
                if id not in here:
                    triples.replace_graph(graph, graph_name(id), ())
            for one in (*read, *follow):
                triples.replace_graph(graph, graph_name(one.article.id), self._triples(one))
            before = (triple for entity in effects.before for triple in entity_triples(entity, language))
            after = (triple for entity in effects.after for triple in entity_triples(entity, language))
            triples.replace_default(graph, before, after)

        triples.change(self.folder, generation, generation + 1, work)
        self._publish(generation + 1)

    def _derive(self) -> None:
        """Makes entities from nothing, and the SPARQL store as the next state: another version may make others."""
        for table in database.DERIVED:
            self._db.execute(f"DELETE FROM {table}")
        index.update(self._db, (), list(self.findings()), self.language)

        def quads() -> Iterator[ox.Quad]:
            for one in self.findings():
                name = graph_name(one.article.id)
                for triple in self._triples(one):
                    yield triples.quad_of(triple, name)
                    yield triples.quad_of(triple)
            for entity in index.entities(self._db):
                for triple in entity_triples(entity, self.language.code):
                    yield triples.quad_of(triple)

        def work(graph: ox.Store) -> None:
            graph.bulk_extend(quads())
            graph.optimize()

        generation = self.generation() + 1
        triples.change(self.folder, None, generation, work)
        self._publish(generation)

    def _publish(self, generation: int) -> None:
        database.set_setting(self._db, "generation", str(generation))
        database.set_setting(self._db, "graph", _graph_version())


def is_store(folder: Path) -> bool:
    """Whether a store is in the folder."""
    return (folder / database.FILE).is_file()


def _only(rows: Sequence[tuple[str]]) -> str | None:
    """The one value of the rows; None where they are none or several."""
    return rows[0][0] if len(rows) == 1 else None


def _graph_version() -> str:
    """What wrote the SPARQL store; another version may write it otherwise, or not read it."""
    return f"wartagraf {metadata.version('wartagraf')}, pyoxigraph {ox.__version__}"


@contextmanager
def _only_writer(folder: Path) -> Iterator[None]:
    """Keeps other runs from changing the store; the system lets go of the lock when this run ends in whatever way."""
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"Another run of kg is changing {folder}; wait for its end.") from None
        yield
    finally:
        os.close(lock)
