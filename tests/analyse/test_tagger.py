"""The shipped tagger, and other people's Flair taggers."""

import subprocess
import sys
from pathlib import Path

import pytest
from flair.data import Dictionary
from flair.embeddings import HashEmbeddings
from flair.models import SequenceTagger

from kg.analyse import analyse
from kg.analyse.engine import load_engine
from kg.analyse.fingerprint import weights_folder
from kg.analyse.tagger import Tagger, load_tagger
from kg.errors import InputError, ModelError
from kg.languages import language
from kg.model import Article, Sentence

pytestmark = pytest.mark.slow
segment = language("id").segment


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def tagged(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    """(text, type) of the names found; every offset is checked."""
    sentences: list[Sentence] = list(segment(text))
    found = []
    for mentions, _ in tagger.read(sentences):
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            found.append((mention.text, mention.type))
    return found


def test_it_finds_names(tagger: Tagger) -> None:
    text = "Menteri Luar Negeri Retno Marsudi bertemu Antony Blinken di Jakarta. Kementerian Luar Negeri membenarkan."
    assert {("Retno Marsudi", "PER"), ("Antony Blinken", "PER"), ("Jakarta", "LOC")} <= set(tagged(tagger, text))


HARD = {
    "headline": "RETNO MARSUDI TIBA DI JAKARTA",
    "lower case": "retno marsudi tiba di jakarta. ia bertemu antony blinken di kementerian luar negeri.",
    "no space": "Rapat usai.Retno Marsudi pulang ke St.Petersburg.Ramai.",
    "emoji": "Halo 🙂🙂 Retno Marsudi 👩🏽‍🚀🇮🇩 tiba di Jakarta 🎉.",
    "Chinese, Arabic": "Utusan dari 北京 dan القاهرة menemui Retno Marsudi. 外交部发言人。 وزارة الخارجية",
    "zero width": "Retno\u200b Mar\u200dsudi\u00ad tiba\ufeff di \u2060Jakarta\u200b.",
    "direction": "\u202eRetno\u202c ???!!! ((( “",
    "combined": "Re\u0301tno Marsudi\u0301 tiba di Jakarta",
    "long sentence": "Retno Marsudi pergi ke pasar dan " * 1700,
    "long word": "Retno Marsudi " + "a" * 50_000 + " tiba di Jakarta",
    "marks": "\u200b \u200d \ufe0f",
    "unpaired surrogate": "Retno Marsudi \ud83d tiba di Jakarta",
}
ODD_SPACES = "Retno\u00a0Marsudi tiba di\u2009Jakarta, lalu ke New\u3000York."


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_any_text_keeps_its_offsets(tagger: Tagger, text: str) -> None:
    tagged(tagger, text)


@pytest.mark.parametrize("text", [*HARD.values(), ODD_SPACES], ids=[*HARD.keys(), "odd spaces"])
def test_any_article_keeps_its_offsets(tagger: Tagger, text: str) -> None:
    (document,) = analyse([Article("a", text)], tagger, language("id"))
    for mention in document.mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("name", ["headline", "no space", "emoji", "Chinese, Arabic", "long word"])
def test_names_are_found_in_hard_text(tagger: Tagger, name: str) -> None:
    assert ("retno marsudi", "PER") in [(form.lower(), kind) for form, kind in tagged(tagger, HARD[name])]


def test_a_long_sentence_loses_no_name(tagger: Tagger) -> None:
    found = tagged(tagger, HARD["long sentence"])
    assert found.count(("Retno Marsudi", "PER")) >= 0.98 * HARD["long sentence"].count("Retno Marsudi")


def test_the_same_result_in_any_batch(tagger: Tagger) -> None:
    """To the last place of every score, whatever stands beside a sentence and in whatever order."""
    text = "\n".join(
        [*(f"Kalimat ke-{i} tentang hujan di Bogor. " * (i % 5) for i in range(40)), *list(HARD.values())[:5]]
    )
    sentences = list(segment(text))
    whole = list(tagger.read(sentences))
    alone = [next(tagger.read([sentence])) for sentence in sentences]
    backwards = list(tagger.read(sentences[::-1]))[::-1]
    assert whole == alone == backwards


def test_it_is_loaded_without_flair() -> None:
    """Flair and transformers take longer to import than all the rest."""
    code = "import sys; from kg import load_tagger; load_tagger(); print({'flair', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_another_scheme(tagger: Tagger) -> None:
    scheme = next(iter(load_engine(weights_folder()).heads))
    assert load_tagger(scheme=scheme).fingerprint == tagger.fingerprint
    with pytest.raises(InputError, match="has no scheme 'none'; choose one of"):
        load_tagger(scheme="none")


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
