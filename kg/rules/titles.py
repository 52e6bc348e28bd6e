"""Titles: the words of a post, the organisations and places in it, and where it ends ("Ketua Komisi III DPR")."""

import re
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Mention

LONGEST = 12
"""A role has at most this many words."""
_NO_RANKS = frozenset({("agung", "muda"), ("duta", "besar"), ("guru", "besar")})
"""Words of ranks that go on with a role behind these words."""
_ORDINAL = re.compile(r"ke-\d+")
_OWN = "nya"
""" "Juru bicaranya", "pendirinya": the post is with whom the sentence has named before."""
_FIELDS = frozenset({"untuk", "bidang", "urusan"})
"""Words before the field of a post that stands behind its organisation."""
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
class Title:
    """A title: its words, its organisations and places, the item behind it, and where its own words stand.

    `former` is "mantan …"; `origin` is where its bearer is from ("penyanyi Malaysia").
    """

    words: tuple[str, ...]
    places: tuple[Mention, ...]
    end: int
    former: bool
    said: tuple[int, int]
    origin: tuple[Mention, ...]


def leads_up(items: list[Item], at: int, language: Language) -> bool:
    """Whether an item stands before a name and is neither role nor name: an honorific, a rank, "Inf" behind one."""
    addresses = language.lexicon.addresses
    if at > 0 and items[at].lower in language.titles.corps and addresses(items[at - 1].lower):
        return True  # "Letkol Inf Budi", "Mayjen TNI Budi"
    return items[at].mention is None and addresses(items[at].lower)


def bracketed_end(items: list[Item], at: int) -> int:
    """The end of a short bracket behind an item (an acronym, an age, an office), or the item."""
    if at + 1 < len(items) and items[at + 1].text == "(":
        return next((i for i in range(at + 2, min(at + 8, len(items))) if items[i].text == ")"), at)
    return at


def title_text(words: tuple[str, ...]) -> str:
    """The words as a role: lower-cased but for acronyms."""
    return " ".join(w if w.isupper() and 2 <= len(w) <= 5 else w.lower() for w in words)


def parse_title(items: list[Item], at: int, language: Language) -> Title | None:
    """A role that begins at item `at`: its words, the names in it, and where it ends."""
    titles = language.titles
    former = items[at].lower in titles.former
    i = at + 1 if former else at
    if i >= len(items) or items[i].mention is not None:
        return None
    own = items[i].lower.removesuffix(_OWN)
    if not (titles.begins_role(own) or _is_unknown_title(items, i, language)):
        return None
    words = [items[i].text[: len(own)]]
    first, last = items[i], items[i]
    places: list[Mention] = []
    sites: set[Mention] = set()  # places where somebody works ("pedagang di Pasar Senen"), not where he is from
    i += 1
    while i < len(items) and len(words) < LONGEST:
        item = items[i]
        if item.mention is not None:
            if item.type == "PER" or len(places) > 3:
                break
            if words[-1].lower() == "wali" and item.lower.startswith("kota "):
                words.append(item.text.split()[0])  # "Wali | Kota Medan": the tagger gives the word to the city
            places.append(item.mention)
            if items[i - 1].lower in ("di", "pada"):
                sites.add(item.mention)
        elif item.text == "(" and i + 2 < len(items) and items[i + 2].text == ")":
            i += 3
            continue
        elif item.lower in titles.skipped or _ORDINAL.fullmatch(item.lower):
            pass
        elif item.text.isdigit() and len(item.text) > 2 and words[0].lower() in titles.units:
            pass  # "Dandim 0621 Bogor"
        elif places and item.lower == "dan" and i + 1 < len(items) and items[i + 1].type == places[-1].type == "EVT":
            pass  # "Ketua Panitia Pekan Olahraga X dan Pekan Paralimpik Y"
        elif places and item.lower == "untuk" and i + 1 < len(items) and _is_place(items[i + 1]):
            i += 1  # "Duta Besar Indonesia untuk Malaysia"
        elif places and item.lower in ("dari", "di") and i + 1 < len(items) and items[i + 1].type == "ORG":
            pass  # "Anggota Komisi III DPR dari Fraksi X", "ekonom Eropa di Bank Y"
        elif places and item.lower in _FIELDS and i + 1 < len(items) and items[i + 1].text.istitle():
            i = _named_field(items, i + 1)  # "Wakil Sekretaris Jenderal PBB untuk Urusan Kemanusiaan"
            continue
        elif places or item.lower in _ORIGIN:
            # After the organisation a title goes on only by a further place: "Kapolres X, Kabupaten Y".
            break
        elif (
            item.lower in ("dari", "pada", "di", "untuk", "of", "at") and i + 1 < len(items) and _is_place(items[i + 1])
        ):
            pass
        elif _goes_on(items, i, words[-1], language):
            words.append(item.text.removesuffix(_OWN))
            last = item
        else:
            break
        i += 1
    while words and words[-1].lower() in ("dan", "untuk", "&", "dalam"):
        words.pop()
        i -= 1
    seated = any(m.type == "ORG" for m in places)  # then "di X" says where that is: "Atase Kedutaan Y di X"
    places = [
        m
        for m in places
        if m not in sites or not ((seated and m.type == "LOC") or m.text.split()[0].lower() in titles.sites)
    ]
    origin: list[Mention] = []
    if words and words[0].lower() in titles.professions:
        origin = [place for place in places if place.type == "LOC" and place not in sites]
        places = [place for place in places if place.type != "LOC"]
    if i + 1 < len(items) and items[i].lower in _ORIGIN and items[i + 1].type == "LOC":
        origin.extend(m for m in (items[i + 1].mention,) if m is not None)
        i += 2
    return Title(tuple(words), tuple(places), i, former, (first.start, last.end), tuple(origin))


def _goes_on(items: list[Item], at: int, before: str, language: Language) -> bool:
    """Whether the word at `at` goes on with a role after the word `before`; ranks, honorifics, "tersangka" do not."""
    item, titles, lexicon = items[at], language.titles, language.lexicon
    if (before.lower(), item.lower) in _NO_RANKS or (item.lower == "jenderal" and before.lower() in titles.generals):
        return True  # "Sekretaris Jenderal", "Jaksa Agung Muda"; elsewhere ranks
    if item.lower in ("dan", "&") and at + 1 < len(items) and titles.begins_role(items[at + 1].lower):
        return False  # another title: "Bupati dan Wakil Bupati"
    if item.lower == "dalam":
        return at + 1 < len(items) and items[at + 1].lower == "negeri"
    if item.lower in titles.stop or (lexicon.addresses(item.lower) and not item.text.islower()):
        return False
    listed = item.lower in titles.joiners or item.lower in titles.offices or item.text == "&"
    named = item.text[0].isupper() and item.text.isalpha()
    numbered = item.text.isdigit() and len(item.text) < 3
    return listed or named or numbered or _noun(item, language)


def _noun(item: Item, language: Language) -> bool:
    """Whether a lower-cased word can go on with a role ("ketua panitia"): none of the small words, and no verb."""
    return item.text.isalpha() and item.text.islower() and _noun_like(item.lower, language)


def _noun_like(word: str, language: Language) -> bool:
    """Whether a word can be a noun: none of the small words, none that lead up to names, and no verb."""
    lexicon = language.lexicon
    small = (lexicon.prepositions, lexicon.conjunctions, lexicon.auxiliaries, lexicon.adverbs, lexicon.reporting)
    named = lexicon.addresses(word) or word in lexicon.place_words or word in language.titles.stop
    return not named and not any(word in words for words in small) and not language.is_verb(word)


def _is_unknown_title(items: list[Item], at: int, language: Language) -> bool:
    """Whether a capitalised word that nobody listed is a title, as only titles stand so: "Batuud Koramil X Peltu Y"."""
    word = items[at]
    if not (word.text.istitle() and word.text.isalpha() and len(word.text) > 2) or not _noun_like(word.lower, language):
        return False
    if at + 1 >= len(items) or items[at + 1].type != "ORG":
        return False
    i = at + 2
    while i < len(items) and leads_up(items, i, language):
        i += 1
    return i < len(items) and items[i].type == "PER"


def _named_field(items: list[Item], at: int) -> int:
    """The end of the capitalised words of a field, from `at` on: "Urusan Kemanusiaan dan Bantuan Darurat"."""
    i = at
    while i < len(items) and items[i].mention is None:
        joins = items[i].lower in ("dan", "&") and i + 1 < len(items) and items[i + 1].text.istitle()
        if not (items[i].text.istitle() or joins):
            break
        i += 1
    return i


def _is_place(item: Item) -> bool:
    return item.type in ("ORG", "LOC")
