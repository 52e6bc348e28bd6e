"""`parquet/`: the tables with real types, for pandas, Polars, DuckDB and Spark."""

from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kg.export.flat import NAMES, Kind, Table, tables
from kg.graph import KnowledgeGraph

FILES: Final = tuple(f"parquet/{name}.parquet" for name in NAMES)


def write(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes `FILES` into `folder`: Parquet with texts, lists of texts, 64-bit numbers, truth values and dates.

    What is not given is null. The same version of pyarrow writes the same bytes.

    Raises:
        OSError: a file cannot be written.
    """
    (folder / "parquet").mkdir(exist_ok=True)
    for table, name in zip(tables(graph), FILES, strict=True):
        pq.write_table(_arrow(table), folder / name)


def _arrow(table: Table) -> Any:
    """The table as a `pyarrow.Table`, which has no types for mypy."""
    types: dict[Kind, Any] = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
    columns = zip(*table.rows, strict=True)
    cells = dict(zip(table.columns, columns, strict=False))
    return pa.table({name: cells.get(name, ()) for name in table.columns}, schema=schema)
