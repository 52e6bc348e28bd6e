"""What reads articles: language, tagger and rules; and the work of a worker, which reads a shard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Final

import kg
from kg.analyse.analyse import Reads
from kg.analyse.fingerprint import files_hash, fingerprint
from kg.engine.folder import ShardFolder
from kg.engine.shards import Shard
from kg.errors import EngineError, ModelError, reason
from kg.languages import Language
from kg.languages import language as find_language
from kg.model import Article
from kg.pipeline import Findings, Stopwatch, read_findings
from kg.rules import Rule
from kg.rules.load import load_packs, open_paths, pack_paths, packs_in

CODE: Final = ("analyse", "engine/record.py", "languages", "model", "ontology", "pipeline.py", "resolve", "rules")
"""The parts of kg on which it hangs what is found in an article."""
LIBRARIES: Final = ("flair", "numpy", "rapidfuzz", "tokenizers", "torch", "transformers")
"""Likewise, of others: their versions."""

_loading = Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads articles, as it is sent to workers.

    `rules` and `weights` are the hashes that `build.json` tells. `fingerprint` is a hash of everything on which it
    hangs what is found in an article. `lasting` is False where the same may find something else another day: with a
    tagger that is a name on the hub.
    """

    language: str
    tagger: str | None
    packs: tuple[str, ...]
    open_statements: bool
    rules: str
    weights: str
    fingerprint: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker tells of a shard that it read: the shard, seconds by stage, and what loading the tagger said."""

    shard: Shard
    seconds: dict[str, float] = field(default_factory=dict)
    said: tuple[str, ...] = ()


def reading_with(
    language: str, tagger: str | None = None, packs: Sequence[str] = (), open_statements: bool = False
) -> Reading:
    """What reads articles with these options, `packs` being files or folders of rules.

    Raises InputError or RuleError for faults of the rules, ModelError where the tagger's files cannot be read.
    """
    _, rules = load_rules(find_language(language), [Path(pack) for pack in packs], open_statements)
    try:
        weights, content = fingerprint(tagger), files_hash(tagger)
    except OSError as error:
        raise ModelError(f"{tagger}: the tagger cannot be read ({reason(error)}); check the file.") from error
    parts = (language, weights, content or "", rules, _code(), *(f"{name} {_version(name)}" for name in LIBRARIES))
    whole = sha256("\n".join(parts).encode()).hexdigest()
    return Reading(language, tagger, tuple(packs), open_statements, rules, weights, whole, content is not None)


def load_rules(
    language: Language, extra: Sequence[Path], open_statements: bool = False
) -> tuple[tuple[Rule, ...], str]:
    """The rules of the shipped packs and of the user's own (files or folders), and the hash of all packs.

    With `open_statements` also those that know no relation, only a verb between two names. Raises InputError or
    RuleError.
    """
    packs = [
        *pack_paths(language.code),
        *(open_paths(language.code) if open_statements else []),
        *chain.from_iterable(packs_in(path) for path in extra),
    ]
    return load_packs(packs, language), hash_of(path.read_bytes() for path in packs)


def hash_of(parts: Iterable[bytes]) -> str:
    """The hexadecimal SHA-256 over that of each part."""
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def read_shard(reading: Reading, folder: ShardFolder, shard: Shard) -> Outcome:
    """A worker's whole work: reads the articles of a shard, and leaves what is found in them.

    Raises InputError, RuleError, ModelError or EngineError where this worker cannot read as the others do.
    """
    if folder.has(shard):
        return Outcome(shard)
    watch = Stopwatch()
    with watch.measure("load"), _loading:
        read = _reader(reading)
    folder.keep(shard, list(read.findings(folder.waiting(shard), watch)))
    return Outcome(shard, watch.seconds, read.said)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A tagger that is loaded, with rules, and what loading it said."""

    tagger: Reads
    rules: tuple[Rule, ...]
    language: Language
    said: tuple[str, ...]

    def findings(self, articles: Iterable[Article], watch: Stopwatch) -> Iterator[Findings]:
        return read_findings(articles, self.tagger, self.rules, self.language, watch)


@lru_cache(maxsize=1)
def _reader(reading: Reading) -> _Reader:
    """The tagger and the rules, loaded once a process; those that were used last."""
    here = reading_with(reading.language, reading.tagger, reading.packs, reading.open_statements)
    if here.fingerprint != reading.fingerprint:
        raise EngineError(
            "A worker has another version of kg, of the rules, of the tagger or of a library than the machine that "
            "sent the work; install the same on all of them."
        )
    from kg.analyse.tagger import load_tagger

    said: list[str] = []
    language = find_language(reading.language)
    rules, _ = load_rules(language, [Path(pack) for pack in reading.packs], reading.open_statements)
    return _Reader(load_tagger(reading.tagger, said.append), rules, language, tuple(said))


def _code() -> str:
    """The hash of the parts of kg that read."""
    top = Path(kg.__file__).parent
    paths = chain.from_iterable([top / part] if part.endswith(".py") else (top / part).rglob("*") for part in CODE)
    kept = sorted(path for path in paths if path.suffix in (".py", ".yaml", ".csv"))
    return hash_of(b"%b\n%b" % (path.relative_to(top).as_posix().encode(), path.read_bytes()) for path in kept)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
