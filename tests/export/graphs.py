"""Graphs built by hand for the tests of the exports: people and events in them are invented."""

import re
from dataclasses import replace
from datetime import date
from random import Random

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, EntityMention, EntityRef, Modality, Polarity, Quote, Span, Statement


class GraphBuilder:
    """Collects entities, articles and statements; a sentence names its marks itself: `S{Ratna} T{bertemu} O{Bagus}.`"""

    def __init__(self) -> None:
        self._entities: dict[str, Entity] = {}
        self._articles: dict[str, Article] = {}
        self._statements: list[Statement] = []
        self._quotes: list[Quote] = []

    def entity(self, label: str, kind: str, *aliases: str, same_as: tuple[str, ...] = ()) -> "GraphBuilder":
        """An entity, which the other methods know by its label."""
        self._entities[label] = Entity(f"{kind.lower()}-{len(self._entities):04}", label, kind, aliases, same_as, ())
        return self

    def article(
        self, name: str, title: str | None, source: str | None = None, day: str | None = None, url: str | None = None
    ) -> "GraphBuilder":
        """An article, whose text grows with what is said and quoted in it."""
        published = date.fromisoformat(day) if day else None
        self._articles[name] = Article(name, f"{title}\n" if title else "", title, published, url, source)
        return self

    def say(
        self,
        article: str,
        subject: str,
        relation: str,
        object_: str,
        marked: str,
        *,
        polarity: Polarity = "positive",
        modality: Modality = "actual",
        source: str | None = None,
        time: str | None = None,
        role: str | None = None,
        former: bool = False,
        rule: str | None = None,
        score: float = 0.9,
    ) -> "GraphBuilder":
        """A statement; `object_` is a text where the relation is has_role."""
        start = len(self._articles[article].text)
        text, marks = _unmark(marked, start)
        self._append(article, text + "\n")
        sentence = Span(start, start + len(text), text)
        trigger = marks["T"].text if marks["T"] else ""
        self._mention(article, subject, marks["S"])
        literal = relation == "has_role"
        if not literal:
            self._mention(article, object_, marks["O"])
        self._statements.append(
            Statement(
                id=f"st-{len(self._statements):05}",
                article=article,
                subject=self._entities[subject].ref,
                relation=relation,
                object=object_ if literal else self._entities[object_].ref,
                polarity=polarity,
                modality=modality,
                source=self._entities[source].ref if source else None,
                time=time,
                role=role,
                former=former,
                evidence=sentence,
                sentence=sentence,
                marks=(marks["S"], marks["T"], marks["O"]),
                rule=rule or f"{relation.replace('_', '-')}-aktif",
                trigger=trigger,
                score=score,
            )
        )
        return self

    def quote(self, article: str, speaker: str, text: str, cue: str = "kata") -> "GraphBuilder":
        """A passage of direct speech."""
        start = len(self._articles[article].text) + 1
        self._append(article, f"“{text}” {cue} {speaker}.\n")
        ref: EntityRef = self._entities[speaker].ref
        self._quotes.append(Quote(article, ref, text, start, start + len(text), cue))
        return self

    def build(self) -> KnowledgeGraph:
        """The graph of everything so far."""
        return KnowledgeGraph(
            articles=tuple(sorted(self._articles.values(), key=lambda article: article.id)),
            entities=tuple(sorted(self._entities.values(), key=lambda entity: entity.id)),
            statements=tuple(self._statements),
            quotes=tuple(sorted(self._quotes, key=lambda quote: (quote.article, quote.start))),
        )

    def _append(self, name: str, text: str) -> None:
        old = self._articles[name]
        self._articles[name] = Article(old.id, old.text + text, old.title, old.published, old.url, old.source)

    def _mention(self, article: str, label: str, mark: Span | None) -> None:
        if mark:
            old = self._entities[label]
            mention = EntityMention(article, mark.start, mark.end, mark.text, 0.99)
            mentions = (*old.mentions, mention)
            self._entities[label] = Entity(old.id, old.label, old.type, old.aliases, old.same_as, mentions)


def _unmark(marked: str, base: int) -> tuple[str, dict[str, Span | None]]:
    marks: dict[str, Span | None] = {"S": None, "T": None, "O": None}
    text = ""
    place = 0
    for match in re.finditer(r"([STO])\{([^}]*)\}", marked):
        text += marked[place : match.start()]
        start = base + len(text)
        marks[match[1]] = Span(start, start + len(match[2]), match[2])
        text += match[2]
        place = match.end()
    return text + marked[place:], marks


def small_graph() -> KnowledgeGraph:
    """Four linked entities, one without a relation; one edge of two statements, one of which is denied."""
    return (
        GraphBuilder()
        .entity("Ratna Wulandari", "PER", "Ratna", "Menteri Ratna")
        .entity("Bagus Prakoso", "PER", "Bagus")
        .entity("Badan Air Nusantara", "ORG", "BAN", same_as=("https://example.org/ban",))
        .entity("Bandung", "LOC")
        .entity("Festival Hujan", "EVT")
        .article("a1", "Menteri Ratna temui Bagus Prakoso", "Harian Contoh", "2024-03-05", "https://contoh.example/a1")
        .article("a2", None)
        .say(
            "a1",
            "Ratna Wulandari",
            "met",
            "Bagus Prakoso",
            "😀 S{Ratna Wulandari} T{bertemu} O{Bagus Prakoso} pagi ini.",
        )
        .say(
            "a2",
            "Bagus Prakoso",
            "met",
            "Ratna Wulandari",
            "S{Bagus} tidak T{menemui} O{Menteri Ratna}, kata juru bicaranya.",
            polarity="negative",
            source="Badan Air Nusantara",
        )
        .say(
            "a1",
            "Ratna Wulandari",
            "has_role",
            "menteri pekerjaan umum",
            "O{Menteri pekerjaan umum} S{Ratna Wulandari} hadir.",
        )
        .say(
            "a1",
            "Ratna Wulandari",
            "visited",
            "Bandung",
            "S{Ratna Wulandari} akan T{berkunjung} ke O{Bandung} pekan depan.",
            modality="planned",
            time="2024-03-12",
        )
        .say(
            "a2",
            "Bagus Prakoso",
            "affiliated_with",
            "Badan Air Nusantara",
            "S{Bagus}, T{ketua} O{Badan Air Nusantara}.",
            role="ketua",
        )
        .quote("a1", "Ratna Wulandari", "Air bersih adalah hak setiap warga.")
        .build()
    )


def press_graph() -> KnowledgeGraph:
    """News of a year from three outlets: offices that change, a contradiction, a chain of links, an open statement."""
    builder = (
        GraphBuilder()
        .entity("Ratna Wulandari", "PER", "Ratna", "Menteri Ratna", same_as=("https://example.org/ratna",))
        .entity("Bagus Prakoso", "PER", "Bagus")
        .entity("Sinta Maharani", "PER")
        .entity("Kementerian Air", "ORG")
        .entity("Badan Air Nusantara", "ORG", "BAN")
        .entity("Bandung", "LOC")
        .entity("Komisi Sungai", "ORG")
        .article("a1", "Ratna dilantik", "Harian Contoh", "2024-01-10", "https://contoh.example/a1")
        .article("a2", "Bagus bantah bertemu Ratna", "Kabar Teladan", "2024-03-05", "https://teladan.example/a2")
        .article("a3", "Ratna dan Bagus bertemu di Bandung", "Harian Contoh", "2024-03-04")
        .article("a4", "Komisi periksa Badan Air", "Suara Umpama", "2024-07-20")
        .article("a5", "Ratna tinggalkan kabinet", "Suara Umpama", "2024-11-02")
        .article("a6", None)
    )
    for article, end in (("a1", "pagi ini"), ("a3", "kemarin"), ("a4", "pekan lalu")):
        text = f"S{{Ratna Wulandari}} T{{bertemu}} O{{Bagus Prakoso}} {end}."
        builder.say(article, "Ratna Wulandari", "met", "Bagus Prakoso", text)
    builder.say(
        "a2",
        "Bagus Prakoso",
        "met",
        "Ratna Wulandari",
        "S{Bagus} tidak pernah T{menemui} O{Ratna}, kata Sinta.",
        polarity="negative",
        source="Sinta Maharani",
    )
    builder.say("a2", "Bagus Prakoso", "praised", "Ratna Wulandari", "S{Bagus} T{memuji} O{Ratna}.", score=0.4)
    for article, former in (("a1", False), ("a5", True)):
        builder.say(
            article,
            "Ratna Wulandari",
            "affiliated_with",
            "Kementerian Air",
            "S{Ratna Wulandari}, T{menteri} O{Kementerian Air}.",
            role="menteri" if not former else "bekas menteri",
            former=former,
        )
    builder.say("a1", "Ratna Wulandari", "has_role", "menteri", "O{Menteri} S{Ratna} hadir.")
    builder.say(
        "a4", "Bagus Prakoso", "affiliated_with", "Badan Air Nusantara", "S{Bagus}, T{ketua} O{BAN}.", role="ketua"
    )
    builder.say(
        "a4",
        "Komisi Sungai",
        "investigated",
        "Badan Air Nusantara",
        "S{Komisi Sungai} akan T{memeriksa} O{Badan Air Nusantara}.",
        modality="planned",
        time="2024-08",
    )
    builder.say(
        "a4",
        "Komisi Sungai",
        "located_in",
        "Bandung",
        "S{Komisi Sungai} T{berkantor di} O{Bandung}.",
        modality="alleged",
    )
    builder.say("a6", "Sinta Maharani", "open", "Bandung", "S{Sinta} T{melukis} O{Bandung}.", score=0.5)
    builder.quote("a1", "Ratna Wulandari", "Air bersih adalah hak setiap warga.")
    return builder.build()


HOSTILE = (
    "</script><img src=x onerror=window.pwned=1>",
    "<script>window.pwned=1</script>",
    "<!-- <script> ",
    "\"'><svg/onload=window.pwned=1>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; & &amp;",
    "kiri \u202egnasip\u202c kanan",
    "baris\u2028pisah\u2029an",
    "nol\x00kontrol\x1b",
    "separuh \ud800 pengganti",
    "javascript:window.pwned=1",
    "__proto__",
    "A" * 100_000,
)


def hostile_graph() -> KnowledgeGraph:
    """Every text that an outsider may choose is hostile: names, aliases, titles, outlets, links, roles, sentences."""
    builder = GraphBuilder().entity("Pusat", "ORG")
    for number, text in enumerate(HOSTILE):
        name = f"a{number:02}"
        label = f"{text} {number}" if len(text) < 1000 else text
        builder.entity(label, "PER", text, same_as=("javascript:window.pwned=1", "https://example.org/?q=<b>&x='"))
        builder.article(name, f"Judul {text}", f"Media {text}", "2024-01-01", "javascript:window.pwned=1")
        sentence = text.replace("{", "(").replace("}", ")")
        builder.say(name, label, "praised", "Pusat", f"S{{Dia}} T{{memuji}} O{{Pusat}} {sentence}", rule=text)
        builder.say(name, label, "has_role", text, f"S{{Dia}} adalah {sentence}", role=text, time=text[:40])
        builder.quote(name, label, text)
    return builder.build()


def wide_graph(nodes: int, edges: int) -> KnowledgeGraph:
    """A graph of that size in the manner of news: stories of some twenty entities around a hub, and links across."""
    builder = GraphBuilder().article("a1", "Berita besar", "Harian Contoh", "2024-05-01", "https://contoh.example/a1")
    kinds = ("PER", "ORG", "LOC", "PER", "EVT", "PER", "ORG")
    labels = [f"Tokoh {number} {'Sejahtera Abadi' if number % 3 else 'Raya'}" for number in range(nodes)]
    for number, label in enumerate(labels):
        builder.entity(label, kinds[number % len(kinds)])
    relations = ("praised", "met", "criticized", "supported", "warned")
    random = Random(nodes)
    story = 20
    for number in range(edges):
        first = number % nodes
        hub = first // story * story
        second = random.choice((hub, hub, hub + random.randrange(story), hub + random.randrange(story)))
        if random.random() < 0.04:
            second = random.randrange(nodes // story) * story
        second = min(second, nodes - 1)
        if first == second:
            second = (second + 1) % nodes
        builder.say(
            "a1",
            labels[first],
            relations[number % len(relations)],
            labels[second],
            f"S{{{labels[first]}}} T{{menyebut}} O{{{labels[second]}}} dalam rapat ke-{number}.",
        )
    return builder.build()


def without(graph: KnowledgeGraph, article: str) -> KnowledgeGraph:
    """The graph as a build without that article has it: its statements and mentions gone, and who had no others."""
    entities = (
        replace(entity, mentions=tuple(mention for mention in entity.mentions if mention.article != article))
        for entity in graph.entities
    )
    return KnowledgeGraph(
        tuple(one for one in graph.articles if one.id != article),
        tuple(entity for entity in entities if entity.mentions),
        tuple(statement for statement in graph.statements if statement.article != article),
        tuple(quote for quote in graph.quotes if quote.article != article),
    )
