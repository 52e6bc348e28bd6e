"""Streams of triples or quads into files: pyoxigraph's serialisers, with the same bytes for the same graph."""

import re
from collections.abc import Iterable
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from kg.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from typing_extensions import Buffer

_DECLARATIONS = re.compile(rb'(?: xmlns:[\w-]+="[^" ]*")+')


class _CarriageReturns(BufferedWriter):
    """A binary file in which a carriage return is written as a character reference: XML would read it as a line end."""

    def write(self, data: "Buffer") -> int:
        content = bytes(data)
        super().write(content.replace(b"\r", b"&#13;"))
        return len(content)


def serialise(items: Iterable[Triple] | Iterable[Quad], path: Path, format: RdfFormat) -> None:
    """Writes the items to `path` as they come, without keeping them, with the prefixes of kg where the format has some.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb") as file:
        pyoxigraph.serialize(items, file, format, prefixes=dict(PREFIXES))
    if format in (RdfFormat.TURTLE, RdfFormat.TRIG):
        _sort_lines(path)


def serialise_xml(triples: Iterable[Triple], path: Path) -> None:
    """Writes the triples to `path` as RDF/XML, likewise. Their texts must hold characters of XML 1.0 only.

    Raises:
        OSError: the file cannot be written.
    """
    with _CarriageReturns(FileIO(path, "w")) as file:
        pyoxigraph.serialize(triples, file, RdfFormat.RDF_XML, prefixes=dict(PREFIXES))
    _sort_declarations(path)


def _sort_lines(path: Path) -> None:
    """Puts the prefix lines at the file's head in order: pyoxigraph writes them in one that differs from run to run."""
    with path.open("r+b") as file:
        lines = [file.readline() for _ in PREFIXES]
        file.seek(0)
        file.writelines(sorted(lines))


def _sort_declarations(path: Path) -> None:
    """The same for the namespaces in the root element, which is the second line."""
    with path.open("r+b") as file:
        start = len(file.readline())
        root = file.readline()
        file.seek(start)
        file.write(_DECLARATIONS.sub(lambda found: b" ".join(sorted(found[0].split(b" "))), root))
