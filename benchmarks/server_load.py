"""Clients that ask a running `kg serve` honest and hostile things at once: `python benchmarks/server_load.py output`.

Honest ones must all be answered (200), hostile ones refused. Being told to come back (503) counts as refused, and
honest clients do come back, as Retry-After asks them to. The memory of the server with its processes is printed on the
way, and at the end the medians of its first and last quarters, and how much the fitted line grows in an hour.
"""

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

HONEST = (
    "sparql?query=" + quote("SELECT ?a ?b { ?x kgo:met ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }"),
    "sparql?query=" + quote("SELECT ?r (COUNT(*) AS ?n) { ?c rdf:predicate ?r } GROUP BY ?r ORDER BY DESC(?n)"),
    "sparql?query=" + quote("CONSTRUCT { ?x kgo:met ?y } WHERE { ?x kgo:met ?y }"),
    "api/queries/most-quoted",
    "api/queries/who-met-whom",
    "api/entities?q=jakarta",
    "",
)
HOSTILE = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "SELECT * { ?s ?p ?o } " + "#" * 300_000,
)


def status(address: str, body: bytes | None = None) -> int:
    """The status of the answer; 0 where there is none."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=120) as response:
            response.read()
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def client(address: str, number: int, hostile: bool, end: float, seen: Counter[tuple[str, int]]) -> None:
    """Asks until the end."""
    random = Random(number)
    while time.monotonic() < end:
        if hostile:
            body = urlencode({"query": random.choice(HOSTILE)}).encode()
            seen["hostile", status(address + "sparql", body)] += 1
            continue
        path = random.choice(HONEST)
        while (code := status(address + path)) == 503 and time.monotonic() < end:
            seen["honest, told to come back", code] += 1
            time.sleep(5)
        seen["honest", code] += 1


def memory(pid: int) -> float:
    """Resident MB of a process and all that it started, from /proc; shared pages count for each that has them."""
    total = 0.0
    waiting = [pid]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        try:
            total += int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            waiting += [
                int(one) for task in (folder / "task").iterdir() for one in (task / "children").read_text().split()
            ]
        except (OSError, IndexError):
            continue
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--hostile", type=int, default=2, help="so many of the clients")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--limit", type=float, default=3, help="seconds that a query may take")
    parser.add_argument("--processes", type=int, default=4)
    given = parser.parse_args()
    options = ["--port", "0", "--seconds", str(given.limit), "--processes", str(given.processes)]
    command = [sys.executable, "-m", "kg", "serve", given.source, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().partition(" is at ")[2].split(" ")[0]
        seen: Counter[tuple[str, int]] = Counter()
        end = time.monotonic() + given.seconds
        threads = [
            threading.Thread(target=client, args=(address, number, number < given.hostile, end, seen))
            for number in range(given.clients)
        ]
        for thread in threads:
            thread.start()
        samples: list[tuple[float, float]] = []
        while time.monotonic() < end:
            samples.append((given.seconds - (end - time.monotonic()), memory(server.pid)))
            if len(samples) % 10 == 1:
                print(f"{samples[-1][0]:.0f} s\t{samples[-1][1]:.0f} MB", flush=True)
            time.sleep(given.seconds / 120)
        for thread in threads:
            thread.join()
        alive = status(address + "sparql?query=ASK%20%7B%7D")
        server.terminate()
    for (kind, code), number in sorted(seen.items()):
        print(f"{kind}\t{code or 'no answer'}\t{number}")
    quarter = max(1, len(samples) // 4)
    first, last = (statistics.median(mb for _, mb in part) for part in (samples[:quarter], samples[-quarter:]))
    slope = statistics.linear_regression(*zip(*samples, strict=True)).slope * 3600
    print(f"memory: {first:.0f} MB in the first quarter, {last:.0f} MB in the last, {slope:+.0f} MB an hour")
    wrong = sum(number for (kind, code), number in seen.items() if kind == "honest" and code not in (200, 503))
    leaked = sum(number for (kind, code), number in seen.items() if kind == "hostile" and code == 200)
    print(f"honest ones in error: {wrong}; hostile ones answered: {leaked}; afterwards it answers {alive}")
    sys.exit(bool(wrong or leaked or alive != 200))


if __name__ == "__main__":
    main()
