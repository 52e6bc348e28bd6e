"""A tiny training run for the scenarios: `python -m crash.training prepare|train FOLDER`."""

import sys
from dataclasses import replace
from pathlib import Path

from kg.train.tagger import train
from train.test_training import CONFIG, make_encoder

if __name__ == "__main__":
    step, folder = sys.argv[1], Path(sys.argv[2])
    if step == "prepare":
        make_encoder(folder)
    else:
        train(replace(CONFIG, epochs=8), folder, folder / "encoder", folder / "out", lambda _: None)
