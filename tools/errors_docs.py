"""Writes docs/errors.md: every error that a user can meet, read from the code, so that none is missing.

python tools/errors_docs.py            # after a change of a message; tests/test_docs_errors.py says when
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "errors.md"
GAP: Final = "…"
CLASSES: Final = ("InputError", "RuleError", "ModelError", "OutputError", "EngineError", "QueryError", "StoreError")
AREAS: Final = {
    "ingest": (
        "Reading articles",
        "A named source that cannot be read ends the command; a faulty piece of a folder or of JSON Lines is skipped, "
        "and listed with its reason (`build.json` under `skipped`).",
    ),
    "languages": ("Language", ""),
    "workspace": ("The result folder", "Nothing that kg did not write is replaced; the earlier result stands."),
    "export": ("Formats", ""),
    "rules": ("Rule packs", "All faults of all packs are told at once, each with file, line and rule."),
    "derive": ("SPARQL rules", "All faults of all rules are told at once, each with the file."),
    "analyse": ("Tagger", ""),
    "engine": ("Engines and cache", "Shards that were read stay read: the same command goes on where it stopped."),
    "resolve": ("Who is who", "Decisions and gazetteers."),
    "review": ("Reviewing", ""),
    "store": ("Stores", "The store is as it was."),
    "query": ("Queries", ""),
    "serve": ("Server", "Answers of the server begin with their status; others end the command."),
    "load": ("Neo4j", ""),
    "notebook": ("Notebooks", ""),
    "cli": ("Commands", ""),
    "evaluate": ("Measuring", ""),
    "train": ("Training", ""),
    "pipeline": ("Faults of kg itself", ""),
}  # fmt: skip

INTRODUCTION: Final = """\
Each message is one sentence: what is wrong, with the file or name that it is about (`…` here), why, where that is not
plain, and what to do. It stands on standard error after `kg: `, and the exit status is 1 (2 for wrong usage, 130 after
Ctrl-C). This page is made from the code by `python tools/errors_docs.py`; a test sees that it is whole, and that every
message stands in a test."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A message as it stands in the code, with `…` for what differs."""

    area: str
    text: str

    @property
    def parts(self) -> tuple[str, str]:
        """What it says, and what to do."""
        says, _, remedy = self.text.rpartition("; ")
        return (says, remedy) if says else (remedy, "")


def messages() -> list[Message]:
    """All messages, sorted by area and text. What only passes on another message is none."""
    found: set[Message] = set()
    for path in sorted((ROOT / "kg").rglob("*.py")):
        area = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in _texts(tree, area):
            plain = text.replace(GAP, "").strip(" .:,()'\"")
            if len(plain) > len("uses"):
                found.add(Message(area, text.rstrip(".")))
    return sorted(found)


def _texts(tree: ast.AST, area: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        listed = name == "append" and getattr(getattr(node.func, "value", None), "id", "") == "faults"
        if node.args and (listed or name in (*CLASSES, "fault")):
            yield _text(node.args[0])
        elif name == "Skipped" and len(node.args) > 1:
            yield _text(node.args[1])
        elif name == "refusal" and area == "serve":
            yield f"{_text(node.args[0])}: {_text(node.args[1])}"


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return " ".join(text.split(" "))
        case ast.Constant(value=int() as number):
            return str(number)
        case ast.JoinedStr(values=parts):
            return "".join(map(_text, parts))
        case ast.List(elts=[first, *_]):
            return _text(first)
        case ast.BinOp(left=left, right=right):
            return _text(left) + _text(right)
        case _:
            return GAP


def page() -> str:
    """The page."""
    lines = [
        "# What kg says when something is wrong",
        "",
        INTRODUCTION,
        "",
    ]
    known = messages()
    for area, (title, note) in AREAS.items():
        rows = [message for message in known if message.area == area]
        if rows:
            lines += [f"## {title}", "", *([note, ""] if note else []), "| It says | What to do |", "| --- | --- |"]
            lines += [f"| {' | '.join(part.replace('|', chr(92) + '|') for part in row.parts)} |" for row in rows]
            lines.append("")
    missing = {message.area for message in known} - set(AREAS)
    if missing:
        raise SystemExit(f"AREAS lacks {', '.join(sorted(missing))}; add a title for them.")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
