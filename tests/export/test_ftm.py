"""entities.ftm.json: what it holds, and that FollowTheMoney's own library takes every line without a complaint."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from export import sample
from kg.export import ftm
from kg.graph import KnowledgeGraph
from kg.model import EntityRef, Statement


def written(graph: KnowledgeGraph, folder: Path) -> list[dict[str, Any]]:
    ftm.write(graph, folder)
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").split("\n")[:-1]]


def with_facts(*facts: tuple[EntityRef, str, EntityRef]) -> KnowledgeGraph:
    graph = sample.graph()
    first = graph.statements[0]
    statements: list[Statement] = [
        replace(first, id=f"x{n}", subject=subject, relation=relation, object=object_)
        for n, (subject, relation, object_) in enumerate(facts)
    ]
    return replace(graph, statements=tuple(statements))


def test_only_what_fits(tmp_path: Path) -> None:
    lines = {line["id"]: line for line in written(sample.graph(), tmp_path)}
    schemata = {id_: line["schema"] for id_, line in lines.items() if line["schema"] != "Article"}
    assert schemata == {
        **{"e1": "Person", "e2": "Person", "e4": "Organization", "e5": "Event"},
        **{"s1": "UnknownLink", "s5": "UnknownLink", "s7": "UnknownLink"},
    }
    assert lines["e1"]["properties"]["position"] == ["Gubernur"]
    assert lines["e1"]["properties"]["wikidataId"] == ["Q1"]
    assert lines["s1"]["properties"] == {
        "subject": ["e1"],
        "object": ["e2"],
        "role": ["phoned"],
        "date": ["2021-03-08"],
        "summary": ["Gubernur Ratna Sulastri menelepon Hendra Wibowo"],
        "recordId": ["s1"],
        "proof": [lines["s1"]["properties"]["proof"][0]],
        "publisher": ["Harian Contoh"],
        "sourceUrl": ["https://berita.example/a1?x=1&y=2"],
    }
    article = lines[lines["s1"]["properties"]["proof"][0]]
    assert article["properties"]["title"] == ["Ratna menelepon Hendra"]


def test_kin_and_events(tmp_path: Path) -> None:
    graph = with_facts(
        (sample.RATNA, "parent_of", sample.HENDRA),
        (sample.HENDRA, "participated_in", sample.PEKAN),
        (sample.DINAS, "organized", sample.PEKAN),
        (sample.TIRTAMARTA, "participated_in", sample.PEKAN),
    )
    lines = {line["id"]: line for line in written(graph, tmp_path)}
    assert lines["x0"]["schema"] == "Family"
    family = lines["x0"]["properties"]
    assert (family["person"], family["relative"], family["relationship"]) == (["e1"], ["e2"], ["child"])
    assert lines["e5"]["properties"]["involved"] == ["e2"]
    assert lines["e5"]["properties"]["organizer"] == ["e4"]
    assert "x1" not in lines


def test_hostile_names_arrive_as_they_are(tmp_path: Path) -> None:
    lines = written(sample.hostile(), tmp_path)
    names = [line["properties"]["name"][0] for line in lines if line["schema"] in ("Person", "Organization")]
    assert names == [entity.label for entity in sample.hostile().entities if entity.type != "LOC"]


@pytest.mark.parametrize("graph", [sample.graph(), sample.hostile()], ids=["plain", "hostile"])
def test_the_library_takes_every_line(graph: KnowledgeGraph, tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed; it is heavy")
    lines = written(graph, tmp_path)
    proxies = {line["id"]: followthemoney.model.get_proxy(line, cleaned=False) for line in lines}
    for line in lines:
        proxy = proxies[line["id"]]
        line_schema = followthemoney.model.get(line["schema"])
        line_schema.validate({"properties": line["properties"]})
        for name, values in line["properties"].items():
            property_ = proxy.schema.get(name)
            assert property_ is not None, name
            assert len(proxy.get(name)) == len(set(values)), (name, values)
            if property_.range:
                assert all(proxies[value].schema.is_a(property_.range) for value in values), name
