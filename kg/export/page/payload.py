"""The page's data as plain JSON values: entities, statements, quotes and articles, which name each other by index."""

from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityRef, Quote, Span, Statement
from kg.ontology import FAMILIES, relations

Row = dict[str, Any]


class Payload:
    """What the page is told about a graph; `entity` finds an entity's index, `rows` gives everything."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph
        self._entities = {entity.id: index for index, entity in enumerate(graph.entities)}
        self._articles = {article.id: index for index, article in enumerate(graph.articles)}
        self._sentences: dict[tuple[str, int, int], int] = {}
        self._texts: list[str] = []

    def entity(self, ref: EntityRef) -> int:
        """The index of the entity that `ref` names."""
        return self._entities[ref.id]

    def index(self, id_: str) -> int:
        """The index of the entity of that id."""
        return self._entities[id_]

    def rows(self) -> Row:
        """Everything but the drawing. Sentences are kept once, however many statements stand in them."""
        graph = self._graph
        return {
            "entities": [self._entity_row(entity) for entity in graph.entities],
            "statements": [self._statement_row(statement) for statement in graph.statements],
            "quotes": [self._quote_row(quote) for quote in graph.quotes if quote.speaker],
            "articles": [_article_row(article) for article in graph.articles],
            "sentences": self._texts,
            "relations": _relation_rows(graph),
            "families": {name: {"id": label, "en": name} for name, label in FAMILIES.items()},
        }

    def _entity_row(self, entity: Entity) -> Row:
        articles = sorted({self._articles[mention.article] for mention in entity.mentions})
        return {
            "id": entity.id,
            "label": entity.label,
            "type": entity.type,
            **_given(aliases=entity.aliases, links=entity.same_as, mentions=len(entity.mentions), articles=articles),
        }

    def _statement_row(self, statement: Statement) -> Row:
        obj = statement.object
        return {
            "id": statement.id,
            "subject": self.entity(statement.subject),
            "relation": statement.relation,
            **({"text": obj} if isinstance(obj, str) else {"object": self.entity(obj)}),
            "article": self._articles[statement.article],
            "sentence": self._sentence(statement.article, statement.sentence),
            "marks": [_within(mark, statement.sentence) for mark in statement.marks],
            "rule": statement.rule,
            "trigger": statement.trigger,
            "score": round(statement.score, 2),
            **_given(
                denied=statement.polarity == "negative",
                modality="" if statement.modality == "actual" else statement.modality,
                former=statement.former,
                time=statement.time,
                role=statement.role,
            ),
            **({"source": self.entity(statement.source)} if statement.source else {}),
        }

    def _quote_row(self, quote: Quote) -> Row:
        assert quote.speaker
        return {
            "speaker": self.entity(quote.speaker),
            "text": quote.text,
            "article": self._articles[quote.article],
            **_given(cue=quote.cue),
        }

    def _sentence(self, article: str, sentence: Span) -> int:
        key = (article, sentence.start, sentence.end)
        if key not in self._sentences:
            self._sentences[key] = len(self._texts)
            self._texts.append(sentence.text)
        return self._sentences[key]


def _article_row(article: Article) -> Row:
    published = article.published.isoformat() if article.published else None
    given = _given(title=article.title, date=published, url=article.url, source=article.source, story=article.story)
    return {"id": article.id, **given}


def _relation_rows(graph: KnowledgeGraph) -> dict[str, Row]:
    known = relations()
    rows = {}
    for name in sorted({statement.relation for statement in graph.statements}):
        readable = name.replace("_", " ")
        kind = known.get(name)
        rows[name] = {"id": kind.label_id, "en": kind.label_en} if kind else {"id": readable, "en": readable}
        if kind:
            rows[name] |= {"family": kind.family, **_given(symmetric=kind.symmetric)}
    return rows


def _given(**values: Any) -> Row:
    """What is not empty: most statements are plain, and the file is sent by mail."""
    return {name: value for name, value in values.items() if value}


def _within(mark: Span | None, sentence: Span) -> list[int] | None:
    """The mark's place in the sentence, in UTF-16 units as JavaScript counts; None where they do not meet."""
    if mark is None:
        return None
    start = max(mark.start - sentence.start, 0)
    end = min(mark.end - sentence.start, len(sentence.text))
    if start >= end:
        return None
    return [_units(sentence.text[:start]), _units(sentence.text[:end])]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
