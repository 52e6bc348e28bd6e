"""The nouns of kg, one a file; all frozen, none knows how it is made or shown."""

from kg.model.article import Article
from kg.model.document import Document, Mention, Parse, Sentence, Token
from kg.model.entity import Entity, EntityMention, EntityRef
from kg.model.quote import Quote
from kg.model.statement import Modality, Polarity, Span, Statement

__all__ = [
    "Article",
    "Document",
    "Entity",
    "EntityMention",
    "EntityRef",
    "Mention",
    "Modality",
    "Parse",
    "Polarity",
    "Quote",
    "Sentence",
    "Span",
    "Statement",
    "Token",
]
