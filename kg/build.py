"""A whole build: reads, runs the pipeline, writes every format into a folder that appears only when complete."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export import ALWAYS, DEFAULT, EXPORTERS, exporter
from kg.ingest import read_articles
from kg.languages import language as find_language
from kg.model import Document, EntityRef, Promotion, Run
from kg.rules.load import load_packs, open_paths, pack_paths, packs_in
from kg.workspace import replacing

if TYPE_CHECKING:
    from kg.derive import DerivationRule
    from kg.graph import KnowledgeGraph

RECORD = "build.json"
DERIVED = "derived"
VERSIONED = ("wartagraf", "flair", "torch", "transformers", "networkx", "rdflib", "pyoxigraph", "pyvis", "pyshacl")
OWNED = (RECORD, *chain.from_iterable(one.files for one in EXPORTERS))
"""What a build folder may hold."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts by kind, skipped input with reasons, and the entities with most statements.

    `faults` are where the graph breaks the shapes of the ontology, which is a fault of kg or of a rule.
    """

    counts: dict[str, int]
    skipped: list[dict[str, str]]
    most_connected: list[tuple[str, int]]
    faults: tuple[str, ...] = ()


def build_folder(
    inputs: Sequence[str],
    out: Path,
    *,
    published: date | None = None,
    formats: Sequence[str] = DEFAULT,
    language: str = "id",
    tagger: str | None = None,
    rules: Sequence[Path] = (),
    open_statements: bool = False,
    promote: Promotion = "positive-actual",
    derive: bool = False,
    derive_rules: Sequence[Path] = (),
    progress: Callable[[Iterable[Document], int], Iterable[Document]] = lambda documents, _: documents,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Builds the graph of `inputs` into the folder `out`.

    With `open_statements`, names joined by a verb that no rule knows give statements too, of the relation "open".
    `promote` says which claims RDF asserts as direct triples (see `kg.model.Run`). With `derive`, or SPARQL rules of
    your own in `derive_rules`, what follows from the statements is written apart from them (see `kg.derive`).

    Raises InputError, RuleError, ModelError or OutputError; an earlier build in `out` is then untouched.
    """
    derive = derive or bool(derive_rules) or DERIVED in formats
    exporters = [exporter(name) for name in dict.fromkeys([*ALWAYS, *formats, *([DERIVED] if derive else [])])]
    derivations = _derivation_rules(derive_rules)
    chosen = find_language(language)
    packs = [
        *pack_paths(language),
        *(open_paths(language) if open_statements else []),
        *chain.from_iterable(packs_in(path) for path in rules),
    ]
    ruleset = load_packs(packs, chosen)
    articles, skipped = read_articles(inputs, published, sys.stdin.buffer)

    from kg.analyse.tagger import load_tagger
    from kg.pipeline import Stopwatch, build_graph
    from kg.validate import validate

    watch = Stopwatch()
    with replacing(out, OWNED) as folder:
        with watch.measure("load"):
            model = load_tagger(tagger, say)
        graph = build_graph(
            articles, model, ruleset, chosen, watch, lambda documents: progress(documents, len(articles))
        )
        hashes = {
            "input": _hash(
                repr((a.id, a.title, a.text, a.published, a.url, a.source)).encode() for a in graph.articles
            ),
            "rules": _hash(path.read_bytes() for path in packs),
            "tagger": model.fingerprint,
        }
        if derive_rules:
            hashes["derive_rules"] = _hash(f"{rule.select} {rule.template}".encode() for rule in derivations)
        graph = replace(graph, run=Run(language, hashes["rules"], hashes["tagger"], promote))
        if derive:
            with watch.measure("derive"):
                graph = _derived(graph, derivations)
        for one in exporters:
            with watch.measure(f"write {one.name}"):
                one.write(graph, folder)
        with watch.measure("validate"):
            validation = validate(graph)
        counts = {
            "articles": len(graph.articles),
            "entities": len(graph.entities),
            "statements": len(graph.statements),
            "quotes": len(graph.quotes),
            **({DERIVED: len(graph.derived)} if derive else {}),
        }
        left_out = [{"where": s.where, "reason": s.reason} for s in skipped]
        record: dict[str, Any] = {
            "counts": counts,
            "statements_by_relation": dict(sorted(Counter(s.relation for s in graph.statements).items())),
            "skipped": left_out,
            "clashing_dates": [
                {"where": article.id, "text": article.text[time.start : time.end]}
                for article in graph.articles
                for time in chosen.find_dates(article.text, 0, len(article.text), article.published)
                if time.clash
            ],
            "language": language,
            "promote": promote,
            "open": open_statements,
            "validation": asdict(validation),
            "versions": {name: _version(name) for name in VERSIONED},
            "hashes": hashes,
            "files": sorted(name for e in exporters for name in e.files),
        }
        _write_record(folder / RECORD, record, watch.seconds)
    return Report(counts, left_out, _most_connected(graph.statements), validation.faults)


def _derivation_rules(paths: Sequence[Path]) -> "Sequence[DerivationRule]":
    """The SPARQL rules of a user, read before anything slow begins."""
    if not paths:
        return ()
    from kg.derive import load_rules

    return load_rules(paths)


def _derived(graph: "KnowledgeGraph", rules: "Sequence[DerivationRule]") -> "KnowledgeGraph":
    from kg.derive import derive

    return derive(graph, rules)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"


def _hash(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def _write_record(path: Path, record: dict[str, Any], seconds: dict[str, float]) -> None:
    """Writes `build.json`; the seconds of the stages are the only thing in a build that differs between two runs."""
    timed = {**record, "seconds": {stage: round(value, 2) for stage, value in seconds.items()}}
    path.write_text(json.dumps(timed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _most_connected(statements: Iterable[Any]) -> list[tuple[str, int]]:
    numbers: Counter[EntityRef] = Counter()
    for statement in statements:
        numbers[statement.subject] += 1
        if isinstance(statement.object, EntityRef):
            numbers[statement.object] += 1
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0].label))
    return [(entity.label, number) for entity, number in ranked[:5]]
