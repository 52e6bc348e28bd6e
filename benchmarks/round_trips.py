"""Writes a build's graph in every format, has other programs read it, and prints what was compared, as a table.

    python benchmarks/round_trips.py DIR        # DIR: the folder of a build

A statement is alike where all seventeen things said of it are: who, relation, whom, polarity, modality, source, time,
role, evidence and the rest of `tests/export/facts.py`. XML's formats lose the characters that XML forbids.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "export")]

import bolt  # noqa: E402
from facts import Fact, facts  # noqa: E402
from kg.export import exporter  # noqa: E402
from kg.export.tables import read, write  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402
from readers import READERS, bolt_by_driver  # noqa: E402


def show(format_: str, reader: str, found: set[Fact], meant: set[Fact]) -> bool:
    """Prints a row of the table; whether all is alike."""
    alike, missing, extra = len(found & meant), len(meant - found), len(found - meant)
    print(f"| {format_} | {reader} | {len(meant)} | {alike} | {missing} | {extra} |")
    return missing == extra == 0


def compare(graph: KnowledgeGraph) -> bool:
    """Prints the table; whether every format gave everything back."""
    print("| format | read by | statements | alike | missing | not in the source |")
    print("| --- | --- | --- | --- | --- | --- |")
    good = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(graph, folder)
        good.append(show("tables", "kg.export.tables.read", facts(read(folder)), facts(graph)))
        for format_, reader, literals, by in READERS:
            exporter(format_).write(graph, folder)
            good.append(show(format_, reader, by(folder), facts(graph, literals)))
    if reason := bolt.why_not():
        print(f"| Bolt | not compared: {reason} | | | | |")
        return all(good)
    from kg.load.neo4j import load

    with bolt.server() as server, bolt.opened(server) as database:
        load(graph, database.driver, database=database.name)
        agent = database.driver.get_server_info().agent
        good.append(show("kg load neo4j", f"neo4j's driver, {agent}", bolt_by_driver(database), facts(graph)))
    return all(good)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(not compare(read(Path(sys.argv[1]))))
