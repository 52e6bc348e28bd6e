"""The text of a first pack of one's own: one rule with comments, made of a relation, triggers and an example."""

import json
import re
from collections.abc import Sequence

from kg.errors import InputError
from kg.languages import Language
from kg.ontology import OPEN, relations
from kg.resolve.within import resolve_within
from kg.rules.examples import annotated_document
from kg.rules.load import ANNOTATED
from kg.rules.rule import PATIENT

AGENT_OF_PASSIVE = "oleh"
_PACK = """\
# A rule pack for kg. Every field, with examples: docs/rules.md.
#   test it     kg rules test {file}
#   try it      kg rules try "…" --rules {file} --rule {id}
#   use it      kg build ARTICLES -o OUT --rules {file}
rules:
  # Family and name, lower case, joined by a dot; stands in every statement that the rule finds.
  - id: {id}
    # What is stated; kg knows these relations and no others: {relations_file}.
    relation: {relation}
    # Words that express it. "~puji" is the verb of a stem in every form: memuji, dipuji; written with its suffix
    # (~kunjungi), without its prefix. "a|b" is either of two words, "a?" a word that may be left out.
    trigger: {triggers}
    # Where the object stands: patient is the name right after the verb; a preposition is the name after it.
    object: {places}
    # Narrows which names may stand there; {relation} allows {domain} as subject and {range} as object.
    # types: {{subject: [{domain}], object: [{range}]}}
    # How often the rule is right, above 0 and up to 1: count it on news that you have read.
    score: 0.8
    description: {description}
    # Sentences that the rule has to understand. Add a passive, a headline, a denial "(negative)", a plan "(planned)".
    examples:
      - text: {example}
        facts: {facts}
    # Sentences in which it must find nothing: the same words in another sense.
    counterexamples:
      - text: {counterexample}
"""


def starter_pack(
    file: str,
    rule: str,
    relation: str,
    triggers: Sequence[str],
    example: str,
    counterexample: str | None,
    language: Language,
) -> str:
    """The YAML of a pack with one rule of kind verb, to be written to `file`.

    The example's first two names are taken for subject and object, the other way round if "oleh" or a passive trigger
    stands between them; without a counterexample, one is made of the same names. Raises InputError where the relation
    is not in the ontology, where it is none between two names, or where the example marks fewer than two names.
    """
    kind = relations().get(relation)
    known = [name for name, one in relations().items() if "literal" not in one.range and name != OPEN]
    if kind is None or relation not in known:
        raise InputError(f"There is no relation {relation!r} between two names; choose one of: {', '.join(known)}.")
    names = list(ANNOTATED.finditer(example))
    if len(names) < 2:
        raise InputError(f"The example {example!r} marks fewer than two names; write them as [Vladimir Putin|PER].")
    document = annotated_document(example, language)
    full = {m.text: cluster.name for cluster in resolve_within(document, language) for m in cluster.mentions}
    first, second = full[names[0][1]], full[names[1][1]]
    between = example[names[0].end() : names[1].start()].lower().split()
    stems = re.findall(r"~([\w-]+)", " ".join(triggers))
    passives = frozenset[str]().union(*(language.verb_forms(stem).passive for stem in stems))
    if AGENT_OF_PASSIVE in between or passives & set(between):
        first, second = second, first
    before = between[-1] if between else ""
    placed = before in language.lexicon.prepositions and before != AGENT_OF_PASSIVE
    other = f"[{names[0][1]}|{names[0][2]}] menunggu [{names[1][1]}|{names[1][2]}]."
    return _PACK.format(
        file=file,
        id=rule,
        relation=relation,
        relations_file="kg/ontology/relations.yaml",
        triggers=_yaml(list(triggers)),
        places=_yaml([PATIENT, *([before] if placed else [])]),
        domain=", ".join(sorted(kind.domain)),
        range=", ".join(sorted(kind.range)),
        description=_yaml(f"{kind.label_en[:1].upper()}{kind.label_en[1:]}, said with {', '.join(triggers)}."),
        example=_yaml(example),
        facts=_yaml([f"{first} | {relation} | {second}"]),
        counterexample=_yaml(counterexample or other),
    )


def _yaml(value: str | list[str]) -> str:
    """A value as JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)
