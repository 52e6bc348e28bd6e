"""Tidies what the tagger found in an article: edges, titles taken for names, datelines, and one type for one form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.languages import Language
from kg.model import Mention, Sentence

LEAST = 0.7
"""Names with a lower score than this are left out: most are wrong. Read off gold/dev; flat from .6 to .75."""
LEAST_OF_SEATS = 0.4
"""The same for seats of government, which are known: the tagger wavers whether they are places or speakers."""
SURE = 0.8
"""A form seen with this score is looked for in the rest of the article."""
_EDGES = " \t\u00a0\"“”'‘’.,;:!?–—-/&*…"
_DATELINE = re.compile(r"[^\n\"“]{2,60}?\s*(?:\([^)\n]{2,25}\)\s*)?(?:-\s?-|--|—|–|(?<=[\s)])-)\s")
_OPENING_LINES = 2
"""A dateline stands at the start of the first line, or of the second after a headline."""


def tidy(text: str, sentences: Sequence[Sentence], mentions: Iterable[Mention], language: Language) -> list[Mention]:
    """The mentions of an article, sorted, each at whole tokens; see the functions below for what is changed."""
    seats = language.lexicon.seats
    sure = [m for m in mentions if m.score >= (LEAST_OF_SEATS if m.text.lower() in seats else LEAST)]
    found = [t for m in sure if (t := _trimmed(m, text, language)) is not None]
    dateline = dateline_ends(text)
    found = [m for m in _merged(found, text) if not any(start <= m.start < end for start, end in dateline)]
    found = consistent(text, [s for s in sentences if not s.boilerplate], found)
    return _speaking_seats(text, found, language)


def dateline_ends(text: str) -> list[tuple[int, int]]:
    """(start, end) of datelines ("JAKARTA, KOMPAS.com -"): they name neither an actor nor a place of the news."""
    spans = []
    for line in list(re.finditer(r"[^\n]+", text))[:_OPENING_LINES]:
        match = _DATELINE.match(text, line.start(), line.end())
        if match is not None and (text[match.start() : match.start() + 3].isupper() or _short(match.group())):
            spans.append(match.span())
    return spans


def _short(dateline: str) -> bool:
    words = re.findall(r"\w[\w.]*", dateline)
    outlet = any(mark in dateline for mark in (",", "(", ".com", ".net", ".co", ".id"))
    return (
        outlet and len(words) <= 7 and all(w[0].isupper() or ".com" in w.lower() or w in ("com", "net") for w in words)
    )


def _trimmed(mention: Mention, text: str, language: Language) -> Mention | None:
    """Without punctuation at the edges, an unpaired bracket, or honorifics; None when nothing but a title is left."""
    start, end = mention.start, mention.end
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in _EDGES:
            start, changed = start + 1, True
        while end > start and text[end - 1] in _EDGES:
            end, changed = end - 1, True
        part = text[start:end]
        if part.count("(") != part.count(")"):
            cut = part.rfind("(") if part.count("(") > part.count(")") else part.find(")")
            start, end, changed = (start, start + cut, True) if cut > 0 else (start + 1, end, True)
            continue
        if mention.type == "PER":
            first = re.match(r"[\w.]+\s+(?=\w)", part)
            word = first.group().strip().rstrip(".").lower() if first else ""
            if first and (word in language.lexicon.ranks or word in language.lexicon.formal_titles):
                start, changed = start + first.end(), True
    part = text[start:end]
    if not part or not any(c.isalnum() for c in part):
        return None
    titles = language.titles
    if mention.type == "EVT" and " " not in part and (part.isdigit() or part.lower() in titles.events):
        return None
    if " " not in part and mention.type in ("PER", "ORG") and titles.begins_role(part.lower()):
        return None
    return replace(mention, start=start, end=end, text=part)


def _merged(mentions: list[Mention], text: str) -> list[Mention]:
    """Joins organisations with nothing but a space between them: "Satreskrim" and "Polres Garut" are one name."""
    merged: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        last = merged[-1] if merged else None
        if last is not None and last.type == mention.type == "ORG" and text[last.end : mention.start] == " ":
            score = min(last.score, mention.score)
            merged[-1] = Mention(last.start, mention.end, text[last.start : mention.end], "ORG", score)
        elif last is None or mention.start >= last.end:
            merged.append(mention)
    return merged


def _speaking_seats(text: str, mentions: list[Mention], language: Language) -> list[Mention]:
    """Seats of government that speak somewhere in the article are organisations in all of it."""
    lexicon = language.lexicon
    speakers = set()
    for mention in mentions:
        if mention.text.lower() in lexicon.seats:
            before = re.findall(r"\w+", text[max(0, mention.start - 40) : mention.start].lower())[-1:]
            after = re.findall(r"\w+", text[mention.end : mention.end + 40].lower())[:2]
            if set(before) & lexicon.speaking or set(after) & (lexicon.statement_verbs | lexicon.reporting):
                speakers.add(mention.text)
    return [replace(m, type="ORG") if m.text in speakers else m for m in mentions]


def consistent(text: str, sentences: Iterable[Sentence], mentions: list[Mention]) -> list[Mention]:
    """One type for one form in an article, and every further place where a form of it stands.

    The type is that of the highest summed score. A form of two words or more, or a long one, that was seen with a score
    of SURE is looked for elsewhere: a tagger that knew a name once seldom leaves it out on purpose.
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    best: dict[str, float] = {}
    for mention in mentions:
        votes[mention.text][mention.type] += mention.score
        best[mention.text] = max(best.get(mention.text, 0.0), mention.score)
    kinds = {form: min((-score, kind) for kind, score in counts.items())[1] for form, counts in votes.items()}
    result = [replace(m, type=kinds[m.text]) for m in mentions]
    forms = [f for f in kinds if (" " in f or len(f) > 3) and best[f] >= SURE and f[0].isupper()]
    if not forms:
        return sorted(result, key=lambda m: (m.start, -m.end))
    longest_first = sorted(forms, key=lambda f: (-len(f), f))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    taken = bytearray(len(text))
    for mention in result:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for sentence in sentences:
        starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
        for match in pattern.finditer(text, sentence.start, sentence.end):
            free = not any(taken[match.start() : match.end()])
            if free and match.start() in starts and match.end() in ends:
                form = match.group()
                result.append(Mention(match.start(), match.end(), form, kinds[form], round(best[form] * 0.9, 2)))
    return sorted(result, key=lambda m: (m.start, -m.end))
