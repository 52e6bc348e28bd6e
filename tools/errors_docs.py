"""Writes docs/errors.md: every error that a user can meet, read from the code, so that none is missing.

python tools/errors_docs.py            # after a change of a message; tests/test_docs_errors.py says when
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

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

_Names: TypeAlias = Mapping[str, Sequence[ast.expr]]
"""What is assigned to a name."""
_Returns: TypeAlias = dict[str, list[tuple[ast.expr, _Names]]]
"""What a function of a name gives, with the names that are known inside it."""
_Node = TypeVar("_Node", bound=ast.AST)

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
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "kg").rglob("*.py"))}
    returns: _Returns = {}
    for tree in trees.values():
        for node, names in _nodes(tree, _assigned(tree), ast.FunctionDef):
            if node.returns is not None and ast.unparse(node.returns) in ("str", "str | None"):
                given = (one.value for one in ast.walk(node) if isinstance(one, ast.Return))
                returns[node.name] = [(value, names) for value in given if value is not None]
    for path, tree in trees.items():
        area = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
        for text in _texts(tree, area, returns):
            plain = text.replace(GAP, "").strip(" .:,()'\"")
            if len(plain) > len("uses"):
                found.add(Message(area, text.rstrip(".")))
    return sorted(one for one in found if Message(one.area, f"{GAP}: {one.text}") not in found)


def _texts(tree: ast.Module, area: str, returns: _Returns) -> Iterator[str]:
    for node, names in _nodes(tree, _assigned(tree), ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        listed = name == "append" and getattr(getattr(node.func, "value", None), "id", "") == "faults"
        if node.args and (listed or name in (*CLASSES, "fault")):
            yield from _said(node.args[0], names, returns)
        elif name == "Skipped" and len(node.args) > 1:
            yield from _said(node.args[1], names, returns)
        elif name == "refusal" and area == "serve":
            status, *_ = _said(node.args[0], names, returns)
            yield from (f"{status}: {text}" for text in _said(node.args[1], names, returns))


def _nodes(node: ast.AST, names: _Names, kind: type[_Node]) -> Iterator[tuple[_Node, _Names]]:
    """The nodes of a kind below one, each with the texts that have names where it stands."""
    for child in ast.iter_child_nodes(node):
        inside = names
        if isinstance(child, ast.FunctionDef):
            own = {argument.arg for argument in (*child.args.args, *child.args.kwonlyargs)}
            inside = {name: values for name, values in names.items() if name not in own}
            inside = {**inside, **_assigned(child)}
        if isinstance(child, kind):
            yield child, inside
        yield from _nodes(child, inside, kind)


def _assigned(scope: ast.Module | ast.FunctionDef) -> _Names:
    """What is assigned to names in a module or in a function, where that can be a text."""
    found: dict[str, list[ast.expr]] = {}
    for node in scope.body if isinstance(scope, ast.Module) else ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found.setdefault(name, []).append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                found.setdefault(name, []).append(value)
    return found


def _said(node: ast.expr, names: _Names, returns: _Returns) -> list[str]:
    """The texts that an expression can be, with `…` for what cannot be told."""
    match node:
        case ast.Constant(value=str() | int() as value):
            return [str(value)]
        case ast.JoinedStr(values=parts):
            return ["".join(text) for text in product(*(_said(part, names, returns) for part in parts))]
        case ast.FormattedValue(value=ast.Name(id=name)) if all(
            isinstance(value, ast.JoinedStr) for value in names.get(name, ())
        ):
            return _said(node.value, names, returns)
        case ast.FormattedValue(value=ast.Subscript() as part):
            return _said(part, names, returns)
        case ast.List(elts=[first, *_]):
            return _said(first, names, returns)
        case ast.BinOp(left=left, right=right):
            return [a + b for a in _said(left, names, returns) for b in _said(right, names, returns)]
        case ast.Name(id=name) if name in names:
            return [text for value in names[name] for text in _said(value, names, returns)]
        case ast.Subscript(value=ast.Name(id=name)) if any(isinstance(one, ast.Dict) for one in names.get(name, ())):
            return [text for table in names[name] for text in _said(table, names, returns)] or [GAP]
        case ast.Dict(values=values):
            return [text for value in values for text in _said(value, names, returns)]
        case ast.DictComp(value=value):
            return _said(value, names, returns)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name) as form, attr="format"), args=[part]) if name in names:
            filled = _said(part, names, returns)
            return [text.replace("{}", one) for text in _said(form, names, returns) for one in filled]
        case ast.Call(func=ast.Name(id=name)) if name in returns:
            return [text for value, own in returns[name] for text in _said(value, own, returns)]
        case _:
            return [GAP]


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
