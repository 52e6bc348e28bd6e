"""The SHACL shapes: themselves valid SHACL, the same bytes each time, and one for everything that a graph holds."""

import os
import subprocess
import sys

import rdflib
from pyshacl import validate
from rdflib.namespace import RDF, SH

from export import sample
from kg.export import turtle
from kg.ontology import relations
from kg.ontology.rdf import turtle as as_turtle
from kg.ontology.shapes import shapes_graph
from kg.ontology.vocabulary import KGO


def test_they_are_valid_shacl() -> None:
    conforms, _, text = validate(rdflib.Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


def test_their_bytes_are_the_same_in_every_process() -> None:
    code = "import sys; from kg.ontology.rdf import turtle; from kg.ontology.shapes import shapes_graph; "
    code += "sys.stdout.buffer.write(turtle(shapes_graph()))"
    for seed in "12":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert done.stdout == as_turtle(shapes_graph())


def test_every_class_of_a_graph_has_a_shape() -> None:
    graph = turtle.triples(sample.graph())
    targets = set(shapes_graph().objects(None, SH.targetClass))
    untyped = {node for node in graph.subjects() if not targets & set(graph.objects(node, RDF.type))}
    assert {str(node).rsplit("/", 2)[1] for node in untyped} == {"software", "entity"}, "of former ids nothing is known"


def test_every_relation_has_a_signature() -> None:
    graph = shapes_graph()
    listed = {str(item) for head in graph.objects(None, SH["in"]) for item in graph.items(head)}
    assert {KGO[name] for name in relations()} <= listed
