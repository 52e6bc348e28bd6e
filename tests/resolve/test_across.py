"""Entities over articles: full names join, single words of persons do not; ids follow from content."""

from kg.languages import language
from kg.model import Mention
from kg.resolve import Cluster, resolve_across

INDONESIAN = language("id")


def cluster(kind: str, *names: str) -> Cluster:
    """A cluster with a mention for each name, one after another."""
    return Cluster(names[0], kind, tuple(Mention(i * 100, i * 100 + len(n), n, kind, 0.9) for i, n in enumerate(names)))


def labels(*articles: list[Cluster]) -> list[tuple[str, int]]:
    """(label, number of articles) of the entities of the articles."""
    entities, _ = resolve_across({f"a{i}": found for i, found in enumerate(articles)}, INDONESIAN)
    return sorted((e.label, len({m.article for m in e.mentions})) for e in entities)


def test_full_names_join() -> None:
    assert labels([cluster("PER", "Vladimir Putin", "Putin")], [cluster("PER", "Vladimir Putin")]) == [
        ("Vladimir Putin", 2)
    ]


def test_single_words_of_persons_do_not_join() -> None:
    assert labels([cluster("PER", "Budi")], [cluster("PER", "Budi")]) == [("Budi", 1), ("Budi", 1)]


def test_an_acronym_that_another_article_expands_joins() -> None:
    full = cluster("ORG", "Badan Riset dan Inovasi Nasional", "BRIN")
    assert labels([full], [cluster("ORG", "BRIN")]) == [("Badan Riset dan Inovasi Nasional", 2)]


def test_an_acronym_of_a_company_joins() -> None:
    full = cluster("ORG", "PT Bank Nusantara Abadi", "BNA")
    assert labels([full], [cluster("ORG", "BNA")]) == [("PT Bank Nusantara Abadi", 2)]


def test_known_short_names_join() -> None:
    assert labels([cluster("LOC", "Amerika Serikat")], [cluster("LOC", "AS")]) == [("Amerika Serikat", 2)]


def test_types_keep_namesakes_apart() -> None:
    assert len(labels([cluster("LOC", "Gedung Putih")], [cluster("ORG", "Gedung Putih")])) == 2


def test_ids_do_not_depend_on_the_order_of_articles() -> None:
    one, two = [cluster("PER", "Vladimir Putin", "Putin")], [cluster("LOC", "Rusia")]
    first, _ = resolve_across({"a": one, "b": two}, INDONESIAN)
    second, _ = resolve_across({"b": two, "a": one}, INDONESIAN)
    assert first == second
    assert first[1].id.startswith("per-vladimir-putin-")
