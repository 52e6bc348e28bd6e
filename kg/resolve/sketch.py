"""What the resolution over articles looks at of a cluster: its names, its link, and what the article ties it to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Mention
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.link import link
from kg.resolve.names import words
from kg.resolve.persons import gender
from kg.resolve.within import Cluster

Tie = tuple[int, int | str]
"""What an article says of a cluster that tells who it is: the cluster, and an organisation, place or post."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A cluster as the resolution sees it; it follows from the article alone.

    `forms` are its surface forms with their numbers, `known` the id of the gazetteer's entry and `why` the reason,
    `posts` its posts in normal form, `tied` the clusters that it belongs to, `gender` is "f", "m" or "".
    """

    name: str
    type: str
    forms: tuple[tuple[str, int], ...]
    known: str | None = None
    why: str = ""
    posts: tuple[str, ...] = ()
    tied: tuple[int, ...] = ()
    gender: str = ""


def sketches(
    text: str, clusters: Sequence[Cluster], ties: Iterable[Tie], gazetteer: Gazetteer, language: Language
) -> tuple[Sketch, ...]:
    """The sketches of an article's clusters, in their order.

    Args:
        text: The article's text.
        clusters: Its clusters.
        ties: What it says of them.
        gazetteer: The things that may be linked.
        language: That of the article.
    """
    posts: dict[int, set[str]] = {}
    tied: dict[int, set[int]] = {}
    for subject, other in ties:
        if isinstance(other, str):
            posts.setdefault(subject, set()).add(" ".join(words(other)))
        else:
            tied.setdefault(subject, set()).add(other)
    links = link(text, clusters, gazetteer, language)
    return tuple(
        Sketch(
            name=cluster.name,
            type=cluster.type,
            forms=_counted(cluster.mentions),
            known=found.entry.id if found else None,
            why=found.reason if found else "",
            posts=tuple(sorted(posts.get(place, ()))),
            tied=tuple(sorted(tied.get(place, ()))),
            gender=_gender(text, cluster) if cluster.type == "PER" else "",
        )
        for place, (cluster, found) in enumerate(zip(clusters, links, strict=True))
    )


def _counted(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    numbers: dict[str, int] = {}
    for mention in mentions:
        numbers[mention.text] = numbers.get(mention.text, 0) + 1
    return tuple(numbers.items())


def _gender(text: str, cluster: Cluster) -> str:
    """What the words by which the article addresses a person tell; "" where they tell nothing or both."""
    found = set()
    for mention in cluster.mentions:
        before = re.search(r"(\w+)\.?\s*$", text[max(0, mention.start - 20) : mention.start])
        first = re.match(r"\w+", mention.text)
        for match in (before and before[1], first and first[0]):
            if match and (told := gender(match.casefold())):
                found.add(told)
    return found.pop() if len(found) == 1 else ""
