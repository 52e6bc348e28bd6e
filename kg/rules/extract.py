"""All relations of one article: rules on every sentence, each fact once with its best evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.languages import Language
from kg.model import Document, Mention, Modality, Span
from kg.ontology import OPEN, relations
from kg.resolve.names import normal, words
from kg.resolve.within import Cluster
from kg.rules.chunks import Chunked, Head, chunk
from kg.rules.match import Match, View, bracketed, matches
from kg.rules.quotes import Passage, find_passages
from kg.rules.reference import Reference
from kg.rules.relation import Extraction, Relation
from kg.rules.roles import RoleFound
from kg.rules.rule import Rule
from kg.rules.scope import attributed_to, modality, polarity, refutes_next
from kg.rules.when import SPOKEN, Times, year_in

STATES = frozenset({"office", "place", "family"})
"""Families of standing relations: they take no time from their sentence, except for where an event is held."""
_STRENGTH: dict[Modality, int] = {"actual": 0, "planned": 1, "alleged": 2}


def extract(document: Document, clusters: Sequence[Cluster], rules: Sequence[Rule], language: Language) -> Extraction:
    """Relations and quotes of a document, each (subject, relation, object, polarity) once."""
    context, views = prepare(document, clusters, language)
    found = context.found
    pointing = [rule for rule in rules if rule.position == "anaphor"]
    opened = [rule for rule in rules if rule.relation == OPEN]
    first = [rule for rule in rules if rule.position != "anaphor" and rule.relation != OPEN]
    for chosen in (first, pointing, opened):
        for view in views:
            for relation in context.relations(view, chosen):
                key = context.key(relation)
                if relation.relation == OPEN and not context.leaves_open(relation):
                    continue
                known = found.get(key)
                if known is None or _better(relation, known):
                    found[key] = _dated(relation, known)
                else:
                    found[key] = _dated(known, relation)
    ordered = sorted(found.values(), key=lambda r: (r.evidence.start, r.relation, r.subject, str(r.object)))
    return Extraction(tuple(_one_role_each(ordered)), tuple(context.passages))


def prepare(document: Document, clusters: Sequence[Cluster], language: Language) -> tuple["Context", list[View]]:
    """What matching needs of an article: its sentences in chunks and its passages, and what rules see of each."""
    index = {mention: i for i, cluster in enumerate(clusters) for mention in cluster.mentions}
    chunked = [chunk(s, document.mentions, index, language) for s in document.sentences if not s.boilerplate]
    passages = find_passages(document, chunked, index, language)
    context = Context(document, chunked, clusters, index, passages, language)
    references = [Reference(chunked, at, passages, clusters, language) for at in range(len(chunked))]
    return context, [View(one, language, reference) for one, reference in zip(chunked, references, strict=True)]


def _better(new: Relation, old: Relation) -> bool:
    """Stronger modality first, then the surer rule; of equals the earlier one stays."""
    return (_STRENGTH[new.modality], -new.score) < (_STRENGTH[old.modality], -old.score)


def _dated(chosen: Relation, other: Relation | None) -> Relation:
    """The chosen wording of a fact, with the time that another wording of the same modality gives it."""
    if other is None or chosen.time is not None or other.time is None or chosen.modality != other.modality:
        return chosen
    return replace(chosen, time=other.time)


def _one_role_each(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Of two wordings of one post only the fuller: "ketua umum", not "ketua" or "ketum"."""
    roles: dict[int, list[Relation]] = {}
    for relation in relations:
        if relation.relation == "has_role":
            roles.setdefault(relation.subject, []).append(relation)
    for relation in relations:
        if relation.relation == "has_role" and any(
            other.former == relation.former and _fuller(str(other.object), str(relation.object))
            for other in roles[relation.subject]
        ):
            continue
        yield relation


def _fuller(role: str, other: str) -> bool:
    """Whether a role says the other in more words, of which it may be an acronym: "ketum", "menlu", "wamenaker"."""
    own, less = words(role), words(other)
    if len(less) > 1 or len(own) == 1:
        return set(less) < set(own)
    letters = iter("".join(own))
    return set(less) < set(own) or (own[0][0] == less[0][0] and all(letter in letters for letter in less[0]))


def _inner(index: Mapping[Mention, int]) -> dict[Mention, list[Mention]]:
    """The mentions that lie inside each mention, for those that have any."""
    inner: dict[Mention, list[Mention]] = {}
    last: Mention | None = None
    for mention in sorted(index, key=lambda m: (m.start, -m.end)):
        if last is not None and last.start < mention.start and mention.end <= last.end:
            inner.setdefault(last, []).append(mention)
        else:
            last = mention
    return inner


class Context:
    """One article while its relations are collected."""

    def __init__(
        self,
        document: Document,
        sentences: list[Chunked],
        clusters: Sequence[Cluster],
        index: Mapping[Mention, int],
        passages: Sequence[Passage],
        language: Language,
    ) -> None:
        self.sentences = sentences
        self.text, published = document.article.text, document.article.published
        self.clusters, self.index, self.passages, self.language = clusters, index, passages, language
        self.types = relations()
        self.found: dict[tuple[object, ...], Relation] = {}
        self.inside = _inner(index)
        self.refuted = {b.sentence.start for a, b in pairwise(sentences) if refutes_next(a.chunks, language)}
        self.times = Times(self.text, published, sentences, language)

    def key(self, relation: Relation) -> tuple[object, ...]:
        ends: tuple[object, ...] = (relation.subject, relation.object)
        if self.types[relation.relation].symmetric:
            ends = tuple(sorted(ends, key=str))
        if isinstance(relation.object, str):
            ends = (relation.subject, normal(relation.object))
        return (relation.relation, *ends, relation.polarity)

    def leaves_open(self, relation: Relation) -> bool:
        """Whether an open statement says something: its verb is not one of saying, and no rule joins the two there."""
        verb, lexicon = relation.trigger.lower().split()[0], self.language.lexicon
        if verb in lexicon.statement_verbs | lexicon.copulas | lexicon.negators:
            return False
        ends = {relation.subject, relation.object}
        return not any(
            other.sentence == relation.sentence and ends == {other.subject, other.object}
            for other in self.found.values()
            if other.relation != OPEN
        )

    def relations(self, view: View, rules: Sequence[Rule]) -> Iterator[Relation]:
        chunked = view.chunked
        for rule in rules:
            if rule.kind == "role":
                for role in chunked.roles:
                    if role.position == rule.position:
                        yield from self.role(rule, role, chunked, view.reference)
            elif rule.kind in ("nested", "bracket"):
                for outer, inner in self.two_names(rule, chunked):
                    yield from self._of_names(rule, outer, inner, chunked)
            else:
                symmetric = self.types[rule.relation].symmetric
                for match in matches(rule, view, symmetric):
                    yield from self._matched(rule, match, chunked)

    def _matched(self, rule: Rule, match: Match, chunked: Chunked) -> Iterator[Relation]:
        first, last = chunked.chunks[match.first], chunked.chunks[match.last]
        trigger = self._span(first.start, last.end)
        state = self.types[rule.relation].family in STATES
        words = chunked.chunks[match.first : match.last + 1]
        # neighbours in an address are neither denied nor planned
        spoken = rule.kind != "adjacent" or any(c.lower and self.language.is_verb(c.lower) for c in words)
        refuted = chunked.sentence.start in self.refuted
        scope = (chunked.chunks, match.first, match.last, rule.kind == "noun", self.language)
        for a, b in match.pairs:
            if not (self.fits(a, rule.subject_types) and self.fits(b, rule.object_types)):
                continue
            dated = not state or self.clusters[a.cluster].type == "EVT"
            evidence = self._span(
                min(match.subject.start, match.object.start, first.start),
                max(match.subject.end, match.object.end, last.end),
            )
            yield Relation(
                subject=a.cluster,
                relation=rule.relation,
                object=b.cluster,
                polarity="negative" if refuted else polarity(*scope) if spoken else "positive",
                modality=modality(*scope) if spoken else "actual",
                source=self._source(chunked, match.first, trigger, state),
                time=self._time(rule.relation, a, b, chunked, trigger) if dated else None,
                evidence=evidence,
                sentence=self._span(chunked.sentence.start, chunked.sentence.end),
                marks=(self._mention(a, chunked), trigger, self._mention(b, chunked)),
                rule=rule.id,
                trigger=trigger.text,
                score=round(rule.score * min(a.mention.score, b.mention.score), 2),
            )

    def fits(self, head: Head, types: frozenset[str]) -> bool:
        """Whether a name is of one of the types."""
        return self.clusters[head.cluster].type in types

    def role(self, rule: Rule, role: RoleFound, chunked: Chunked, reference: Reference) -> Iterator[Relation]:
        """What a rule of kind role makes of a title."""
        if rule.names and not rule.names & set(role.role.split()):
            return
        person = role.person
        if role.position == "self":
            speaker = reference.speaker(role.start)
            person = speaker.heads[0].mention if speaker is not None else None
        elif person is None and reference.person is not None:
            person = reference.person.heads[0].mention
            if role.position == "anaphor" and (
                self._held(role, self.index[person]) or self._names_person(chunked, role.start)
            ):
                return
        if person is None or self.clusters[self.index[person]].type != "PER":
            return
        objects: list[tuple[int | str, Mention | None]] = []
        if rule.relation == "has_role":
            objects.append((role.role, None))
        elif rule.relation == "originates_from":
            objects.extend((self.index[m], m) for m in role.origin if m.type in rule.object_types)
        else:
            named = [m for place in role.places for m in (place, *self._inside(place))]
            wanted = rule.subject_types if rule.reverse else rule.object_types
            objects.extend((self._office_of(role, m), m) for m in named if m.type in wanted)
            objects.extend((ministry, None) for ministry in self._ministry_of(role.role) if "ORG" in rule.object_types)
        trigger = self._span(*role.said)
        for object_, mention in objects:
            if object_ == self.index[person]:
                continue
            ends: tuple[int, int | str] = (self.index[person], object_)
            if rule.reverse and isinstance(object_, int):
                ends = (object_, self.index[person])
            yield Relation(
                subject=ends[0],
                relation=rule.relation,
                object=ends[1],
                role=role.role if rule.relation not in ("has_role", "nominated") else None,
                former=role.former,
                evidence=self._span(role.start, role.end),
                sentence=self._span(chunked.sentence.start, chunked.sentence.end),
                marks=(
                    self._span(person.start, person.end) if role.person else None,
                    trigger,
                    None if mention is None else self._span(mention.start, mention.end),
                ),
                rule=rule.id,
                trigger=trigger.text,
                score=round(rule.score * min(person.score, mention.score if mention else 1.0), 2),
            )

    @staticmethod
    def _names_person(chunked: Chunked, before: int) -> bool:
        """Whether the sentence names a person before a place: then a description there is likely of another."""
        return any(i.type == "PER" and i.end <= before for i in chunked.items)

    def _held(self, role: RoleFound, person: int) -> bool:
        """Whether "Presiden Prancis itu" is likely somebody else than `person`.

        So it is where another is of that organisation or place, or where this one has a post of another.
        """
        places = {self.index[place] for place in role.places}
        posts = [r for r in self.found.values() if r.relation == "affiliated_with" and not r.rule.endswith(".anaphor")]
        others = {r.subject for r in posts if r.object in places} - {person}
        own = {r.object for r in posts if r.subject == person and r.former == role.former}
        return bool(others) or bool(own and not own & places)

    def _ministry_of(self, role: str) -> Iterator[int]:
        """The ministry whose minister a role is, where the article names it: "menteri keuangan", "menkeu"."""
        titles = self.language.titles
        field = set(role.split()) - titles.ministry_words
        short = "ke" + role.removeprefix("wa")
        if "menteri" not in role.split() and not role.removeprefix("wa").startswith("men"):
            return
        for i, cluster in enumerate(self.clusters):
            forms = [set(words(form)) for form in cluster.forms if cluster.type == "ORG"]
            fields = [form - titles.ministry_words for form in forms if form & titles.ministries]
            if {short} in forms or (field and field in fields):
                yield i
                return

    def _office_of(self, role: RoleFound, place: Mention) -> int:
        """The cluster of the office's organisation: "Kapolres Barru" is of the Polres Barru where the text names it."""
        unit = self.language.titles.units.get(role.role.split()[0]) if role.role else None
        if unit is not None and place.type == "LOC":
            wanted = {normal(f"{unit}{form}") for form in self.clusters[self.index[place]].forms}
            for i, cluster in enumerate(self.clusters):
                if cluster.type == "ORG" and wanted & {normal(form) for form in cluster.forms}:
                    return i
        return self.index[place]

    def two_names(self, rule: Rule, chunked: Chunked) -> Iterator[tuple[Mention, Mention]]:
        """The names that a rule of kind nested or bracket joins."""
        return self._nested(rule, chunked) if rule.kind == "nested" else bracketed(rule, chunked)

    def _nested(self, rule: Rule, chunked: Chunked) -> Iterator[tuple[Mention, Mention]]:
        """Names with a name inside: an organisation's parent, or a place behind one of the rule's words."""
        for outer in [item.mention for item in chunked.items if item.mention is not None]:
            for inner in self._inside(outer):
                ahead = self.text[outer.start : inner.start].lower().split()
                named = not rule.names or ahead[0] in rule.names
                if named and (not rule.before or ahead[-1] in rule.before):
                    yield outer, inner

    def _of_names(self, rule: Rule, outer: Mention, inner: Mention, chunked: Chunked) -> Iterator[Relation]:
        """The relation between two names that stand side by side or one in the other."""
        a, b = self.index[outer], self.index[inner]
        if a == b or self.clusters[a].type not in rule.subject_types or self.clusters[b].type not in rule.object_types:
            return
        marks = self._span(outer.start, outer.end), None, self._span(inner.start, inner.end)
        yield Relation(
            subject=a,
            relation=rule.relation,
            object=b,
            evidence=self._span(outer.start, max(outer.end, inner.end)),
            sentence=self._span(chunked.sentence.start, chunked.sentence.end),
            marks=marks,
            rule=rule.id,
            trigger="",
            score=round(rule.score * min(outer.score, inner.score), 2),
        )

    def _inside(self, mention: Mention) -> list[Mention]:
        """The names inside a name: "DPR" in "Komisi III DPR"."""
        return self.inside.get(mention, [])

    def _source(self, chunked: Chunked, trigger: int, span: Span, state: bool) -> int | None:
        for passage in self.passages:
            if passage.start <= span.start and span.end <= passage.end:
                return passage.speaker
        chunk_ = None if state else attributed_to(chunked, trigger, self.language)
        return chunk_.heads[0].cluster if chunk_ is not None else None

    def _time(self, relation: str, a: Head, b: Head, chunked: Chunked, trigger: Span) -> str | None:
        """When it was; an event without a date has the year in its name, an act of speech the day of speaking."""
        time = self.times.of(chunked, trigger)
        if time is None and relation in SPOKEN:
            time = self.times.of_speaking(chunked, a.cluster)
        event = next((self.clusters[h.cluster].name for h in (b, a) if self.clusters[h.cluster].type == "EVT"), None)
        return year_in(event) if time is None and event is not None else time

    def _mention(self, head: Head, chunked: Chunked) -> Span | None:
        """Where the sentence names it; None where a pronoun does."""
        inside = chunked.sentence.start <= head.mention.start and head.mention.end <= chunked.sentence.end
        return self._span(head.mention.start, head.mention.end) if inside else None

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])
