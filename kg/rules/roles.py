"""Persons with their titles: "Menteri Luar Negeri Rusia Sergei Lavrov", "Sumarno, Sekretaris Daerah Jawa Tengah"."""

from dataclasses import dataclass

from kg.languages import Language
from kg.model import Mention

LONGEST = 12
"""A role has at most this many words."""
_GOING_ON = frozenset({"dalam", "di", "saat", "ketika", "kepada", "pada", "usai", "melalui", "lewat", "yang"})
"""Words that end an apposition without a comma: "kata X, Ketua PSSI dalam rilis"."""
_ORIGIN = frozenset({"asal", "kelahiran", "berkebangsaan"})


@dataclass(frozen=True, slots=True)
class Item:
    """A token, or a mention as one piece."""

    start: int
    end: int
    text: str
    lower: str
    mention: Mention | None

    @property
    def type(self) -> str:
        """The mention's type, "" for a token."""
        return self.mention.type if self.mention is not None else ""


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A person's role; items `first` to `last` hold role and name, `places` are organisations and places of the post.

    `origin` is where the person is from: after "asal", or the place of a profession ("penyanyi Malaysia").

    `position` is "before" (the title stands before the name), "after" (apposition), "copula" ("X adalah …"), "self"
    ("saya selaku …") or "anaphor" ("politikus PDIP itu", a person named earlier). `covers_name` says that role and name
    form one noun phrase. `said` are the characters of the role's own words.
    """

    first: int
    last: int
    role: str
    person: Mention | None
    places: tuple[Mention, ...]
    former: bool
    position: str
    start: int
    end: int
    said: tuple[int, int]
    origin: tuple[Mention, ...] = ()

    @property
    def covers_name(self) -> bool:
        return self.position in ("before", "after")


@dataclass(frozen=True, slots=True)
class _Role:
    words: tuple[str, ...]
    places: tuple[Mention, ...]
    end: int
    former: bool
    said: tuple[int, int]
    origin: tuple[Mention, ...]


def find_roles(items: list[Item], language: Language) -> list[RoleFound]:
    """All roles of persons that a sentence states by a title, an apposition or a copula."""
    found = []
    for i in range(len(items)):
        before = _before(items, i, language) or _anaphor(items, i, language)
        if before is not None:
            found.append(before)
        own = _self(items, i, language)
        if own is not None:
            found.append(own)
        after = _after(items, i, language) or _copula(items, i, language) if items[i].type == "PER" else None
        if _points(items, i, language):
            after = _copula(items, i, language)
        if after is not None:
            found.append(after)
    return _outermost(found)


def _outermost(found: list[RoleFound]) -> list[RoleFound]:
    """Of two readings of one title the longer one; "wakil ketua" is not also "ketua"."""
    kept: list[RoleFound] = []
    for role in sorted(found, key=lambda r: (r.first, -r.last)):
        inside = any(
            k.person is role.person and k.position == role.position == "before" and k.first <= role.first <= k.last
            for k in kept
        )
        if not inside:
            kept.append(role)
    return kept


def _text(words: tuple[str, ...]) -> str:
    return " ".join(w if w.isupper() and 2 <= len(w) <= 5 else w.lower() for w in words)


def _parse(items: list[Item], at: int, language: Language) -> _Role | None:
    """A role that begins at item `at`: its words, the names in it, and where it ends."""
    titles = language.titles
    former = items[at].lower in titles.former
    i = at + 1 if former else at
    if i >= len(items) or items[i].mention is not None or not titles.begins_role(items[i].lower):
        return None
    words = [items[i].text]
    first, last = items[i], items[i]
    places: list[Mention] = []
    i += 1
    while i < len(items) and len(words) < LONGEST:
        item = items[i]
        if item.mention is not None:
            if item.type == "PER" or len(places) > 3:
                break
            if words[-1].lower() == "wali" and item.lower.startswith("kota "):
                words.append(item.text.split()[0])  # "Wali | Kota Medan": the tagger gives the word to the city
            places.append(item.mention)
        elif item.text == "(" and i + 2 < len(items) and items[i + 2].text == ")":
            i += 3
            continue
        elif places:
            # After the organisation a title goes on only by a further place: "Kapolres X, Kabupaten Y".
            break
        elif item.lower in _ORIGIN:
            break
        elif (
            item.lower in ("dari", "pada", "di", "untuk") and i + 1 < len(items) and _is_place(items[i + 1])
        ) or item.lower in titles.skipped:
            pass
        elif _goes_on(items, i, words[-1], language):
            words.append(item.text)
            last = item
        else:
            break
        i += 1
    while words and words[-1].lower() in ("dan", "untuk", "&", "dalam"):
        words.pop()
        i -= 1
    origin: list[Mention] = []
    if words and words[0].lower() in titles.professions:
        origin = [place for place in places if place.type == "LOC"]
        places = [place for place in places if place.type != "LOC"]
    if i + 1 < len(items) and items[i].lower in _ORIGIN and items[i + 1].type == "LOC":
        origin.extend(m for m in (items[i + 1].mention,) if m is not None)
        i += 2
    return _Role(tuple(words), tuple(places), i, former, (first.start, last.end), tuple(origin))


def _goes_on(items: list[Item], at: int, before: str, language: Language) -> bool:
    """Whether the word at `at` goes on with a role after the word `before`; ranks, honorifics, "tersangka" do not."""
    item, titles, lexicon = items[at], language.titles, language.lexicon
    if (item.lower, before.lower()) == ("muda", "agung") or (
        item.lower == "jenderal" and before.lower() in titles.offices
    ):
        return True  # "Sekretaris Jenderal", "Jaksa Agung Muda"; elsewhere ranks
    if item.lower == "dalam":
        return at + 1 < len(items) and items[at + 1].lower == "negeri"
    if item.lower in titles.stop or lexicon.addresses(item.lower):
        return False
    listed = item.lower in titles.joiners or item.lower in titles.offices or item.text == "&"
    named = item.text[0].isupper() and item.text.isalpha()
    numbered = item.text.isdigit() and len(item.text) < 3
    return listed or named or numbered or _noun(item, language)


def _noun(item: Item, language: Language) -> bool:
    """Whether a lower-cased word can go on with a role ("ketua panitia"): none of the small words, and no verb."""
    lexicon = language.lexicon
    small = (lexicon.prepositions, lexicon.conjunctions, lexicon.auxiliaries, lexicon.adverbs, lexicon.reporting)
    if not (item.text.isalpha() and item.text.islower()) or any(item.lower in words for words in small):
        return False
    return not language.is_verb(item.lower)


def _is_place(item: Item) -> bool:
    return item.type in ("ORG", "LOC")


def _before(items: list[Item], at: int, language: Language) -> RoleFound | None:
    role = _parse(items, at, language)
    if role is None:
        return None
    i = role.end
    if i < len(items) and items[i].lower in ("yang", "bernama", "berinisial", "yakni", "yaitu", "adalah", "ialah"):
        if items[i].lower == "yang":
            return None
        i += 1
    elif role.places and (named := _named_at(items, i)) is not None:
        i = named
    while i < len(items) and _between(items, i, bool(role.places), language):
        i += 1
        if i - role.end > 10:
            return None
    if i >= len(items) or items[i].type != "PER":
        return None
    if i == role.end and not role.places and not role.origin and role.words[0] in language.titles.attendants:
        return None
    commas = [x for x in items[role.end : i] if x.text == ","]
    if commas and not _apposed(items, at, i):
        return None
    return RoleFound(
        at,
        i,
        _text(role.words),
        items[i].mention,
        role.places,
        role.former,
        "before",
        items[at].start,
        items[i].end,
        role.said,
        role.origin,
    )


def _between(items: list[Item], at: int, placed: bool, language: Language) -> bool:
    """Whether an item may stand between a title and its name: marks, ranks, further places of the post."""
    if items[at].mention is not None:
        return placed and items[at].type == "LOC" and items[at - 1].text in ",("
    return items[at].text in ",.()" or language.lexicon.addresses(items[at].lower)


def _named_at(items: list[Item], at: int) -> int | None:
    """Where the name stands in "guru SMA di Palembang, Sumatera Selatan bernama NAME", behind further places."""
    i = at
    while i < len(items) and i - at < 8 and (items[i].type == "LOC" or items[i].text in ",()"):
        i += 1
    return i + 1 if i < len(items) and items[i].lower in ("bernama", "berinisial") else None


def _anaphor(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "Politikus PDIP itu", "Ketua PSSI tersebut": a title with a name in it that points to a person named earlier."""
    role = _parse(items, at, language)
    if (
        role is None
        or not role.places
        or role.end >= len(items)
        or items[role.end].lower not in language.lexicon.pointers
    ):
        return None
    return RoleFound(
        at,
        role.end,
        _text(role.words),
        None,
        role.places,
        role.former,
        "anaphor",
        items[at].start,
        items[role.end].end,
        role.said,
        role.origin,
    )


def _self(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "Saya selaku Kapolda Jawa Timur": a speaker's own title; who speaks is known from the quotation."""
    if items[at].lower not in language.lexicon.first_person or at + 2 >= len(items):
        return None
    if items[at + 1].lower not in ("selaku", "sebagai", "adalah"):
        return None
    role = _parse(items, at + 2, language)
    if role is None:
        return None
    start, end = items[at].start, items[role.end - 1].end
    words = _text(role.words)
    return RoleFound(
        at, role.end - 1, words, None, role.places, role.former, "self", start, end, role.said, role.origin
    )


def _points(items: list[Item], at: int, language: Language) -> bool:
    """Whether the item is a pronoun for a person, or the end of "pria itu" or "Pria kelahiran Riau itu"."""
    lexicon = language.lexicon
    if items[at].lower in lexicon.pronouns:
        return True
    described = {item.lower for item in items[max(0, at - 8) : at]} & lexicon.person_nouns
    return items[at].lower in lexicon.pointers and bool(described)


def _apposed(items: list[Item], first: int, last: int) -> bool:
    """Whether "TITLE, NAME" is one phrase, and not the end of one clause and the start of another."""
    return (
        items[first].text[0].isupper()
        or (first > 0 and items[first - 1].lower in ("kata", "ujar", "oleh"))
        or (last + 1 < len(items) and items[last + 1].text in ",.(")
    )


def _after(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "NAME, TITLE ORG, …" and "NAME (TITLE ORG)"."""
    i = at + 1
    if i + 1 < len(items) and items[i].text == "(" and items[i + 1].text.isdigit():
        i += 3
    if i + 1 >= len(items) or items[i].text not in ",(–-":
        return None
    opening = items[i].text
    i += 1
    presented = items[i].lower in ("seorang", "sang", "selaku")
    if presented:
        i += 1
    role = _parse(items, i, language) if i < len(items) else None
    if role is None:
        return None
    closing = items[role.end].text if role.end < len(items) else "."
    goes_on = closing == "yang" if presented else bool(role.places) and opening == "," and closing in _GOING_ON
    if closing not in {",": ",.", "(": "),", "–": "–,", "-": "-,"}[opening] and not goes_on:
        return None
    belongs_to_next = opening == closing == "," and _person_next(items, role.end + 1, language)
    if belongs_to_next and (not role.places or items[i].text[0].isupper()):
        return None  # "A, Ketua KPK, B": the title is B's
    last = role.end if closing in ")–-" else role.end - 1
    return RoleFound(
        at,
        last,
        _text(role.words),
        items[at].mention,
        role.places,
        role.former,
        "after",
        items[at].start,
        items[role.end - 1].end,
        role.said,
        role.origin,
    )


def _person_next(items: list[Item], at: int, language: Language) -> bool:
    while at < len(items) and (language.lexicon.addresses(items[at].lower) or items[at].text == "."):
        at += 1
    return at < len(items) and items[at].type == "PER"


def _undergone(items: list[Item], at: int, language: Language) -> bool:
    """Whether the person at `at` is the agent of a passive: "Risma ditunjuk Presiden Joko Widodo menjadi …"."""
    for item in reversed(items[max(0, at - 5) : at]):
        if item.mention is not None or item.text in ".,":
            return False
        if item.lower == "oleh" or (item.lower.startswith("di") and language.is_verb(item.lower)):
            return True
    return False


def _copula(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "NAME [yang] adalah/merupakan/selaku/menjabat sebagai TITLE …"."""
    if _undergone(items, at, language):
        return None
    i = at + 1
    seen = set()
    while i < len(items) and items[i].mention is None and i - at < 7:
        if items[i].lower in language.lexicon.copulas:
            seen.add(items[i].lower)
        elif items[i].lower not in language.lexicon.auxiliaries and items[i].text != ",":
            break
        i += 1
    if not seen & language.lexicon.needed_copulas and not {"yang", "juga"} <= seen:
        return None
    if {x.lower for x in items[at:i]} & (language.lexicon.negators | language.lexicon.planned):
        return None
    role = _parse(items, i, language) if i < len(items) else None
    if role is None:
        return None
    return RoleFound(
        at,
        role.end - 1,
        _text(role.words),
        items[at].mention,
        role.places,
        role.former,
        "copula",
        items[at].start,
        items[role.end - 1].end,
        role.said,
        role.origin,
    )
