"""Which tagger is meant, and what tells it from others: known from its files, without loading it or torch."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

WEIGHTS = "model.safetensors"


def weights_folder(name: str = "tagger-id") -> Path:
    """The folder of shipped weights."""
    return Path(str(files("kg") / "weights" / name))


def is_model_folder(folder: Path) -> bool:
    """Whether `folder` holds a model of kg's own format."""
    return (folder / WEIGHTS).is_file()


def fingerprint(name: str | None) -> str:
    """The hexadecimal SHA-256 of a tagger's weights: the shipped one, a model folder, a Flair file.

    Of a name on the hub it is that of the name, as its weights are not here. Raises OSError where a file is unreadable.
    """
    folder = weights_folder() if name is None else Path(name)
    if is_model_folder(folder):
        return sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    return sha256(folder.read_bytes() if folder.is_file() else str(name).encode()).hexdigest()


def files_hash(name: str | None) -> str | None:
    """A hash of all files on which a tagger's answers hang; None for a name on the hub, where they may change.

    Raises OSError where a file is unreadable.
    """
    folder = weights_folder() if name is None else Path(name)
    if is_model_folder(folder):
        paths = [path for path in sorted(folder.iterdir()) if path.suffix in (".json", ".safetensors")]
        parts = [f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in paths]
        return sha256(" ".join(parts).encode()).hexdigest()
    return fingerprint(name) if folder.is_file() else None


def warning(name: str | None) -> str:
    """What a person should read before a tagger is loaded; "" where there is nothing to say."""
    if name is None or is_model_folder(Path(name)):
        return ""
    return f"{name}: a Flair file is a pickle and can run code; load only files that you trust."
