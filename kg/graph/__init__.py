"""The knowledge graph that the views are made from."""

from kg.graph.attributes import EdgeAttributes, NodeAttributes
from kg.graph.knowledge_graph import KnowledgeGraph

__all__ = ["EdgeAttributes", "KnowledgeGraph", "NodeAttributes"]
