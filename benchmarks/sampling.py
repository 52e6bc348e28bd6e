"""Where the processor time of a run goes, by parts of kg: a sampling profiler of the main thread.

Every few milliseconds of processor time the innermost frame of kg (or of a library, where kg called none of its own) is
noted, with the time since the last note as its weight: a kernel that runs for long is noted once, when it returns, with
all of its time. Unlike `cProfile` this costs next to nothing, so that shares are right where functions are small.
"""

import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

INTERVAL = 0.002
KG = str(Path(__file__).resolve().parent.parent / "kg") + "/"

PARTS = (
    ("encoder arithmetic", "analyse/int8.py", ()),
    ("tokenizer", "analyse/encoder.py", ("_runs", "_encodable", "windows", "batches")),
    ("encoder arithmetic", "analyse/encoder.py", ()),
    ("start", "analyse/stored.py", ()),
    ("name head", "analyse/names.py", ()),
    ("name head", "analyse/viterbi.py", ()),
    ("parser", "analyse/syntax.py", ()),
    ("parser", "analyse/best_tree.py", ()),
    ("start", "rules/load.py", ()),
    ("sentences", "languages/id/segment.py", ()),
    ("sentences", "analyse/analyse.py", ()),
    ("dates", "languages/id/dates.py", ()),
    ("names of an article", "analyse/", ()),
    ("names of an article", "resolve/within.py", ()),
    ("names of an article", "resolve/nested.py", ()),
    ("rules", "rules/", ()),
    ("rules", "languages/", ()),
    ("shards", "engine/", ()),
    ("shards", "store/record.py", ()),
    ("entities", "resolve/", ()),
    ("entities", "pipeline.py", ()),
    ("reading", "ingest/", ()),
    ("writing", "export/", ()),
    ("writing", "graph/", ()),
    ("validation", "validate.py", ()),
    ("start", "ontology/", ()),
)
"""(part, beginning of a path within kg, functions or none for all) of what is noted; the first that fits counts."""


class Sampler:
    """Seconds of the processor, and by the clock, by (path within kg, function)."""

    def __init__(self) -> None:
        self.seconds: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.clock: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.last, self.last_clock = 0.0, 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Samples while the block runs; in the main thread alone."""
        before = signal.signal(signal.SIGPROF, self._note)
        self.last, self.last_clock = time.process_time(), time.perf_counter()
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _note(self, _: int, frame: FrameType | None) -> None:
        now, clock, place = time.process_time(), time.perf_counter(), _place(frame)
        self.seconds[place] += now - self.last
        self.clock[place] += clock - self.last_clock
        self.last, self.last_clock = now, clock

    def parts(self, wall: bool = False) -> dict[str, float]:
        """Processor seconds by part, or seconds by the clock, most first."""
        parts: defaultdict[str, float] = defaultdict(float)
        for (path, function), seconds in (self.clock if wall else self.seconds).items():
            parts[part_of(path, function)] += seconds
        return dict(sorted(parts.items(), key=lambda item: -item[1]))

    def profile(self, least: float = 0.002) -> str:
        """The functions with at least this share, as text."""
        total = sum(self.seconds.values())
        lines = [f"{'share':>7}  {'part':<22}function"]
        for (path, function), seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            if seconds >= least * total:
                lines.append(f"{seconds / total:>7.1%}  {part_of(path, function):<22}{path}:{function}")
        return "\n".join(lines) + "\n"


def part_of(path: str, function: str) -> str:
    """The part that a function belongs to."""
    for part, beginning, functions in PARTS:
        if path.startswith(beginning) and (not functions or function in functions):
            return part
    return "start" if path.startswith("<") or path.endswith("__init__.py") else "other"


def _place(frame: FrameType | None) -> tuple[str, str]:
    """The innermost function of kg on the stack; importing counts as itself, whoever imports."""
    found = None
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith("<frozen importlib"):
            return "<import>", "import"
        if found is None and code.co_filename.startswith(KG):
            found = code.co_filename.removeprefix(KG), code.co_name
        frame = frame.f_back
    return found or ("<python>", "outside of kg")
