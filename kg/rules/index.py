"""Which rules can find something in a sentence, by its words: most rules look for words that are not there."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from kg.ontology import OPEN
from kg.rules.chunks import Chunked
from kg.rules.match import OWNED, PARTICLES
from kg.rules.rule import Rule

ENDINGS = (*PARTICLES, OWNED)
"""What a word may carry behind the form that opens a trigger."""
TOUCHES = ""
"""Stands for the word between two names that touch."""


class RuleIndex:
    """Rules by what they need of a sentence."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.openers = self._by(lambda rule: rule.openers)
        self.joints = self._by(lambda rule: {words[0] if words else TOUCHES for words in rule.between})
        self.verbs = [i for i, rule in enumerate(self.rules) if rule.any_verb]
        self.names = [i for i, rule in enumerate(self.rules) if rule.kind in ("nested", "bracket")]
        self.roles = [i for i, rule in enumerate(self.rules) if rule.kind == "role"]

    def _by(self, words: Callable[[Rule], Iterable[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, rule in enumerate(self.rules):
            for word in words(rule):
                found.setdefault(word, []).append(i)
        return found

    def possible(self, chunked: Chunked) -> list[Rule]:
        """The rules that may find something in a sentence, in their order; all others find nothing there."""
        found = set(self.verbs)
        names = 0
        for chunk, after in zip(chunked.chunks, (*chunked.chunks[1:], None), strict=True):
            word = chunk.lower
            if word in self.openers:
                found.update(self.openers[word])
            if word.endswith(ENDINGS) and word[:-3] in self.openers:
                found.update(self.openers[word[:-3]])
            if chunk.heads:
                names += 1
                joint = TOUCHES if after is None or after.heads else after.lower
                if joint in self.joints:
                    found.update(self.joints[joint])
        if names:
            found.update(self.names)
        if chunked.roles:
            found.update(self.roles)
        return [self.rules[i] for i in sorted(found)]


@lru_cache(4)
def phases(rules: Sequence[Rule]) -> tuple[RuleIndex, RuleIndex, RuleIndex]:
    """The rules in the order in which an article is gone through: most; those of anaphors; those of open statements."""
    return (
        RuleIndex(rule for rule in rules if rule.position != "anaphor" and rule.relation != OPEN),
        RuleIndex(rule for rule in rules if rule.position == "anaphor"),
        RuleIndex(rule for rule in rules if rule.relation == OPEN),
    )
