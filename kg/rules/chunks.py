"""A sentence as a row of chunks: names with their titles, and single words; what the matcher walks over."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Mention, Sentence
from kg.rules.roles import RoleFound, find_roles
from kg.rules.titles import Item, bracketed_end, leads_up

QUOTES = frozenset('"“”')
PUNCTUATION = frozenset(".,;:!?()[]-–—'‘’") | QUOTES


@dataclass(frozen=True, slots=True)
class Head:
    """A name in a chunk: the index of its cluster and its mention."""

    cluster: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Chunk:
    """A word, or one or several coordinated names with what belongs to them: titles, brackets."""

    start: int
    end: int
    lower: str
    heads: tuple[Head, ...] = ()

    @property
    def is_name(self) -> bool:
        return bool(self.heads)


@dataclass(frozen=True, slots=True)
class Chunked:
    """A sentence in chunks; `headline` says that it is written as one, `roles` are the titles found on the way."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    items: tuple[Item, ...]
    roles: tuple[RoleFound, ...]
    headline: bool


def chunk(
    sentence: Sentence, mentions: Sequence[Mention], clusters: Mapping[Mention, int], language: Language
) -> Chunked:
    """Chunks of a sentence. `mentions` are those of the article, sorted; `clusters` gives the cluster of each."""
    items = _items(sentence, mentions)
    roles = find_roles(items, language)
    chunks = _grouped(_chunks(items, roles, clusters, language), language)
    letters = [t.text for t in sentence.tokens if t.text[0].isalpha()]
    headline = len(letters) > 2 and sum(t[0].isupper() for t in letters) >= 0.6 * len(letters)
    return Chunked(sentence, tuple(chunks), tuple(items), tuple(roles), headline)


def _items(sentence: Sentence, mentions: Sequence[Mention]) -> list[Item]:
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    inside = [m for m in mentions[first:last] if m.end <= sentence.end]
    items: list[Item] = []
    at = 0
    for token in sentence.tokens:
        while at < len(inside) and inside[at].end <= token.start:
            at += 1
        if at < len(inside) and inside[at].start <= token.start < inside[at].end:
            mention = inside[at]
            if not items or items[-1].mention is not mention:
                items.append(Item(mention.start, mention.end, mention.text, mention.text.lower(), mention))
        else:
            items.append(Item(token.start, token.end, token.text, token.text.lower(), None))
    return items


def _chunks(
    items: list[Item], roles: list[RoleFound], clusters: Mapping[Mention, int], language: Language
) -> list[Chunk]:
    spans = {r.first: r for r in sorted(roles, key=lambda r: r.last) if r.covers_name}
    chunks: list[Chunk] = []
    at = 0
    while at < len(items):
        role = spans.get(at)
        if role is not None:
            last, mention = role.last, role.person
        else:
            last, mention = at, items[at].mention
        if mention is None:
            skipped = _address(items, at, language)
            if skipped is not None:
                last, mention = skipped, items[skipped].mention
        if mention is not None:
            last = bracketed_end(items, last)
            chunks.append(Chunk(items[at].start, items[last].end, "", (Head(clusters[mention], mention),)))
        else:
            chunks.append(Chunk(items[at].start, items[at].end, items[at].lower))
        at = last + 1
    return chunks


def _address(items: list[Item], at: int, language: Language) -> int | None:
    """Index of the name that words from `at` on lead up to ("Kombes Pol. Budi", "Kecamatan Cugenang"), or None."""
    if items[at].lower in language.lexicon.place_words and at + 1 < len(items):
        return at + 1 if items[at + 1].type == "LOC" else None
    if items[at].lower in language.titles.counterparts and at + 2 < len(items) and items[at + 1].text == ",":
        name = at + 2 if items[at + 2].type == "PER" else _address(items, at + 2, language)
        return name if name is not None and items[name].type == "PER" else None
    i = at
    while i < len(items) and (leads_up(items, i, language) or (i > at and items[i].text in ".()")):
        i += 1
    return i if at < i < len(items) and items[i].type == "PER" else None


def _grouped(chunks: list[Chunk], language: Language) -> list[Chunk]:
    """Joins "A, B, dan C" of one type into one chunk with three heads."""
    separators, coordinators = language.lexicon.list_separators, language.lexicon.coordinators
    grouped: list[Chunk] = []
    at = 0
    while at < len(chunks):
        group = [chunks[at]]
        closed = False
        i = at
        while chunks[i].is_name:
            j = i + 1
            linked: list[str] = []
            while j < len(chunks) and not chunks[j].is_name and chunks[j].lower in separators and len(linked) < 3:
                linked.append(chunks[j].lower)
                j += 1
            if not linked or j >= len(chunks) or not chunks[j].is_name or not _alike(chunks[j], chunks[at]):
                break
            group.append(chunks[j])
            i = j
            if coordinators & set(linked) or linked in (["-"], ["/"]):
                closed = True
                end, members = i, len(group)
                if "," not in [c.lower for c in chunks[i + 1 : i + 2]]:
                    break
        if closed:
            heads = tuple(h for c in group[:members] for h in c.heads)
            grouped.append(Chunk(group[0].start, chunks[end].end, "", heads))
            at = end + 1
        else:
            grouped.append(chunks[at])
            at += 1
    return grouped


def _alike(a: Chunk, b: Chunk) -> bool:
    actors = {"PER": 0, "ORG": 1, "LOC": 1, "EVT": 2}
    return actors.get(a.heads[0].mention.type, 3) == actors.get(b.heads[0].mention.type, 3)
