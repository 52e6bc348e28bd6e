"""The nouns of kg, one a file; all frozen, none knows how it is made or shown."""

from kg.model.article import Article
from kg.model.derived import Derived
from kg.model.document import Document, Mention, Parse, Sentence, Token
from kg.model.entity import Entity, EntityMention, EntityRef
from kg.model.quote import Quote
from kg.model.resolution import Doubt, Merge
from kg.model.run import PROMOTIONS, Promotion, Run
from kg.model.statement import Modality, Polarity, Span, Statement

__all__ = [
    "PROMOTIONS",
    "Article",
    "Derived",
    "Document",
    "Doubt",
    "Entity",
    "EntityMention",
    "EntityRef",
    "Mention",
    "Merge",
    "Modality",
    "Parse",
    "Polarity",
    "Promotion",
    "Quote",
    "Run",
    "Sentence",
    "Span",
    "Statement",
    "Token",
]
