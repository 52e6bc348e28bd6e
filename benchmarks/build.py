"""How fast a whole build is, where its time goes, and what other ways of doing the same would take.

    python benchmarks/build.py [FILE…] [--articles 300] [--flair 6] [--sentences 3] [--json FILE] [--profile FILE]

The paths, each in a process of its own, on one thread: `kg build`; `kg build` with a Flair `SequenceTagger` of the size
of IndoBERT-base in place of the shipped tagger; and generation of relations from each sentence with a model of the size
of REBEL-large (Huguet Cabot & Navigli 2021, doi:10.18653/v1/2021.findings-emnlp.204). The weights of both are random,
on which speed does not depend; the random tagger finds no names, so that all work behind it is spared on that path.
Files are those that `kg build` reads; without any, it is `seeds/`. Speeds are those behind the first article, for
articles of the mean length of all: the start of Python, imports and the loading of weights are told apart. The first
path runs twice, before and behind the others, and its better run counts, as other work on the machine changes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

STARTED = time.perf_counter()
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout, installed or not

from benchmarks.sampling import Sampler  # noqa: E402

PATHS = {
    "kg": "kg build",
    "flair": "kg build, Flair of IndoBERT-base size",
    "generate": "generation, REBEL-large size",
}
REBEL = {"d_model": 1024, "encoder_layers": 12, "decoder_layers": 12, "vocab_size": 50_272}
BEAMS = 3
GENERATED = 24
"""Pieces that are generated for a sentence: those of one or two relations. REBEL's own limit is 256."""
FORMATS = ("tables", "turtle")


def chosen(files: Sequence[str], count: int) -> list[dict[str, Any]]:
    """So many articles of the files, evenly spread, as JSON objects."""
    from kg.ingest import read_articles

    found, _ = read_articles(list(files) or [str(ROOT / "seeds")], None, sys.stdin.buffer)
    some = found[:: max(1, len(found) // count)][:count]
    return [{k: str(v) for k, v in asdict(one).items() if k in KEPT and v is not None} for one in some]


KEPT = ("id", "title", "text", "published", "url", "source")


def cost(tagger: str | None, source: Path, folder: Path, sampler: Sampler | None = None) -> tuple[float, float]:
    """Seconds of a build in this process, by the clock and of the processor."""
    from kg.build import build_folder

    wall, cpu = time.perf_counter(), time.process_time()
    if sampler is None:
        build_folder([str(source)], folder, formats=FORMATS, tagger=tagger, forget=True)
    else:
        with sampler.running():
            build_folder([str(source)], folder, formats=FORMATS, tagger=tagger, forget=True)
    return time.perf_counter() - wall, time.process_time() - cpu


def built(path: str, lines: Sequence[str], folder: Path) -> dict[str, Any]:
    """The figures of a path that is a build: seconds a word behind the first article, and shares by part."""
    first, all_ = folder / "first.jsonl", folder / "all.jsonl"
    first.write_text(lines[0] + "\n", encoding="utf-8")
    all_.write_text("\n".join(lines) + "\n", encoding="utf-8")
    tagger = random_tagger(folder / "tagger.pt") if path == "flair" else None
    cost(tagger, first, folder / "built")
    start = time.perf_counter() - STARTED
    one, sampler = cost(tagger, first, folder / "built"), Sampler()
    many = cost(tagger, all_, folder / "built", sampler)
    count = sum(map(word_count, lines[1:]))
    return {
        "articles": len(lines),
        "start_s": start,
        "wall_s": (many[0] - one[0]) / count,
        "cpu_s": (many[1] - one[1]) / count,
        "build_wall_s": many[0],
        "build_cpu_s": many[1],
        "parts": sampler.parts(),
        "parts_wall": sampler.parts(wall=True),
        "profile": sampler.profile(),
    }


def word_count(line: str) -> int:
    """The words of an article, parted by white space."""
    return len(json.loads(line)["text"].split())


def random_tagger(path: Path) -> str:
    """Writes a Flair tagger of the size of IndoBERT-base that finds nothing."""
    import torch
    from transformers import BertConfig, PreTrainedTokenizerFast
    from transformers.models.bert.modeling_bert import BertPooler

    from benchmarks.tagger import BASE, BASE_PIECES
    from kg.analyse import bundle as bundles
    from kg.analyse.fingerprint import weights_folder

    tokenizer = bundles.load(weights_folder()).embeddings.tokenizer
    assert isinstance(tokenizer, PreTrainedTokenizerFast)
    config = BertConfig(**BASE, vocab_size=max(BASE_PIECES, len(tokenizer)), pad_token_id=tokenizer.pad_token_id)
    tagger = bundles.assemble(config, tokenizer, {"kg": ["LOC", "ORG", "PER"]}).taggers["kg"]
    tagger.embeddings.model.pooler = BertPooler(config)  # which Flair wants to find in the file
    with torch.no_grad():
        tagger.linear.bias[0] = 1e4  # "O"
    tagger.save(path)
    return str(path)


def generated(lines: Sequence[str], sentences: int) -> dict[str, Any]:
    """The figures of generation: seconds a word, from those of a few sentences of median length."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    from kg.analyse.fingerprint import weights_folder
    from kg.analyse.stored import read_stored
    from kg.languages import language

    torch.set_num_threads(1)
    tokenizer = read_stored(weights_folder()).tokenizer
    segmented = [language("id").segment(json.loads(line)["text"]) for line in lines]
    texts = sorted((s for found in segmented for s in found), key=lambda s: len(s.tokens))
    middle = texts[len(texts) // 2 :][:sentences]  # of median length
    model = BartForConditionalGeneration(BartConfig(**REBEL)).eval()
    start = time.perf_counter() - STARTED
    wall, cpu = time.perf_counter(), time.process_time()
    for sentence in middle:
        pieces = len(tokenizer.encode([t.text for t in sentence.tokens], is_pretokenized=True).ids)
        with torch.inference_mode():
            model.generate(
                torch.randint(4, REBEL["vocab_size"], (1, pieces)),
                num_beams=BEAMS, min_new_tokens=GENERATED, max_new_tokens=GENERATED,
            )  # fmt: skip
    each = len(texts) / len(middle) / sum(map(word_count, lines))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"sentences": len(middle), "start_s": start, "wall_s": wall * each, "cpu_s": cpu * each}


def work(path: str, lines: Path, sentences: int) -> None:
    """A process for one path: prints its figures as JSON."""
    given = lines.read_text(encoding="utf-8").split("\n")
    with TemporaryDirectory(prefix="kg-build-") as folder:
        figures = generated(given, sentences) if path == "generate" else built(path, given, Path(folder))
    unit = 1 if sys.platform == "darwin" else 1024
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(json.dumps(figures))


def measured(path: str, lines: Sequence[str], folder: Path, sentences: int) -> dict[str, Any]:
    """The figures of a path, from a process of its own."""
    source = folder / f"{path}.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, __file__, str(source), "--work", path, "--sentences", str(sentences)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def show(figures: dict[str, dict[str, Any]], articles: int, words: int) -> None:
    """Prints the tables."""
    own = figures["kg"]
    print(f"{articles} articles of {words / articles:.0f} words, one thread; the other paths on a part of them\n")
    print(f"{'path':<40}{'articles/s':>12}{'a cpu s':>9}{'peak MB':>9}{'start s':>9}{'kg is faster':>15}")
    for path, row in figures.items():
        times = f"{row['wall_s'] / own['wall_s']:.1f} / {row['cpu_s'] / own['cpu_s']:.1f}"
        print(
            f"{PATHS[path]:<40}{1 / row['wall_s']:>12.2f}{1 / row['cpu_s']:>9.2f}{row['peak_mb']:>9,.0f}"
            f"{row['start_s']:>9.1f}{times:>15}"
        )
    print("\nkg is faster: by the clock / by processor time, which other work on the machine disturbs less.\n")
    print(f"{'part of kg build':<22}{'processor':>10}{'clock':>8}{'ms an article':>15}")
    total, total_wall = sum(own["parts"].values()), sum(own["parts_wall"].values())
    for part, seconds in own["parts"].items():
        clock = own["parts_wall"].get(part, 0.0) / total_wall
        print(f"{part:<22}{seconds / total:>10.1%}{clock:>8.1%}{1000 * seconds / articles:>15.2f}")


def main() -> None:
    """Runs the benchmark, or one path of it in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", help="what kg build reads; without any, the articles of seeds/")
    parser.add_argument("--articles", type=int, default=300, help="at most so many articles, evenly spread")
    parser.add_argument("--flair", type=int, default=6, help="so many of them for Flair; 0 leaves it out")
    parser.add_argument("--sentences", type=int, default=3, help="so many sentences for generation; 0 leaves it out")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--profile", type=Path, help="write the share of each function of kg build to this file")
    parser.add_argument("--work", choices=PATHS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work, Path(given.files[0]), given.sentences)
        return
    articles = chosen(given.files, given.articles)
    lines = [json.dumps(one, ensure_ascii=False) for one in articles]
    spread = lines[:: max(1, len(lines) // max(1, given.flair))][: given.flair]
    with TemporaryDirectory() as folder:
        figures = {"kg": measured("kg", lines, Path(folder), 0)}
        if given.flair > 1:
            figures["flair"] = measured("flair", spread, Path(folder), 0)
        if given.sentences:
            figures["generate"] = measured("generate", lines, Path(folder), given.sentences)
        if len(figures) > 1:
            again = measured("kg", lines, Path(folder), 0)
            figures["kg"] = min(figures["kg"], again, key=lambda row: float(row["cpu_s"]))
    profile = figures["kg"].pop("profile")
    figures.get("flair", {}).pop("profile", None)
    words = sum(map(word_count, lines))
    for row in figures.values():  # of an article of mean length, from here on
        row["wall_s"], row["cpu_s"] = row["wall_s"] * words / len(lines), row["cpu_s"] * words / len(lines)
    show(figures, len(articles), words)
    if given.profile:
        given.profile.write_text(profile, encoding="utf-8")
    if given.json:
        record = {"articles": len(articles), "words": words, "paths": figures}
        given.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
