"""Where shards end, and what their keys tell apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

import pytest

from engine.news import articles
from kg.engine.shards import CHARACTERS, FEWEST, MOST, cut, key
from kg.model import Article

NEWS = list(articles(3000))


def keys(news: list[Article]) -> list[str]:
    return [key(shard, "x") for shard in cut(news)]


def test_shards_hold_all_articles_in_order() -> None:
    found = list(cut(NEWS))
    assert list(chain.from_iterable(found)) == NEWS
    assert all(FEWEST <= len(shard) <= MOST for shard in found[:-1])
    assert 40 <= len(NEWS) / len(found) <= 90
    assert list(cut([])) == []


def test_a_stream_is_held_a_shard_at_a_time() -> None:
    taken = 0

    def stream() -> Iterator[Article]:
        nonlocal taken
        for taken, article in enumerate(NEWS, 1):  # noqa: B007
            yield article

    for number, _ in enumerate(cut(stream()), 1):
        assert taken <= number * MOST


@pytest.mark.parametrize("at", [0, 7, 1500, 2999])
def test_a_change_touches_its_own_shard_and_at_most_the_next(at: int) -> None:
    before = keys(NEWS)
    corrected = replace(NEWS[at], text=NEWS[at].text + " Ralat.")
    new = Article("baru", "Berita baru tentang Kupang.")
    for news in (
        [*NEWS[:at], corrected, *NEWS[at + 1 :]],
        [*NEWS[:at], *NEWS[at + 1 :]],
        [*NEWS[:at], new, *NEWS[at:]],
    ):
        now = keys(news)
        assert 1 <= len(set(now) - set(before)) <= 3
        assert len(set(before) & set(now)) >= len(before) - 3


def test_long_articles_make_small_shards() -> None:
    long = [Article(str(i), "kata " * (CHARACTERS // 10)) for i in range(7)]
    assert [len(shard) for shard in cut(long)] == [2, 2, 2, 1]


def test_a_key_tells_everything_apart() -> None:
    article = Article("a", "teks", "judul", date(2024, 1, 1), "https://contoh.id/a", "Contoh")
    others = [
        replace(article, id="b"),
        replace(article, text="teks."),
        replace(article, title=None),
        replace(article, published=None),
        replace(article, url=None),
        replace(article, source="contoh"),
    ]
    found = [key([one], "x") for one in (article, *others)]
    found += [key([article], "y"), key([article, others[0]], "x"), key([others[0], article], "x")]
    assert len(set(found)) == len(found)
