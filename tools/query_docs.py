"""Writes docs/queries.md from the heads of the named queries: `python tools/query_docs.py`."""

from pathlib import Path

from kg.query.library import library

TARGET = Path(__file__).parent.parent / "docs" / "queries.md"
HEAD = """# Named queries

Made by `python tools/query_docs.py` from the files in `kg/query/named/`; change it there.

```sh
kg query --list
kg query result --name who-met-whom --param person="Vladimir Putin"
```

`result` may be the folder of a build, an RDF file, a store or the address of an endpoint. A *name* is written as the
data has it, in full or as one of the other forms that articles use. / *Nama* ditulis seperti dalam data, lengkap atau
dalam bentuk lain yang dipakai artikel.
"""


def text() -> str:
    """The page."""
    parts = [HEAD]
    for query in library().values():
        parts.append(f"\n## {query.name}\n\n{query.description_id}\n\n{query.description_en}\n")
        if query.parameters:
            parts.append("\n| parameter | kind | |\n| --- | --- | --- |\n")
        for one in query.parameters:
            needed = "needed" if one.required else "optional"
            parts.append(f"| `{one.name}` | {one.kind}, {needed} | {one.description_id} / {one.description_en} |\n")
        parts.append(f"\n```sparql\n{query.sparql}```\n")
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
