"""The page of all rules for readers, generated from the packs, the ontology and figures measured on gold sets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.languages import Language
from kg.ontology import FAMILIES, OPEN, RelationType, relations
from kg.rules.load import ANNOTATED
from kg.rules.rule import Example, Rule, Word

COMMAND = "kg rules docs -o docs/rules-reference.md --figures tests/quality/rules.json"
_HEAD = (
    "# The rules\n\n"
    "Generated from the packs in `kg/rules/{language}/`; do not edit it, run `{command}`. "
    "How rules are written: [rules.md](rules.md).\n\n"
    "Of a rule: its words; examples, under each the facts that are found; sentences in which it must find nothing. "
    "A verb in *italics* stands for all its forms (*memuji*: also dipuji, and puji in headlines); "
    'a word in brackets may be left out; "a/b" is either word.\n'
)
_FIGURES = (
    "\nFigures are of the gold sets {sets}, with the shipped tagger, by `kg eval rules` (`tests/quality/rules.json`). "
    "*Right* is how many statements of a rule the gold has too, of all that it made there; *found* is how many facts "
    "of a relation were found, of all that the gold has. Few cases say little. Rules may be written with an eye on "
    "train, never on dev, so the figures of train flatter.\n"
)
_MARKED = r"**\1**<sub>\2</sub>"
_KINDS = {
    "verb": "a verb with its arguments",
    "noun": "a noun with its arguments",
    "adjacent": "two names with these words between them",
    "bracket": "a name in brackets behind a name",
    "role": "a person with a title",
    "nested": "a name inside a name",
}
_POSITIONS = {
    "before": "the title stands before the name",
    "after": "the title stands behind the name",
    "copula": "a verb such as menjabat or adalah stands between",
    "self": "the speaker says it of himself",
    "anaphor": "the title points to a person named before",
}


def reference_page(rules: Sequence[Rule], language: Language, figures: Mapping[str, Any]) -> str:
    """The page as Markdown.

    `figures` are those of `kg eval rules` by gold set, or empty.
    """
    lines = [_HEAD.format(language=language.code, command=COMMAND)]
    if figures:
        sets = " and ".join(f'"{name}" ({one["articles"]} articles)' for name, one in figures.items())
        lines.append(_FIGURES.format(sets=sets))
    by_relation: dict[str, list[Rule]] = {}
    for rule in rules:
        by_relation.setdefault(rule.relation, []).append(rule)
    for family in [name for name in FAMILIES if name != OPEN]:
        lines.append(f"\n## {family.capitalize()}\n")
        for relation in relations().values():
            if relation.family == family:
                lines.extend(_relation(relation, figures))
                for rule in by_relation.get(relation.name, []):
                    lines.extend(_rule(rule, relation, language, figures))
    return "".join(lines)


def _relation(relation: RelationType, figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n### {relation.name}\n\n{relation.label_en} / {relation.label_id}: {relation.definition_en}\n\n"
    ends = (relation.domain, relation.range)
    yield f"{' to '.join(' or '.join(sorted(end)) for end in ends)}{', symmetric' if relation.symmetric else ''}."
    counted = {name: one["relations"].get(relation.name) for name, one in figures.items()}
    told = [f"{row[0]} of {row[2]} ({name})" for name, row in counted.items() if row and row[2]]
    yield f" Found: {', '.join(told)}.\n" if told else "\n"


def _rule(rule: Rule, relation: RelationType, language: Language, figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n#### {rule.id}\n\n{rule.description}\n\n"
    told = [_KINDS[rule.kind]]
    if rule.position:
        told.append(_POSITIONS[rule.position])
    if rule.kind == "noun":
        told.append(f"subject: {', '.join(rule.subject)}")
    if rule.kind in ("verb", "noun"):
        told.append(f"object: {', '.join(rule.object)}")
    for side, types, wide in (
        ("subject", rule.subject_types, relation.domain),
        ("object", rule.object_types, relation.range - {"literal"}),
    ):
        if types != wide:
            told.append(f"{side} only {' or '.join(sorted(types))}")
    flags = {"subject and object change places": rule.reverse, "also what belongs to the object": rule.through}
    told += [text for text, is_so in flags.items() if is_so]
    yield f"- Kind: {'; '.join(told)}\n"
    if rule.triggers:
        yield f"- Words: {', '.join(' '.join(_word(w, language) for w in trigger) for trigger in rule.triggers)}\n"
    if rule.between:
        between = [f"`{' '.join(words)}`" if words else "nothing" for words in rule.between]
        yield f"- Between: {', '.join(between)}\n"
    for label, words in (("Before it", rule.before), ("Names that begin with", rule.names)):
        if words:
            yield f"- {label}: {', '.join(sorted(words))}\n"
    counted = {name: one["rules"].get(rule.id) for name, one in figures.items()}
    right = [f"{row[0]} of {row[1]} ({name})" for name, row in counted.items() if row]
    if figures:
        yield f"- Right: {', '.join(right) or 'found nothing in the gold sets'}\n"
    yield from _examples("Examples", rule.examples)
    yield from _examples("Not", rule.counterexamples)


def _examples(label: str, examples: Sequence[Example]) -> Iterator[str]:
    yield f"- {label}:\n"
    for example in examples:
        yield f"  - {' '.join(ANNOTATED.sub(_MARKED, example.text).split())}\n"
        yield from (f"    - `{fact}`\n" for fact in example.facts)


def _word(word: Word, language: Language) -> str:
    """One place of a trigger in words a reader knows: "*memuji*/kagum", "(rasa)", "any verb"."""
    if word.any_verb:
        return "any verb"
    verbs = [f"*{'/'.join(sorted(language.verb_forms(stem).active))}*" for stem in word.stems]
    text = "/".join([*verbs, *sorted(word.forms)])
    return f"({text})" if word.optional else text
