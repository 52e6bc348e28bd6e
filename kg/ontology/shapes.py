"""The SHACL shapes that every graph must fulfil, generated from `shapes.yaml` and from what the relations join."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any, Final

import yaml
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.ontology.data import RelationType, entity_classes, inverses, relations
from kg.ontology.namespaces import PREFIXES, expand
from kg.ontology.rdf import empty_graph
from kg.ontology.vocabulary import KGO, RDF, RDFS, SCHEMA, SH, SKOS

_LABELS: Final = ((RDFS.label, "1.."), (SKOS.altLabel, "0.."))


class _Shapes:
    """A graph of shapes that grows; its blank nodes are numbered, so that the same data give the same bytes."""

    def __init__(self) -> None:
        self.graph = empty_graph()
        self._blank = 0

    def add(self, subject: Node, predicate: str, object_: Node) -> None:
        self.graph.add((subject, URIRef(predicate), object_))

    def blank(self) -> BNode:
        self._blank += 1
        return BNode(f"b{self._blank:05}")

    def list(self, members: Iterable[Node]) -> Node:
        """An RDF list."""
        nodes = list(members)
        if not nodes:
            return URIRef(PREFIXES["rdf"] + "nil")
        first = self.blank()
        cells = [first, *(self.blank() for _ in nodes[1:])]
        for cell, node, rest in zip(cells, nodes, [*cells[1:], URIRef(PREFIXES["rdf"] + "nil")], strict=True):
            self.graph.add((cell, URIRef(PREFIXES["rdf"] + "first"), node))
            self.graph.add((cell, URIRef(PREFIXES["rdf"] + "rest"), rest))
        return first

    def shape(self, name: str, target: str) -> URIRef:
        node = URIRef(PREFIXES["shape"] + name)
        self.add(node, RDF.type, URIRef(SH.NodeShape))
        self.add(node, SH.targetClass, URIRef(target))
        return node

    def property(self, shape: URIRef, path: str, count: str) -> URIRef:
        """A property shape of `shape`, with an IRI made of both."""
        local = path.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        node = URIRef(f"{shape}.{local}")
        self.add(shape, SH.property, node)
        self.add(node, RDF.type, URIRef(SH.PropertyShape))
        self.add(node, SH.path, URIRef(path))
        least, _, most = count.partition("..") if ".." in count else (count, "", count)
        if int(least):
            self.add(node, SH.minCount, Literal(int(least)))
        if most:
            self.add(node, SH.maxCount, Literal(int(most)))
        return node

    def classes(self, node: Node, classes: Sequence[str]) -> None:
        """The values of `node` are of one of the classes, which is told by a shape for each set of classes."""
        if len(classes) == 1:
            self.add(node, SH["class"], URIRef(classes[0]))
            return
        shape = URIRef(PREFIXES["shape"] + "Or".join(class_.rsplit("#", 1)[-1] for class_ in classes))
        self.add(node, SH.node, shape)
        if (shape, None, None) not in self.graph:
            self.add(shape, RDF.type, URIRef(SH.NodeShape))
            self.types(self.property(shape, RDF.type, "1.."), classes)

    def types(self, property_: Node, classes: Iterable[str]) -> None:
        """The values are the classes, or what those of entities are besides at schema.org."""
        entities = {KGO[entry.name]: SCHEMA[entry.name] for entry in entity_classes().values()}
        values = [iri for class_ in classes for iri in (class_, entities.get(class_)) if iri]
        self.add(property_, SH["in"], self.list(map(URIRef, values)))


def _entity_shapes(shapes: _Shapes) -> None:
    for entry in entity_classes().values():
        shape = shapes.shape(entry.name, KGO[entry.name])
        for path, count in _LABELS:
            property_ = shapes.property(shape, path, count)
            shapes.add(property_, SH.datatype, URIRef(RDF.langString))
            shapes.add(property_, SH.message, Literal(f"Needs {count} names with a language.", lang="en"))


def _message(path: str, constraints: dict[str, Any]) -> str:
    """What a property needs, in words; without it, pySHACL's own message would differ from run to run."""
    kinds = [" or ".join(value) if isinstance(value, list) else str(value) for value in constraints.values()]
    return f"Needs {path}: {', '.join(kinds)}."


def _constrain(shapes: _Shapes, property_: URIRef, constraints: dict[str, Any]) -> None:
    for name, value in constraints.items():
        match name:
            case "datatype":
                shapes.add(property_, SH.datatype, URIRef(expand(value)))
            case "class":
                shapes.classes(property_, list(map(expand, value)))
            case "in":
                shapes.add(property_, SH["in"], shapes.list(_values(value)))
            case "pattern":
                shapes.add(property_, SH.pattern, Literal(value))
            case "min":
                shapes.add(property_, SH.minInclusive, Literal(value))
            case "max":
                shapes.add(property_, SH.maxInclusive, Literal(value))
            case "below":
                shapes.add(property_, SH.lessThan, URIRef(expand(value)))


def _values(value: str | list[str]) -> list[Node]:
    match value:
        case "relations":
            return [URIRef(KGO[name]) for name in relations()]
        case "derivable":
            return [URIRef(KGO[name]) for name in (*relations(), *inverses())]
        case list():
            return [URIRef(expand(one)) if ":" in one else Literal(one) for one in value]
    raise ValueError(f"shapes.yaml has no list {value!r}")


def _signatures(shapes: _Shapes, name: str, target: str) -> None:
    """One of the signatures of the relations fits: predicate, class of the subject, class of the object.

    Classes are looked up by a path to the type and compared with a list, which pySHACL does several times faster than
    it decides between classes.
    """
    groups: dict[tuple[frozenset[str], frozenset[str]], list[RelationType]] = defaultdict(list)
    for relation in relations().values():
        groups[relation.domain, relation.range].append(relation)
    alternatives = []
    for (domain, range_), members in groups.items():
        node = shapes.blank()
        predicate = shapes.blank()
        shapes.add(node, SH.property, predicate)
        shapes.add(predicate, SH.path, URIRef(RDF.predicate))
        shapes.add(predicate, SH["in"], shapes.list(URIRef(KGO[member.name]) for member in members))
        for path, types in ((RDF.subject, domain), (RDF.object, range_)):
            end = shapes.blank()
            shapes.add(node, SH.property, end)
            if types == {"literal"}:
                shapes.add(end, SH.path, URIRef(path))
                shapes.add(end, SH.datatype, URIRef(RDF.langString))
            else:
                shapes.add(end, SH.path, shapes.list((URIRef(path), URIRef(RDF.type))))
                shapes.add(end, SH.minCount, Literal(1))
                shapes.types(end, [KGO[entry.name] for entry in entity_classes().values() if entry.type in types])
        alternatives.append(node)
    shape = shapes.shape(f"{name}.signature", target)
    shapes.add(shape, SH["or"], shapes.list(alternatives))
    shapes.add(shape, SH.message, Literal("The relation does not join things of these classes.", lang="en"))


def shapes_graph() -> Graph:
    """The shapes as a SHACL 1.0 (Core) graph.

    Shapes and their properties are IRIs under `shape:`, so that a report names them. All severities are violations.
    """
    shapes = _Shapes()
    _entity_shapes(shapes)
    data: dict[str, dict[str, Any]] = yaml.safe_load(
        files(__package__).joinpath("shapes.yaml").read_text(encoding="utf-8")
    )
    for name, entry in data.items():
        shape = shapes.shape(name, expand(entry["target"]))
        for path, constraints in entry["properties"].items():
            property_ = shapes.property(shape, expand(path), constraints["count"])
            _constrain(shapes, property_, constraints)
            shapes.add(property_, SH.message, Literal(_message(path, constraints), lang="en"))
        if entry.get("signature"):
            _signatures(shapes, name, expand(entry["target"]))
        if "not" in entry:
            excluded = shapes.blank()
            shapes.add(excluded, SH["class"], URIRef(expand(entry["not"])))
            shapes.add(shape, SH["not"], excluded)
            shapes.add(shape, SH.message, Literal(f"Must be no {entry['not']}.", lang="en"))
    return shapes.graph
