"""The import table: which part may import which. A new import that is not in it is a decision, not an accident."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY = {
    "errors": set(),
    "model": set(),
    "languages": {"errors", "model"},
    "ontology": set(),
    "ingest": {"errors", "model"},
    "workspace": {"errors", "ingest"},
    "resolve": {"errors", "languages", "model"},
    "graph": {"model"},
    "rules": {"errors", "languages", "model", "ontology", "resolve"},
    "engine": {"analyse", "errors", "languages", "model", "pipeline", "resolve", "rules", "workspace"},
    "analyse": {"errors", "languages", "model", "resolve"},
    "export": {"errors", "graph", "model", "ontology"},
    "derive": {"errors", "export", "graph", "model", "ontology"},
    "validate": {"export", "graph", "model", "ontology"},
    "load": {"errors", "export", "graph"},
    "query": {"errors", "ontology", "store"},
    "store": {
        "analyse",
        "engine",
        "errors",
        "export",
        "graph",
        "languages",
        "model",
        "ontology",
        "pipeline",
        "resolve",
        "rules",
    },
    "serve": {"errors", "export", "ontology", "query", "store"},
    "notebook": {"errors", "export", "query", "store"},
    "mcp": {"errors", "query", "serve"},
    "evaluate": {"analyse", "build", "errors", "languages", "model", "pipeline", "resolve", "rules"},
    "review": {"errors", "export", "graph", "model", "resolve", "store"},
    "train": {"analyse", "errors", "evaluate", "languages", "model"},
    "pipeline": {"analyse", "errors", "graph", "languages", "model", "ontology", "resolve", "rules"},
    "__main__": {"cli"},
    "build": {
        "analyse",
        "derive",
        "engine",
        "errors",
        "export",
        "graph",
        "ingest",
        "languages",
        "model",
        "pipeline",
        "resolve",
        "validate",
        "workspace",
    },
}
HEAVY = ("flair", "torch", "transformers", "tokenizers", "safetensors")


def modules() -> list[Path]:
    return sorted(p for p in (ROOT / "kg").rglob("*.py") if p.parent.name not in ("cli", "kg"))


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize(
    "path", [*modules(), *sorted((ROOT / "kg").glob("*.py"))], ids=lambda p: str(p.relative_to(ROOT))
)
def test_parts_import_only_what_they_may(path: Path) -> None:
    part = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
    if part == "__init__":
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")} - {part}
    assert used <= MAY[part], f"{part} must not import {used - MAY[part]}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_only_analyse_and_train_import_flair_and_torch(path: Path) -> None:
    part = path.relative_to(ROOT / "kg").parts[0]
    heavy = {name for name in imports(path) if name.split(".")[0] in HEAVY}
    assert not heavy or part in ("analyse", "train"), heavy


@pytest.mark.parametrize(
    "path", [*modules(), *sorted((ROOT / "kg" / "cli").glob("*.py"))], ids=lambda p: str(p.relative_to(ROOT))
)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
