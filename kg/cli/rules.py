"""`kg rules`: lists the rules, tests their examples, tries them on a sentence, and starts a pack of your own."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import ask, say, visible

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.model import Document, Sentence

LANGUAGE = "id"
rules = typer.Typer(help="Rules: list them, test them, try them.", no_args_is_help=True)
_Packs = Annotated[
    list[Path] | None, typer.Argument(help="Rule packs; without any, those that come with kg.", show_default=False)
]
_Own = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="Packs of your own beside those of kg, files or folders.", show_default=False),
]


@rules.command("list")
def list_rules(packs: _Packs = None) -> None:
    """Prints each rule: id, relation, description."""
    from kg.languages import language
    from kg.rules.load import load_packs, pack_paths

    for rule in load_packs(_paths(packs) or pack_paths(LANGUAGE), language(LANGUAGE)):
        say(f"{rule.id}\t{rule.relation}\t{visible(rule.description)}")


@rules.command("test")
def test_rules(packs: _Packs = None) -> None:
    """Runs the examples and counterexamples of the rules; exit status 1 when one fails."""
    from kg.languages import language
    from kg.rules.examples import failures
    from kg.rules.load import load_packs, pack_paths

    loaded = load_packs(_paths(packs) or pack_paths(LANGUAGE), language(LANGUAGE))
    problems = failures(loaded, language(LANGUAGE))
    for problem in problems:
        say(visible(problem))
    count = sum(len(rule.examples) + len(rule.counterexamples) for rule in loaded)
    say(f"{len(loaded)} rules, {count} examples, {len(problems)} faults")
    if problems:
        raise typer.Exit(1)


@rules.command("try")
def try_rules(
    text: Annotated[
        str,
        typer.Argument(
            help='A sentence or more: "[Putin|PER] menelepon [Trump|PER]."; without marks the tagger finds the names.'
        ),
    ],
    packs: _Own = None,
    rule: Annotated[
        str | None, typer.Option("--rule", help="Say of this rule why it fired or did not.", show_default=False)
    ] = None,
) -> None:
    """Prints tokens, names, the facts that the rules find, and why rules whose words stand there found nothing."""
    from kg.errors import InputError
    from kg.languages import language
    from kg.resolve import resolve_within
    from kg.rules.examples import fact_lines
    from kg.rules.explain import explain
    from kg.rules.load import load_packs, pack_paths

    chosen = language(LANGUAGE)
    loaded = load_packs([*pack_paths(LANGUAGE), *_paths(packs)], chosen)
    asked = [one for one in loaded if (one.id == rule if rule else not one.any_verb)]
    if not asked:
        raise InputError(f"There is no rule {rule!r}; kg rules list prints the ids.")
    document = _document(text, chosen)
    clusters = resolve_within(document, chosen)
    for sentence in document.sentences:
        print_tokens(sentence)
    names = [f"{mention.text} {mention.type}" for mention in document.mentions]
    say(f"names   {' · '.join(names) or 'none; mark them as [Name|PER], [Name|ORG], [Name|LOC] or [Name|EVT]'}")
    found = fact_lines(document, clusters, loaded, chosen)
    say("facts" if found else "facts   none")
    for fact, by in found:
        say(f"  {fact}\t{by}")
    fired = {by for _, by in found}
    told = [one for one in explain(document, clusters, asked, chosen) if rule or (one.near and not one.fires)]
    if told:
        say(f"rule {rule}" if rule else "rules whose words stand here, and what they lack")
    for one in told:
        surpassed = one.fires and one.rule not in fired
        say(f"  {one.rule}\t{one.text}{'; another rule says the same, or says it more surely' if surpassed else ''}")


def _paths(packs: list[Path] | None) -> list[Path]:
    """The packs in the files and folders that a user gave."""
    from kg.rules.load import packs_in

    return [pack for path in packs or [] for pack in packs_in(path)]


def _document(text: str, language: "Language") -> "Document":
    """The text with its marked names; where none is marked, with those that the shipped tagger finds."""
    from kg.rules.examples import annotated_document
    from kg.rules.load import ANNOTATED

    if ANNOTATED.search(text):
        return annotated_document(text, language)
    from kg.analyse import analyse
    from kg.analyse.tagger import load_tagger
    from kg.model import Article

    return next(analyse([Article("sentence", text)], load_tagger(None, lambda _: None), language))


def print_tokens(sentence: "Sentence") -> None:
    """The tokens on one line, or one a line with part of speech, head and label where the sentence has a tree."""
    parse = sentence.parse
    if parse is None:
        say(f"tokens  {' '.join(token.text for token in sentence.tokens)}")
        return
    say("tree")
    for i, token in enumerate(sentence.tokens):
        head = parse.heads[i]
        governor = "root" if head < 0 else f"{head + 1} {sentence.tokens[head].text}"
        say(f"  {i + 1}\t{token.text}\t{parse.upos[i]}\t{parse.labels[i]}\t{governor}")


@rules.command("docs")
def docs(
    out: Annotated[Path, typer.Option("-o", "--out", help="Markdown file to write.", show_default=False)],
    figures: Annotated[
        Path | None, typer.Option(help="What kg eval rules --json printed, to be told with the rules.")
    ] = None,
) -> None:
    """Writes the page of all rules that come with kg: words, examples, figures."""
    from kg.errors import InputError, OutputError, reason
    from kg.languages import language
    from kg.rules.load import shipped_rules
    from kg.rules.page import reference_page

    chosen = language(LANGUAGE)
    try:
        measured = json.loads(figures.read_text(encoding="utf-8")) if figures else {}
    except (OSError, ValueError) as error:
        raise InputError(f"{figures}: not readable ({reason(error)}); write it with kg eval rules --json.") from error
    page = reference_page(shipped_rules(chosen), chosen, measured)
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({reason(error)}); choose another file.") from error


@rules.command("new")
def new_rule(
    folder: Annotated[Path, typer.Argument(help="Folder of your packs; made where it is missing.", show_default=False)],
    relation: Annotated[str, typer.Option(prompt="Relation (kg ontology html lists them)", show_default=False)],
    trigger: Annotated[
        list[str] | None,
        typer.Option(help='Words that express it, "~puji" or "angkat topi"; may be given several times.'),
    ] = None,
    example: Annotated[
        str,
        typer.Option(
            prompt='A sentence with both names marked, as in "[Ani|PER] memuji [Budi|PER]."',
            help="A sentence with both names marked, subject first unless it is passive.",
            show_default=False,
        ),
    ] = "",
    counterexample: Annotated[
        str | None, typer.Option(help="A sentence in which the rule must find nothing.", show_default=False)
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--id", help="Id of the rule; without it, RELATION.own.", show_default=False)
    ] = None,
) -> None:
    """Writes a commented pack with one rule into a folder of yours, and tests it; never overwrites a file."""
    from kg.errors import InputError, OutputError, reason
    from kg.languages import language
    from kg.rules.load import shipped_rules
    from kg.rules.starter import starter_pack

    chosen = language(LANGUAGE)
    triggers = trigger or _asked("Words that express it, parted by commas")
    name = rule or f"{relation}.own"
    path = folder / f"{name}.yaml"
    if not re.fullmatch(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+", name):
        raise InputError(f"{name!r} is no id of a rule; write a family and a name in lower case: {relation}.own.")
    if any(one.id == name for one in shipped_rules(chosen)):
        raise InputError(f"kg has a rule {name!r} of its own; choose another --id.")
    text = starter_pack(str(path), name, relation, triggers, example, counterexample, chosen)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise OutputError(f"{path}: is there already; give another --id or edit it.") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({reason(error)}); choose another folder.") from error
    say(f"{path} is written; open it in an editor, it says what each line is for.")
    _test_new(path, name, example)


def _asked(question: str) -> list[str]:
    return [part.strip() for part in ask(question).split(",") if part.strip()]


def _test_new(path: Path, name: str, example: str) -> None:
    """Runs the examples of a new pack; says why where the rule does not find its example, with exit status 1."""
    from kg.languages import language
    from kg.resolve import resolve_within
    from kg.rules.examples import annotated_document, failures
    from kg.rules.explain import explain
    from kg.rules.load import load_packs

    chosen = language(LANGUAGE)
    own = load_packs([path], chosen)
    problems = failures(own, chosen)
    for problem in problems:
        say(visible(problem))
    if problems:
        document = annotated_document(example, chosen)
        for one in explain(document, resolve_within(document, chosen), own, chosen):
            say(f"  {one.rule}\t{one.text}")
        say(f"{name} does not do what its examples say yet; edit the file, then run: kg rules test {path}")
        raise typer.Exit(1)
    say(f"{name} finds its example; use it with: kg build ARTICLES -o OUT --rules {path}")
