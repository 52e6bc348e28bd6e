"""Averages two trained models: the encoder of the mean is often better than either.

Wortsman et al. 2022, "Model soups", arXiv:2203.05482; it works for models where one was trained on from the other.
"""

from pathlib import Path

from kg.analyse import bundle as bundles
from kg.errors import ModelError


def average(first: Path, second: Path, share: float, out: Path) -> None:
    """Writes the model folder `out`: the encoder is `share` of that of `first` and else of `second`; heads of `second`.

    Heads that `first` does not have must learn to read the mean afterwards (see
    `kg/train/heads.yaml`). Raises ModelError for folders that are no models, or of encoders of different shape.
    """
    one, two = bundles.load(first), bundles.load(second)
    weights = one.embeddings.model.state_dict()
    mean = {}
    for name, weight in two.embeddings.model.state_dict().items():
        if name not in weights or weights[name].shape != weight.shape:
            raise ModelError(f"{first}: has another encoder than {second}; average models of one encoder.")
        mean[name] = share * weights[name] + (1 - share) * weight if weight.is_floating_point() else weight
    two.embeddings.model.load_state_dict(mean)
    bundles.save(two, out)
