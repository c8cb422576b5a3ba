from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from samples.networks.folded import folded
from samples.networks.lighter import CHANNELS, lighter
from samples.networks.rounding import BOTH, Inputs, rounded
from scanner.ocr.ppocr import LIGHTER, fitted, original_models, recognisable
from tests.ocr.drawing import strip

HALF, ROOT_TWO = 0.5, 2**0.5

PHOTOS = Path(__file__).parents[2] / "samples" / "photos"


@given(arrays(np.float64, (3, 6), elements=st.floats(-1, 1, width=32)), st.integers(0, 9))
def test_two_neighbours_of_one_sign_never_overflow(weights: NDArray[np.float64], seed: int) -> None:
    whole = rounded(weights, inputs(6, seed)).weights
    pairs = whole.astype(int).reshape(3, 3, 2)
    assert 255 * np.where(pairs > 0, pairs, 0).sum(axis=2).max() < 2**15
    assert np.where(pairs < 0, pairs, 0).sum(axis=2).min() >= -BOTH


def test_errors_that_inputs_have_together_cancel() -> None:
    """Rounded each for itself in all eight bits, weights change more of what comes out."""
    weights, met = np.random.default_rng(1).normal(size=(64, 96)), inputs(96, 2)
    fine = np.abs(weights).max(axis=1, keepdims=True) / 127
    made = rounded(weights, met)
    assert wrong(made.weights * made.steps[:, None] - weights, met) < 0.6 * wrong(
        np.round(weights / fine) * fine - weights, met
    )


def test_the_bias_makes_up_for_what_rounding_does_to_the_mean() -> None:
    weights, met = np.random.default_rng(1).normal(size=(64, 96)), inputs(96, 2)
    made = rounded(weights, met)
    mean = (made.weights * made.steps[:, None]) @ met.mean + made.bias
    assert np.allclose(mean, weights @ met.mean, atol=1e-4)


def test_weights_of_nothing_stay_nothing() -> None:
    made = rounded(np.zeros((2, 4)), Inputs(np.zeros(4), np.zeros((4, 4))))
    assert not made.weights.any()
    assert np.isfinite(made.steps).all()


def test_a_lighter_network_answers_nearly_the_same() -> None:
    model, pictures = network(), [picture(seed) for seed in range(9)]
    light = lighter(model, pictures[1:])
    exact, near = answer(model, pictures[0]), answer(light, pictures[0])
    assert np.abs(near - exact).max() < 0.03 * np.abs(exact).max()
    assert [node.op_type for node in light.graph.node] == [
        "Transpose",
        "DynamicQuantizeLinear",
        "MatMulIntegerToFloat",
        "Gelu",
        "DynamicQuantizeLinear",
        "MatMulIntegerToFloat",
        "Transpose",
    ]


def test_a_network_without_heavy_products_stays_as_exact_as_it_was() -> None:
    model, seen = network(channels=8), picture(0, channels=8)
    assert np.allclose(answer(lighter(model, [seen]), seen), answer(model, seen), atol=1e-6)


def test_the_shipped_recogniser_reads_with_the_certainty_of_the_original() -> None:
    (shipped,) = LIGHTER.glob("*rec*.onnx")
    original = onnx.load(original_models("rec")[0])
    seen = recognisable(fitted(strip("ann@lee.example")))
    exact, near = (answer(model, seen)[0] for model in (original, onnx.load(shipped)))
    assert (exact.argmax(axis=1) == near.argmax(axis=1)).all()
    assert np.abs(exact.max(axis=1) - near.max(axis=1)).mean() < 0.02


@pytest.mark.parametrize("name", ["arabic.jpg", "askew.jpg", "dark-on-dark.jpg"])
@pytest.mark.parametrize("size", [(960, 544), (96, 32)])
def test_the_shipped_detector_answers_as_the_original_does(name: str, size: tuple[int, int]) -> None:
    seen = photo(name, size)
    exact, near = (answer(onnx.load(path), seen) for path in (original_models("det")[0], shipped_detector()))
    assert np.abs(exact - near).max() < 1e-5


def test_the_shipped_detector_is_what_is_made_of_the_original() -> None:
    assert onnx.load(shipped_detector()) == folded(onnx.load(original_models("det")[0]))


def test_a_network_with_nothing_to_fold_stays_as_it_was() -> None:
    model, seen = network(channels=8), picture(0, channels=8)
    assert np.allclose(answer(folded(model), seen), answer(model, seen), atol=1e-6)


def shipped_detector() -> Path:
    (path,) = LIGHTER.glob("*det*.onnx")
    return path


def photo(name: str, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return a photo of that size as the detector takes it."""
    pixels = cv2.resize(np.asarray(cv2.imread(str(PHOTOS / name))), size, interpolation=cv2.INTER_AREA)
    return (pixels.transpose(2, 0, 1)[None] / 127.5 - 1).astype(np.float32)


def inputs(width: int, seed: int) -> Inputs:
    """Return inputs that go together in part, as neighbouring channels do."""
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(4 * width, 3)) @ chance.normal(size=(3, width))
    rows += chance.normal(size=rows.shape) / 2 + 1
    return Inputs(rows.mean(axis=0), np.cov(rows, rowvar=False))


def wrong(off: NDArray[np.float64], met: Inputs) -> float:
    return float(((off @ met.covariance) * off).sum())


def picture(seed: int, *, channels: int = CHANNELS) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(1, channels, 5, 7)).astype(np.float32)


def network(channels: int = CHANNELS) -> ModelProto:
    """Return a convolution with a bias added, a Gelu and a convolution, as exported for PP-OCR."""
    chance = np.random.default_rng(3)
    weights = {
        "wide": chance.normal(size=(2 * channels, channels, 1, 1)) / 10,
        "bias": chance.normal(size=(1, 2 * channels, 1, 1)),
        "narrow": chance.normal(size=(channels, 2 * channels, 1, 1)) / 10,
        "root": np.array(ROOT_TWO),
        "one": np.array(1.0),
        "half": np.array(HALF),
    }
    nodes = [
        helper.make_node("Conv", ["x", "wide"], ["a"]),
        helper.make_node("Add", ["a", "bias"], ["b"]),
        helper.make_node("Identity", ["b"], ["c"]),
        helper.make_node("Div", ["c", "root"], ["d"]),
        helper.make_node("Erf", ["d"], ["e"]),
        helper.make_node("Add", ["e", "one"], ["f"]),
        helper.make_node("Mul", ["c", "f"], ["g"]),
        helper.make_node("Mul", ["g", "half"], ["h"]),
        helper.make_node("Conv", ["h", "narrow"], ["y"]),
    ]
    shape = [1, channels, None, None]
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(w.astype(np.float32), name) for name, w in weights.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=7)


def answer(model: ModelProto, seen: NDArray[np.float32]) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"x": seen})[0])
