"""`kg add`, `replace`, `withdraw`, `status`, `rebuild`, `export`: a store that is kept over time."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import progress
from kg.cli.output import (
    FORMATS,
    DecisionsFile,
    Derive,
    DeriveRules,
    Formats,
    Out,
    Promote,
    RdfStar,
    format_names,
    promotion,
    tell,
)
from kg.cli.terminal import json_text, say, visible

if TYPE_CHECKING:
    from kg.ingest import Skipped
    from kg.store import Change, Store
    from kg.store.reader import TaggerReader

_Folder = Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.", show_default=False)]
_Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…", help="Text files, folders, JSON Lines files, or - for standard input.", show_default=False
    ),
]
_Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Day of publication of articles that do not say it.", show_default=False),
]
_Tagger = Annotated[
    str | None,
    typer.Option(help="Another Flair tagger (runs code: only what you trust).", show_default=False),
]
_Rules = Annotated[
    list[Path] | None, typer.Option(help="Your own rule packs, files or folders; may be given several times.")
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def add(
    folder: _Folder,
    inputs: _Inputs,
    published: _Published = None,
    language: Annotated[str, typer.Option("--language", "-l", help="Language of a new store.")] = "id",
    tagger: _Tagger = None,
    rules: _Rules = None,
    quiet: _Quiet = False,
) -> None:
    """Adds articles to a store, which is made where there is none; those that are there already are left alone."""
    from kg.ingest import read_articles
    from kg.store import Store

    articles, skipped = read_articles(inputs, published.date() if published else None, sys.stdin.buffer)
    with Store.create(folder, language) as store:
        _tell(store, store.add(articles, _reader(store, tagger, rules, quiet)), skipped, quiet)


def replace(
    folder: _Folder,
    inputs: _Inputs,
    published: _Published = None,
    tagger: _Tagger = None,
    rules: _Rules = None,
    quiet: _Quiet = False,
) -> None:
    """Replaces articles of a store by corrected ones of the same ids; reads anew what other rules or taggers read."""
    from kg.ingest import read_articles
    from kg.store import Store

    articles, skipped = read_articles(inputs, published.date() if published else None, sys.stdin.buffer)
    with Store(folder) as store:
        _tell(store, store.replace(articles, _reader(store, tagger, rules, quiet)), skipped, quiet)


def withdraw(
    folder: _Folder,
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE…", help="Ids of articles; kg status --articles lists them.")
    ],
    quiet: _Quiet = False,
) -> None:
    """Withdraws articles from a store: their evidence goes, and claims that nobody else makes go with it."""
    from kg.store import Store

    with Store(folder) as store:
        _tell(store, store.withdraw(articles), (), quiet)


def status(
    folder: _Folder,
    articles: Annotated[bool, typer.Option("--articles", help="Print the ids of all articles instead.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Says what a store holds, and what read its articles."""
    from kg.store import Store

    with Store(folder) as store:
        if articles:
            ids = store.articles()
            say(json_text(ids) if as_json else "\n".join(map(visible, ids)))
            return
        held = store.status()
    if as_json:
        say(json_text(asdict(held)))
        return
    say(
        f"{held.articles} articles ({held.language}), {held.entities} people, organisations, places and events, "
        f"{held.relations} relations, {held.quotes} quotes; {held.generation} changes so far."
    )
    for versions, number in held.readings:
        say(f"  {number} read by kg {versions.kg}, rules {versions.rules[:12]}, tagger {versions.tagger[:12]}")
    if len(held.readings) > 1:
        say(f"Give the articles again to kg replace {folder} to have all of them read by the same.")
    if not held.current:
        say(f"The SPARQL store is missing or of another version; run kg rebuild {folder}.")


def rebuild(folder: _Folder) -> None:
    """Makes a store's entities and its SPARQL store anew from the records of its articles."""
    from kg.store import Store

    with Store(folder) as store:
        store.rebuild()


def export(
    folder: _Folder,
    out: Out,
    formats: Formats = FORMATS,
    rdf_star: RdfStar = False,
    promote: Promote = "positive-actual",
    derive: Derive = False,
    derive_rules: DeriveRules = None,
    decisions: DecisionsFile = None,
    quiet: _Quiet = False,
) -> None:
    """Writes the graph of a whole store, as kg build writes that of the same articles."""
    from kg.build import export_folder, resolution_hashes
    from kg.resolve import Decisions, load_gazetteer, read_decisions
    from kg.store import Store

    policy = promotion(promote)
    decided = Decisions(read_decisions(decisions) if decisions else ())
    with Store(folder) as store:
        readings = [versions for versions, _ in store.status().readings]
        graph, unused = store.graph_with(decided)
    report = export_folder(
        graph,
        out,
        hashes={
            "rules": ", ".join(sorted({versions.rules for versions in readings})),
            "tagger": ", ".join(sorted({versions.tagger for versions in readings})),
            **resolution_hashes(load_gazetteer(), decisions),
        },
        formats=format_names(formats, rdf_star),
        promote=policy,
        derive=derive,
        derive_rules=derive_rules or [],
        unused=unused,
    )
    if not quiet:
        tell(report, out)


def _reader(store: "Store", tagger: str | None, rules: list[Path] | None, quiet: bool) -> "Callable[[], TaggerReader]":
    from kg.store.reader import lazy_reader

    return lazy_reader(
        store.language,
        tagger=tagger,
        rules=rules or [],
        progress=progress,
        say=(lambda text: None) if quiet else (lambda text: say(text, err=True)),
    )


def _tell(store: "Store", change: "Change", skipped: "Sequence[Skipped]", quiet: bool) -> None:
    """Says in plain words what was changed."""

    if quiet:
        return
    done = {"added": change.added, "replaced": change.replaced, "withdrawn": change.withdrawn}
    parts = [f"{len(ids)} {word}" for word, ids in done.items() if ids]
    if change.unchanged:
        parts.append(f"{len(change.unchanged)} there already")
    say(f"Articles: {', '.join(parts) or 'nothing changed'}; {len(store.articles())} in {store.folder}.")
    left_out = [*((s.where, s.reason) for s in skipped), *change.refused]
    if left_out:
        say("Not used:")
        for where, reason in left_out:
            say(f"  {visible(where)}: {visible(reason)}")
