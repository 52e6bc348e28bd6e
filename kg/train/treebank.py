"""Reads dependency trees (CoNLL-U) over words as they are written: "menyetujuinya" is one word, not verb and clitic."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, reason


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's words with part of speech, head (index, -1 for the root) and dependency label of each."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


def read_conllu(path: Path) -> list[Tree]:
    """The trees of a CoNLL-U file (universaldependencies.org/format.html).

    A multiword token takes part of speech, head and label of the part that the others hang on. Raises InputError when
    the file is none or holds no tree.
    """
    try:
        blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
        trees = [_tree([line.split("\t") for line in block.splitlines() if line[:1] != "#"]) for block in blocks]
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise InputError(f"{path}: cannot be read as CoNLL-U ({reason(error)}); give a treebank file.") from error
    if not any(tree.words for tree in trees):
        raise InputError(f"{path}: holds no tree; give a treebank file.")
    return [tree for tree in trees if tree.words]


def _tree(rows: list[list[str]]) -> Tree:
    words: list[tuple[str, list[list[str]]]] = []
    inside = 0
    for row in rows:
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
            words.append((row[1], []))
        elif row[0].isdigit():
            if int(row[0]) > inside:
                words.append((row[1], []))
            words[-1][1].append(row)
    place = {int(part[0]): i for i, (_, parts) in enumerate(words) for part in parts}
    place[0] = -1
    tops = []
    for i, (_, parts) in enumerate(words):
        tops.append(next((part for part in parts if place[int(part[6])] != i), parts[0]))
    return Tree(
        tuple(form for form, _ in words),
        tuple(top[3] for top in tops),
        tuple(place[int(top[6])] for top in tops),
        tuple(top[7] for top in tops),
    )
