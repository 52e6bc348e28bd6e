"""Linear layers in int8 arithmetic whose result for a row hangs on nothing but that row.

Weights have one scale for each output. Activations have one scale and one middle for each row (asymmetric quantisation,
Jacob et al. 2018, arXiv:1712.05877): rows have few large values, mostly on one side of nought, and without the middle
the error is twice as large. Sums are integers, and so exact in any order: neither the batch nor the number of threads
nor the kernel changes a bit of them.
"""

import time
from collections.abc import Callable
from functools import cache

import torch

LEVELS = 127
"""Largest magnitude of a quantised value."""
TINY = 1e-12
"""Least half width of a row, so that a row of equal values divides by something."""
SHIFT = 128
"""Added to activations, because processors multiply unsigned with signed bytes; the kernel takes it off again."""

FEW, MANY = 32, 128
"""Rows are filled up to a multiple of one of these: a kernel is compiled for each number of rows that comes."""


class Int8Linear:
    """`x @ weight.T + bias` for fp32 rows, computed on bytes.

    `weight` is int8 of shape (outputs, inputs), `scale` fp32 of shape (outputs, 1), `bias` fp32 of shape (outputs).
    Where the processor has no quick and exact product of bytes, the same integers are multiplied as fp32 numbers, which
    is exact too while sums stay below 2 ** 24 (a mean magnitude of 100 over 1,536 inputs): slower, but the same result.
    """

    def __init__(self, weight: torch.Tensor, scale: torch.Tensor, bias: torch.Tensor) -> None:
        if weight.dtype is not torch.int8 or scale.shape != (len(weight), 1) or bias.shape != (len(weight),):
            raise ValueError(f"a matrix of shape {tuple(weight.shape)} is not int8 with a scale for each row")
        self.bias, scale = bias, scale.flatten()
        self.sums = (weight.double().sum(1) * scale).float()
        self.product = _bytes_product(weight, scale) if quick_bytes() else _floats_product(weight, scale)

    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        """fp32 of shape (rows, outputs) for fp32 of shape (rows, inputs)."""
        high, low = rows.amax(1, keepdim=True), rows.amin(1, keepdim=True)
        middle, half = (high + low).mul_(0.5), (high - low).mul_(0.5).clamp_min_(TINY)
        quantised = torch.sub(rows, middle).mul_(LEVELS / half).round_()
        return torch.addcmul(self.bias, self.sums, middle).addcmul_(self.product(quantised), half.div_(LEVELS))


Product = Callable[[torch.Tensor], torch.Tensor]
"""From integers as fp32, -127 to 127, to their products with the weights times the weights' scales."""


def _bytes_product(weight: torch.Tensor, scale: torch.Tensor) -> Product:
    packed = torch.ops.onednn.qlinear_prepack(weight.contiguous(), None)
    zeros = torch.zeros(len(scale), dtype=torch.int64)
    multiply = torch.ops.onednn.qlinear_pointwise.default

    def product(quantised: torch.Tensor) -> torch.Tensor:
        count = len(quantised)
        step = FEW if count <= MANY else MANY
        rows = torch.empty(
            -(-count // step) * step, quantised.shape[1], dtype=torch.int8
        )  # what stands behind is computed in vain
        rows[:count].copy_(quantised)
        shifted = rows.view(torch.uint8).bitwise_xor_(SHIFT)
        result: torch.Tensor = multiply(
            shifted, 1.0, SHIFT, packed, scale, zeros, None, 1.0, 0, torch.float32, "none", [], ""
        )
        return result[:count]

    return product


def _floats_product(weight: torch.Tensor, scale: torch.Tensor) -> Product:
    floats = weight.float().t().contiguous()
    return lambda quantised: (quantised @ floats).mul_(scale)


@cache
def quick_bytes() -> bool:
    """Whether this processor and this torch multiply bytes exactly, and not by a slow reference loop.

    Processors without VNNI instructions cut off sums of two products; that shows with the largest bytes.
    """
    rows = torch.full((32, 128), float(LEVELS))
    weight = torch.full((256, 128), LEVELS, dtype=torch.int8)
    floats = _floats_product(weight, torch.ones(256))
    try:
        on_bytes = _bytes_product(weight, torch.ones(256))
        exact = torch.equal(on_bytes(rows), floats(rows))
    except (RuntimeError, NotImplementedError, AttributeError):
        return False
    return exact and _seconds(on_bytes, rows) < 10 * _seconds(floats, rows)


def _seconds(product: Product, rows: torch.Tensor) -> float:
    """The least time of three calls."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        product(rows)
        times.append(time.perf_counter() - began)
    return min(times)
