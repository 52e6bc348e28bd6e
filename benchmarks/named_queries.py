"""Seconds of the named queries on disk and beside rdflib in memory: `python benchmarks/named_queries.py output`.

The triples of a build are copied until there are as many as asked for: each copy has articles, claims and evidence of
its own, twenty copies share their entities.
"""

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import Empty

import pyoxigraph as ox
import rdflib

from kg.ontology.namespaces import BASE, ONTOLOGY, PREFIXES
from kg.ontology.vocabulary import RDFS, SKOS
from kg.query.library import library

SHARED = 20
NAMES = {"person": "Joko Widodo", "about": "Joko Widodo", "from": "Joko Widodo", "to": "Tim Cook"}


def copies(path: Path, wanted: int) -> Iterator[ox.Triple]:
    """So many triples or a few more."""
    triples = [quad.triple for quad in ox.parse(path=path)]
    for copy in range(-(-wanted // len(triples))):

        def moved(term: object, copy: int = copy) -> object:
            if isinstance(term, ox.NamedNode) and term.value.startswith(BASE) and not term.value.startswith(ONTOLOGY):
                number = copy // SHARED if term.value.startswith(PREFIXES["kg"]) else copy
                return ox.NamedNode(f"{term.value}-{number}") if number else term
            return term

        for triple in triples:
            object_ = moved(triple.object)
            named = triple.predicate.value in (RDFS.label, SKOS.altLabel)
            if named and copy // SHARED and isinstance(object_, ox.Literal):
                object_ = ox.Literal(f"{object_.value} {copy // SHARED}", language=object_.language)
            yield ox.Triple(moved(triple.subject), triple.predicate, object_)  # type: ignore[arg-type]


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds and number of rows."""
    began = time.perf_counter()
    rows = work()
    return time.perf_counter() - began, rows


def within(seconds: float, work: Callable[[], int]) -> tuple[float, int] | None:
    """`timed` in a forked process; None where it takes longer."""
    context = multiprocessing.get_context("fork")
    results: multiprocessing.queues.Queue[tuple[float, int]] = context.Queue()
    process = context.Process(target=lambda: results.put(timed(work)))
    process.start()
    try:
        return results.get(timeout=seconds)
    except Empty:
        return None
    finally:
        process.kill()
        process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--triples", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=30, help="seconds that rdflib may take for a query")
    given = parser.parse_args()
    memory = rdflib.Graph()
    with tempfile.TemporaryDirectory() as place:
        store = ox.Store(place)
        path = Path(place, "copies.nt")
        ox.serialize(copies(given.build / "graph.ttl", given.triples), path, ox.RdfFormat.N_TRIPLES)
        store.bulk_load(path=path)
        store.optimize()
        memory.parse(path, format="nt")
        print(f"{len(store)} triples; median seconds of {given.runs}, rdflib once and at most {given.limit:g}")
        print("query\trows\ton disk\trdflib\tratio")
        for query in library().values():
            values = {one.name: NAMES[one.name] for one in query.parameters if one.name in NAMES}
            sparql = query.bound(values)
            ask = partial(_rows, store, sparql)
            runs = [timed(ask) for _ in range(given.runs)]
            disk = statistics.median(seconds for seconds, _ in runs)
            other = within(given.limit, lambda sparql=sparql: len(memory.query(sparql, initNs=PREFIXES)))  # type: ignore[misc]
            same = "" if other is None or other[1] == runs[0][1] else f" ({other[1]} rows)"
            told = (
                f"{other[0]:.3f}{same}\t{other[0] / disk:.0f}"
                if other
                else f"over {given.limit:g}\tover {given.limit / disk:.0f}"
            )
            print(f"{query.name}\t{runs[0][1]}\t{disk:.4f}\t{told}", flush=True)


def _rows(store: ox.Store, sparql: str) -> int:
    results = store.query(sparql, prefixes=dict(PREFIXES))
    assert isinstance(results, ox.QuerySolutions)
    return sum(1 for _ in results)


if __name__ == "__main__":
    main()
