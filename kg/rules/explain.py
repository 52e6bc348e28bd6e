"""Why a rule fired in a text or did not, told by the matcher's own steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Document
from kg.resolve.within import Cluster
from kg.rules.chunks import Chunk, Head
from kg.rules.extract import Context, prepare
from kg.rules.match import View, attempts, neighbours, refusal
from kg.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """One line about a rule: `near` where its trigger stood in the text, `fires` where nothing was missing."""

    rule: str
    text: str
    near: bool
    fires: bool = False


def explain(
    document: Document, clusters: Sequence[Cluster], rules: Sequence[Rule], language: Language
) -> list[Explanation]:
    """What each rule met in the sentences of a document: a line for each place of a trigger, or one that says none.

    `clusters` are those of the document, as `extract` takes them.
    """
    context, views = prepare(document, clusters, language)
    lines = []
    for rule in rules:
        met = [one for view in views for one in _Steps(context, view).of(rule)]
        lines.extend(met or [Explanation(rule.id, _ABSENT[rule.kind], near=False)])
    return lines


_ABSENT = {
    "verb": "none of its triggers stands in the text",
    "noun": "none of its triggers stands in the text",
    "adjacent": "no two names have its words between them",
    "bracket": "no name has another alone in brackets behind it",
    "role": "no title stands where it looks for one",
    "nested": "no name has another one inside",
}


class _Steps:
    """The steps of one sentence."""

    def __init__(self, context: Context, view: View) -> None:
        self.context, self.view, self.chunked = context, view, view.chunked

    def of(self, rule: Rule) -> Iterator[Explanation]:
        if rule.kind == "role":
            yield from self._roles(rule)
        elif rule.kind == "adjacent":
            yield from self._neighbours(rule)
        elif rule.kind in ("nested", "bracket"):
            for outer, inner in self.context.two_names(rule, self.chunked):
                heads = [Head(self.context.index[mention], mention) for mention in (outer, inner)]
                chunks = [Chunk(head.mention.start, head.mention.end, "", (head,)) for head in heads]
                where = f'"{outer.text}" and "{inner.text}"'
                yield self._judged(rule, where, chunks[0], chunks[1], ((heads[0], heads[1]),))
        else:
            symmetric = self.context.types[rule.relation].symmetric
            for at in attempts(rule, self.view, symmetric):
                yield self._judged(rule, f'trigger "{self._words(at.first, at.last)}"', at.subject, at.object, at.pairs)

    def _judged(
        self,
        rule: Rule,
        where: str,
        subject: Chunk | None,
        object_: Chunk | None,
        pairs: tuple[tuple[Head, Head], ...] | None,
    ) -> Explanation:
        if subject is None or object_ is None:
            sides = (("subject", subject), ("object", object_))
            told = [f'{side} "{self._name(found)}"' if found else f"no {side}" for side, found in sides]
            return Explanation(rule.id, f"{where}: {', '.join(told)}", near=True)
        ends = f'subject "{self._name(subject)}", object "{self._name(object_)}"'
        distinct = [(a, b) for a, b in pairs or () if a.cluster != b.cluster]
        if not distinct:
            return Explanation(rule.id, f"{where}: {ends}, but both are the same", near=True)
        faults = [self._misfits(rule, a, b) for a, b in distinct]
        if all(faults):
            return Explanation(rule.id, f"{where}: {faults[0]}", near=True)
        return Explanation(rule.id, f"{where}: {ends}", near=True, fires=True)

    def _misfits(self, rule: Rule, a: Head, b: Head) -> str:
        sides = (("subject", a, rule.subject_types), ("object", b, rule.object_types))
        return "; ".join(
            f'{side} "{head.mention.text}", but its type {self.context.clusters[head.cluster].type} '
            f"is not among {', '.join(sorted(types))}"
            for side, head, types in sides
            if not self.context.fits(head, types)
        )

    def _neighbours(self, rule: Rule) -> Iterator[Explanation]:
        chunks, clause = self.chunked.chunks, self.view.clause
        for i, chunk in enumerate(chunks):
            if not chunk.is_name:
                continue
            for j, words in neighbours(rule, chunks, i, clause):
                where = f'"{" ".join(words)}" between two names' if words else "two names side by side"
                refused = refusal(rule, chunks, i, clause)
                if refused:
                    text = f'{where}: "{self._name(chunk)}" stands first, but {refused}'
                    yield Explanation(rule.id, text, near=True)
                else:
                    ends = (chunks[j], chunk) if rule.reverse else (chunk, chunks[j])
                    pairs = tuple((a, b) for a in ends[0].heads for b in ends[1].heads)
                    yield self._judged(rule, where, *ends, pairs)

    def _roles(self, rule: Rule) -> Iterator[Explanation]:
        for role in self.chunked.roles:
            if role.position != rule.position:
                continue
            found = list(self.context.role(rule, role, self.chunked, self.view.reference))
            lacks = "has no person" if role.person is None else "names nothing beside it that the rule could take"
            text = f'title "{self.context.text[slice(*role.said)]}"'
            yield Explanation(rule.id, text if found else f"{text}: {lacks}", near=True, fires=bool(found))

    def _name(self, chunk: Chunk) -> str:
        return ", ".join(self.context.clusters[head.cluster].name for head in chunk.heads)

    def _words(self, first: int, last: int) -> str:
        chunks = self.chunked.chunks
        return self.context.text[chunks[first].start : chunks[last].end]
