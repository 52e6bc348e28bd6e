"""Matches rules on a chunked sentence: finds triggers and takes their arguments."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Mention
from kg.rules.arguments import REACH, Clause
from kg.rules.chunks import Chunk, Chunked, Head
from kg.rules.reference import Reference
from kg.rules.rule import AFTER, AGENT, BETWEEN, PATIENT, SOURCE, Rule, Word
from kg.rules.scope import attributed_to
from kg.rules.tree import Tree

PARTICLES = ("lah", "kah", "pun")
OWNED = "nya"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the heads of both arguments, and chunk indices of the trigger."""

    rule: Rule
    subject: Chunk
    object: Chunk
    first: int
    last: int
    pairs: tuple[tuple[Head, Head], ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A place where a trigger stands, and the arguments found there; `pairs` are None where one is missing."""

    first: int
    last: int
    subject: Chunk | None
    object: Chunk | None
    pairs: tuple[tuple[Head, Head], ...] | None


class View:
    """What rules see of a sentence: its chunks, and two ways to arguments, by the surface and by the tree.

    Unparsed sentences have no tree.
    """

    def __init__(self, chunked: Chunked, language: Language, reference: Reference) -> None:
        self.chunked, self.language, self.reference = chunked, language, reference
        self.clause = Clause(chunked, language, reference)
        parse = chunked.sentence.parse
        self.tree = None if parse is None else Tree(chunked, parse, language, reference)

    def source(self, at: int) -> Chunk | None:
        """Who is said to have said what stands at a chunk: the speaker of a quotation, or "menurut X"."""
        speaker = self.reference.speaker(self.chunked.chunks[at].start)
        return speaker or attributed_to(self.chunked, at, self.language)


def matches(rule: Rule, view: View, symmetric: bool) -> Iterator[Match]:
    """All matches of a rule of kind verb, noun or adjacent in a sentence."""
    if rule.kind == "adjacent":
        yield from _adjacent(rule, view.chunked, view.clause)
        return
    for at in attempts(rule, view, symmetric):
        if at.pairs is not None and at.subject is not None and at.object is not None:
            yield Match(rule, at.subject, at.object, at.first, at.last, at.pairs)


def attempts(rule: Rule, view: View, symmetric: bool) -> Iterator[Attempt]:
    """Every place where a trigger of a rule of kind verb or noun stands, with the arguments that were found."""
    chunks = view.chunked.chunks
    for first, last, voice in triggers(rule, view.chunked, view.language):
        if rule.near and not any(c.lower in rule.near for c in chunks[last + 1 : last + 1 + REACH]):
            continue
        subject, object_ = _arguments(rule, view, first, last, voice)
        if view.tree is not None and (subject is None or object_ is None):
            by_tree = _tree_arguments(rule, view.tree, first, last, voice)
            subject, object_ = subject or _near(view, first, by_tree[0]), object_ or _near(view, first, by_tree[1])
        if rule.reverse:
            subject, object_ = object_, subject
        mutual = _mutual(rule, voice, symmetric)
        pairs = None
        if mutual and object_ is None and subject is not None and len(subject.heads) > 1:
            heads, object_ = subject.heads, subject  # "A dan B bertemu", "percakapan telepon antara A dan B"
            pairs = tuple((a, b) for i, a in enumerate(heads) for b in heads[i + 1 :])
        elif subject is not None and object_ is not None and subject is not object_:
            pairs = tuple((a, b) for a in subject.heads for b in object_.heads if a.cluster != b.cluster)
        yield Attempt(first, last, subject, object_, pairs)


def _mutual(rule: Rule, voice: str, symmetric: bool) -> bool:
    """Whether several subjects without an object do it to each other: "A dan B bertemu", "antara A dan B"."""
    reciprocal = "dengan" in rule.object and (voice == "plain" or PATIENT not in rule.object)
    return (symmetric and reciprocal) or BETWEEN in rule.subject


def _near(view: View, trigger: int, argument: Chunk | None) -> Chunk | None:
    """What the tree gives, unless it skips the name right before "yang": then it has misread the clause."""
    before = view.clause.antecedent(trigger)
    if before is None or argument is None or argument.start >= before.start:
        return argument
    return None


def _tree_arguments(rule: Rule, tree: Tree, first: int, last: int, voice: str) -> tuple[Chunk | None, Chunk | None]:
    verb = tree.verb(first, last)
    if rule.kind == "noun":
        return _tree_noun_arguments(rule, tree, verb)
    subject, object_ = tree.subject(verb), None
    if voice == "passive":
        subject, patient = tree.agent(verb), subject
        if PATIENT in rule.object:
            return subject, patient
    for place in rule.object:
        object_ = object_ or (
            tree.object(verb, rule.through) if place == PATIENT else tree.oblique(verb, (place,), rule.through)
        )
    return subject, object_


def _tree_noun_arguments(rule: Rule, tree: Tree, noun: int) -> tuple[Chunk | None, Chunk | None]:
    found: list[Chunk | None] = []
    for places in (rule.subject, rule.object):
        argument = None
        for place in places:
            if place == AGENT:
                argument = argument or tree.carrier(noun)
            elif place in (AFTER, BETWEEN):
                argument = argument or tree.possessor(noun)
            elif place != SOURCE:
                argument = argument or tree.oblique(noun, (place,))
        found.append(argument)
    return found[0], found[1]


def triggers(rule: Rule, chunked: Chunked, language: Language) -> Iterator[tuple[int, int, str]]:
    """(first chunk, last chunk, voice) of each place where one of the rule's triggers stands."""
    chunks = chunked.chunks
    endings = (*PARTICLES, OWNED) if rule.kind == "noun" else PARTICLES
    at = 0
    while at < len(chunks):
        hit = None
        lower = chunks[at].lower
        opens = lower in rule.openers or (lower.endswith(endings) and lower[:-3] in rule.openers)
        if not opens and not (rule.any_verb and language.is_verb(lower)):
            at += 1
            continue
        for pattern in rule.triggers:
            found = _follow(pattern, chunks, at, chunked.headline, language)
            if found is not None and (hit is None or found[0] > hit[0]):
                hit = found
        if hit is None:
            at += 1
        else:
            yield at, hit[0], hit[1]
            at = hit[0] + 1


def _follow(
    pattern: tuple[Word, ...], chunks: Sequence[Chunk], at: int, headline: bool, language: Language
) -> tuple[int, str] | None:
    """Matches the words of a trigger from chunk `at` on; gives the last chunk and the voice of its inflected word."""
    i, voice = at, "plain"
    for word in pattern:
        chunk = chunks[i] if i < len(chunks) else None
        form = None if chunk is None or chunk.is_name else _form(word, chunk.lower, headline, language)
        if form is None and word.forms and chunk is not None and chunk.lower.endswith(OWNED):
            form = _form(word, chunk.lower.removesuffix(OWNED), headline, language) if i == at else None
        if form is None:
            if word.optional:
                continue
            return None
        if form != "plain":
            voice = form
        i += 1
    return (i - 1, voice) if i > at else None


def _form(word: Word, lower: str, headline: bool, language: Language) -> str | None:
    if lower in word.forms or (lower.endswith(PARTICLES) and lower[:-3] in word.forms):
        return "plain"
    if word.any_verb and language.is_verb(lower) and lower not in language.lexicon.auxiliaries:
        return "plain"
    for stem in word.stems:
        forms = language.verb_forms(stem)
        if lower in forms.active or (headline and lower in forms.bare):
            return "active"
        if lower in forms.passive:
            return "passive"
    return None


def _arguments(rule: Rule, view: View, first: int, last: int, voice: str) -> tuple[Chunk | None, Chunk | None]:
    clause = view.clause
    if rule.kind == "noun":
        return _noun_arguments(rule, view, first, last)
    if voice == "passive" and PATIENT in rule.object:
        return clause.agent(last + 1), clause.left(first)
    if voice == "passive":
        subject = clause.agent(last + 1)
    else:
        subject = clause.left(first) or clause.shared(first) or clause.following(first, last)
    object_ = None
    for place in rule.object:
        if place == PATIENT:
            object_ = clause.patient(last + 1, rule.through) or clause.enumerated(last + 1)
        else:
            object_ = clause.prepositional(last + 1, (place,), rule.through)
        if object_ is not None:
            break
    if object_ is None and rule.inherit:
        object_ = clause.governing_object(first)
    return subject, object_


def _noun_arguments(rule: Rule, view: View, first: int, last: int) -> tuple[Chunk | None, Chunk | None]:
    clause, chunks = view.clause, view.chunked.chunks
    subject = object_ = None
    after = last + 1
    for place in rule.subject:
        if place in (AFTER, BETWEEN):
            subject = clause.after_noun(after)
            if subject is not None:
                after = bisect_left(chunks, subject.start, key=lambda c: c.start) + 1
        elif place == AGENT:
            carried = first > 0 and chunks[first - 1].lower in clause.words.support_verbs
            subject = clause.left(first - 1 if carried else first) or clause.following(first, last)
            if subject is None and chunks[first].lower.endswith(OWNED):
                subject = clause.owner(first)
        elif place == SOURCE:
            subject = view.source(first)
        else:
            subject = clause.prepositional(after, (place,), through=False)
        if subject is not None:
            break
    for place in rule.object:
        if place == AFTER:
            object_ = clause.after_noun(last + 1)
        elif place == AGENT:
            object_ = clause.left(first)
        else:
            object_ = clause.prepositional(after, (place,), rule.through)
        if object_ is not None:
            break
    return subject, object_


def _adjacent(rule: Rule, chunked: Chunked, clause: Clause) -> Iterator[Match]:
    chunks = chunked.chunks
    for i, chunk in enumerate(chunks):
        if not chunk.is_name or refusal(rule, chunks, i, clause):
            continue
        for j, words in neighbours(rule, chunks, i, clause):
            others = chunks[j].heads if words and words != (",",) else chunks[j].heads[:1]
            linked = ((a, b) for a in chunk.heads for b in others if a.cluster != b.cluster)
            pairs = tuple((b, a) if rule.reverse else (a, b) for a, b in linked)
            yield Match(rule, chunk, chunks[j], min(i + 1, j), max(i, j - 1), pairs)


def refusal(rule: Rule, chunks: Sequence[Chunk], at: int, clause: Clause) -> str:
    """Why the name chunk `at` cannot be the first name of a rule of kind adjacent; empty where it can."""
    name = chunks[at].heads[0].mention.text.lower()
    if len(chunks[at].heads) > 1 and not rule.ends:
        return "several names stand first"
    if rule.before and not (at > 0 and chunks[at - 1].lower in rule.before):
        return "none of the words of 'before' stands before it"
    if rule.names and name.split()[0] not in rule.names:
        return "it begins with none of the words of 'names'"
    if rule.free and (governor := clause.governor(at))[0] in rule.free and not clause.is_agent(governor[1]):
        return f"it hangs on {governor[1]!r} before it"
    if rule.within and name not in rule.within:
        return "it is none of the words of 'within'"
    return "it is one of the words of 'except'" if name in rule.excluded else ""


def neighbours(rule: Rule, chunks: Sequence[Chunk], at: int, clause: Clause) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The names behind the name `at` with exactly the words of a rule of kind adjacent between; with these words."""
    for words in rule.between:
        j = at + 1 + len(words)
        if words == (",",) and _listed(chunks, j, clause):
            continue  # a list: "PT Timah, Jakarta, dan …"
        if j >= len(chunks) or not chunks[j].is_name or tuple(c.lower for c in chunks[at + 1 : j]) != words:
            continue
        if not rule.ends or chunks[j].heads[0].mention.text.lower().split()[0] in rule.ends:
            yield j, words


def _listed(chunks: Sequence[Chunk], at: int, clause: Clause) -> bool:
    """Whether a list goes on behind the chunk `at`: ", dan", or "dan"."""
    after = [chunk.lower for chunk in chunks[at + 1 : at + 3]]
    if after[:1] == [","]:
        after = after[1:]
    return bool(after) and after[0] in clause.words.coordinators


def bracketed(rule: Rule, chunked: Chunked) -> Iterator[tuple[Mention, Mention]]:
    """Names with another name alone in brackets behind them: "Carolina Marin (Spanyol)"."""
    items = chunked.items
    for i in range(len(items) - 3):
        outer, inner = items[i].mention, items[i + 2].mention
        if outer is None or inner is None or items[i + 1].text != "(" or items[i + 3].text != ")":
            continue
        if rule.within and items[i + 2].lower not in rule.within:
            continue
        if not rule.names or items[i].lower.split()[0] in rule.names:
            yield outer, inner
            partner = items[i - 2].mention if i > 1 and items[i - 1].text == "/" else None
            if partner is not None:  # a pair of players: "A / B (Denmark)"
                yield partner, inner
