"""A Flair SequenceTagger without CRF whose tag sequences are always well formed (see `viterbi.py`)."""

from typing import Any

import torch
from flair.data import Sentence
from flair.models import SequenceTagger

from kg.analyse.viterbi import best_paths


class WellFormedTagger(SequenceTagger):
    """SequenceTagger with Viterbi decoding over the allowed transitions of its tags."""

    def _standard_inference(
        self, features: torch.Tensor, batch: list[Sentence], probabilities_for_all_classes: bool
    ) -> tuple[list[list[tuple[str, float]]], list[Any]]:
        tags = [self.label_dictionary.get_item_for_index(i) for i in range(len(self.label_dictionary))]
        logs = torch.log_softmax(features.float().cpu(), dim=1)
        lengths = [len(sentence) for sentence in batch]
        path = best_paths(logs, lengths, tags)
        scores = logs.gather(1, path[:, None])[:, 0].exp()
        found = [(tags[tag], score) for tag, score in zip(path.tolist(), scores.tolist(), strict=True)]
        ends = torch.tensor(lengths).cumsum(0).tolist()
        return [found[end - length : end] for end, length in zip(ends, lengths, strict=True)], []
