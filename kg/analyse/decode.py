"""A Flair SequenceTagger without CRF whose tag sequences are always well formed: B and I go on to I or E of one type.

Without a CRF, Flair takes the best tag of each token alone, and names fall to pieces where the tags do not fit. Here
the best well-formed sequence is taken (Viterbi 1967, doi:10.1109/TIT.1967.1054010, with transitions that are allowed or
not; nothing more is trained).
"""

from typing import Any

import numpy as np
import torch
from flair.data import Sentence
from flair.models import SequenceTagger

FORBIDDEN = -1e4


def follows(before: str, after: str) -> bool:
    """Whether tag `after` may follow tag `before` in BIOES; "" stands for the start or the end of the sentence."""
    if before[:1] in ("B", "I"):
        return after[:1] in ("I", "E") and before[2:] == after[2:]
    return after[:1] in ("", "O", "B", "S")


class WellFormedTagger(SequenceTagger):
    """SequenceTagger with Viterbi decoding over the allowed transitions of its tags."""

    def _standard_inference(
        self, features: torch.Tensor, batch: list[Sentence], probabilities_for_all_classes: bool
    ) -> tuple[list[list[tuple[str, float]]], list[Any]]:
        tags = [self.label_dictionary.get_item_for_index(i) for i in range(len(self.label_dictionary))]
        costs = np.array([[0.0 if follows(a, b) else FORBIDDEN for b in tags] for a in tags])
        first = np.array([0.0 if follows("", tag) else FORBIDDEN for tag in tags])
        last = np.array([0.0 if follows(tag, "") else FORBIDDEN for tag in tags])
        logs = torch.log_softmax(features.float(), dim=1).cpu().numpy()
        ends = np.cumsum([len(sentence) for sentence in batch])[:-1]
        predictions = []
        for rows in np.split(logs, ends):
            path = _best_path(rows, costs, first, last)
            predictions.append([(tags[tag], float(np.exp(rows[i, tag]))) for i, tag in enumerate(path)])
        return predictions, []


def _best_path(logs: np.ndarray, costs: np.ndarray, first: np.ndarray, last: np.ndarray) -> list[int]:
    """The best sequence for log probabilities of shape (tokens, tags)."""
    score = logs[0] + first
    back = np.zeros(logs.shape, dtype=np.int64)
    for i in range(1, len(logs)):
        steps = score[:, None] + costs
        back[i] = steps.argmax(axis=0)
        score = steps.max(axis=0) + logs[i]
    path = [int((score + last).argmax())]
    for i in range(len(logs) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]
