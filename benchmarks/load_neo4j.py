"""Loads a graph twice over Bolt, withdraws an article, loads again; prints statements a second, fails where wrong.

python benchmarks/load_neo4j.py                          # a graph of made-up statements, on a server of its own
python benchmarks/load_neo4j.py --build DIR              # the graph of a build
NEO4J_TEST_URI=bolt://… NEO4J_TEST_PASSWORD=… python benchmarks/load_neo4j.py    # a Neo4j, which is emptied first
"""

import argparse
import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "export")]

import bolt  # noqa: E402
from graphs import without  # noqa: E402
from kg.export.tables import read  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402
from kg.load.neo4j import Loaded, load  # noqa: E402
from kg.model import Article, Entity, EntityMention, EntityRef, Span, Statement  # noqa: E402

RELATIONS = ("met", "phoned", "praised", "criticized", "supported", "visited", "warned", "thanked")


def made_up(articles: int, each: int, seed: int = 8) -> KnowledgeGraph:
    """A graph of `articles` articles with `each` statements, between people of whom few are named often."""
    random = Random(seed)
    people = [EntityRef(f"per-tokoh-{n:05}", f"Tokoh ke-{n}", "PER") for n in range(max(10, articles * each // 8))]
    mentions: dict[str, list[EntityMention]] = {person.id: [] for person in people}
    made: list[Article] = []
    statements: list[Statement] = []
    for number in range(articles):
        name, text = f"berita-{number:05}", ""
        for _ in range(each):
            first, second = (people[int(random.paretovariate(0.6)) % len(people)] for _ in range(2))
            if first == second:
                second = people[(people.index(first) + 1) % len(people)]
            sentence = f"{first.label} bertemu dengan {second.label} pada hari itu."
            start, end = len(text), len(text) + len(sentence)
            text += sentence + "\n"
            marks = [
                Span(at := start + sentence.index(word), at + len(word), word)
                for word in (first.label, "bertemu", second.label)
            ]
            for ref, mark in ((first, marks[0]), (second, marks[2])):
                mentions[ref.id].append(EntityMention(name, mark.start, mark.end, mark.text, 0.98))
            span = Span(start, end, sentence)
            statements.append(
                Statement(
                    id=f"st-{len(statements):07}",
                    article=name,
                    subject=first,
                    relation=random.choice(RELATIONS),
                    object=second,
                    polarity="positive",
                    modality="actual",
                    source=None,
                    time="2024-03-05",
                    role=None,
                    former=False,
                    evidence=span,
                    sentence=span,
                    marks=(marks[0], marks[1], marks[2]),
                    rule="met.verba",
                    trigger="bertemu",
                    score=0.9,
                )
            )
        published = date(2024, 1, 1) + timedelta(days=number % 365)
        made.append(Article(name, text, None, published, f"https://berita.example/{number}", "Harian Contoh"))
    entities = tuple(
        Entity(ref.id, ref.label, ref.type, (), (), tuple(mentions[ref.id])) for ref in people if mentions[ref.id]
    )
    return KnowledgeGraph(tuple(made), entities, tuple(statements), ())


def main() -> None:
    """Runs the three loads and prints a JSON object."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", type=Path, help="the folder of a build, instead of made-up statements")
    options.add_argument("--articles", type=int, default=4312)
    options.add_argument("--each", type=int, default=5, help="statements an article")
    options.add_argument("--no-evidence", action="store_true", help="only entities and relationships between them")
    arguments = options.parse_args()
    if reason := bolt.why_not():
        sys.exit(reason)
    graph = read(arguments.build) if arguments.build else made_up(arguments.articles, arguments.each)
    evidence = not arguments.no_evidence
    withdrawn = graph.statements[len(graph.statements) // 2].article
    report: dict[str, Any] = {"articles": len(graph.articles), "statements": len(graph.statements)}
    with bolt.server() as server, bolt.opened(server) as database:
        report["server"] = database.driver.get_server_info().agent

        def timed(name: str, graph: KnowledgeGraph) -> Loaded:
            began = time.perf_counter()
            done = load(graph, database.driver, database=database.name, evidence=evidence)
            seconds = time.perf_counter() - began
            report[name] = {
                "seconds": round(seconds, 1),
                "statements a second": round(len(graph.statements) / seconds),
                "written": done.written,
                "unchanged": done.unchanged,
                "removed": done.removed,
            }
            return done

        timed("first load", graph)
        before = database.content()
        again = timed("second load", graph)
        assert (again.written, again.removed) == (0, 0), again
        assert database.content() == before, "the second load changed something"
        timed("one article withdrawn", without(graph, withdrawn))
        there = (one for one in graph.statements if evidence or isinstance(one.object, EntityRef))
        gone = {statement.id for statement in there if statement.article == withdrawn}
        report["one article withdrawn"]["its statements"] = len(gone)
        after = database.content()
        lost = {key[-1] for key in before.keys() - after.keys()}
        assert {id_ for id_ in lost if id_.startswith("st-")} == gone, "not exactly the article's statements are gone"
        assert after.keys() <= before.keys()
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
