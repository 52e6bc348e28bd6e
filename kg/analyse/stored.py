"""Reads the files of a model folder, arrays and JSON alone: what runs a model, without Flair, starts from here."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer

from kg.analyse.fingerprint import WEIGHTS
from kg.errors import ModelError, reason

SCALE = ".scale"
"""Ending of the name under which the scales of an int8 matrix stand, one for each row."""
FAULTS = (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, RuntimeError, SafetensorError)
"""What reading and putting together a faulty model folder raises."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The content of a model folder; see `bundle.py` for the names of the tensors."""

    config: dict[str, Any]
    tensors: dict[str, torch.Tensor]
    tokenizer: Tokenizer

    def array(self, name: str) -> torch.Tensor:
        """A tensor as fp32, scaled where it is stored as int8. Raises KeyError when it is missing."""
        value = self.tensors[name].float()
        return value * self.tensors[name + SCALE] if name + SCALE in self.tensors else value


def unusable(folder: Path, error: BaseException) -> ModelError:
    """The error for a model folder whose files are missing or do not belong together."""
    return ModelError(f"{folder}: no usable tagger folder ({reason(error)}); train it again, or reinstall wartagraf.")


def read_stored(folder: Path) -> Stored:
    """Reads a model folder. Raises ModelError when a file is missing or faulty."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tensors = load_file(folder / WEIGHTS)
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except Exception as error:  # the tokenizers library raises nothing narrower
        raise unusable(folder, error) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Stored(config, tensors, tokenizer)
