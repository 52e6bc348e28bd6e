"""Nothing in kg unpickles, evaluates or runs what it reads, but where a flag asks for it and a warning says so."""

import ast
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.query import run

KG = Path(__file__).parent.parent / "kg"
RUNS = (
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "pickle.load",
    "pickle.loads",
    "yaml.unsafe_load",
)
PICKLES = {"analyse/flair_file.py": "SequenceTagger.load"}
"""Where a pickle is read: a tagger that `--tagger` names; kg/analyse/tagger.py warns of it first."""
SCORERS = {"evaluate/rules.py", "evaluate/facts.py"}
"""Where a program is run: the scorer that belongs to a gold set, as SECURITY.md says."""


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [(ast.unparse(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_nothing_is_run() -> None:
    for path in KG.rglob("*.py"):
        name = path.relative_to(KG).as_posix()
        for called, node in calls(path):
            options = {word.arg: ast.unparse(word.value) for word in node.keywords}
            assert called not in RUNS, (name, called)
            assert options.get("shell", "False") == "False", (name, called)
            if called == "torch.load":
                assert options.get("weights_only") == "True", name
            if called == "yaml.load":
                assert options.get("Loader") == "_Plain", name
            if called == "SequenceTagger.load":
                assert PICKLES.get(name) == called
            if called.startswith("importlib.util.spec_from_file"):
                assert name in SCORERS


def test_a_context_of_json_ld_is_not_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/context.jsonld"
        (tmp_path / "a.jsonld").write_text(f'{{"@context": "{address}", "@id": "x:a", "b": 1}}', encoding="utf-8")
        (tmp_path / "a.rdf").write_text(
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
            '<rdf:Description rdf:about="x:a"><x:b>&e;</x:b></rdf:Description></rdf:RDF>',
            encoding="utf-8",
        )
        for name in ("a.jsonld", "a.rdf"):
            with pytest.raises(KgError, match=f"{name} is not valid"):
                run(tmp_path / name, "ASK {}")
        server.shutdown()
    assert asked == []
