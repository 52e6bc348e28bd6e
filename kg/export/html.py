"""`graph.html`, the page that a journalist opens: one file, which runs offline and asks nothing of the network."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.export.page.drawing import network
from kg.export.page.payload import Payload
from kg.export.page.sparql import Question, engine, questions
from kg.graph import KnowledgeGraph

FILE = "graph.html"
TITLE = "Graf pengetahuan berita"
SCRIPTS = (
    *("words-id", "words-en", "text", "data", "filter", "places", "engine-vis", "engine-canvas", "labels", "minimap"),
    *("decisions", "cards", "panel", "lists", "search", "path", "table", "timeline", "controls", "save", "queries"),
    *("address", "page"),
)
"""The scripts of `page/js`, which share one scope, in their order."""
WORKER = "worker.js"
WASM = " 'wasm-unsafe-eval'; worker-src blob:"
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Look:
    """How a page opens: on the entity of the id `focus` and its neighbours, or on everything; light, dark, or as the
    reader's system has it (`auto`); with SPARQL where there are `questions`."""

    focus: str | None = None
    theme: str = "auto"
    questions: tuple[Question, ...] = ()


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `graph.html` into `folder`."""
    (folder / FILE).write_bytes(render(graph, TITLE).encode("utf-8", "xmlcharrefreplace"))


def render(graph: KnowledgeGraph, title: str, look: Look | None = None) -> str:
    """The page as HTML: its data are JSON in an inert script element; its security policy names what runs by hash."""
    payload = Payload(graph)
    look = look or Look()
    data = {
        "title": title,
        "settings": _settings(graph, payload, look),
        "network": network(graph, payload),
        **payload.rows(),
        **({"sparql": questions(look.questions)} if look.questions else {}),
    }
    page = files("kg.export") / "page"
    style = _inline(page / "page.css")
    scripts = [_inline(_vis_network()), "".join(_inline(page / "js" / f"{name}.js") for name in SCRIPTS)]
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        (page / "page.html.j2").read_text(encoding="utf-8")
    )
    return template.render(
        title=title,
        policy=Markup(_policy(scripts, style, bool(look.questions))),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=Markup(embed(data)),
        engine=Markup(embed(_engine(graph))) if look.questions else None,
    )


def _settings(graph: KnowledgeGraph, payload: Payload, look: Look) -> dict[str, object]:
    """`fingerprint` tells the page's corrections from those of other graphs."""
    ids = "\n".join([*(entity.id for entity in graph.entities), *(statement.id for statement in graph.statements)])
    focus = payload.index(look.focus) if look.focus else None
    return {"focus": focus, "theme": look.theme, "fingerprint": hashlib.sha256(ids.encode()).hexdigest()[:16]}


def embed(value: object) -> str:
    """JSON that is safe inside a script element and in ASCII, so that no text can end the element or turn the file's
    direction; `json.loads` and `JSON.parse` read it as it was."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _engine(graph: KnowledgeGraph) -> dict[str, str]:
    worker = files("kg.export") / "page" / "js" / WORKER
    return {**engine(graph), "worker": worker.read_text(encoding="utf-8")}


def _policy(scripts: list[str], style: str, sparql: bool) -> str:
    """What the page may do: no connection at all; WebAssembly in a worker that it makes itself, only with SPARQL."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}{WASM if sparql else ''}; style-src {_hash(style)}; "
        f"img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inline(source: Traversable) -> str:
    """A script or style as it may stand in the page: LF alone, no source map to ask for, no end tag inside."""
    text = source.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"</(?=script|style)", r"<\\/", text, flags=re.IGNORECASE)


def _vis_network() -> Traversable:
    """The newest vis-network that pyvis brings; without its style sheet, 220 kB of icons for controls not used here."""
    folders = (files("pyvis") / "templates" / "lib").iterdir()
    versions = {
        tuple(int(number) for number in folder.name.removeprefix("vis-").split(".")): folder
        for folder in folders
        if re.fullmatch(r"vis-\d+(\.\d+)*", folder.name)
    }
    return versions[max(versions)] / "vis-network.min.js"
