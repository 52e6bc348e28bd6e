"""Reads packs of rules from YAML and checks them: all faults of a pack are told at once, each with rule and line."""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from kg.errors import InputError, RuleError, reason
from kg.languages import Language
from kg.ontology import RelationType, relations
from kg.rules.rule import AFTER, AGENT, BETWEEN, PATIENT, SOURCE, TOUCHING, Example, Kind, Rule, Word

FIELDS = frozenset(
    {
        "id",
        "relation",
        "kind",
        "trigger",
        "subject",
        "object",
        "types",
        "between",
        "before",
        "names",
        "ends",
        "free",
        "except",
        "within",
        "near",
        "position",
        "reverse",
        "through",
        "inherit",
        "score",
        "description",
        "examples",
        "counterexamples",
    }
)
KINDS = get_args(Kind)
GOVERNORS = ("noun", "verb", "prep")
POSITIONS = ("before", "after", "copula", "self", "anaphor")
USED: Mapping[str, tuple[str, ...]] = {
    "trigger": ("verb", "noun"),
    "subject": ("noun",),
    "object": ("verb", "noun"),
    "through": ("verb", "noun"),
    "inherit": ("verb",),
    "between": ("adjacent",),
    "before": ("adjacent", "nested"),
    "names": ("adjacent", "bracket", "nested", "role"),
    "ends": ("adjacent",),
    "free": ("adjacent",),
    "except": ("adjacent", "nested"),
    "within": ("adjacent", "bracket"),
    "near": ("verb", "noun"),
    "position": ("role",),
    "reverse": ("verb", "noun", "adjacent", "role"),
}
"""The kinds of rule in which a field means something; fields that are not here serve every kind."""
TYPES = {"PER", "ORG", "LOC", "EVT"}
ANNOTATED = re.compile(r"\[([^\[\]|]+)\|(PER|ORG|LOC|EVT)\]")
ANY_VERB = "*"
"""What a trigger says where any verb may stand."""
LARGEST = 1_000_000
"""A pack of more bytes is no pack."""


def pack_paths(language: str) -> list[Path]:
    """The packs that come with kg for a language, sorted."""
    return sorted(Path(str(files("kg.rules") / language)).glob("*.yaml"))


def open_paths(language: str) -> list[Path]:
    """The packs of open statements of a language, which a build uses only with `--open`."""
    return sorted(Path(str(files("kg.rules") / language / "open")).glob("*.yaml"))


def packs_in(path: Path) -> list[Path]:
    """The packs that a user means by a file or a folder, sorted. Raises InputError where there is none."""
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml"))
        if not found:
            raise InputError(f"{path}: holds no rule pack; put a .yaml file into it or leave it out.")
        return found
    if not path.is_file():
        raise InputError(f"{path}: there is no such rule pack; give a .yaml file or a folder of them.")
    return [path]


def shipped_rules(language: Language) -> tuple[Rule, ...]:
    """The rules of the packs that come with kg for a language."""
    return load_packs(pack_paths(language.code), language)


def load_packs(paths: Iterable[Path], language: Language) -> tuple[Rule, ...]:
    """The rules of the packs, in order. Raises RuleError that lists every fault of every pack."""
    faults: list[str] = []
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for path in paths:
        for where, rule in _load(path, language, faults):
            if rule.id in seen:
                faults.append(f"{where}: another rule has this id ({seen[rule.id]}); rename one of them.")
            seen.setdefault(rule.id, where.partition(", rule")[0])
            rules.append(rule)
    if faults:
        raise RuleError(faults)
    return tuple(rules)


def _load(path: Path, language: Language, faults: list[str]) -> list[tuple[str, Rule]]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            faults.append(f"{path}: larger than {LARGEST} bytes; split the pack.")
            return []
        text = content.decode("utf-8")
        node, data = _parsed(text)
    except (OSError, ValueError, OverflowError, yaml.YAMLError, RecursionError) as error:
        faults.append(f"{path}: not a readable YAML file ({reason(error)}); mend it or leave it out of --rules.")
        return []
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        faults.append(f"{path}: has no list called 'rules'; write 'rules:' and the rules below it.")
        return []
    lines = _lines(node)
    loaded = []
    for i, entry in enumerate(data["rules"]):
        where = f"{path.name}, line {lines[i] if i < len(lines) else '?'}"
        name = entry.get("id") if isinstance(entry, dict) else None
        check = _Check(f"{where}, rule {name or '(without id)'}", language)
        rule = check.rule(entry)
        faults.extend(check.faults)
        if rule is not None and not check.faults:
            loaded.append((check.where, rule))
    return loaded


class _Plain(yaml.SafeLoader):
    """Reads YAML without references, by a few of which a small file becomes larger than any memory."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; an alias is refused."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it repeats another place by *, which is to be written out")
        return super().compose_node(parent, index)


def _parsed(text: str) -> tuple[yaml.Node | None, Any]:
    """A text's YAML as nodes, which know their lines, and as data."""
    loader = _Plain(text)
    try:
        node = loader.get_single_node()
        return node, None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _lines(node: yaml.Node | None) -> list[int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "rules" and isinstance(value, yaml.SequenceNode):
                return [entry.start_mark.line + 1 for entry in value.value]
    return []


class _Check:
    """Checks one rule and collects its faults."""

    def __init__(self, where: str, language: Language) -> None:
        self.where, self.language, self.lexicon = where, language, language.lexicon
        self.faults: list[str] = []

    def fault(self, text: str) -> None:
        self.faults.append(f"{self.where}: {text}")

    def rule(self, entry: Any) -> Rule | None:
        if not isinstance(entry, dict):
            self.fault("is no mapping; write 'id:', 'relation:' and so on.")
            return None
        for key in sorted(set(map(str, entry)) - FIELDS):
            self.fault(f"unknown field '{key}'; known are {', '.join(sorted(FIELDS))}.")
        if not re.fullmatch(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+", str(entry.get("id", ""))):
            self.fault("'id' is missing or not of the form family.name in lower case.")
        relation = relations().get(str(entry.get("relation")))
        if relation is None:
            self.fault(f"relation '{entry.get('relation')}' is not in the ontology.")
        kind = entry.get("kind", "verb")
        if kind not in KINDS:
            self.fault(f"kind '{kind}' is not one of {', '.join(KINDS)}.")
        triggers = tuple(self._trigger(t) for t in self._strings(entry, "trigger"))
        between = tuple(() if t == TOUCHING else tuple(t.split()) for t in self._strings(entry, "between"))
        for field in sorted(set(entry) & set(USED) - {f for f in USED if kind in USED[f] or kind not in KINDS}):
            self.fault(f"'{field}' means nothing in a rule of kind '{kind}'.")
        subject, object_ = self._places(entry, "subject"), self._places(entry, "object")
        if kind == "noun" and not object_:
            self.fault("kind 'noun' needs 'object': the prepositions before it, or 'after'.")
        if kind in ("verb", "noun") and not triggers:
            self.fault("has no 'trigger'.")
        if kind == "adjacent" and not between:
            self.fault("kind 'adjacent' needs 'between': the words between the two names.")
        if kind == "role" and entry.get("position") not in POSITIONS:
            self.fault("kind 'role' needs 'position': before, after, copula, self or anaphor.")
        score = entry.get("score", 0.8)
        if not isinstance(score, (int, float)) or isinstance(score, bool) or not 0 < score <= 1:
            self.fault("'score' is not a number above 0 and up to 1.")
            score = 0.8
        for flag in ("reverse", "through", "inherit"):
            if not isinstance(entry.get(flag, False), bool):
                self.fault(f"'{flag}' is neither true nor false.")
        free = self._strings(entry, "free")
        if not set(free) <= set(GOVERNORS):
            self.fault(
                f"'free' names {', '.join(sorted(set(free) - set(GOVERNORS)))}; it can be {', '.join(GOVERNORS)}."
            )
        described = entry.get("description")
        if not isinstance(described, str) or not described.strip():
            self.fault("'description' is missing; say in a sentence what the rule finds.")
        subject_types, object_types = self._types(entry.get("types", {}), relation)
        examples = self._examples(entry, "examples")
        counterexamples = self._examples(entry, "counterexamples")
        if relation is None or self.faults:
            return None
        return Rule(
            id=entry["id"],
            relation=relation.name,
            kind=cast(Kind, kind),
            triggers=triggers,
            openers=self._openers(triggers),
            any_verb=any(trigger and trigger[0].any_verb for trigger in triggers),
            subject=subject or ((AFTER, AGENT) if kind == "noun" else (AGENT,)),
            object=object_ or (PATIENT,),
            subject_types=subject_types,
            object_types=object_types,
            between=between,
            before=frozenset(self._strings(entry, "before")),
            names=frozenset(self._strings(entry, "names")),
            ends=frozenset(self._strings(entry, "ends")),
            free=frozenset(free),
            excluded=self._listed(entry, "except"),
            within=self._listed(entry, "within"),
            near=frozenset(self._strings(entry, "near")),
            position=str(entry.get("position", "")),
            reverse=bool(entry.get("reverse", False)),
            through=bool(entry.get("through", False)),
            inherit=bool(entry.get("inherit", False)),
            score=float(score),
            description=str(entry["description"]).strip(),
            examples=examples,
            counterexamples=counterexamples,
        )

    def _strings(self, entry: dict[str, Any], field: str) -> list[str]:
        value = entry.get(field, [])
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(v, str) and v.strip() for v in values):
            self.fault(f"'{field}' is neither a text nor a list of texts.")
            return []
        return values

    def _places(self, entry: dict[str, Any], field: str) -> tuple[str, ...]:
        """Where an argument stands: patient, agent, after, antara, or a word of the language that arguments follow."""
        known = (
            {PATIENT, AGENT, AFTER, BETWEEN, SOURCE}
            | self.lexicon.passive_supports
            | self.lexicon.prepositions
            | self.lexicon.coordinators
        )
        places = tuple(self._strings(entry, field))
        for place in places:
            if place not in known:
                self.fault(f"'{field}': '{place}' is neither patient, agent, after, antara, source nor a preposition.")
        return places

    def _openers(self, triggers: tuple[tuple[Word, ...], ...]) -> frozenset[str]:
        opening: set[str] = set()
        for trigger in triggers:
            for word in trigger:
                opening |= word.forms
                for stem in word.stems:
                    forms = self.language.verb_forms(stem)
                    opening |= forms.active | forms.passive | forms.bare
                if not word.optional:
                    break
        return frozenset(opening)

    def _listed(self, entry: dict[str, Any], field: str) -> frozenset[str]:
        """The words of the language's lists that a field names ("countries")."""
        words: set[str] = set()
        for name in self._strings(entry, field):
            listed = getattr(self.lexicon, name, None)
            if not isinstance(listed, frozenset):
                self.fault(f"'{field}': '{name}' is no list of the language's lexicon.yaml.")
            else:
                words |= listed
        return frozenset(words)

    def _trigger(self, text: str) -> tuple[Word, ...]:
        """`~sampaikan|~ucapkan rasa? terima kasih`: alternatives apart by |, ? optional, ~ a verb stem."""
        words = []
        for place in text.split():
            if place == ANY_VERB:
                words.append(Word(frozenset(), (), any_verb=True))
                continue
            options = place.removesuffix("?").split("|")
            if not all(re.fullmatch(r"~?[\w'’&.-]+|,", option) for option in options):
                self.fault(f"trigger '{text}': '{place}' is not a word, ~stem, or words parted by |.")
                continue
            stems = tuple(o[1:] for o in options if o.startswith("~"))
            forms = frozenset(o.lower() for o in options if not o.startswith("~"))
            words.append(Word(forms, stems, place.endswith("?")))
        if words and all(w.optional for w in words):
            self.fault(f"trigger '{text}': every word is optional.")
        return tuple(words)

    def _types(self, value: Any, relation: RelationType | None) -> tuple[frozenset[str], frozenset[str]]:
        if not isinstance(value, dict) or not set(value) <= {"subject", "object"}:
            self.fault("'types' is not of the form {subject: [PER], object: [ORG, LOC]}.")
            value = {}
        allowed = (relation.domain, relation.range - {"literal"}) if relation else (frozenset(TYPES), frozenset(TYPES))
        result = []
        for side, wide in zip(("subject", "object"), allowed, strict=True):
            given = frozenset(map(str, value[side])) if isinstance(value.get(side), list) else wide
            if not isinstance(value.get(side, []), list):
                self.fault(f"'types': the {side} is no list; write [{value[side]}].")
            if not given <= wide:
                self.fault(f"types of the {side}: the relation does not allow {', '.join(sorted(given - wide))}.")
            result.append(given)
        return result[0], result[1]

    def _fact(self, fact: str, field: str, relation: str) -> None:
        parts = [part.strip() for part in fact.split("|")]
        if len(parts) != 3 or not all(parts):
            self.fault(f"{field}: '{fact}' is not of the form \"A | {relation} | B\".")
        elif parts[1] != relation and relation in relations():
            self.fault(f"{field}: '{fact}' is of the relation '{parts[1]}', not '{relation}'.")

    def _examples(self, entry: dict[str, Any], field: str) -> tuple[Example, ...]:
        given = entry.get(field)
        if not isinstance(given, list) or not given:
            self.fault(f"has no '{field}'.")
            return ()
        examples = []
        for one in given:
            text, facts = (one.get("text"), one.get("facts", [])) if isinstance(one, dict) else (one, [])
            if not isinstance(text, str) or not ANNOTATED.search(text):
                self.fault(f"{field}: '{text}' marks no name; write names as [Vladimir Putin|PER].")
                continue
            if not isinstance(facts, list):
                self.fault(f'{field}: facts is no list; write facts: ["{facts}"].')
                continue
            if field == "examples" and not facts:
                self.fault(f"examples: '{text}' says no facts; write facts: [\"A | relation | B\"].")
            for fact in facts:
                self._fact(str(fact), field, str(entry.get("relation")))
            examples.append(Example(text, tuple(map(str, facts))))
        return tuple(examples)
