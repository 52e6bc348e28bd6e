"""Persons with their titles: "Menteri Luar Negeri Rusia Sergei Lavrov", "Sumarno, Sekretaris Daerah Jawa Tengah"."""

import re
from dataclasses import dataclass, replace

from kg.languages import Language
from kg.model import Mention
from kg.rules.titles import Item, Title, bracketed_end, leads_up, parse_title, title_text

_DEGREE = re.compile(r"(?:S|M|A|Ph|B|Sp|Amd|Dipl|Ing|SH|MH|SE|MM|MSi|MSc|PhD|SIK|SIP)(?:\.\w{1,4})*\.?")
"""A degree behind a name, or the first part of one."""
_YEARS = re.compile(r"(?:19|20)\d\d")
_JOINED = frozenset({"sekaligus", "merangkap", "juga", "dan"})
"""Words between two titles of one person: "CEO sekaligus pendiri X"."""
_GOING_ON = frozenset({"dalam", "di", "saat", "ketika", "kepada", "pada", "usai", "melalui", "lewat", "yang"})
"""Words that end an apposition without a comma: "kata X, Ketua PSSI dalam rilis"."""
_ONE_OF = frozenset({"salah", "satu", "seorang"})
_GIVEN = frozenset({"sebagai", "menjadi", "selaku"})


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


def find_roles(items: list[Item], language: Language) -> list[RoleFound]:
    """All roles of persons that a sentence states by a title, an apposition or a copula."""
    found = []
    for i in range(len(items)):
        before = _before(items, i, language) or _anaphor(items, i, language)
        if before is not None:
            found.append(before)
            found.extend(_sharing(items, before, language))
        own = _self(items, i, language)
        if own is not None:
            found.append(own)
        after = _after(items, i, language) or _copula(items, i, language) if items[i].type == "PER" else None
        if _points(items, i, language):
            after = _copula(items, i, language)
        while after is not None:
            found.append(after)
            after = _further(items, after, language)
    return _outermost(found)


def _sharing(items: list[Item], role: RoleFound, language: Language) -> list[RoleFound]:
    """The same title for the others of a list: "dua pembalap Ducati, A dan B", "para menteri A, B, dan C"."""
    counted = role.first > 0 and items[role.first - 1].lower in language.lexicon.numerals
    counted = counted or any(item.lower in language.lexicon.listing for item in items[role.first : role.last])
    if role.position != "before" or not counted:
        return []
    others, at, closed = [], role.last, False
    while not closed:
        i = bracketed_end(items, at) + 1
        links: list[str] = []
        while i < len(items) and items[i].lower in language.lexicon.list_separators and len(links) < 2:
            links.append(items[i].lower)
            i += 1
        while i < len(items) and leads_up(items, i, language):
            i += 1
        if not links or i >= len(items) or items[i].type != "PER":
            return []
        others.append(i)
        at, closed = i, bool(language.lexicon.coordinators & set(links))
    return [replace(role, first=i, last=i, person=items[i].mention, end=items[i].end) for i in others]


def _found(
    role: Title,
    items: list[Item],
    first: int,
    last: int,
    position: str,
    person: Mention | None,
    ends: int | None = None,
) -> RoleFound:
    """The role of a title over the items `first` to `last`; its evidence may end sooner, with item `ends`."""
    end = items[last if ends is None else ends].end
    return RoleFound(
        first, last, title_text(role.words), person, role.places, role.former, position, items[first].start, end,
        role.said, role.origin,
    )  # fmt: skip


def _further(items: list[Item], role: RoleFound, language: Language) -> RoleFound | None:
    """A second role of one person: "X merupakan pendiri Y dan pembina Z"."""
    at = role.last + 1
    if at + 1 >= len(items) or items[at].lower not in _JOINED:
        return None
    second = parse_title(items, at + 1, language)
    if second is None or _person_next(items, second.end, language):
        return None
    last = second.end - 1
    return replace(
        role, last=last, role=title_text(second.words), places=second.places, former=second.former or role.former,
        end=items[last].end, said=second.said, origin=second.origin,
    )  # fmt: skip


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


def _before(items: list[Item], at: int, language: Language, pairs: bool = True) -> RoleFound | None:
    """A title right before its bearer; with `pairs` the second of two titles is the second of two persons'."""
    role = parse_title(items, at, language)
    if role is None:
        return None
    i = role.end
    joined = i + 1 if i + 1 < len(items) and items[i].lower == "yang" and items[i + 1].lower == "juga" else i
    if joined + 1 < len(items) and items[joined].lower in _JOINED:
        second = _before(items, joined + 1, language, pairs=False)
        if second is None or second.person is None:
            return None
        places = role.places or second.places
        return replace(
            second, first=at, role=title_text(role.words), places=places, former=role.former, start=items[at].start,
            said=role.said, origin=role.origin,
        )  # fmt: skip
    if i + 1 < len(items) and items[i].lower == "yang" and items[i + 1].lower in language.titles.skipped:
        i += 2  # "Ketua KONI yang baru, X"
    listing = i + 1 if i < len(items) and items[i].text == "," else i
    if listing < len(items) and items[listing].lower in language.lexicon.listing:
        i = listing + 1
        if i < len(items) and items[i].text == ":":
            i += 1
    elif i < len(items) and items[i].lower in ("yang", "bernama", "berinisial", "adalah", "ialah"):
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
    if role.words[0].lower() == "pimpinan" and not role.places:
        return None  # "partai pimpinan X", "pasukan pimpinan Jenderal X"
    if i == role.end and not role.places and not role.origin:
        if _belongs(items, at, i, role, language):
            return None
        other = _served(items, i, language)
        if role.words[0].lower() in language.titles.attendants:
            if other is None:
                return None
            i = other  # "Kuasa hukum A, B": B is the lawyer
        elif role.words[0].lower() in language.titles.spokesmen and other is not None:
            i = other  # "Juru bicara A, B, mengatakan", but "juru bicara A mengatakan"
    if pairs and _second_of_two(items, at, language) and (other := _partner(items, i, language)) is not None:
        i = other  # "Bupati dan Wakil Bupati Bangkalan, A dan B": B is the deputy
    commas = [x for x in items[role.end : i] if x.text == ","]
    given = at > 0 and items[at - 1].lower in _GIVEN  # "A sebagai Kajari X, B sebagai Kajari Y"
    if commas and (given or not _apposed(items, at, i, language)):
        return None
    return _found(role, items, at, i, "before", items[i].mention)


def _second_of_two(items: list[Item], at: int, language: Language) -> bool:
    """Whether a title follows another and "dan": "Bupati dan Wakil Bupati"."""
    if at < 2 or items[at - 1].lower not in language.lexicon.coordinators:
        return False
    firsts = (parse_title(items, i, language) for i in range(max(0, at - 5), at - 1))
    return any(first is not None and first.end == at - 1 for first in firsts)


def _partner(items: list[Item], at: int, language: Language) -> int | None:
    """Where B stands in "A dan B", with A at `at`."""
    i = bracketed_end(items, at) + 1
    if i >= len(items) or items[i].lower not in language.lexicon.coordinators:
        return None
    i += 1
    while i < len(items) and leads_up(items, i, language):
        i += 1
    return i if i < len(items) and items[i].type == "PER" else None


def _belongs(items: list[Item], at: int, name: int, role: Title, language: Language) -> bool:
    """Whether a title at `at` is that of the person before it: "X, agen Y, yakin …", with Y at `name`."""
    titles = language.titles
    serves = role.words[0].lower() in titles.spokesmen | titles.attendants
    apposed = at > 1 and items[at - 1].text == "," and items[at - 2].type == "PER"
    return serves and apposed and name + 1 < len(items) and items[name].type == "PER" and items[name + 1].text in ",."


def _served(items: list[Item], at: int, language: Language) -> int | None:
    """Where B stands in "A, B", with A at `at`; None in a list of names."""
    i = at + 2
    while i < len(items) and leads_up(items, i, language):
        i += 1
    if i >= len(items) or items[at + 1].text != "," or items[i].type != "PER":
        return None
    listed = {item.lower for item in items[i + 1 : i + 3]} & language.lexicon.coordinators
    return None if listed else i


def _between(items: list[Item], at: int, placed: bool, language: Language) -> bool:
    """Whether an item may stand between a title and its name: marks, ranks, further places of the post."""
    if leads_up(items, at, language):
        return True
    if items[at].mention is not None:
        return placed and items[at].type == "LOC" and items[at - 1].text in ",("
    if placed and (items[at].lower == "periode" or _YEARS.fullmatch(items[at].text)):
        return True
    corps = items[at - 1].text == "(" and len(items[at].text) == 1  # "Letkol Laut (P) X"
    return items[at].text in ",.()-–" or corps


def _named_at(items: list[Item], at: int) -> int | None:
    """Where the name stands in "guru SMA di Palembang, Sumatera Selatan bernama NAME", behind further places."""
    i = at
    while i < len(items) and i - at < 8 and (items[i].type == "LOC" or items[i].text in ",()"):
        i += 1
    return i + 1 if i < len(items) and items[i].lower in ("bernama", "berinisial") else None


def _anaphor(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """A title that points to a person named earlier: "Politikus PDIP itu", "pelatih asal Portugal tersebut".

    It says more than the person's own title: with an organisation, an origin or an age ("kiper 29 tahun itu").
    """
    role = parse_title(items, at, language)
    if role is None:
        return None
    end = _past_age(items, role.end)
    telling = role.places or role.origin or end > role.end
    if not telling or end >= len(items) or items[end].lower not in language.lexicon.pointers:
        return None
    return _found(role, items, at, end, "anaphor", None)


def _of_age(items: list[Item], at: int) -> bool:
    """Whether an item is a word of "usia 45 tahun"."""
    return items[at].lower in ("usia", "berusia", "berumur", "tahun") or items[at].text.isdigit()


def _past_age(items: list[Item], at: int) -> int:
    """Behind "berusia 29 tahun" or "29 tahun"."""
    i = at + 1 if at < len(items) and items[at].lower in ("berusia", "berumur") else at
    if i + 1 < len(items) and items[i].text.isdigit() and items[i + 1].lower == "tahun":
        return i + 2
    return at


def _self(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "Saya selaku Kapolda Jawa Timur": a speaker's own title; who speaks is known from the quotation."""
    if items[at].lower not in language.lexicon.first_person or at + 2 >= len(items):
        return None
    if items[at + 1].lower not in ("selaku", "sebagai", "adalah"):
        return None
    role = parse_title(items, at + 2, language)
    if role is None:
        return None
    return _found(role, items, at, role.end - 1, "self", None)


def _points(items: list[Item], at: int, language: Language) -> bool:
    """Whether the item is a pronoun for a person, or the end of "pria itu" or "Pria kelahiran Riau itu"."""
    lexicon = language.lexicon
    if items[at].lower in lexicon.pronouns:
        return True
    described = {item.lower for item in items[max(0, at - 8) : at]} & lexicon.person_nouns
    return items[at].lower in lexicon.pointers and bool(described)


def _apposed(items: list[Item], first: int, last: int, language: Language) -> bool:
    """Whether "TITLE, NAME" is one phrase, and not the end of one clause and the start of another.

    A clause can end there where the sentence begins with one that is not the main one: "Saat menjamu pelatih X, Y …".
    """
    opening, words = items[0].lower, language.lexicon
    secondary = opening in words.clause_words or opening in words.prepositions or language.is_verb(opening)
    return (
        items[first].text[0].isupper()
        or not secondary
        or (first > 0 and items[first - 1].lower in ("kata", "ujar", "oleh"))
        or (last + 1 < len(items) and items[last + 1].text in ",.(")
    )


def _after(items: list[Item], at: int, language: Language) -> RoleFound | None:
    """ "NAME, TITLE ORG, …" and "NAME (TITLE ORG)"."""
    i = _past_degrees(items, at + 1)
    if i + 1 < len(items) and items[i].text == "(" and items[i + 1].text.isdigit():
        i += 3
    if i + 1 >= len(items) or items[i].text not in ",(–-":
        return None
    opening = items[i].text
    i += 1
    presented = items[i].lower in ("seorang", "sang", "selaku")
    if presented:
        i += 1
    role = parse_title(items, i, language) if i < len(items) else None
    if role is None:
        return None
    end = role.end
    if opening == "," and not role.places and end < len(items) and _belongs(items, i, end, role, language):
        end += 1  # "X, agen Y, …"
    closing = items[end].text if end < len(items) else "."
    going = closing in _GOING_ON or language.is_verb(closing) or closing in language.lexicon.reporting
    goes_on = closing == "yang" if presented else bool(role.places) and opening == "," and going
    if closing not in {",": ",.", "(": "),", "–": "–,", "-": "-,"}[opening] and not goes_on:
        return None
    belongs_to_next = opening == closing == "," and _person_next(items, role.end + 1, language)
    if belongs_to_next and (not role.places or items[i].text[0].isupper()):
        return None  # "A, Ketua KPK, B": the title is B's
    last = end if closing in ")–-" else end - 1
    return _found(role, items, at, last, "after", items[at].mention, ends=end - 1)


def _short(item: Item) -> bool:
    return item.mention is None and item.text.istitle() and len(item.text) < 5


def _past_degrees(items: list[Item], at: int) -> int:
    """Behind the degrees after a name: "X, S.H., M.Hum.", "X Dipl. Ing."."""
    i = at
    while i + 1 < len(items):
        j = i + 1 if items[i].text == "," else i
        if not _DEGREE.fullmatch(items[j].text) or items[j].mention is not None:
            break
        i = j + 1
        while i < len(items) and (items[i].text == "." or (items[i - 1].text == "." and _short(items[i]))):
            i += 1  # "M.Hum." is four tokens
    return i


def _person_next(items: list[Item], at: int, language: Language) -> bool:
    while at < len(items) and (leads_up(items, at, language) or items[at].text == "."):
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
    i = bracketed_end(items, at) + 1
    seen = set()
    while i < len(items) and items[i].mention is None and i - at < 10:
        if items[i].lower in language.lexicon.copulas:
            seen.add(items[i].lower)
        elif not (items[i].lower in language.lexicon.auxiliaries or items[i].text in ",-–" or _of_age(items, i)):
            break
        i += 1
    while i < len(items) and items[i].lower in _ONE_OF:
        i += 1
    if not seen & language.lexicon.needed_copulas and not {"yang", "juga"} <= seen:
        return None
    if {x.lower for x in items[at:i]} & (language.lexicon.negators | language.lexicon.planned):
        return None
    role = parse_title(items, i, language) if i < len(items) else None
    if role is None:
        return None
    return _found(role, items, at, role.end - 1, "copula", items[at].mention)
