"""Shortened names: acronyms ("IKN"), words welded from pieces ("Dinsos", "Kemendikbud", "Kaltim"), names made of them.

Indonesian welds short names from the beginnings, inner parts or ends of the words it shortens (KBBI: akronim). No list
of them is needed: a short name is recognised by what it can be cut from, where the article gives the full name as well.
"""

from functools import lru_cache

from kg.resolve.names import CORPORATE, LEVELS, SMALL, words

WELDED = 5
"""A welded word has at least this many letters; shorter ones fit too much by chance."""
LONGEST_PIECE = 5
"""What is cut from one word has at most this many letters."""
LONGEST = 24
"""A longer word is not welded from others."""
MOST_WORDS = 6
"""A single short word stands for at most this many words."""
_OMITTED = frozenset(LEVELS) - {"negara"}
"""Words that a short name leaves out; "Bank Negara Indonesia" is not "Bank Indonesia"."""
_NAMES = 1 << 14


def first_pair(name: str) -> str:
    """The two letters that a shortened name begins with."""
    return "".join(words(name))[:2]


def possible_pairs(full: str) -> set[str]:
    """The two letters that short forms of a full name can begin with."""
    parts = _content(full)
    if not parts:
        return set()
    pairs = {parts[0][i : i + 2] for i in range(len(parts[0]) - 1)}
    return pairs | ({parts[0][0] + parts[1][0]} if len(parts) > 1 else set())


@lru_cache(_NAMES)
def abbreviates(short: str, full: str) -> bool:
    """Whether every word of `short` is one of `full`, or is shortened from one or several of them, in order.

    "Polda Kaltim" of "Kepolisian Daerah Kalimantan Timur", "DLH Kalteng" of "Dinas Lingkungan Hidup Provinsi Kalimantan
    Tengah". Small words ("dan", "di") and administrative levels may be left out.
    """
    left, right = _content(short, keep_levels=True), _content(full, keep_levels=True)
    return 0 < len(left) < len(right) and _matches(left, right)


def welded_person(short: str, full: str) -> bool:
    """Whether a single name is welded from the beginnings of all words of a person's name: "Jokowi", "Zulhas"."""
    left, right = words(short), words(full)
    return len(left) == 1 and len(right) > 1 and len(left[0]) >= WELDED and _begun(left[0], right)


def adds(short: str, full: str) -> bool:
    """Whether a word is longer than the first of a fuller name: "Persiba" is not short for "Persib Bandung"."""
    parts, first = words(short), words(full)[0]
    return len(parts) == 1 and len(first) >= WELDED and parts[0].startswith(first) and parts[0] != first


def _content(name: str, keep_levels: bool = False) -> tuple[str, ...]:
    dropped = SMALL | CORPORATE | (frozenset() if keep_levels else frozenset(LEVELS))
    return tuple(w for w in words(name) if w not in dropped) or words(name)


def _matches(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left:
        return not right
    if not right:
        return False
    word = left[0]
    if (word == right[0] or _clips(word, right[0])) and _matches(left[1:], right[1:]):
        return True
    if right[0] in _OMITTED and len(right) > 1 and _matches(left, right[1:]):
        return True
    return any(
        _stands_for(word, right[:count]) and _matches(left[1:], right[count:])
        for count in range(2, min(MOST_WORDS, len(right)) + 1)
    )


def _clips(short: str, full: str) -> bool:
    return len(short) > 2 and len(full) > len(short) and full.startswith(short)


def _stands_for(word: str, group: tuple[str, ...]) -> bool:
    if word == "".join(part[0] for part in group):
        return True
    return WELDED <= len(word) <= LONGEST and word not in group and _welded(word, group)


def _welded(word: str, group: tuple[str, ...], first: bool = True) -> bool:
    """Whether the word consists of a piece of each of the group: a beginning or an end, or three letters from inside.

    Pieces are short; only a last word may stand whole ("Transjakarta").
    """
    if not group:
        return not word
    if len(group) == 1 and not first and word == group[0]:
        return True
    for size in range(2, min(LONGEST_PIECE, len(word) - 2 * (len(group) - 1)) + 1):
        piece = word[:size]
        fits = (
            group[0].startswith(piece) or (size == 3 and piece in group[0]) or (not first and group[0].endswith(piece))
        )
        if fits and _welded(word[size:], group[1:], first=False):
            return True
    return False


def _begun(word: str, group: tuple[str, ...]) -> bool:
    if not group:
        return not word
    return any(group[0].startswith(word[:size]) and _begun(word[size:], group[1:]) for size in range(2, len(word) + 1))
