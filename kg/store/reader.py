"""What reads articles into a store: the rules, and the tagger, which is loaded when there is something to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from kg.engine.reading import load_rules
from kg.languages import Language
from kg.model import Article, Document
from kg.pipeline import Findings, Stopwatch, read_findings
from kg.rules import Rule
from kg.store.record import Versions


class TaggerReader:
    """Reads articles with a Flair tagger and rules."""

    def __init__(
        self,
        language: Language,
        rules: tuple[Rule, ...],
        rules_hash: str,
        tagger: str | None,
        say: Callable[[str], None],
        progress: Callable[[Iterable[Document], int], Iterable[Document]],
    ) -> None:
        from kg.analyse.tagger import load_tagger

        self._language, self._rules, self._progress = language, rules, progress
        self._tagger = load_tagger(tagger, say)
        self.versions = Versions(metadata.version("wartagraf"), rules_hash, self._tagger.fingerprint)

    def read(self, articles: Sequence[Article]) -> Iterator[Findings]:
        """What each article gives, in order."""
        return read_findings(
            articles,
            self._tagger,
            self._rules,
            self._language,
            Stopwatch(),
            lambda documents: self._progress(documents, len(articles)),
        )


def lazy_reader(
    language: Language,
    *,
    tagger: str | None = None,
    rules: Sequence[Path] = (),
    progress: Callable[[Iterable[Document], int], Iterable[Document]] = lambda documents, _: documents,
    say: Callable[[str], None] = lambda _: None,
) -> Callable[[], TaggerReader]:
    """A reader that is made when it is first called for; faults in the rules are told at once.

    Raises InputError or RuleError; the reader's call raises ModelError.
    """
    loaded, rules_hash = load_rules(language, rules)
    return cache(lambda: TaggerReader(language, loaded, rules_hash, tagger, say, progress))
