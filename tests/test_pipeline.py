"""The wiring: decisions of persons about statements, stories of articles, ids of an earlier build."""

from dataclasses import replace
from datetime import date

from kg.graph import KnowledgeGraph
from kg.languages import language
from kg.model import Article
from kg.pipeline import Findings, Resolving, assemble_with
from kg.resolve import Decision, Decisions, resolve_within
from kg.rules import extract, shipped_rules
from kg.rules.examples import annotated_document

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)


def findings(id_: str, text: str) -> Findings:
    document = annotated_document(text, INDONESIAN)
    article = Article(id_, document.article.text, published=date(2024, 5, 1))
    document = replace(document, article=article)
    clusters = resolve_within(document, INDONESIAN)
    return Findings(article, clusters, extract(document, clusters, RULES, INDONESIAN))


NEWS = [
    findings("a", "[Raka Pradana|PER] menelepon [Dewi Sekar|PER] pada Senin."),
    findings("b", "[Dewi Sekar|PER] bertemu [Raka Pradana|PER]. [Raka Pradana|PER] mengkritik [Dewi Sekar|PER]."),
]


def graph(*given: Decision) -> tuple[KnowledgeGraph, tuple[Decision, ...]]:
    return assemble_with(NEWS, INDONESIAN, Resolving(decisions=Decisions(given)))


def said(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    return sorted((s.article, s.relation) for s in graph.statements)


def test_a_wrong_statement_is_left_out_where_it_stands() -> None:
    plain, _ = graph()
    (phoned,) = (s for s in plain.statements if s.relation == "phoned")
    without, unused = graph(Decision("wrong", phoned.id))
    assert said(without) == [one for one in said(plain) if one[1] != "phoned"]
    assert not unused


def test_a_dropped_claim_is_left_out_everywhere_in_either_order() -> None:
    plain, _ = graph()
    (met,) = (s for s in plain.statements if s.relation == "met")
    assert not isinstance(met.object, str)
    for ends in ((met.subject.id, met.object.id), (met.object.id, met.subject.id)):
        without, unused = graph(Decision("drop", f"{ends[0]}|met|{ends[1]}|positive"))
        assert said(without) == [one for one in said(plain) if one[1] != "met"]
        assert not unused


def test_decisions_that_no_longer_apply_are_told() -> None:
    given = (
        Decision("wrong", "st-0", line=2),
        Decision("drop", "per-x|met|per-y|positive", line=3),
        Decision("same", "per-x", "per-y", line=4),
    )
    _, unused = graph(*given)
    assert unused == given


def test_reprints_count_as_one_report() -> None:
    text = (
        "[Raka Pradana|PER] menelepon [Dewi Sekar|PER] pada Senin pagi untuk membahas jembatan yang rusak diterjang "
        "banjir, lalu keduanya sepakat memperbaiki jalan desa sebelum musim panen tiba pada akhir bulan depan."
    )
    found, _ = assemble_with([findings("x", text), findings("y", text), *NEWS], INDONESIAN, Resolving())
    stories = {article.id: article.story for article in found.articles}
    assert stories["x"] == stories["y"] is not None
    assert stories["a"] is None
    assert len(set(found.stories().values())) == 3


def test_ids_of_an_earlier_build_lead_to_those_of_today() -> None:
    earlier, _ = graph()
    old = tuple(replace(entity, id=f"lama-{entity.id}") for entity in earlier.entities)
    now, _ = assemble_with(NEWS, INDONESIAN, Resolving(earlier=old))
    assert all(entity.replaces == (f"lama-{entity.id}",) for entity in now.entities)
    again, _ = assemble_with(NEWS, INDONESIAN, Resolving(earlier=now.entities))
    assert again == now
