"""How long the RDF formats take, and how much memory: `python benchmarks/serialise.py [TRIPLES]` prints a table.

The graph is generated: articles of ten statements each about a thousand entities, in texts of the length of news. Each
row is a process of its own: `seconds` are of the processor, for writing alone; `peak` is the whole process, the graph
and Python's libraries in it, whose share is the row `graph`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityMention, EntityRef, Modality, Quote, Span, Statement

FORMATS = ("turtle", "trig", "nquads", "jsonld", "rdfxml", "rdf-star")
PER_ARTICLE = 10
TRIPLES_PER_STATEMENT = 34  # about, with its share of passages, mentions and claims
RELATIONS = {
    "met": "PER",
    "phoned": "PER",
    "praised": "PER",
    "criticized": "ORG",
    "affiliated_with": "ORG",
    "visited": "LOC",
}
MODALITIES: tuple[Modality, ...] = ("actual", "actual", "actual", "actual", "planned", "alleged")


def generate(triples: int) -> KnowledgeGraph:
    """A graph of about so many triples, the same each time."""
    random = Random(triples)
    kinds = [("PER", "Tokoh"), ("ORG", "Lembaga"), ("LOC", "Kota")]
    refs = {
        kind: [
            EntityRef(f"{kind.lower()}-{n:04}", f"{word} Rekaan {n}", kind)
            for n in range(600 if kind == "PER" else 200)
        ]
        for kind, word in kinds
    }
    mentions: dict[str, list[EntityMention]] = {}
    articles, statements, quotes = [], [], []
    for number in range(max(1, triples // (PER_ARTICLE * TRIPLES_PER_STATEMENT))):
        name = f"artikel-{number:06}"
        text = f"Berita rekaan nomor {number}\n"
        for index in range(PER_ARTICLE):
            relation = random.choice(list(RELATIONS))
            subject, object_ = random.choice(refs["PER"]), random.choice(refs[RELATIONS[relation]])
            start = len(text)
            sentence = f"{subject.label} disebut bersama {object_.label} dalam rapat ke-{index} pada hari itu."
            text += sentence + "\n"
            for ref in (subject, object_):
                at = start + sentence.index(ref.label)
                mentions.setdefault(ref.id, []).append(EntityMention(name, at, at + len(ref.label), ref.label, 0.99))
            if subject == object_:
                continue
            span = Span(start, start + len(sentence), sentence)
            statements.append(
                Statement(
                    id=f"st-{number:06}-{index}",
                    article=name,
                    subject=subject,
                    relation=relation,
                    object=object_,
                    polarity="positive" if random.random() < 0.9 else "negative",
                    modality=random.choice(MODALITIES),
                    source=random.choice(refs["ORG"]) if random.random() < 0.3 else None,
                    time="2024-03-05" if random.random() < 0.3 else None,
                    role=None,
                    former=False,
                    evidence=span,
                    sentence=span,
                    marks=(None, None, None),
                    rule="rekaan",
                    trigger="disebut",
                    score=0.9,
                )
            )
        quotes.append(Quote(name, random.choice(refs["PER"]), text[:20], 0, 20, "kata"))
        day = date(2024, 1, 1) + timedelta(days=number % 365)
        url = f"https://contoh.example/{name}"
        articles.append(Article(name, text, text.partition("\n")[0], day, url, "Harian Rekaan"))
    entities = [
        Entity(ref.id, ref.label, kind, (), (), tuple(mentions.get(ref.id, ())))
        for kind, members in refs.items()
        for ref in members
    ]
    return KnowledgeGraph(
        tuple(articles), tuple(sorted(entities, key=lambda one: one.id)), tuple(statements), tuple(quotes)
    )


def _writer(name: str) -> Callable[[KnowledgeGraph, Path], None]:
    if name == "graph":
        return lambda graph, folder: None
    if name == "validate":
        from kg.validate import validate

        return lambda graph, folder: _show(validate(graph).conforms)
    if name == "derive":
        from kg.derive import derive

        return lambda graph, folder: _show(bool(derive(graph).derived))
    if name == "rdflib-turtle":
        from kg.export.turtle import triples

        return lambda graph, folder: _show(bool(triples(graph).serialize(folder / "graph.ttl", format="turtle")))
    from kg.export import exporter

    return exporter(name).write


def _show(success: bool) -> None:
    if not success:
        raise SystemExit("the step gave nothing")


def measure(name: str, triples: int) -> dict[str, Any]:
    """Seconds, bytes and peak megabytes of one step."""
    graph = generate(triples)
    write = _writer(name)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        write(graph, Path(folder))
        seconds = time.process_time() - began
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)
    return {"seconds": seconds, "size": size, "peak": peak}


def main() -> None:
    """Prints the table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    from kg.export import rdf

    graph = generate(triples)
    count = sum(1 for _ in rdf.triples(graph))
    print(f"{count:,} triples of {len(graph.statements):,} statements in {len(graph.articles):,} articles\n")
    print("| step | seconds | MB written | peak MB |\n| --- | ---: | ---: | ---: |")
    for name in ("graph", *FORMATS, "derive", "validate", "rdflib-turtle"):
        command = [sys.executable, __file__, "--one", name, str(triples)]
        row = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        print(f"| {name} | {row['seconds']:.1f} | {row['size'] / 1e6:.1f} | {row['peak']:.0f} |", flush=True)


if __name__ == "__main__":
    main()
