"""A change of the articles, and what has to be settled anew because of it: groups, their blocks, their entities."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.languages import Language
from kg.model import Entity
from kg.resolve import Block, Gazetteer, Sketch, settle
from kg.resolve.across import entity_of
from kg.resolve.blocks import cities
from kg.resolve.company import LEVELS, Company, counted, least, level, share_of
from kg.resolve.groups import Feature, Key, Said, expansions, may_be_acronym, meaning, said_in
from kg.resolve.joints import Joint, Joints
from kg.resolve.related import WIDEST, Called, called, relatives, tokens
from kg.store.ledger import Ledger

SINGLE: Final = "single "
"""Before the word by which alone an article calls a person: a token of the person's group."""
NAMED: Final = "named "
"""Before a word by which a person with a full name may be called."""


class Settling:
    """Takes articles out of the ledger and puts others in, and settles what hangs on them."""

    def __init__(self, ledger: Ledger, language: Language, gazetteer: Gazetteer) -> None:
        self._ledger, self._language, self._gazetteer = ledger, language, gazetteer
        self.articles_before = ledger.articles()
        self._changed: set[str] = set()
        self._said_before: dict[str, Said] = {}
        self._articles_of: dict[Key, dict[str, int]] = {}
        self._numbers: dict[Feature, int] = {}
        self._heard: set[Key] = set()
        self._near: set[Key] = set()
        self._were: dict[Key, tuple[Key, str | None]] = {}

    def take(self, removed: Sequence[str], added: Mapping[str, Sequence[Sketch]]) -> None:
        """Takes articles out and puts others in, by their sketches."""
        ledger, self._changed = self._ledger, {*removed, *added}
        gone = {article: ledger.sketches(article) for article in removed}
        votes: Counter[tuple[str, str]] = Counter()
        for found, by in ((gone, -1), (added, 1)):
            for article, sketches in found.items():
                ledger.ask((name for sketch in sketches for name in may_be_acronym(sketch)), article, by)
                for vote in expansions(sketches):
                    votes[vote] += by
        before = {acronym: meaning(ledger.votes(acronym)) for acronym, _ in votes}
        for (acronym, meant), by in votes.items():
            ledger.vote(acronym, meant, by)
        others = ledger.asking(acronym for acronym in before if meaning(ledger.votes(acronym)) != before[acronym])
        for article, sketches in gone.items():
            self._say(article, sketches, ())
            ledger.remove_article(article)
        for article, sketches in added.items():
            said = self._said(article, sketches)
            ledger.add_article(article, sketches, ())
            self._say(article, sketches, said)
        for article in sorted(others - self._changed):
            sketches = ledger.sketches(article)
            self._say(article, sketches, self._said(article, sketches))
        for feature in self._shifted():
            for article in ledger.having(feature):
                self._near.update(key for key, _ in ledger.said(article))

    def settle(self) -> None:
        """Settles the blocks in which something has changed.

        Of blocks of the first round that have other joints or another company now, all that may be called by a single
        word are settled in the second round too; the frequency of a single name's company matters for it alone.
        """
        ledger, before = self._ledger, {key: self._ledger.called(key) for key in self._articles_of}
        self._heard |= self._name(before)
        words = {key[1] for key in self._heard | self._near if _is_single(key)}
        words.update(word for told in before.values() if told for word in told.spoken)
        company = Company(ledger.said, self._shares())
        seen: set[Key] = set()
        for key in sorted(self._heard | self._near):
            if key not in seen and ledger.called(key):
                keys = self._component(key)
                seen.update(keys)
                joints = self._settled(keys, Joints(), company) if len(keys) > 1 else Joints()
                if self._join(keys, joints) or not self._heard.isdisjoint(keys):
                    words.update(word for one in keys if (told := ledger.called(one)) for word in told.spoken)
        for word in sorted(words):
            self._settle_word(word, company)

    def entities(self) -> dict[str, Entity]:
        """The entities that may have changed or are new, by id, without what they replace."""
        ledger, roots = self._ledger, set()
        for key, (root, _) in self._were.items():
            now = ledger.root(key)
            if key in self._articles_of or root != now:
                roots |= {root, now}
        found: dict[str, Entity] = {}
        for root in sorted(roots):
            members = ledger.groups(ledger.members(root))
            if members:
                entity = entity_of(list(members.values()))
                found[entity.id] = entity
                for key in members:
                    self._remember(key)
                    ledger.set_entity(key, entity.id)
        return found

    def moved(self) -> set[str]:
        """The articles in which a cluster may have another entity than before."""
        found = set(self._said_before)
        for key, (_, entity) in self._were.items():
            if self._ledger.entity(key) != entity and (one := self._ledger.group(key)):
                found.update(one.articles)
        return found

    def gone(self) -> set[str]:
        """The ids of entities that are no more."""
        return {id_ for _, id_ in self._were.values() if id_ and not self._ledger.is_entity(id_)}

    def places(self, ids: Iterable[str]) -> dict[str, Counter[str]]:
        """Of entities that are no more, by id, how many of their clusters in unchanged articles belong to which now."""
        found: dict[str, Counter[str]] = {id_: Counter() for id_ in ids}
        for key, (_, id_) in self._were.items():
            if id_ in found:
                now = self._ledger.group(key)
                for article, number in self._articles_of.get(key, now.articles if now else {}).items():
                    if article in self._changed:
                        continue
                    if article in self._said_before:
                        pairs = zip(self._said_before[article], self._ledger.said(article), strict=True)
                        found[id_].update(self._ledger.entity(b) or "" for (a, _), (b, _) in pairs if a == key)
                    else:
                        found[id_][self._ledger.entity(key) or ""] += number
        return found

    def _said(self, article: str, sketches: Sequence[Sketch]) -> Said:
        names = {name for sketch in sketches for name in may_be_acronym(sketch)}
        acronyms = {name: meant for name in names if (meant := meaning(self._ledger.votes(name)))}
        return said_in(article, sketches, acronyms, self._language)

    def _say(self, article: str, sketches: Sequence[Sketch], now: Said) -> None:
        """Brings groups and features up to date with what an article says now."""
        ledger, before = self._ledger, self._ledger.said(article)
        if before == now:
            return
        self._said_before.setdefault(article, before)
        for said, by in ((before, -1), (now, 1)):
            for (key, _), sketch in zip(said, sketches if said else (), strict=True):
                one = ledger.new_group(key)
                self._remember(key)
                if key not in self._articles_of:
                    self._articles_of[key] = dict(one.articles)
                one.count(article, sketch, by)
                self._heard.add(key)
        was, is_ = counted(before), counted(now)
        for features, by in ((was - is_, -1), (is_ - was, 1)):
            for feature in features:
                self._numbers.setdefault(feature, ledger.frequency(feature))
            ledger.feature(features, article, by)
        ledger.say(article, now)

    def _remember(self, key: Key) -> None:
        """Keeps the main part and the entity that a group had before the change."""
        if key not in self._were:
            self._were[key] = self._ledger.root(key), self._ledger.entity(key)

    def _shifted(self) -> set[Feature]:
        """The features whose frequency among the articles is another, as far as it is told."""
        before, now = self.articles_before, self._ledger.articles()
        numbers = {feature: (number, self._ledger.frequency(feature)) for feature, number in self._numbers.items()}
        for at in range(LEVELS):
            low, high = sorted((least(at, before), least(at, now)))
            for feature, number in self._ledger.features(low, high):
                numbers.setdefault(feature, (number, number))
        return {feature for feature, (old, new) in numbers.items() if level(old, before) != level(new, now)}

    def _shares(self) -> dict[Feature, float]:
        number = self._ledger.articles()
        common = self._ledger.features(least(LEVELS - 1, number), number + 1)
        return {feature: share_of(level(found, number)) for feature, found in common}

    def _name(self, before: Mapping[Key, Called | None]) -> set[Key]:
        """Brings up to date what groups are called and which are related; gives those that are or were related."""
        ledger = self._ledger
        renamed: set[Key] = set()
        widths: dict[str, int] = {}
        for key in sorted(before):
            one = ledger.new_group(key)
            now = called(one) if one.articles else None
            were, are = _tokens(before[key]), _tokens(now)
            if _is_single(key):
                ledger.name(key, [SINGLE + key[1]], 1 if one.articles else -1)
            for token in were ^ are:
                widths.setdefault(token, ledger.number_of_holders(token))
            ledger.name(key, were - are, -1)
            ledger.name(key, are - were, 1)
            ledger.keep(one, now)
            if now != before[key]:
                renamed.add(key)
        for token, number in sorted(widths.items()):
            if not token.startswith(NAMED) and (number > WIDEST) != (ledger.number_of_holders(token) > WIDEST):
                renamed.update(ledger.holders(token))
        found: set[Key] = set()
        for key in sorted(renamed):
            told, others = ledger.called(key), ledger.related(key)
            new = relatives(told, ledger.holders, self._told, self._language) if told else set()
            ledger.relate(key, new)
            found |= others | new | {key}
        return found

    def _told(self, key: Key) -> Called:
        told = self._ledger.called(key)
        assert told
        return told

    def _component(self, key: Key) -> list[Key]:
        """The groups that hang together with one by their names."""
        reached = [key]
        seen = {key}
        for one in reached:
            new = self._ledger.related(one) - seen
            seen |= new
            reached.extend(sorted(new))
        return sorted(reached)

    def _settle_word(self, word: str, company: Company) -> None:
        """Settles a block of the second round."""
        ledger, single = self._ledger, self._ledger.holders(SINGLE + word)
        if not single:
            return
        roots = {ledger.root(key) for key in ledger.holders(NAMED + word)}
        full = sorted(key for root in roots for key in ledger.members(root) if not _is_single(key))
        into = {key: Joint(other, 1.0, ()) for key in full if (other := ledger.joint(key))}
        joints = self._settled([*full, *single], Joints.again(into), company, word)
        self._join(single, joints)

    def _settled(self, keys: Iterable[Key], joints: Joints, company: Company, word: str = "") -> Joints:
        groups = self._ledger.groups(keys)
        known = cities(groups.values(), self._gazetteer)
        settle(Block(groups, joints, company, known, self._language.code, word))
        return joints

    def _join(self, keys: Iterable[Key], joints: Joints) -> bool:
        """Keeps what is joined of some groups; tells whether anything is new."""
        changed = False
        for key in keys:
            self._remember(key)
            into = joints.into.get(key)
            changed |= self._ledger.join(key, into.into if into else None, joints.root(key))
        return changed


def _is_single(key: Key) -> bool:
    return key[0] == "PER" and len(key) == 3


def _tokens(told: Called | None) -> set[str]:
    return tokens(told) | {NAMED + word for word in told.spoken} if told else set()
