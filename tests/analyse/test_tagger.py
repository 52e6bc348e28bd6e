"""The shipped tagger, and other people's Flair taggers."""

from pathlib import Path

import pytest
from flair.data import Dictionary
from flair.embeddings import HashEmbeddings
from flair.models import SequenceTagger

from kg.analyse.tagger import Tagger, load_tagger
from kg.errors import ModelError
from kg.languages import language
from kg.model import Sentence

pytestmark = pytest.mark.slow
segment = language("id").segment


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def tagged(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    """(text, type) of the names found; every offset is checked."""
    sentences: list[Sentence] = list(segment(text))
    found = []
    for mentions in tagger.tag(sentences):
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            found.append((mention.text, mention.type))
    return found


def test_it_finds_names(tagger: Tagger) -> None:
    text = "Menteri Luar Negeri Retno Marsudi bertemu Antony Blinken di Jakarta. Kementerian Luar Negeri membenarkan."
    assert {("Retno Marsudi", "PER"), ("Antony Blinken", "PER"), ("Jakarta", "LOC")} <= set(tagged(tagger, text))


@pytest.mark.parametrize(
    "text",
    [
        "RETNO MARSUDI TIBA DI JAKARTA",
        "retno marsudi tiba di jakarta.",
        "Rapat usai.Retno Marsudi pulang ke St.Petersburg.Ramai.",
        "Halo 🙂🙂 dari 北京 dan القاهرة untuk Retno\u200b Marsudi\u00ad.",
        "Retno Marsudi pergi ke pasar dan " * 2000,
        "\u202eRetno\u202c ???!!! ((( “",
    ],
)
def test_any_text_keeps_its_offsets(tagger: Tagger, text: str) -> None:
    tagged(tagger, text)


def test_the_same_result_in_any_batch(tagger: Tagger) -> None:
    one = "Retno Marsudi tiba di Jakarta."
    many = one + " " + " ".join(f"Kalimat ke-{i} tentang hujan di kota dan desa." * (i % 5) for i in range(40))
    assert tagged(tagger, many)[:2] == tagged(tagger, one)


def test_a_flair_file_of_your_own(tmp_path: Path) -> None:
    types = Dictionary(add_unk=False)
    types.span_labels = True
    for name in ("PERSON", "GPE", "CARDINAL"):
        types.add_item(name)
    own = SequenceTagger(HashEmbeddings(10, 8), types, "ner", use_rnn=False, use_crf=False, hidden_size=8)
    own.save(tmp_path / "own.pt")
    said: list[str] = []
    loaded = load_tagger(str(tmp_path / "own.pt"), said.append)
    assert "run code" in said[0]
    assert {kind for _, kind in tagged(loaded, "Retno Marsudi tiba di Jakarta pada hari ke-3. " * 5)} <= {"PER", "LOC"}


@pytest.mark.parametrize("content", [None, b"bukan model"])
def test_what_is_no_tagger(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "own.pt").write_bytes(content)
    with pytest.raises(ModelError, match=r"own\.pt"):
        load_tagger(str(tmp_path / "own.pt"))
