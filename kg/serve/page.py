"""The explorer page: the build's own, or that of a store as it is now."""

from kg.errors import InputError
from kg.serve.source import Source
from kg.store import Store


def explorer(source: Source, known: int | None) -> tuple[int, bytes] | None:
    """The page with the number of the state that it shows; None where the caller has that already.

    Raises:
        InputError: the build was made without a page.
    """
    if not source.kept:
        if known is not None:
            return None
        if source.page is None:
            raise InputError(f"{source.name} holds no graph.html; build it with the format html.")
        return 0, source.page.read_bytes()
    from kg.export import html

    with Store(source.folder) as store:
        generation = store.generation()
        if generation == known:
            return None
        return generation, html.render(store.graph(), html.TITLE).encode("utf-8", "xmlcharrefreplace")
