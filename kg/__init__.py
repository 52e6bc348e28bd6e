"""kg builds knowledge graphs from news, Indonesian first; every statement with the sentence that says it.

The public names stand in `__all__`; they are imported when first used, so that `import kg` and `kg --help` are quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.analyse.tagger import Tagger, load_tagger
    from kg.build import build_folder
    from kg.errors import EngineError, InputError, KgError, ModelError, OutputError, QueryError, RuleError, StoreError
    from kg.graph import KnowledgeGraph
    from kg.ingest import read_articles
    from kg.languages import language
    from kg.model import Article, Document, Entity, Mention, Quote, Statement
    from kg.notebook import open
    from kg.pipeline import build_graph
    from kg.rules import Rule, load_packs, shipped_rules
    from kg.store import Store

__all__ = [
    "Article",
    "Document",
    "EngineError",
    "Entity",
    "InputError",
    "KgError",
    "KnowledgeGraph",
    "Mention",
    "ModelError",
    "OutputError",
    "QueryError",
    "Quote",
    "Rule",
    "RuleError",
    "Statement",
    "Store",
    "StoreError",
    "Tagger",
    "build_folder",
    "build_graph",
    "language",
    "load_packs",
    "load_tagger",
    "open",
    "read_articles",
    "shipped_rules",
]

_PLACES = {
    "kg.analyse.tagger": ("Tagger", "load_tagger"),
    "kg.build": ("build_folder",),
    "kg.errors": (
        "EngineError",
        "InputError",
        "KgError",
        "ModelError",
        "OutputError",
        "QueryError",
        "RuleError",
        "StoreError",
    ),
    "kg.graph": ("KnowledgeGraph",),
    "kg.ingest": ("read_articles",),
    "kg.languages": ("language",),
    "kg.model": ("Article", "Document", "Entity", "Mention", "Quote", "Statement"),
    "kg.notebook": ("open",),
    "kg.pipeline": ("build_graph",),
    "kg.rules": ("Rule", "load_packs", "shipped_rules"),
    "kg.store": ("Store",),
}
_WHERE = {name: module for module, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
