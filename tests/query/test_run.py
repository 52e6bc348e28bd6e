"""kg query: answers over a built graph, refusals, and results that print safely."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pytest
import typer
from typer.testing import CliRunner

from export import sample
from kg.cli.query import query, shorten
from kg.cli.terminal import visible
from kg.derive import derive
from kg.errors import InputError, QueryError
from kg.export import ontology, trig, turtle
from kg.ontology.namespaces import ONTOLOGY_GRAPH
from kg.query import SUFFIXES, Term, run

app = typer.Typer()
app.command()(query)

PEOPLE = "SELECT ?name WHERE { ?person a kgo:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    turtle.write(sample.graph(), folder)
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    turtle.write(sample.hostile(), folder)
    return folder


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False, env={"COLUMNS": "200"})
    assert result.exit_code == 0
    return result.stdout_bytes.decode()


# --- answers


def test_select_with_known_prefixes(build: Path) -> None:
    table = run(build, PEOPLE)
    assert table.columns == ("name",)
    assert table.rows == (("Hendra Wibowo",), ("Ratna Sulastri",))
    assert table.terms[0] == (Term("literal", "Hendra Wibowo", "id"),)


def test_relations_of_a_build_have_labels(tmp_path: Path) -> None:
    ask = "SELECT ?l { [] rdf:predicate kgo:phoned . kgo:phoned rdfs:label ?l FILTER (lang(?l) = 'en') }"
    turtle.write(sample.graph(), tmp_path)
    assert run(tmp_path, ask).rows == ()
    ontology.write(sample.graph(), tmp_path)
    assert set(run(tmp_path, ask).rows) == {("phoned",)}
    named = ask.replace("kgo:phoned rdfs:label ?l", f"GRAPH <{ONTOLOGY_GRAPH}> {{ kgo:phoned rdfs:label ?l }}")
    assert run(tmp_path, named).rows == run(tmp_path, ask).rows


def test_what_is_derived_is_found_and_is_no_claim(tmp_path: Path) -> None:
    graph = derive(sample.graph())
    trig.write(graph, tmp_path)
    count = "SELECT (COUNT(DISTINCT ?node) AS ?n) { ?node a %s }"
    assert run(tmp_path / "graph.trig", count % "kgo:DerivedStatement").rows == ((str(len(graph.derived)),),)
    turtle.write(graph, tmp_path)
    claims = run(tmp_path, count % "schema:Claim").rows
    assert graph.derived
    assert run(tmp_path / "graph.trig", count % "schema:Claim").rows == claims


def test_who_phoned_whom_by_the_direct_triple(build: Path) -> None:
    table = run(build, "SELECT ?a ?b WHERE { ?x kgo:phoned ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }")
    assert table.rows == (("Ratna Sulastri", "Hendra Wibowo"),)


def test_what_is_denied_and_where_it_is_said(build: Path) -> None:
    table = run(
        build,
        """
        SELECT ?sentence ?start ?article WHERE {
          ?claim kgo:polarity kgo:negative ; rdf:predicate kgo:phoned .
          ?evidence oa:hasBody ?claim ; kgo:sentence ?sentence ; oa:hasTarget ?passage .
          ?passage oa:hasSource/schema:identifier ?article ; oa:hasSelector/oa:start ?start .
        }
        """,
    )
    assert table.rows == (("Ratna Sulastri tidak menelepon Hendra Wibowo", "0", "a3"),)


def test_what_is_planned_and_who_says_so(build: Path) -> None:
    table = run(
        build,
        """
        SELECT ?relation ?who WHERE {
          ?evidence kgo:modality kgo:planned ; oa:hasBody/rdf:predicate ?relation ; sem:accordingTo/rdfs:label ?who
        }
        """,
    )
    assert table.terms == (
        (Term("uri", "https://wartagraf.example/ontology#phoned"), Term("literal", "Dinas Sosial", "id")),
    )


def test_how_many_articles_support_a_claim(build: Path) -> None:
    table = run(
        build,
        """
        SELECT ?relation (COUNT(DISTINCT ?article) AS ?articles) WHERE {
          ?claim rdf:predicate ?relation ; kgo:polarity kgo:positive .
          ?evidence oa:hasBody ?claim ; oa:hasTarget/oa:hasSource ?article
        } GROUP BY ?claim ?relation HAVING (COUNT(DISTINCT ?article) > 1) ORDER BY ?relation
        """,
    )
    assert [row[0].rpartition("#")[2] for row in table.rows if row[0]] == ["met", "phoned"]
    assert [row[1] for row in table.rows] == ["2", "2"]


def test_unbound_is_none(build: Path) -> None:
    table = run(
        build,
        "SELECT ?e ?date WHERE { ?e a schema:NewsArticle OPTIONAL { ?e schema:datePublished ?date } } ORDER BY ?e",
    )
    assert [row[1] for row in table.rows] == ["2021-03-08", None, None]


@pytest.mark.parametrize(("subject", "answer"), [("kg:e1", True), ("kg:e2", False)])
def test_ask(build: Path, subject: str, answer: bool) -> None:
    table = run(build, f"ASK {{ {subject} kgo:phoned ?anyone }}")
    assert table.answer is answer
    assert table.rows == ((str(answer).lower(),),)


@pytest.mark.parametrize("sparql", ["CONSTRUCT { ?x kgo:met ?y } WHERE { ?x kgo:met ?y }", "DESCRIBE kg:e5"])
def test_triples_come_sorted(build: Path, sparql: str) -> None:
    table = run(build, sparql)
    assert table.columns == ("subject", "predicate", "object")
    assert table.rows
    assert list(table.rows) == sorted(table.rows)
    assert table.answer is None


def test_own_prefixes_win(build: Path) -> None:
    table = run(build, "PREFIX kgo: <https://schema.org/> SELECT (COUNT(*) AS ?n) WHERE { ?x a kgo:NewsArticle }")
    assert table.rows == (("3",),)


def test_blank_nodes_and_datatypes(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text('_:b <x:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n')
    ((subject, value),) = run(tmp_path / "a.nt", "SELECT ?s ?o WHERE { ?s ?p ?o }").terms
    assert subject is not None
    assert subject.kind == "bnode"
    assert value == Term("literal", "1", None, "http://www.w3.org/2001/XMLSchema#integer")


# --- sources


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_read(build: Path, suffix: str, tmp_path: Path) -> None:
    triples = [quad.triple for quad in pyoxigraph.parse(path=build / "graph.ttl")]
    pyoxigraph.serialize(triples, tmp_path / f"graph{suffix}", SUFFIXES[suffix])
    assert run(tmp_path / f"graph{suffix}", PEOPLE) == run(build, PEOPLE)


def test_named_graphs_are_queried_too(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text('<x:g> { <x:s> <x:p> "dalam" } <x:s> <x:p> "luar" .')
    table = run(tmp_path / "a.trig", "SELECT ?o WHERE { <x:s> <x:p> ?o } ORDER BY ?o")
    assert table.rows == (("dalam",), ("luar",))
    assert run(tmp_path / "a.trig", "SELECT ?o FROM <x:g> WHERE { <x:s> <x:p> ?o }").rows == (("dalam",),)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"tiada does not exist; give the folder of a build or an RDF file\.$"):
        run(tmp_path / "tiada", PEOPLE)


def test_folder_without_a_build(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no graph\.ttl; make one with kg build INPUT -o "):
        run(tmp_path, PEOPLE)


def test_unknown_format(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    with pytest.raises(InputError, match=r"a\.pdf is of no known RDF format; its name must end in one of \.ttl, "):
        run(tmp_path / "a.pdf", PEOPLE)


@pytest.mark.parametrize("content", [b"<x:s> <x:p> .\n", b'<x:s> <x:p> "\xff" .\n', b"\x00\x01\x02"])
def test_broken_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(content)
    with pytest.raises(InputError, match=r"a\.ttl is not valid Turtle: .*line 1"):
        run(tmp_path / "a.ttl", PEOPLE)


def test_a_remote_json_ld_context_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@context": "http://127.0.0.1:9/c", "@id": "x:s", "name": "a"}')
    with pytest.raises(InputError, match="is not valid JSON-LD"):
        run(tmp_path / "a.jsonld", PEOPLE)


# --- refusals

CALL = "<http://127.0.0.1:9/sparql> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT * WHERE {{ SERVICE {CALL} }}",
        f"SELECT * WHERE {{ service silent {CALL} }}",
        f"SELECT * WHERE {{ ?s ?p 1SERVICE{CALL} }}",
        f"SELECT * WHERE {{ ?s ?p trueSERVICE {CALL} }}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * WHERE { SERVICE:sparql { ?s ?p ?o } }",
        f"SELECT * WHERE {{ ?s ?p 'it\\'s' SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?s ?p '''it''s''' SERVICE {CALL} }}",
        f'SELECT * WHERE {{ ?s ?p """a"b""c""" SERVICE {CALL} }}',
        f"SELECT * WHERE {{ ?s ?p '' SERVICE {CALL} . ?s ?p '' }}",
        f"SELECT * WHERE {{ ?s <http://x/#a> 1 . SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?s <http://x/\\u0041#a> 1 . SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?s <http://x/\u00a0\u3000#a> 1 . SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?s kg:a\\'b 1 . SERVICE {CALL} . ?s ?p 'd' }}",
        f"SELECT * WHERE {{ ?s kg:a.b\\'c 1 . SERVICE {CALL} . ?s ?p 'd' }}",
        f"SELECT * WHERE {{ ?s kg:a\\#b 1 . SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?s ?p ?o # it's a comment \"\"\"\n SERVICE {CALL} # '''\n }}",
        f"SELECT * WHERE {{ ?s ?p ?o # a comment\r SERVICE {CALL} }}",
        f"SELECT * WHERE {{ ?a ?b ?c FILTER(?a < ?b) SERVICE {CALL} FILTER(?c > ?b) }}",
        f"SELECT * WHERE {{ ?a ?b ?c FILTER(?a<?b&&EXISTS{{SERVICE{CALL}}}) }}",
        f"SELECT * WHERE {{ VALUES ?x {{ 1 }} {{ SELECT * WHERE {{ SERVICE {CALL} }} }} }}",
        f"ASK {{ FILTER NOT EXISTS {{ SERVICE ?x {{ ?s ?p ?o }} }} }} # {CALL}",
    ],
)
def test_service_is_refused(build: Path, sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(build, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service WHERE { ?service ?p 'SERVICE <http://x> {}' }",
        'SELECT $service WHERE { $service kg:service "secret service" }',
        "SELECT * WHERE { ?s <http://x/service> ?o } # no SERVICE here",
        "SELECT * WHERE { ?s ?p '''a 'service' ''' }",
    ],
)
def test_the_word_service_is_not(build: Path, sparql: str) -> None:
    assert run(build, sparql).rows == ()


def test_escaped_letters_make_no_keyword(build: Path) -> None:
    with pytest.raises(QueryError):
        run(build, f"SELECT * WHERE {{ \\u0053ERVICE {CALL} }}")


@pytest.mark.parametrize(
    ("sparql", "word"),
    [
        ("INSERT DATA { kg:a kgo:met kg:b }", "INSERT"),
        ("PREFIX x: <x:>\n# comment\nDELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://127.0.0.1:9/x>", "LOAD"),
        ("clear all", "CLEAR"),
    ],
)
def test_updates_are_refused(build: Path, sparql: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"^{word} is refused, as kg query only reads"):
        run(build, sparql)


def test_from_fetches_nothing(build: Path) -> None:
    assert run(build, "SELECT * FROM <http://127.0.0.1:9/x> WHERE { ?s ?p ?o }").rows == ()


def test_syntax_errors_name_the_place(build: Path) -> None:
    with pytest.raises(QueryError, match=r"^The query has a syntax error near line 2, column \d+; check .*\.$"):
        run(build, "SELECT * WHERE {\n ?s ?p }")


def test_undeclared_prefix(build: Path) -> None:
    with pytest.raises(
        QueryError, match=r"undeclared prefix near line 1, column \d+; declare it with PREFIX name: <IRI>"
    ):
        run(build, "SELECT * WHERE { ?s foo:bar ?o }")


# --- the command


def test_table_shortens_iris(build: Path) -> None:
    output = printed(str(build), "SELECT ?s ?p WHERE { ?s ?p kg:e2 FILTER(?p = kgo:phoned) }")
    assert "kg:e1" in output
    assert "kgo:phoned" in output
    assert "https://" not in output


def test_table_keeps_every_character_of_long_values(build: Path) -> None:
    sparql = "SELECT ?hash WHERE { article:a1 kgo:textHash ?hash }"
    result = CliRunner().invoke(app, [str(build), sparql], env={"COLUMNS": "30"})
    assert str(run(build, sparql).rows[0][0]) in "".join(line.strip("│ ") for line in result.stdout.splitlines())


def test_csv(build: Path) -> None:
    output = printed(str(build), "SELECT ?s ?t WHERE { ?s kgo:has_role ?t }", "--format", "csv")
    assert output == "s,t\r\nhttps://wartagraf.example/entity/e1,Gubernur\r\n"


def test_csv_of_hostile_names_parses_back(hostile: Path) -> None:
    output = printed(str(hostile), "SELECT ?n WHERE { ?s rdfs:label ?n } ORDER BY ?s", "-f", "csv")
    assert [row[0] for row in csv.reader(io.StringIO(output, newline=""))] == ["n", *sample.HOSTILE_NAMES]


def test_json_is_sparql_results_json(build: Path) -> None:
    output = printed(str(build), "SELECT ?r ?c ?u WHERE { evidence:s3 kgo:role ?r ; kgo:confidence ?c }", "-f", "json")
    assert json.loads(output) == {
        "head": {"vars": ["r", "c", "u"]},
        "results": {
            "bindings": [
                {
                    "r": {"type": "literal", "value": "Gubernur", "xml:lang": "id"},
                    "c": {"type": "literal", "value": "0.9", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
                }
            ]
        },
    }


def test_json_of_ask(build: Path) -> None:
    assert json.loads(printed(str(build), "ASK { ?s ?p ?o }", "-f", "json")) == {"head": {}, "boolean": True}


def test_json_of_hostile_names(hostile: Path) -> None:
    output = json.loads(printed(str(hostile), "SELECT ?n WHERE { ?s rdfs:label ?n } ORDER BY ?s", "-f", "json"))
    assert [row["n"]["value"] for row in output["results"]["bindings"]] == list(sample.HOSTILE_NAMES)


def test_nothing_in_a_table_steers_the_terminal(hostile: Path) -> None:
    output = printed(str(hostile), "SELECT ?n WHERE { ?s rdfs:label ?n } ORDER BY ?s")
    assert not set(output) & set("\x00\x07\x08\x0b\x1b\x7f\x85\x9b\r\u2028\u202e")
    assert r"\x1b[31m" in output
    assert r"\u202e" in output
    assert "🌋" in output


def test_markup_in_values_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text('<x:s> <x:p> "[red]merah[/red] [link=http://x]y" .\n')
    assert "[red]merah[/red] [link=http://x]y" in printed(str(tmp_path / "a.nt"), "SELECT ?o WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (Term("uri", "https://wartagraf.example/ontology#met"), "kgo:met"),
        (Term("uri", "https://wartagraf.example/article/a%2Fb"), "https://wartagraf.example/article/a%2Fb"),
        (Term("uri", "https://tak.dikenal/x"), "https://tak.dikenal/x"),
        (Term("literal", "https://schema.org/Person", "id"), "https://schema.org/Person"),
    ],
)
def test_shorten(term: Term, shown: str) -> None:
    assert shorten(term) == shown


def test_visible() -> None:
    assert visible("a\tb\u202ec é 🌋") == "a\\tb\\u202ec é 🌋"
