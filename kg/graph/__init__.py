"""The knowledge graph that the views are made from."""

from kg.graph.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
