"""When what a sentence says happened: by its own date, the day that the story has reached, or the day of speaking."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from kg.languages import Language, TimeExpression
from kg.model import Span
from kg.rules.chunks import QUOTES, Chunked
from kg.rules.scope import says

SPOKEN = frozenset(
    {"urged", "warned", "praised", "criticized", "accused", "thanked", "supported", "opposed", "communicated_with"}
)
"""Relations that are acts of speech: done on the day on which their speaker is quoted."""
BEFORE = 2
"""A time is carried over from at most this many sentences before."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


class Times:
    """The dates of one article, `text` published on `published`."""

    def __init__(self, text: str, published: date | None, sentences: Sequence[Chunked], language: Language) -> None:
        self.text, self.published, self.sentences, self.language = text, published, sentences, language
        self.dates: dict[int, tuple[TimeExpression, ...]] = {}

    def of(self, chunked: Chunked, trigger: Span) -> str | None:
        """The first date behind the trigger in its sentence, a full one if there is; else the last one ahead of it.

        A sentence without a date is about the time that the story has reached, unless it looks back or ahead. A date
        with a weekday that does not fit gives none.
        """
        found = self._in(chunked)
        after = [t for t in found if t.start >= trigger.end]
        exact = [t for t in after if len(t.value) == 10] or after or list(reversed(found))
        if exact:
            return None if exact[0].clash else exact[0].value
        return None if self._elsewhere(chunked) else self._before(chunked)

    def of_speaking(self, chunked: Chunked, speaker: int) -> str | None:
        """The day on which the article lets the cluster `speaker` speak, where it is one and the sentence has no date.

        A speaker without a day of his own has that of all others, where it is one.
        """
        elsewhere = any(c.lower in self.language.lexicon.other_times for c in chunked.chunks)
        if self._in(chunked) or elsewhere or speaker not in self.days:
            return None
        days = self.days[speaker] or {day for known in self.days.values() for day in known}
        return next(iter(days)) if len(days) == 1 else None

    def _elsewhere(self, chunked: Chunked) -> bool:
        lexicon = self.language.lexicon
        return any(c.lower in lexicon.other_times or c.lower in lexicon.planned for c in chunked.chunks)

    def _in(self, chunked: Chunked) -> tuple[TimeExpression, ...]:
        start, end = chunked.sentence.start, chunked.sentence.end
        if start not in self.dates:
            self.dates[start] = self.language.find_dates(self.text, start, end, self.published)
        return self.dates[start]

    def _before(self, chunked: Chunked) -> str | None:
        """The date of the nearest sentence before that tells, and does not quote: its date is that of speaking."""
        at = bisect_left(self.sentences, chunked.sentence.start, key=lambda s: s.sentence.start)
        for sentence in reversed(self.sentences[max(0, at - BEFORE) : at]):
            if not any(c.lower in self.language.lexicon.reporting or c.lower in QUOTES for c in sentence.chunks):
                dates = self._in(sentence)
                if dates:
                    return None if dates[-1].clash else dates[-1].value
        return None

    @cached_property
    def days(self) -> dict[int, set[str]]:
        """The days behind "kata X", for each cluster that speaks; empty sets for those who speak without a date."""
        days: dict[int, set[str]] = {}
        for sentence in self.sentences:
            for at, chunk in enumerate(sentence.chunks):
                name = None if chunk.is_name else says(sentence.chunks, at, self.language)
                if name is None:
                    continue
                spoken = days.setdefault(name.heads[0].cluster, set())
                dates = [t for t in self._in(sentence) if t.start >= chunk.start and len(t.value) == 10 and not t.clash]
                spoken.update(t.value for t in dates[:1] if chunk.lower in self.language.lexicon.reporting)
        return days


def year_in(name: str) -> str | None:
    """The year in the name of an event: "2018" of "Pilgub Jateng 2018"."""
    years = _YEAR.findall(name)
    return years[-1] if years else None
