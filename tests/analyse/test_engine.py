"""The engine beside Flair over the same folder; any batch, long sentences, words without pieces, faulty folders."""

import json
import random
from pathlib import Path

import pytest
import torch

from analyse.models import LONGEST, small_folder
from kg.analyse import bundle as bundles
from kg.analyse.encoder import CONTEXT, Encoder, windows
from kg.analyse.engine import Engine, load_engine
from kg.analyse.flair_file import FlairFile
from kg.errors import ModelError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def engine(folder: Path) -> Engine:
    return load_engine(folder)


def some_sentences(count: int) -> list[list[str]]:
    """Sentences of 1 to 12 words of 1 to 4 letters, always the same."""
    rng = random.Random(3)
    words = ["ani", "tiba", *("".join(rng.choices("abcdefgh", k=rng.randint(1, 4))) for _ in range(60))]
    return [rng.choices(words, k=rng.randint(1, 12)) for _ in range(count)]


def test_states_are_those_of_the_plain_encoder(folder: Path, engine: Engine) -> None:
    """int8 activations differ a little from fp32; a fault in the layers differs much."""
    embeddings = bundles.load(folder).embeddings
    sentences = some_sentences(12)
    states = engine.encoder.encode(sentences)
    for words, own in zip(sentences, states.values.split(states.lengths), strict=True):
        encoding = embeddings.tokenizer(words, is_split_into_words=True, return_tensors="pt")
        with torch.no_grad():
            hidden = embeddings.model(**encoding).last_hidden_state[0]
        first = [encoding.word_ids().index(i) for i in range(len(words))]
        assert (own - hidden[first]).norm() / hidden[first].norm() < 0.05


def test_names_are_those_of_flair(folder: Path, engine: Engine) -> None:
    sentences = some_sentences(40)
    for scheme, tagger in bundles.load(folder).taggers.items():
        own = list(engine.names(scheme, sentences))
        flair = list(FlairFile(tagger).names(sentences))
        same = sum([n[:3] for n in a] == [n[:3] for n in b] for a, b in zip(own, flair, strict=True))
        assert any(own)
        assert same >= 36  # random heads are seldom sure


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_states_in_any_company(engine: Engine, threads: int) -> None:
    sentences = [*some_sentences(60), ["ani"] * 200, [], ["abc"]]
    parts = engine.encoder.encode(sentences).values.split([len(words) for words in sentences])
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(threads)
        order = list(range(len(sentences)))
        random.Random(threads).shuffle(order)
        for size in (1, 7, len(order)):
            for at in range(0, len(order), size):
                chosen = order[at : at + size]
                states = engine.encoder.encode([sentences[i] for i in chosen])
                for i, values in zip(chosen, states.values.split(states.lengths), strict=True):
                    assert torch.equal(values, parts[i])
    finally:
        torch.set_num_threads(before)


def test_padded_states(engine: Engine) -> None:
    states = engine.encoder.encode([["ani"], ["ani", "tiba", "abc"]])
    values, mask = states.padded()
    assert values.shape == (2, 3, 64)
    assert mask.tolist() == [[True, False, False], [True, True, True]]
    assert torch.equal(values[mask], states.values)


@pytest.mark.parametrize("words", [10, 61, 62, 63, 64, 100, 1000])
def test_every_word_of_a_long_sentence_has_a_state(engine: Engine, words: int) -> None:
    values = engine.encoder.encode([["ani"] * words]).values
    assert len(values) == words
    assert bool((values.abs().sum(1) > 0).all())


def test_windows_take_each_word_once_and_far_from_their_edges() -> None:
    ids = list(range(1000, 1300))
    special = [1, *[0] * 298, 1]
    wanted = [(place, place) for place in range(1, 299, 2)]
    runs = list(windows(ids, special, wanted, LONGEST))
    assert sorted(word for run in runs for _, word in run.wanted) == [word for _, word in wanted]
    context = min(CONTEXT, (LONGEST - 2) // 4)
    for run in runs:
        assert len(run.ids) <= LONGEST
        assert (run.ids[0], run.ids[-1]) == (1000, 1299)
        for place, word in run.wanted:
            assert run.ids[place] == 1000 + word
            assert place > context or run.ids[1] == 1001
            assert place < len(run.ids) - 1 - context or run.ids[-2] == 1298


def test_a_word_without_a_piece_has_a_state_of_noughts(engine: Engine) -> None:
    values = engine.encoder.encode([["ani", " ", "tiba"], [" "]]).values
    assert (values.abs().sum(1) > 0).tolist() == [True, False, True, False]


def test_no_sentences(engine: Engine) -> None:
    assert list(engine.names("kg", [])) == []
    assert list(engine.names("kg", [[], []])) == [[], []]


@pytest.mark.parametrize(
    "change",
    [
        {"schemes": {}},
        {"schemes": {"kg": ["LOC"]}},
        {"schemes": {"none": ["LOC", "PER"]}},
        {"schemes": 3},
        {"encoder": {}},
        {"encoder": None},
    ],
)
def test_a_faulty_configuration(folder: Path, tmp_path: Path, change: dict[str, object]) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    config = json.loads((folder / "config.json").read_text()) | change
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match="no usable tagger folder"):
        load_engine(tmp_path)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe"])
def test_a_faulty_file(folder: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match="no usable tagger folder"):
        load_engine(tmp_path)


def test_the_encoder_alone(engine: Engine) -> None:
    assert isinstance(engine.encoder, Encoder)
    assert engine.encoder.encode([["ani"]]).values.shape == (1, 64)
