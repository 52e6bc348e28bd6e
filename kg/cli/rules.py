"""`kg rules`: lists the rules, tests their examples, and tries them on a sentence."""

from pathlib import Path
from typing import Annotated

import typer

LANGUAGE = "id"
rules = typer.Typer(help="Rules: list them, test them, try them.", no_args_is_help=True)
_Packs = Annotated[
    list[Path] | None, typer.Argument(help="Rule packs; without any, those that come with kg.", show_default=False)
]


@rules.command("list")
def list_rules(packs: _Packs = None) -> None:
    """Prints each rule: id, relation, description."""
    from kg.languages import language
    from kg.rules.load import load_packs, pack_paths

    for rule in load_packs(packs or pack_paths(LANGUAGE), language(LANGUAGE)):
        typer.echo(f"{rule.id}\t{rule.relation}\t{rule.description}")


@rules.command("test")
def test_rules(packs: _Packs = None) -> None:
    """Runs the examples and counterexamples of the rules; exit status 1 when one fails."""
    from kg.languages import language
    from kg.rules.examples import failures
    from kg.rules.load import load_packs, pack_paths

    loaded = load_packs(packs or pack_paths(LANGUAGE), language(LANGUAGE))
    problems = failures(loaded, language(LANGUAGE))
    for problem in problems:
        typer.echo(problem)
    count = sum(len(rule.examples) + len(rule.counterexamples) for rule in loaded)
    typer.echo(f"{len(loaded)} rules, {count} examples, {len(problems)} faults")
    if problems:
        raise typer.Exit(1)


@rules.command("try")
def try_rules(
    text: Annotated[str, typer.Argument(help='A sentence with its names marked: "[Putin|PER] menelepon [Trump|PER]."')],
    packs: Annotated[list[Path] | None, typer.Option("--rules", help="Packs of your own, beside those of kg.")] = None,
) -> None:
    """Prints the facts that the rules find in a sentence, and which rule found each."""
    from kg.languages import language
    from kg.rules.examples import facts
    from kg.rules.load import load_packs, pack_paths

    found = facts(text, load_packs([*pack_paths(LANGUAGE), *(packs or [])], language(LANGUAGE)), language(LANGUAGE))
    for fact, rule in found:
        typer.echo(f"{fact}\t{rule}")
    if not found:
        typer.echo(
            "No rule found a fact. Are the names marked as [Name|PER], [Name|ORG], [Name|LOC] or [Name|EVT]?", err=True
        )
