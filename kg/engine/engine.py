"""What an engine is: workers that do the same piece of work on many things, in whatever order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Workers that are ready. `spreads` says that small pieces of work are worth their way there, too."""

    @property
    def spreads(self) -> bool: ...

    def run(self, task: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        """What `task` gives for each of the things, as it comes. A worker that is lost costs what it had in hand.

        `task` can be pickled; doing it twice does no harm. Raises EngineError, and whatever `task` raises.
        """
        ...


class Engine(Protocol):
    """A way to have workers."""

    @property
    def remote(self) -> bool:
        """Whether workers may be on other machines."""
        ...

    def started(self, say: Callable[[str], None]) -> AbstractContextManager[Workers]:
        """Workers for the time of a block; `say` is told what a person may want to know of them.

        Raises EngineError where there are none.
        """
        ...
