"""Articles of our own for the tests of engines: enough for several shards, few enough to be read in seconds."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from kg.model import Article

PEOPLE = ("Ratna Wulandari", "Bagus Prakoso", "Hendra Wibowo", "Sari Melati", "Yusuf Maulana", "Dewi Anggraini")
PLACES = ("Bandung", "Kupang", "Medan", "Manado", "Ambon")


def write(path: Path, given: Iterable[Article]) -> Path:
    """Articles as JSON Lines in a file."""
    rows = (
        {"id": a.id, "text": a.text, "title": a.title, "published": str(a.published) if a.published else None}
        for a in given
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def articles(number: int) -> Iterator[Article]:
    """So many short articles, all different."""
    for i in range(number):
        one, other = PEOPLE[i % len(PEOPLE)], PEOPLE[(i // 2 + 1 + i) % len(PEOPLE)]
        title = f"Kunjungan ke-{i + 1} ke {PLACES[i % len(PLACES)]}"
        text = f"{title}\n{one} bertemu {other} di {PLACES[i % len(PLACES)]}. “Kami sepakat,” kata {one}."
        yield Article(f"art-{i:04}", text, title, date(2024, 1, 1) + timedelta(days=i % 300))
