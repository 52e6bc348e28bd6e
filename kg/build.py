"""A whole build: reads, runs the pipeline, writes every format into a folder that appears only when complete."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.engine.cache import cache_or_folder
from kg.engine.engine import Engine
from kg.engine.find import Progress, find
from kg.engine.local import Local
from kg.engine.reading import hash_of, reading_with
from kg.engine.settling import spread
from kg.errors import InputError
from kg.export import ALWAYS, DEFAULT, EXPORTERS, Exporter, exporter
from kg.ingest import Skipped, stream_articles
from kg.languages import language as find_language
from kg.model import EntityRef, Promotion, Run
from kg.workspace import replacing

if TYPE_CHECKING:
    from kg.derive import DerivationRule
    from kg.graph import KnowledgeGraph
    from kg.model import Entity
    from kg.pipeline import Stopwatch
    from kg.resolve import Decision, Gazetteer

RECORD = "build.json"
IN_PROCESS = Local(workers=1)
DERIVED = "derived"
VERSIONED = ("wartagraf", "flair", "torch", "transformers", "networkx", "rdflib", "pyoxigraph", "pyvis", "pyshacl")
FORMER = ("neo4j/nodes.csv", "neo4j/relationships.csv")
OWNED = (RECORD, *chain.from_iterable(one.files for one in EXPORTERS), *FORMER)
"""What a build folder may hold: what the formats write, and what those of earlier versions wrote."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts by kind, skipped input with reasons, and the entities with most statements.

    `unused_decisions` no longer apply to anything, `doubts` counts the pairs of things that may be one, `replaced` the
    ids of the earlier build that lead to others now. `faults` are where the graph breaks the shapes of the ontology,
    which is a fault of kg or of a rule.
    """

    counts: dict[str, int]
    skipped: list[dict[str, str]]
    most_connected: list[tuple[str, int]]
    faults: tuple[str, ...] = ()
    unused_decisions: tuple[str, ...] = ()
    doubts: int = 0
    replaced: int = 0


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
    decisions: Path | None = None,
    gazetteers: Sequence[Path] = (),
    forget: bool = False,
    engine: Engine = IN_PROCESS,
    cache: str | Path | None = None,
    progress: Progress = lambda steps, _: steps,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Builds the graph of `inputs` into the folder `out`.

    With `open_statements`, names joined by a verb that no rule knows give statements too, of the relation "open".
    `promote` says which claims RDF asserts as direct triples (see `kg.model.Run`). With `derive`, or SPARQL rules of
    your own in `derive_rules`, what follows from the statements is written apart from them (see `kg.derive`).
    `decisions` is a file of what persons decided (see `kg.resolve.decisions`), `gazetteers` are CSV files of things to
    which names are linked, before those of the packaged gazetteer. Where `out` holds an earlier build, the ids of its
    entities that are no more lead to those that stand for them now, unless it is to `forget` them.

    `engine` has the articles read: by default this process, see `kg.engine`. `cache` is a folder, or an address that
    fsspec can open, in which what was found stays, so that it need not be found again in the same articles. Neither
    changes a byte of the result.

    Raises InputError, RuleError, ModelError, EngineError or OutputError; an earlier build in `out` is then untouched.
    """
    output = _Output.of(formats, derive, derive_rules)
    chosen = find_language(language)
    reading = reading_with(language, tagger, tuple(map(str, rules)), open_statements)

    from kg.pipeline import Resolving, Stopwatch, assemble_with
    from kg.resolve import Decisions, load_gazetteer, read_decisions

    decided = Decisions(read_decisions(decisions) if decisions else ())
    gazetteer, earlier = load_gazetteer(gazetteers), () if forget else _earlier(out)
    watch = Stopwatch()
    skipped: list[Skipped] = []
    with replacing(out, OWNED) as folder:
        kept = None if cache is None else str(cache)
        with cache_or_folder(kept, folder, reading, engine.remote) as shards, engine.started(say) as workers:
            articles = stream_articles(inputs, published, sys.stdin.buffer, skipped.append)
            found = find(articles, reading, shards, workers, watch, progress, say)
            with watch.measure("resolve"):
                graph, unused = assemble_with(found, chosen, Resolving(gazetteer, decided, earlier, spread(workers)))
        graph = replace(graph, run=Run(language, reading.rules, reading.weights, promote))
        hashes = {
            "rules": reading.rules,
            "tagger": reading.weights,
            **resolution_hashes(gazetteer, decisions),
        }
        left_out = [{"where": s.where, "reason": s.reason} for s in skipped]
        return _write(graph, folder, output, hashes, left_out, watch, [told(decision) for decision in unused])


def export_folder(
    graph: "KnowledgeGraph",
    out: Path,
    *,
    hashes: dict[str, str],
    formats: Sequence[str] = DEFAULT,
    promote: Promotion = "positive-actual",
    derive: bool = False,
    derive_rules: Sequence[Path] = (),
    unused: Sequence["Decision"] = (),
) -> Report:
    """Writes a graph that is there already into the folder `out`, with the same files as a build of its articles.

    `hashes` are those of the rules and of the tagger that read the articles, as `build.json` tells them; RDF has those
    of the graph's `run`. `unused` are decisions that no longer apply to anything. The others are as for `build_folder`.
    Raises InputError, RuleError or OutputError.
    """
    output = _Output.of(formats, derive, derive_rules)

    from kg.pipeline import Stopwatch

    graph = replace(graph, run=replace(graph.run, promote=promote))
    with replacing(out, OWNED) as folder:
        return _write(graph, folder, output, hashes, [], Stopwatch(), [told(decision) for decision in unused])


@dataclass(frozen=True, slots=True)
class _Output:
    """What is to be written: the formats, and the user's own rules for what is derived (None: nothing is derived)."""

    exporters: tuple[Exporter, ...]
    derivations: "Sequence[DerivationRule] | None"

    @classmethod
    def of(cls, formats: Sequence[str], derive: bool, rules: Sequence[Path]) -> "_Output":
        """What a caller asks for; it is checked before anything slow begins."""
        derive = derive or bool(rules) or DERIVED in formats
        names = dict.fromkeys([*ALWAYS, *formats, *([DERIVED] if derive else [])])
        return cls(tuple(exporter(name) for name in names), _derivation_rules(rules) if derive else None)


def _write(
    graph: "KnowledgeGraph",
    folder: Path,
    output: _Output,
    hashes: dict[str, str],
    left_out: list[dict[str, str]],
    watch: "Stopwatch",
    unused: Sequence[str] = (),
) -> Report:
    """Derives what is to be derived, writes every format, validates, and writes the record of the run."""
    from kg.validate import validate

    if output.derivations is not None:
        with watch.measure("derive"):
            graph = _derived(graph, output.derivations)
    for one in output.exporters:
        with watch.measure(f"write {one.name}"):
            one.write(graph, folder)
    with watch.measure("validate"):
        validation = validate(graph)
    counts = {
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "quotes": len(graph.quotes),
        **({} if output.derivations is None else {DERIVED: len(graph.derived)}),
    }
    replaced = {old: entity.id for entity in graph.entities for old in entity.replaces}
    texts = (repr((a.id, a.title, a.text, a.published, a.url, a.source)) for a in graph.articles)
    hashes = {"input": hash_of(text.encode() for text in texts), **hashes}
    if output.derivations:
        hashes["derive_rules"] = hash_of(f"{rule.select} {rule.template}".encode() for rule in output.derivations)
    record: dict[str, Any] = {
        "counts": counts,
        "statements_by_relation": dict(sorted(Counter(s.relation for s in graph.statements).items())),
        "stories": len({article.story or article.id for article in graph.articles}),
        "linked": sum(bool(entity.same_as) for entity in graph.entities),
        "doubtful_pairs": len(graph.doubts),
        "replaced_ids": dict(sorted(replaced.items())),
        "unused_decisions": list(unused),
        "skipped": left_out,
        "clashing_dates": _clashing_dates(graph),
        "language": graph.run.language,
        "promote": graph.run.promote,
        "validation": asdict(validation),
        "versions": {name: _version(name) for name in VERSIONED},
        "hashes": hashes,
        "files": sorted(name for e in output.exporters for name in e.files),
    }
    _write_record(folder / RECORD, record, watch.seconds)
    return Report(
        counts,
        left_out,
        _most_connected(graph.statements),
        validation.faults,
        tuple(unused),
        len(graph.doubts),
        len(replaced),
    )


def resolution_hashes(gazetteer: "Gazetteer", decisions: Path | None) -> dict[str, str]:
    """The hashes of what entities were put together with, as `build.json` tells them."""
    return {
        "gazetteer": gazetteer.fingerprint,
        **({"decisions": hash_of([decisions.read_bytes()])} if decisions else {}),
    }


def told(decision: "Decision") -> str:
    """A decision in one line, with its place in the file."""
    parts = (decision.decision, decision.first, decision.second)
    return f"line {decision.line}: " + " ".join(part for part in parts if part)


def _earlier(folder: Path) -> "tuple[Entity, ...]":
    """The entities of the build that a folder holds; none where it holds none that can be read."""
    from kg.export.tables import read_entities

    try:
        return read_entities(folder) if (folder / RECORD).is_file() else ()
    except InputError:
        return ()


def _derivation_rules(paths: Sequence[Path]) -> "Sequence[DerivationRule]":
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


def _clashing_dates(graph: "KnowledgeGraph") -> list[dict[str, str]]:
    """The dates of the articles whose weekday does not fit ("Senin (29/12)"), with the article's id."""
    find = find_language(graph.run.language).find_dates
    return [
        {"where": article.id, "text": article.text[time.start : time.end]}
        for article in graph.articles
        for time in find(article.text, 0, len(article.text), article.published)
        if time.clash
    ]
