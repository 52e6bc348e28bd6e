"""What kg says while the tests run, and to which message of docs/errors.md each of it belongs.

Heard are all errors and skipped pieces that are made in this process, with the module that made them; what commands
print in processes of their own; and the refusals of servers (`serve/client.py` hands them in).
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

import errors_docs as errors

_STARTS: Final = re.compile(r"^kg: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said, and the part of kg that said it ("" where another process did)."""

    area: str
    text: str


SAID: Final[set[Saying]] = set()


def hear(text: str, module: str = "") -> None:
    """Keeps a text of kg: as a whole, and each of its lines."""
    area = module.removeprefix("kg.").partition(".")[0]
    plain = _STARTS.sub("", text)
    SAID.update(Saying(area, part.strip().rstrip(".")) for part in (plain, *plain.split("\n")) if part.strip())


def listen() -> None:
    """From now on all is heard; for conftest.py, once."""
    from kg.errors import KgError
    from kg.ingest.piece import Skipped

    _after(KgError, "__init__", lambda self, *_: hear(str(self), _speaker()))
    _after(Skipped, "__init__", lambda self, *_: hear(self.reason, _speaker()))
    _after(subprocess.Popen, "communicate", lambda _, streams: [*map(_printed, streams)])


def _after(owner: type, name: str, then: Callable[[Any, Any], object]) -> None:
    """Has a method's object and result handed to `then` whenever it was called."""
    real = getattr(owner, name)

    @wraps(real)
    def heard(self: Any, *given: Any, **named: Any) -> Any:
        result = real(self, *given, **named)
        then(self, result)
        return result

    setattr(owner, name, heard)


def _printed(stream: str | bytes | None) -> None:
    if stream:
        hear(stream.decode("utf-8", "replace") if isinstance(stream, bytes) else stream)


def _speaker() -> str:
    """The module of kg that is making an error."""
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("kg.") and name != "kg.errors":
            return str(name)
        frame = frame.f_back  # type: ignore[assignment]
    return ""


def unheard(messages: Iterable[errors.Message], said: Iterable[Saying]) -> list[errors.Message]:
    """The messages that nothing of what was said belongs to; each text belongs to the most literal one that it fits."""
    known = [(one, *_patterns(one)) for one in messages]
    left = {one for one, *_ in known}
    for saying in said:
        fits = [
            (whole.fullmatch(saying.text) is not None, _literal(one), one)
            for one, whole, end in known
            if saying.area in ("", one.area) and end.fullmatch(saying.text)
        ]
        if fits:
            best = max(fits)[:2]
            left.difference_update(one for *rank, one in fits if tuple(rank) == best)
    return sorted(left)


def _patterns(message: errors.Message) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A message as it was made, and with a place before it."""
    body = ".*".join(map(re.escape, message.text.split(errors.GAP)))
    return re.compile(body, re.DOTALL), re.compile(rf"(?:.*\W)?{body}", re.DOTALL)


def _literal(message: errors.Message) -> int:
    return len(message.text.replace(errors.GAP, ""))
