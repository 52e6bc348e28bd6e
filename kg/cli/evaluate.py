"""`kg eval`: measures the tagger and the facts, and prints tables or JSON."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.terminal import put, say, visible

if TYPE_CHECKING:
    from kg.evaluate.measure import Measured

evaluate = typer.Typer(help="Measures quality against annotated data.", no_args_is_help=True)
_HeldOut = Annotated[
    int, typer.Option(metavar="N", help="Score each N-th sentence alone: the part that training leaves out of a set.")
]
_Folder = Annotated[Path | None, typer.Option(help="Tagger folder; without it, the shipped one.", show_default=False)]
_AnyTagger = Annotated[
    str | None, typer.Option(help="Another tagger; without it, the shipped one.", show_default=False)
]
_Scorer = Annotated[
    Path | None,
    typer.Option(help="score.py; without it, the one in ../eval of the gold folder's parent.", show_default=False),
]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@evaluate.command()
def tagger(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="CoNLL files (word, tab, tag), or JSON Lines with text and entities as [start, end, type].",
            show_default=False,
        ),
    ],
    scheme: Annotated[
        str | None,
        typer.Option(
            help="Label scheme whose head is scored; without it, the one that the file's name begins with, else kg.",
            show_default=False,
        ),
    ] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FROM=TO",
            help="Read a type as another, or leave it out (FROM=), in the file and in what is found; may be repeated.",
            show_default=False,
        ),
    ] = None,
    texts_file: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="FILE",
            help="Articles (JSON Lines) whose names FILE… annotates apart from them.",
            show_default=False,
        ),
    ] = None,
    weights: _Folder = None,
    confusions: Annotated[int, typer.Option(help="Print up to this many of the most frequent faults.")] = 10,
    held_out: _HeldOut = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")] = False,
) -> None:
    """Precision, recall and F1 of the tagger: each type, micro and macro; and what is taken for what."""
    from kg.analyse.engine import load_engine
    from kg.analyse.fingerprint import weights_folder
    from kg.analyse.tagger import SCHEME
    from kg.errors import InputError
    from kg.evaluate.labelled import from_words, read_names, read_offsets
    from kg.evaluate.measure import Measured, measure, type_map
    from kg.languages import language
    from kg.train.corpora import TYPES, read_conll

    types = type_map(mapped or [], TYPES)
    engine = load_engine(weights or weights_folder())
    results: list[tuple[str, Measured]] = []
    for file in files:
        chosen = scheme or next((s for s in engine.heads if file.name.startswith(s)), SCHEME)
        if chosen not in engine.heads:
            raise InputError(f"scheme {chosen!r} is not in the tagger; choose one of: {', '.join(engine.heads)}.")
        if texts_file is not None:
            texts = read_names(file, texts_file, language("id"))
        elif file.suffix == ".jsonl":
            texts = read_offsets(file, language("id"))
        else:
            texts = [from_words(s.words, s.spans) for s in read_conll(file, {})]
        texts = texts[held_out - 1 :: held_out]
        words = [[token.text for token in sentence.tokens] for text in texts for sentence in text.sentences]
        names = ([name[:3] for name in found] for found in engine.names(chosen, words))
        measured = measure(texts, names, types, set(engine.heads[chosen].types))
        results.append((file.name, measured))
        if as_json:
            say(json.dumps({"file": file.name, "scheme": chosen} | measured.record(confusions)))
        else:
            _show(file.name, chosen, measured, confusions)
    if len(results) > 1 and not as_json:
        say("\n".join(["micro F1", *(f"  {name} {m.scores['micro'].f1:.4f}" for name, m in results)]))


@evaluate.command()
def syntax(
    file: Annotated[Path, typer.Argument(help="Treebank in CoNLL-U.", show_default=False)],
    weights: _Folder = None,
    held_out: _HeldOut = 1,
    as_json: _Json = False,
) -> None:
    """Parts of speech (UPOS) and attachment of the parser (UAS, LAS), on words as they are written."""
    from kg.analyse.engine import load_engine
    from kg.analyse.fingerprint import weights_folder
    from kg.errors import InputError
    from kg.evaluate.syntax import score_trees
    from kg.train.treebank import read_conllu

    trees = read_conllu(file)[held_out - 1 :: held_out]
    folder = weights or weights_folder()
    engine = load_engine(folder)
    if engine.syntax is None:
        raise InputError(f"{folder}: has no parser; train one with a set of scheme 'syntax', or name other --weights.")
    read = engine.read(min(engine.heads), [tree.words for tree in trees])
    scores = score_trees((tree, parse) for tree, (_, parse) in zip(trees, read, strict=True) if parse is not None)
    if as_json:
        say(json.dumps({"file": file.name, "sentences": len(trees), "scores": scores}))
        return
    say(f"{file.name}: {len(trees)} sentences, {scores['words']} words")
    say("  ".join(f"{name.upper()} {scores[name]:.4f}" for name in ("upos", "uas", "las")))


@evaluate.command()
def linking(
    file: Annotated[
        Path, typer.Argument(help="Mentions with identifiers of Wikidata, NIF in Turtle.", show_default=False)
    ],
    weights: _AnyTagger = None,
    errors: Annotated[int, typer.Option(help="Print up to this many wrong links and missed places.")] = 0,
    as_json: _Json = False,
) -> None:
    """Links of names to Wikidata's identifiers: those of places, and of everything."""
    from kg.analyse.tagger import load_tagger
    from kg.evaluate.linking import read_nif, score_linking
    from kg.languages import language
    from kg.resolve import load_gazetteer

    texts = read_nif(file)
    score = score_linking(texts, load_tagger(weights, lambda _: None), language("id"), load_gazetteer())
    rows = {"places": score.places.row(), "all": score.all.row()}
    if as_json:
        say(json.dumps({"file": file.name, "texts": score.texts, "scores": rows, "elsewhere": score.elsewhere}))
        return
    say(f"{file.name}: {score.texts} texts")
    for name, row in rows.items():
        say(f"{name:8} P {row['precision']:.4f}  R {row['recall']:.4f}  F1 {row['f1']:.4f}  gold {row['gold']}")
    say(f"links to mentions that are not annotated: {score.elsewhere}")
    for name, expected, given in score.wrong[:errors]:
        say(visible(f"WRONG  {name}: {given}, not {expected}"))
    for name, expected in score.missed[:errors]:
        say(visible(f"MISSED {name}: {expected}"))


@evaluate.command()
def resolution(
    file: Annotated[Path, typer.Argument(help="Hard cases in YAML.", show_default=False)],
    as_json: _Json = False,
) -> None:
    """Who is who over articles, on hard cases: what is joined wrongly, and what is missed."""
    from kg.evaluate.resolution import read_cases, score_cases
    from kg.languages import language

    cases = read_cases(file)
    pairs = score_cases(cases, language("id"))
    wrong = [pair for pair in pairs if pair.joined and not pair.same]
    missed = [pair for pair in pairs if pair.same and not pair.joined]
    joined, same = sum(pair.joined for pair in pairs), sum(pair.same for pair in pairs)
    if as_json:
        counts = {"cases": len(cases), "pairs": len(pairs), "joined": joined, "same": same}
        say(json.dumps(counts | {"wrong": len(wrong), "missed": len(missed)}))
        return
    for label, found in (("WRONG ", wrong), ("MISSED", missed)):
        for pair in found:
            say(f"{label} {visible(pair.case)}: {visible(pair.first)} / {visible(pair.second)}")
    say(
        f"{len(cases)} cases, {len(pairs)} pairs: "
        f"{len(wrong)} of {joined} joins are wrong ({_share(len(wrong), joined)}), "
        f"{len(missed)} of {same} are missed ({_share(len(missed), same)})"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "0.0%"


def _show(name: str, scheme: str, measured: "Measured", confusions: int) -> None:
    """Prints the scores of a file as a table, and its most frequent faults with an example of each."""

    say(f"{name}: {measured.texts} texts, scheme {scheme}")
    rows = measured.rows()
    width = max(6, *map(len, rows))
    for kind, row in rows.items():
        figures = "  ".join(
            f"{label} {row[key]:.4f}" for label, key in (("P", "precision"), ("R", "recall"), ("F1", "f1"))
        )
        say(f"{kind:{width}} {figures}" + (f"  gold {row['gold']}" if "gold" in row else ""))
    if measured.unknown:
        say(f"The head never says {', '.join(measured.unknown)}; --map can leave them out.")
    if confusions and measured.cases:
        say("most frequent faults")
    for confusion, count in measured.frequent(confusions):
        say(f"{count:5}  {confusion}: {visible(measured.example(confusion))}")
    say("")


@evaluate.command()
def facts(
    gold: Annotated[Path, typer.Argument(help="Folder of *.gold.json.", show_default=False)],
    scorer: _Scorer = None,
    weights: _AnyTagger = None,
    keep: Annotated[
        Path | None, typer.Option(help="Keep the build of the gold articles in this folder.", show_default=False)
    ] = None,
    errors: Annotated[int, typer.Option(help="Print up to this many missed and wrong facts an article.")] = 0,
    as_json: _Json = False,
) -> None:
    """Builds the gold articles and scores entities, facts and quotes with the project's scorer."""
    from kg.evaluate.facts import score_gold

    put(score_gold(gold, scorer, weights, keep, errors, as_json))


@evaluate.command()
def rules(
    gold: Annotated[list[Path], typer.Argument(help="Folders of *.gold.json.", show_default=False)],
    scorer: _Scorer = None,
    weights: _AnyTagger = None,
    as_json: _Json = False,
) -> None:
    """Builds the gold articles; counts what each rule gets right and what is found of each relation."""
    from kg.evaluate.rules import score_rules

    sets = {folder.name: score_rules(folder, scorer, weights) for folder in gold}
    if as_json:
        rows = [f' "{name}": {{"articles": {one["articles"]},\n{_rows(one)}}}' for name, one in sets.items()]
        say("{\n" + ",\n".join(rows) + "\n}")
        return
    for name, one in sets.items():
        say(f"{name}: {one['articles']} articles")
        for rule, (right, found) in one["rules"].items():
            say(f"  {rule:28} right {right:3} of {found:3}")
        for relation, (right, found, facts_) in one["relations"].items():
            recall = f"  R {right / facts_:.2f}" if facts_ else ""
            say(f"  {relation:28} gold {facts_:3}, found {right:3}, statements {found:3}{recall}")


def _rows(one: dict[str, Any]) -> str:
    """The figures of a set as JSON with a rule or relation a line."""
    parts = []
    for kind in ("rules", "relations"):
        lines = ",\n".join(f"   {json.dumps(name)}: {json.dumps(row)}" for name, row in one[kind].items())
        parts.append(f'  "{kind}": {{\n{lines}\n  }}')
    return ",\n".join(parts)
