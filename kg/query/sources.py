"""The places that a query can be asked of on this machine, each opened as an Oxigraph store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology.namespaces import ONTOLOGY_GRAPH
from kg.store import Store
from kg.store.store import is_store

GRAPH: Final = "graph.ttl"
TERMS: Final = "ontology.ttl"
SUFFIXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


@contextmanager
def opened(source: Path) -> Iterator[ox.Store]:
    """The data of a build's folder, an RDF file (both in memory) or a store, whose default graph holds all triples.

    Raises:
        InputError: it cannot be read.
        StoreError: the store cannot be opened.
    """
    if is_store(source):
        with Store(source) as store, store.sparql() as (folder, _):
            yield ox.Store.read_only(str(folder))
    else:
        memory = ox.Store()
        load(source, memory)
        yield memory


def load(source: Path, store: ox.Store) -> None:
    """Loads an RDF file, or a build's folder, whose ontology gets a graph of its own.

    What stands in named graphs is put into the default graph as well; Oxigraph's own union of graphs would yield a
    triple once for each graph that holds it.

    Raises:
        InputError: it cannot be read.
    """
    path = source / GRAPH if source.is_dir() else source
    if not path.is_file():
        if path != source:
            raise InputError(f"{source} holds no {GRAPH}; make one with kg build INPUT -o {source}.")
        raise InputError(f"{source} does not exist; give the folder of a build or an RDF file.")
    if path.suffix not in SUFFIXES:
        raise InputError(f"{path} is of no known RDF format; its name must end in one of {', '.join(SUFFIXES)}.")
    try:
        store.bulk_load(path=path, format=SUFFIXES[path.suffix], base_iri=path.absolute().as_uri())
        if path != source and (source / TERMS).is_file():
            store.bulk_load(path=source / TERMS, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH))
    except SyntaxError as error:
        raise InputError(
            f"{path} is not valid {SUFFIXES[path.suffix].name}: {error.msg}; correct it or build it anew."
        ) from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}; check the file and its permissions."
        ) from error
    for name in list(store.named_graphs()):
        store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, name))
