"""A query run in a process of its own, which can be stopped: `python worker.py GRAPH.nt SOLUTIONS BYTES < QUERY`.

Prints each solution as a line of JSON: variables, and terms as [kind, value]; blank nodes are left out. Exit status 3:
more solutions than allowed; 4: the query is not valid. It imports nothing of kg, so that it starts quickly.
"""

import json
import resource
import sys
from contextlib import suppress

import pyoxigraph as ox


def _row(variables: list[ox.Variable], solution: ox.QuerySolution) -> dict[str, list[str]]:
    row: dict[str, list[str]] = {}
    for variable in variables:
        match solution[variable]:
            case ox.NamedNode(value=value):
                row[variable.value] = ["iri", value]
            case ox.Literal(value=value):
                row[variable.value] = ["literal", value]
    return row


def main() -> int:
    """Runs the query on standard input."""
    path, most, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with suppress(OSError, ValueError):  # not every system keeps a process to an amount of memory
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
    try:
        results = store.query(sys.stdin.read())
    except SyntaxError as error:
        print(" ".join(error.msg.split()), file=sys.stderr)
        return 4
    assert isinstance(results, ox.QuerySolutions)
    for number, solution in enumerate(results):
        if number == most:
            return 3
        print(json.dumps(_row(results.variables, solution)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
