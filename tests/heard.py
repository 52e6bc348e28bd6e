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


LONGEST: Final = 5000
"""What has more characters is no message."""
SAID: Final[set[Saying]] = set()


def hear(text: str, module: str = "") -> None:
    """Keeps a text of kg: as a whole, and each of its lines."""
    area = module.removeprefix("kg.").partition(".")[0]
    plain = _STARTS.sub("", text)
    parts = {part.strip().rstrip(".") for part in (plain, *plain.split("\n"))}
    SAID.update(Saying(area, part) for part in parts if 0 < len(part) < LONGEST)


def refusal(status: int, body: bytes) -> None:
    """Keeps what a server says where it gives no answer."""
    if status >= 400:
        hear(f"{status}: {body.decode('utf-8', 'replace')}", "kg.serve")


def listen() -> None:
    """From now on all is heard; for conftest.py, once."""
    from kg.errors import KgError
    from kg.ingest.piece import Skipped
    from kg.serve.worker import Answer

    _after(KgError, "__init__", lambda self, _: hear(str(self), _speaker()))
    _after(Skipped, "__init__", lambda self, _: hear(self.reason, _speaker()))
    _after(Answer, "__init__", lambda self, _: refusal(self.status, self.body))
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
    known = [(one, one.text.split(errors.GAP), len(one.text.replace(errors.GAP, ""))) for one in messages]
    left = {one for one, *_ in known}
    for saying in said:
        fits = [
            ((_fits(saying.text, pieces), literal), one)
            for one, pieces, literal in known
            if saying.area in ("", one.area) and _fits(saying.text, ["", *pieces])
        ]
        best = max((rank for rank, _ in fits), default=None)
        left.difference_update(one for rank, one in fits if rank == best)
    return sorted(left)


def _fits(text: str, pieces: list[str]) -> bool:
    """Whether a text consists of these pieces in their order, with anything between them."""
    first, *middle = pieces
    if not text.startswith(first) or not text.endswith(pieces[-1]):
        return False
    at = len(first)
    for piece in middle:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True
