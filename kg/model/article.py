"""An article as it was ingested; its text is never changed afterwards, for every offset points into it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    `text` begins with the title where there is one; `published` is the day of publication. Articles that are nearly the
    same text have one `story`, which is known once all articles of a build are; others have none.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None
    story: str | None = None
