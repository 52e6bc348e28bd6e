"""Kills a run that changes a store, again and again: `python -m store.kill --kills 50` (from tests/).

After each kill the store must hold what some number of whole changes gives, in the end what a calm run gives.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyoxigraph as ox

from kg.export import tables, turtle
from kg.store import Store
from store.corpus import Corpus

State = dict[str, int]
Step = tuple[str, State]


def plan(steps: int) -> list[Step]:
    """Changes, each of which changes something: what is added or replaced (id to seed), or withdrawn."""
    random = Random(7)
    state: State = {}
    made: list[Step] = []
    for at in range(steps):
        kind = random.choice(("add", "replace", "withdraw")) if len(state) > 6 else "add"
        if kind == "add":
            chosen = {f"a{at}-{i}": random.randrange(10_000) for i in range(6)}
        else:
            chosen = {id: random.randrange(10_000, 20_000) for id in random.sample(sorted(state), 3)}
        made.append((kind, chosen))
        state = after(state, made[-1])
    return made


def after(state: State, step: Step) -> State:
    """The articles after a change."""
    kind, chosen = step
    return {id: seed for id, seed in state.items() if id not in chosen} if kind == "withdraw" else state | chosen


def carry_out(folder: Path, steps: list[Step]) -> None:
    """Carries out what is not done yet; each change has made one state of the store."""
    corpus = Corpus()
    with Store.create(folder, "id") as store:
        for kind, chosen in steps[store.generation() :]:
            match kind:
                case "add":
                    store.add([corpus.article(*one) for one in chosen.items()], lambda: corpus)
                case "replace":
                    store.replace([corpus.article(*one) for one in chosen.items()], lambda: corpus)
                case _:
                    store.withdraw(sorted(chosen))


def content(folder: Path) -> tuple[dict[str, bytes], frozenset[ox.Quad]]:
    """The bytes of the exports, and what the SPARQL store holds."""
    with Store(folder) as store, store.sparql() as (graph, _), tempfile.TemporaryDirectory() as out:
        tables.write(store.graph(), Path(out))
        turtle.write(store.graph(), Path(out))
        files = {path.name: path.read_bytes() for path in Path(out).iterdir()}
        return files, frozenset(ox.Store.read_only(str(graph)))


def hunt(folder: Path, kills: int, steps: int, say: Callable[[str], None] = lambda _: None) -> int:
    """Kills runs until the changes are done, at most `kills` times; gives how often. Raises where a state is torn."""
    random = Random(11)
    planned = plan(steps)
    states: list[State] = [{}]
    for step in planned:
        states.append(after(states[-1], step))
    killed = 0
    while True:
        child = subprocess.Popen(
            [sys.executable, "-m", "store.kill", "--child", str(folder), "--steps", str(steps)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        assert child.stdout is not None
        child.stdout.readline()  # it begins now
        if killed < kills:
            try:
                child.wait(random.uniform(0.1, 1.6))
            except subprocess.TimeoutExpired:
                child.kill()
                killed += 1
        if child.wait() not in (0, -9):
            raise AssertionError("the run failed")
        child.stdout.close()
        if not (folder / "articles.sqlite").exists():
            say(f"kill {killed}: before there was a store")
            continue
        with Store(folder) as store:
            done = store.generation()
            if store.articles() != tuple(sorted(states[done])):
                raise AssertionError(f"after {done} changes the store holds {store.articles()}")
        if done:
            content(folder)
        say(f"kill {killed}: {done} of {steps} changes")
        if child.returncode == 0:
            return killed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--child", type=Path)
    given = parser.parse_args()
    if given.child:
        print("begins", flush=True)
        carry_out(given.child, plan(given.steps))
        return
    with tempfile.TemporaryDirectory() as place:
        carry_out(Path(place, "calm"), plan(given.steps))
        killed = hunt(Path(place, "hunted"), given.kills, given.steps, lambda line: print(line, flush=True))
        same = content(Path(place, "calm")) == content(Path(place, "hunted"))
    print(f"{killed} kills; the export and the SPARQL store are {'the same' if same else 'NOT the same'}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
