"""Linear layers on bytes: near to fp32, the same for a row in any company and by any kernel."""

import pytest
import torch

from kg.analyse.int8 import Int8Linear, _bytes_product, _floats_product, quick_bytes


def layer(inputs: int, outputs: int) -> tuple[Int8Linear, torch.Tensor]:
    """A layer, and its weights as fp32."""
    torch.manual_seed(outputs)
    weight = torch.randn(outputs, inputs)
    scale = weight.abs().amax(1, keepdim=True) / 127
    quantised = (weight / scale).round().to(torch.int8)
    return Int8Linear(quantised, scale, torch.randn(outputs)), quantised * scale


def test_it_is_near_fp32_where_values_lie_on_one_side() -> None:
    linear, weight = layer(384, 96)
    rows = torch.randn(200, 384).abs() * 3
    wanted = rows @ weight.t() + linear.bias
    assert (linear(rows) - wanted).norm() / wanted.norm() < 0.01


@pytest.mark.parametrize("inputs", [64, 384, 1536])
def test_a_row_is_the_same_in_any_company(inputs: int) -> None:
    linear, _ = layer(inputs, 160)
    rows = torch.randn(300, inputs)
    whole = linear(rows)
    for part in (slice(0, 1), slice(7, 40), slice(31, 290)):
        assert torch.equal(linear(rows[part]), whole[part])


def test_the_same_on_one_and_two_threads() -> None:
    linear, _ = layer(384, 1152)
    rows = torch.randn(300, 384)
    before = torch.get_num_threads()
    try:
        results = []
        for threads in (1, 2):
            torch.set_num_threads(threads)
            results.append(linear(rows))
    finally:
        torch.set_num_threads(before)
    assert torch.equal(*results)


@pytest.mark.skipif(not quick_bytes(), reason="this processor has no quick product of bytes")
def test_bytes_and_floats_give_the_same() -> None:
    torch.manual_seed(1)
    weight = torch.randint(-127, 128, (200, 1536)).to(torch.int8)
    scale = torch.rand(200)
    rows = torch.randint(-127, 128, (77, 1536)).float()
    assert torch.equal(_bytes_product(weight, scale)(rows), _floats_product(weight, scale)(rows))


def test_equal_values_and_noughts_divide_by_something() -> None:
    linear, weight = layer(64, 32)
    rows = torch.stack([torch.zeros(64), torch.full((64,), 2.5)])
    assert torch.allclose(linear(rows), rows @ weight.t() + linear.bias, atol=1e-4)


def test_what_is_no_int8_matrix() -> None:
    with pytest.raises(ValueError, match="int8"):
        Int8Linear(torch.zeros(4, 4), torch.ones(4, 1), torch.zeros(4))
