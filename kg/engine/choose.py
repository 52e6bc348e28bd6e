"""Engines by their names."""

from kg.engine.dask import Dask
from kg.engine.engine import Engine
from kg.engine.local import Local
from kg.errors import InputError


def engine_called(name: str, workers: int | None, scheduler: str | None) -> Engine:
    """The engine of a name, with so many workers, or with those of the scheduler at an address.

    Raises InputError where there is none, or where the options do not go together.
    """
    if name == "local":
        if scheduler is not None:
            raise InputError("--scheduler is for --engine dask; leave it out, or name that engine.")
        return Local(workers)
    if name == "dask":
        if scheduler is not None and workers is not None:
            raise InputError("A scheduler has workers of its own; leave out --workers, or --scheduler.")
        return Dask(scheduler, workers)
    raise InputError(f"There is no engine {name!r}; choose from: local, dask.")
