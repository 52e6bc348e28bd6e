"""A whole build: reads, runs the pipeline, writes every format into a folder that appears only when complete."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.export import EXPORTERS, Exporter, exporter
from kg.ingest import read_articles
from kg.languages import Language
from kg.languages import language as find_language
from kg.model import Document, EntityRef
from kg.rules import Rule
from kg.rules.load import load_packs, pack_paths
from kg.workspace import replacing

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.pipeline import Stopwatch

RECORD = "build.json"
TABLES = "tables"
VERSIONED = ("wartagraf", "flair", "torch", "transformers", "networkx", "rdflib", "pyoxigraph", "pyvis")
FORMATS = tuple(one.name for one in EXPORTERS)
OWNED = (RECORD, *chain.from_iterable(one.files for one in EXPORTERS))
"""What a build folder may hold."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts by kind, skipped input with reasons, and the entities with most statements."""

    counts: dict[str, int]
    skipped: list[dict[str, str]]
    most_connected: list[tuple[str, int]]


def build_folder(
    inputs: Sequence[str],
    out: Path,
    *,
    published: date | None = None,
    formats: Sequence[str] = FORMATS,
    language: str = "id",
    tagger: str | None = None,
    rules: Sequence[Path] = (),
    progress: Callable[[Iterable[Document], int], Iterable[Document]] = lambda documents, _: documents,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Builds the graph of `inputs` into the folder `out`.

    Raises InputError, RuleError, ModelError or OutputError; an earlier build in `out` is then untouched.
    """
    exporters = _exporters(formats)
    chosen = find_language(language)
    ruleset, rules_hash = load_rules(chosen, rules)
    articles, skipped = read_articles(inputs, published, sys.stdin.buffer)

    from kg.analyse.tagger import load_tagger
    from kg.pipeline import Stopwatch, build_graph

    watch = Stopwatch()
    with replacing(out, OWNED) as folder:
        with watch.measure("load"):
            model = load_tagger(tagger, say)
        graph = build_graph(
            articles, model, ruleset, chosen, watch, lambda documents: progress(documents, len(articles))
        )
        left_out = [{"where": s.where, "reason": s.reason} for s in skipped]
        hashes = {"rules": rules_hash, "tagger": model.fingerprint}
        return _write(graph, folder, exporters, language, hashes, left_out, watch)


def export_folder(
    graph: "KnowledgeGraph", out: Path, *, formats: Sequence[str], language: str, hashes: dict[str, str]
) -> Report:
    """Writes a graph that is there already into the folder `out`, with the same files as a build of its articles.

    `hashes` are those of the rules and the tagger that read the articles. Raises InputError or OutputError.
    """
    from kg.pipeline import Stopwatch

    exporters = _exporters(formats)
    with replacing(out, OWNED) as folder:
        return _write(graph, folder, exporters, language, hashes, [], Stopwatch())


def load_rules(language: Language, extra: Sequence[Path]) -> tuple[tuple[Rule, ...], str]:
    """The rules of the shipped packs and of the user's own (files or folders), and the hash of all packs.

    Raises InputError or RuleError.
    """
    packs = [*pack_paths(language.code), *chain.from_iterable(_packs(path) for path in extra)]
    return load_packs(packs, language), _hash(path.read_bytes() for path in packs)


def _exporters(formats: Sequence[str]) -> list[Exporter]:
    return [exporter(name) for name in dict.fromkeys([TABLES, *formats])]


def _write(
    graph: "KnowledgeGraph",
    folder: Path,
    exporters: Sequence[Exporter],
    language: str,
    hashes: dict[str, str],
    left_out: list[dict[str, str]],
    watch: "Stopwatch",
) -> Report:
    """Writes every format and the record of the run."""
    for one in exporters:
        with watch.measure(f"write {one.name}"):
            one.write(graph, folder)
    counts = {
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "quotes": len(graph.quotes),
    }
    record: dict[str, Any] = {
        "counts": counts,
        "statements_by_relation": dict(sorted(Counter(s.relation for s in graph.statements).items())),
        "skipped": left_out,
        "language": language,
        "versions": {name: _version(name) for name in VERSIONED},
        "hashes": {
            "input": _hash(
                repr((a.id, a.title, a.text, a.published, a.url, a.source)).encode() for a in graph.articles
            ),
            **hashes,
        },
        "files": sorted(name for e in exporters for name in e.files),
    }
    _write_record(folder / RECORD, record, watch.seconds)
    return Report(counts, left_out, _most_connected(graph.statements))


def _packs(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml"))
        if not found:
            raise InputError(f"{path}: holds no rule pack; put a .yaml file into it or leave out --rules.")
        return found
    if not path.is_file():
        raise InputError(f"{path}: there is no such rule pack; give a .yaml file or a folder of them to --rules.")
    return [path]


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
