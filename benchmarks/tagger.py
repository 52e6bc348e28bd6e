"""How fast the tagger is: words a second, peak memory and load time of three paths, in one run.

    python benchmarks/tagger.py [FILE…] [--words 8000] [--threads 1] [--rounds 3] [--weights FOLDER] [--json FILE]

The paths: kg's own engine; the same weights as a plain fp32 Flair `SequenceTagger`; and a Flair `SequenceTagger` of the
size of IndoBERT-base (12 layers, hidden 768) with random weights. Each runs in a process of its own. The rounds take
turns, so that other work on the machine hits all alike, and the best round of each counts. Without files, text is made
up; nothing is fetched.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()
ROOT = Path(__file__).resolve().parent.parent
PATHS = {
    "kg": "kg's own engine, int8",
    "flair": "plain Flair, fp32, same weights",
    "base": "Flair, fp32, IndoBERT-base size",
}
BASE = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072}
BASE_PIECES = 30_522
"""At least; where our tokenizer has more pieces, as many as that: a look-up costs the same in a longer table."""
NAMES = (
    "Retno Marsudi", "Budi Santoso", "Joko Widodo", "Siti Aminah", "Kementerian Keuangan", "PT Kereta Api", "Jakarta",
    "Universitas Indonesia", "Surabaya", "Kabupaten Cianjur", "Mahkamah Konstitusi", "Jawa Tengah", "Bank Indonesia",
)  # fmt: skip
SYLLABLES = ("ba", "gus", "ka", "lim", "ma", "nur", "pra", "ri", "san", "to", "wi", "yu", "zul", "har", "mon", "teg")
COMMON = (
    "yang dan di ke dari untuk dengan pada akan telah para warga pemerintah rapat harga beras naik turun hari ini "
    "kemarin mengatakan menjelaskan membahas pembangunan jembatan sekolah anggaran daerah pertumbuhan ekonomi tahun "
    "banjir gempa korban bantuan petugas kepolisian penyelidikan kasus dugaan korupsi sidang putusan pemilihan calon "
    "gubernur wali kota menteri presiden perusahaan investasi pekerja upah kerja sama pertandingan gol pemain pelatih"
)


def made_up(count: int) -> Iterator[str]:
    """Sentences of about `count` words in all, always the same ones; lengths and pieces a word as in news."""
    rng, common = random.Random(1), COMMON.split()

    def word() -> str:
        kind = rng.random()
        if kind < 0.1:
            return rng.choice(NAMES)
        if kind < 0.2:  # names that no vocabulary has
            return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()
        return f"({rng.randint(1, 28)}/{rng.randint(1, 12)})" if kind < 0.23 else rng.choice(common)

    while count > 0:
        length = max(4, min(80, round(rng.lognormvariate(2.9, 0.6))))
        parts = [word() for _ in range(length)]
        yield parts[0].capitalize() + " " + " ".join(parts[1:]) + "."
        count -= length


def load(path: str, weights: Path | None) -> Any:
    """The tagger of a path, ready for use."""
    from kg.analyse.fingerprint import weights_folder
    from kg.analyse.tagger import SCHEME, Tagger, load_tagger, without_parses

    folder = weights or weights_folder()
    if path == "kg":
        return load_tagger(str(folder))
    from transformers import BertConfig, PreTrainedTokenizerFast

    from kg.analyse import bundle as bundles
    from kg.analyse.flair_file import FlairFile

    bundle = bundles.load(folder)
    if path == "base":
        tokenizer = bundle.embeddings.tokenizer
        assert isinstance(tokenizer, PreTrainedTokenizerFast)
        config = BertConfig(**BASE, vocab_size=max(BASE_PIECES, len(tokenizer)), pad_token_id=tokenizer.pad_token_id)
        bundle = bundles.assemble(config, tokenizer, {SCHEME: ["LOC", "ORG", "PER"]})
    scheme = SCHEME if SCHEME in bundle.taggers else min(bundle.taggers)
    return Tagger(without_parses(FlairFile(bundle.taggers[scheme]).names), path)


def work(path: str, text: Path, weights: Path | None, threads: int) -> None:
    """A process for one path: says when it is loaded, runs a round for each line that it gets, says its peak memory."""
    sys.path.insert(0, str(ROOT))  # this checkout, installed or not
    import torch

    from kg.languages import language

    torch.set_num_threads(threads)
    tagger = load(path, weights)
    print(json.dumps({"load_s": time.perf_counter() - STARTED}), flush=True)
    sentences = list(language("id").segment(text.read_text(encoding="utf-8")))
    words = sum(len(sentence.tokens) for sentence in sentences)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        found = sum(len(mentions) for mentions, _ in tagger.read(sentences))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(json.dumps({"words": words, "mentions": found, "wall_s": wall, "cpu_s": cpu}), flush=True)
    unit = 1 if platform.system() == "Darwin" else 1024
    print(json.dumps({"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6}))


def measure(text: Path, weights: Path | None, threads: int, rounds: int) -> dict[str, dict[str, float]]:
    """Figures of each path; speeds are those of its best round."""
    workers = {}
    figures: dict[str, dict[str, float]] = {}
    given = ["--weights", str(weights)] if weights else []
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads)}
    for path in PATHS:
        command = [sys.executable, __file__, str(text), "--work", path, "--threads", str(threads), *given]
        workers[path] = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        figures[path] = _answer(workers[path])
    taken: dict[str, list[dict[str, float]]] = {path: [] for path in PATHS}
    for _ in range(rounds):
        for path, worker in workers.items():
            assert worker.stdin is not None
            worker.stdin.write("go\n")
            worker.stdin.flush()
            taken[path].append(_answer(worker))
    for path, worker in workers.items():
        assert worker.stdin is not None
        worker.stdin.close()
        best = {key: min(row[key] for row in taken[path]) for key in ("wall_s", "cpu_s")}
        words = taken[path][0]["words"]
        figures[path] |= {"words": words, "mentions": taken[path][0]["mentions"], **_answer(worker)}
        figures[path] |= {"words_per_s": words / best["wall_s"], "words_per_cpu_s": words / best["cpu_s"]}
        worker.wait()
    return figures


def _answer(worker: "subprocess.Popen[str]") -> dict[str, float]:
    assert worker.stdout is not None
    line = worker.stdout.readline()
    if not line:
        raise SystemExit("benchmarks/tagger.py: a path stopped before it was measured; its own message stands above.")
    answer: dict[str, float] = json.loads(line)
    return answer


def show(figures: dict[str, dict[str, float]], threads: int) -> None:
    """Prints the table, and how often kg's engine goes into the others."""
    own = figures["kg"]
    print(f"{own['words']:.0f} words, {threads} thread(s)\n")
    print(f"{'path':<34}{'words/s':>9}{'words/cpu s':>13}{'peak MB':>9}{'load s':>8}{'kg is faster':>14}")
    for path, row in figures.items():
        times = f"{own['words_per_s'] / row['words_per_s']:.2f} / {own['words_per_cpu_s'] / row['words_per_cpu_s']:.2f}"
        print(
            f"{PATHS[path]:<34}{row['words_per_s']:>9.0f}{row['words_per_cpu_s']:>13.0f}"
            f"{row['peak_mb']:>9.0f}{row['load_s']:>8.2f}{times:>14}"
        )
    print("\nkg is faster: by the clock / by processor time, which other work on the machine disturbs less.")
    print("load: from the start of Python, imports included.")


def main() -> None:
    """Runs the benchmark, or one path of it in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="text files; without any, text is made up")
    parser.add_argument(
        "--words", type=int, default=8000, help="how much text: so much is made up, and files are repeated up to it"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--weights", type=Path, help="tagger folder; without it, the shipped one")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--work", choices=PATHS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work, given.files[0], given.weights, given.threads)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        parts = [path.read_text(encoding="utf-8") for path in given.files] or list(made_up(given.words))
        parts *= max(1, given.words // max(1, sum(len(part.split()) for part in parts)))
        text.write_text("\n".join(parts), encoding="utf-8")
        figures = measure(text, given.weights, given.threads, given.rounds)
    show(figures, given.threads)
    if given.json:
        record = {"threads": given.threads, "rounds": given.rounds, "paths": figures}
        given.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
