"""Indonesian."""

from pathlib import Path

from kg.languages.id.dates import find_dates
from kg.languages.id.morphology import is_verb, verb_forms
from kg.languages.id.segment import segment
from kg.languages.language import Language, read_lexicon, read_places, read_titles, read_yaml

_HERE = Path(__file__).parent

INDONESIAN = Language(
    code="id",
    segment=segment,
    lexicon=read_lexicon(_HERE / "lexicon.yaml"),
    titles=read_titles(_HERE / "titles.yaml"),
    places=read_places(_HERE / "places.yaml"),
    verb_forms=verb_forms,
    is_verb=is_verb,
    find_dates=find_dates,
    aliases={kind: tuple(map(tuple, groups)) for kind, groups in read_yaml(_HERE / "aliases.yaml").items()},
)
