"""Texts that mark their names where they stand: "[Vladimir Putin|PER] menelepon [Donald Trump|PER]."."""

import re


def unmarked(text: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the names as (start, end, type) in characters of it.

    `mark` matches a whole mark; its groups are the name and the type.
    """
    plain, names, at = "", [], 0
    for match in mark.finditer(text):
        plain += text[at : match.start()]
        names.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        at = match.end()
    return plain + text[at:], names
