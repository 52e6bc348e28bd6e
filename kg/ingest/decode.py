"""From bytes to text that is safe to work on, in the same way for every source format.

Text that passes here has no lone surrogate and no NUL; every other character is kept as it was, for offsets point into
the text. Other control characters therefore stay, and each output format has to write them in a safe way.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.errors import InputError

CHUNK = 1 << 20
MEGABYTE = 1_000_000

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_BINARY_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_BINARY = "binary file ({}), or UTF-16 without a byte order mark; give plain text in UTF-8"


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces of at most `CHUNK` bytes, so that a reader can stop early."""
    while chunk := stream.read(CHUNK):
        yield chunk


def bounded_lines(pieces: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of a stream without their line feeds; None stands for a line of more than `limit` bytes.

    A line that is too long is passed over without being held in memory.
    """
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        for number, part in enumerate(piece.split(b"\n")):
            if number:
                yield None if size > limit else b"".join(held)
                held.clear()
                size = 0
            size += len(part)
            if size > limit:
                held.clear()
            else:
                held.append(part)
    if size:
        yield None if size > limit else b"".join(held)


def without_bom(data: bytes) -> bytes:
    """The bytes without a UTF-8 byte order mark."""
    return data.removeprefix(_UTF8_BOM)


def is_utf16(data: bytes) -> bool:
    """Whether the bytes begin with the byte order mark of UTF-16."""
    return data.startswith(_UTF16_BOMS)


def decode(data: bytes) -> str:
    """The text of some bytes: UTF-8, with or without a byte order mark, or UTF-16 with one.

    Raises:
        InputError: the bytes are neither, or not text at all. The message is a reason, without the name of the file.
    """
    if is_utf16(data):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(f"damaged UTF-16 text (at byte {error.start}); save it again as UTF-8") from None
        if "\0" in text:
            raise InputError("binary file (NUL characters); give plain text in UTF-8")
        return text
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(_BINARY.format(f"NUL byte at {nul}"))
    try:
        return without_bom(data).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(_not_utf8(data, error)) from None


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """Why these bytes are not UTF-8, and what their owner can do."""
    text = without_bom(data)
    if len(text.translate(None, _BINARY_BYTES)) < len(text):
        return _BINARY.format("control characters and bytes that are no text")
    what = f"not UTF-8 text (byte 0x{text[error.start]:02X} at {error.start + len(data) - len(text)})"
    if not text[: error.start].isascii():
        return f"{what}; it is UTF-8 up to there, so it is damaged or of mixed encodings: mend it in an editor"
    try:
        text.decode("windows-1252")
    except UnicodeDecodeError:
        return f"{what}; convert it to UTF-8, with `iconv -f ITS-ENCODING -t utf-8`"
    return f"{what}; it looks like Latin-1 or Windows-1252: convert it with `iconv -f windows-1252 -t utf-8`"


def check_characters(text: str, what: str) -> None:
    """See that a string which was written with escapes can be stored and exported.

    Raises:
        InputError: it holds half of a surrogate pair, or a NUL. The message begins with `what`.
    """
    if "\0" in text:
        raise InputError(f"{what} holds a NUL character; remove it")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError(f"{what} holds half of a surrogate pair (an escape from \\ud800 to \\udfff); remove it")


def shown(name: str | os.PathLike[str]) -> str:
    """A file name as it can be printed and stored: what is not UTF-8, control characters and such escaped."""
    return "".join(_shown(character) for character in os.fspath(name))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def unreadable(error: OSError) -> str:
    """In plain words, why a file or folder could not be opened or read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "you have no permission to read it; ask its owner, or leave it out"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself; remove the link"
    return f"it cannot be read ({error.strerror or error}); check it, or leave it out"
