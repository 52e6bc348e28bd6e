"""Coverage-guided fuzzing of a target: `python -m hostile.fuzz rule_packs --seconds 3600` (from tests/).

It wants `pip install atheris` (Linux, up to Python 3.13) and stops at the first input that raises what it should not,
which it leaves in the folder `--findings`. A finding becomes a case of test_regressions.py when it is mended.
"""

import argparse
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, default=Path("findings"))
    given = parser.parse_args()
    import atheris

    with atheris.instrument_imports(include=["kg", "yaml", "json"]):
        from hostile.seeds import SEEDS
        from hostile.targets import TARGETS

        target = TARGETS[given.target]
        for seed in SEEDS[given.target]:
            target(seed)  # what it imports by itself is to be watched too
    corpus = given.findings / given.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[given.target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={given.seconds}",
        "-timeout=20",
        "-rss_limit_mb=4096",
        f"-artifact_prefix={corpus}/fault-",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
