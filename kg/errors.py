"""The exceptions of kg, one tree; each message is one sentence that names the file and says what to do.

KgError
├── InputError       what was given cannot be read
├── RuleError        a rule pack or a SPARQL rule has faults (all of them are listed)
├── ModelError       a tagger or encoder cannot be loaded
├── OutputError      the result cannot be written
├── EngineError      workers cannot be had, or cannot do their work
├── QueryError       a SPARQL query cannot be answered
└── StoreError       a store cannot be opened or changed
"""


class KgError(Exception):
    """Base of all errors that a user can meet."""


class InputError(KgError):
    """What was given cannot be read."""


class RuleError(KgError):
    """A rule pack or a SPARQL rule has faults; `faults` lists every one of them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ModelError(KgError):
    """A tagger or encoder cannot be loaded."""


class OutputError(KgError):
    """The result cannot be written."""


class EngineError(KgError):
    """Workers cannot be had, or cannot do their work."""


class QueryError(KgError):
    """A SPARQL query cannot be answered."""


class StoreError(KgError):
    """A store cannot be opened or changed."""


def reason(error: BaseException) -> str:
    """What another library says is wrong, on one line and not too long."""
    return " ".join(str(error).split())[:200]
