"""What a reader yields: an article that it found, or a piece of the input that it had to skip."""

from dataclasses import dataclass
from typing import TypeAlias

from kg.model.article import Article


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and where it stands in the input, in words for messages ("berita.jsonl, line 3")."""

    where: str
    article: Article


@dataclass(frozen=True, slots=True)
class Skipped:
    """A piece of the input that is not in the build, and why; the reason also says what to do."""

    where: str
    reason: str


Piece: TypeAlias = Found | Skipped
