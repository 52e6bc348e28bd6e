"""Where the search for harmful input begins: what each target reads when all is well, and words that steer it."""

import json
from dataclasses import asdict
from typing import Final

from export import sample
from kg.export import tables
from kg.model import Doubt, Merge

_GRAPH: Final = sample.graph()
_A: Final = _GRAPH.entities[0].id

SEEDS: Final[dict[str, tuple[bytes, ...]]] = {
    "articles": (
        b'{"id": 1, "text": "Ani tiba.", "title": "Ani", "published": "2024-03-05", "url": "x", "source": "y"}\n',
    ),
    "pieces": (b'{"id": "a", "text": "b"}\n{"id": "c", "text": "d"}\n',),
    "sentences": ('Senin (29/12/2024), 5–7 Maret 2024, akhir pekan lalu, dua hari lalu. PT. X Tbk. "A."'.encode(),),
    "statements": (b'dan tidak akan menelepon, menurut, "Kami" kata', b"yang dibantah (KPK) bersama"),
    "rule_packs": (
        b"rules:\n  - id: uji.satu\n    relation: met\n    trigger: [~temu]\n    description: Uji.\n    examples:\n"
        b"      - text: '[A|PER] bertemu [B|PER].'\n        facts: ['A | met | B']\n    counterexamples:\n"
        b"      - text: '[A|PER] pergi.'\n",
        b"a: &a [*a]\nb: 2024-99-99\nc: !!python/object:x y\n",
    ),
    "sparql_rules": (b"CONSTRUCT { ?a kgo:met ?b } WHERE { ?a kgo:affiliated_with ?o . ?b kgo:affiliated_with ?o }",),
    "builds": tuple(
        json.dumps(row).encode()
        for row in (
            tables.entity_row(_GRAPH.entities[0]),
            tables.statement_row(_GRAPH.statements[0]),
            tables.quote_row(_GRAPH.quotes[0]),
            tables.article_row(_GRAPH.articles[0]),
            asdict(Merge(_A, _A, "A", "b", 1, 0.5, ("x",))),
            asdict(Doubt(_A, "A", _A, _A, "B", _A, 0.5, ("x",))),
        )
    ),
    "annotated": (
        b"Ani\tB-PER\n\n1\tAni\t_\tPROPN\t_\t_\t0\troot\t_\t_\n",
        b'{"text": "Ani", "entities": [[0, 3, "PER"]]}',
    ),
    "people": (
        b'decision,first,second\nsame,a,b\nrename,a,\'=B\ndrop,"a|met|b|positive",\n',
        b"id,type,name\nQ1,PER,Ani\n",
    ),
    "queries": (b'PREFIX a: <x:> SELECT * { SERVICE <x:> { ?a ?b "c" } } # x', b"INSERT DATA { }"),
    "answers": (b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "x:a"}}]}}',),
    "requests": (b"query=ASK%20%7B%7D&default-graph-uri=x", b"text/html;q=0.5, */*;q=nan"),
    "cells": (b"=1+1", b";'=1", b"\t@x"),
    "exports": (b"'); MATCH (n) //\n=1+1\n<b>", "emoji 🌋\n\u202e\n".encode()),
}
