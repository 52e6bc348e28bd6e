"""What a language brings: sentence splitting, word lists, verb forms, dates. One folder a language."""

from kg.errors import InputError
from kg.languages.language import Language, Lexicon, TimeExpression, Titles


def language(code: str) -> Language:
    """The language of an ISO 639-1 code. Raises InputError for one that is not there."""
    if code == "id":
        from kg.languages.id import INDONESIAN

        return INDONESIAN
    raise InputError(f"language {code!r} is not there; choose one of: {', '.join(CODES)}.")


CODES = ("id",)

__all__ = ["CODES", "Language", "Lexicon", "TimeExpression", "Titles", "language"]
