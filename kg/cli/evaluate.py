"""`kg eval`: measures the tagger and the facts, and prints tables or JSON."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

evaluate = typer.Typer(help="Measures quality against annotated data.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@evaluate.command()
def tagger(
    file: Annotated[Path, typer.Argument(help="CoNLL file (word, tab, tag).", show_default=False)],
    scheme: Annotated[
        str | None,
        typer.Option(
            help="Label scheme whose head is scored; without it, the one that the file's name begins with, else kg.",
            show_default=False,
        ),
    ] = None,
    weights: Annotated[
        Path | None, typer.Option(help="Tagger folder; without it, the shipped one.", show_default=False)
    ] = None,
    as_json: _Json = False,
) -> None:
    """Precision, recall and F1 of the tagger: each type, micro and macro."""
    from kg.analyse import bundle as bundles
    from kg.analyse.tagger import SCHEME, weights_folder
    from kg.errors import InputError
    from kg.evaluate.tagging import macro, score_spans
    from kg.train.corpora import read_conll
    from kg.train.tagger import predict_spans

    bundle = bundles.load(weights or weights_folder())
    chosen = scheme or next((s for s in bundle.schemes if file.name.startswith(s)), SCHEME)
    if chosen not in bundle.taggers:
        raise InputError(f"scheme {chosen!r} is not in the tagger; choose one of: {', '.join(bundle.schemes)}.")
    sentences = read_conll(file)
    scores = score_spans(predict_spans(bundle, chosen, sentences))
    rows: dict[str, Any] = {kind: score.row() for kind, score in scores.items()}
    rows["macro"] = macro(scores)
    if as_json:
        typer.echo(json.dumps({"file": file.name, "scheme": chosen, "sentences": len(sentences), "scores": rows}))
        return
    typer.echo(f"{file.name}: {len(sentences)} sentences, scheme {chosen}")
    for kind, row in rows.items():
        figures = "  ".join(
            f"{name} {row[key]:.4f}" for name, key in (("P", "precision"), ("R", "recall"), ("F1", "f1"))
        )
        typer.echo(f"{kind:6} {figures}" + (f"  gold {row['gold']}" if "gold" in row else ""))


@evaluate.command()
def facts(
    gold: Annotated[Path, typer.Argument(help="Folder of *.gold.json.", show_default=False)],
    scorer: Annotated[
        Path | None,
        typer.Option(help="score.py; without it, the one in ../eval of the gold folder's parent.", show_default=False),
    ] = None,
    weights: Annotated[
        str | None, typer.Option(help="Another tagger; without it, the shipped one.", show_default=False)
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Keep the build of the gold articles in this folder.", show_default=False)
    ] = None,
    errors: Annotated[int, typer.Option(help="Print up to this many missed and wrong facts an article.")] = 0,
    as_json: _Json = False,
) -> None:
    """Builds the gold articles and scores entities, facts and quotes with the project's scorer."""
    from kg.evaluate.facts import score_gold

    typer.echo(score_gold(gold, scorer, weights, keep, errors, as_json), nl=False)


@evaluate.command()
def rules(
    gold: Annotated[list[Path], typer.Argument(help="Folders of *.gold.json.", show_default=False)],
    scorer: Annotated[
        Path | None,
        typer.Option(help="score.py; without it, the one in ../eval of the gold folder's parent.", show_default=False),
    ] = None,
    weights: Annotated[
        str | None, typer.Option(help="Another tagger; without it, the shipped one.", show_default=False)
    ] = None,
    as_json: _Json = False,
) -> None:
    """Builds the gold articles; counts what each rule gets right and what is found of each relation."""
    from kg.evaluate.rules import score_rules

    sets = {folder.name: score_rules(folder, scorer, weights) for folder in gold}
    if as_json:
        rows = [f' "{name}": {{"articles": {one["articles"]},\n{_rows(one)}}}' for name, one in sets.items()]
        typer.echo("{\n" + ",\n".join(rows) + "\n}")
        return
    for name, one in sets.items():
        typer.echo(f"{name}: {one['articles']} articles")
        for rule, (right, found) in one["rules"].items():
            typer.echo(f"  {rule:28} right {right:3} of {found:3}")
        for relation, (right, found, facts_) in one["relations"].items():
            recall = f"  R {right / facts_:.2f}" if facts_ else ""
            typer.echo(f"  {relation:28} gold {facts_:3}, found {right:3}, statements {found:3}{recall}")


def _rows(one: dict[str, Any]) -> str:
    """The figures of a set as JSON with a rule or relation a line."""
    parts = []
    for kind in ("rules", "relations"):
        lines = ",\n".join(f"   {json.dumps(name)}: {json.dumps(row)}" for name, row in one[kind].items())
        parts.append(f'  "{kind}": {{\n{lines}\n  }}')
    return ",\n".join(parts)
