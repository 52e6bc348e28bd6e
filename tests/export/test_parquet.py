"""parquet/: the types are real."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from export import sample
from kg.export import parquet
from kg.model import EntityRef

pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'wartagraf[parquet]')")


def read(folder: Path, name: str) -> "pd.DataFrame":
    return pd.read_parquet(folder / "parquet" / f"{name}.parquet", dtype_backend="pyarrow")


def test_types(tmp_path: Path) -> None:
    parquet.write(sample.graph(), tmp_path)
    statements = read(tmp_path, "statements").set_index("id")
    assert statements.loc["s4", "from"] == date(2021, 3, 1)
    assert statements.loc["s4", "until"] == date(2021, 3, 31)
    assert statements.loc["s1", "published"] == date(2021, 3, 8)
    assert {name: str(kind) for name, kind in statements.dtypes.items() if name in ("former", "score", "start")} == {
        "former": "bool[pyarrow]",
        "score": "double[pyarrow]",
        "start": "int64[pyarrow]",
    }
    entities = read(tmp_path, "entities").set_index("id")
    assert list(entities.loc["e1", "aliases"]) == ["Ratna", "Ibu Ratna"]
    assert list(entities.loc["e2", "aliases"]) == []


def test_labels_and_types_of_the_ends(tmp_path: Path) -> None:
    graph = sample.graph()
    parquet.write(graph, tmp_path)
    rows = read(tmp_path, "statements").to_dict("records")
    for row, statement in zip(rows, graph.statements, strict=True):
        assert (row["subject_label"], row["subject_type"]) == (statement.subject.label, statement.subject.type)
        if isinstance(statement.object, EntityRef):
            assert (row["object_label"], row["object_type"]) == (statement.object.label, statement.object.type)
        else:
            assert (row["object_label"], row["object_type"]) == (statement.object, "text")
