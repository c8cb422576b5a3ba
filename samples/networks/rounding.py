"""Weights in eight bits of which no processor's sum of two products overflows, rounded so that errors cancel.

Without VNNI, processors add two products of a byte and a signed byte in 16 bits and cut what does not fit
(`vpmaddubsw`; https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html, "reduce_range").
Seven bits for all weights avoid that at twice the error. It is enough that two neighbours of one sign come
to 128 at most: the error is a tenth more than that of eight bits, and every processor answers the same.

What rounding does to one weight is made up for by those after it, as far as their inputs go together, after
Frantar et al., "GPTQ: Accurate Post-Training Quantization" (2023); what it does to the mean, by the bias.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
"""Outputs × inputs; inputs are added in neighbouring pairs, so there is an even number of them."""

LARGEST = 127
"""What a signed byte holds on both sides of nought."""

BOTH = 128
"""Of two weights of one sign: 255 × 128 is the largest such multiple that 16 bits hold."""

SCALES = np.arange(0.7, 2.05, 0.05)
"""Steps that are tried, in parts of the one at which the largest weight just fits."""

WIDER = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75)
"""Steps that are tried where errors are made up for, in parts of the best without: that takes room."""

DAMPING = 0.01
"""Of the mean variance, added to each: inputs that never differ would divide by nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """What a product's inputs mostly are: their means, and how they differ together, inputs × inputs."""

    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Rounded:
    """Weights as bytes, the step that they count of each output, and what is to be added to its bias."""

    weights: NDArray[np.int8]
    steps: NDArray[np.float32]
    bias: NDArray[np.float32]


def rounded(weights: Weights, inputs: Inputs) -> Rounded:
    """Round weights so that products with such inputs change least."""
    fitting, following = _fitting(weights), _following(inputs)
    steps, best = fitting, _paired(weights, fitting)
    error = _error(best, steps, weights, inputs)
    for scale in WIDER:
        trial = _made_up(weights, fitting * scale, following)
        wrong = _error(trial, fitting * scale, weights, inputs)
        better = wrong < error
        steps, error = np.where(better, fitting * scale, steps), np.where(better, wrong, error)
        best = np.where(better[:, None], trial, best)
    bias = (weights - best * steps[:, None]) @ inputs.mean
    return Rounded(best.astype(np.int8), steps.astype(np.float32), bias.astype(np.float32))


def _fitting(weights: Weights) -> NDArray[np.float64]:
    """Return the steps with the least square error where every weight is rounded for itself."""
    largest = np.maximum(np.abs(weights).max(axis=1), np.finfo(np.float32).tiny) / LARGEST
    trials = [largest * scale for scale in SCALES]
    errors = [((_paired(weights, steps) * steps[:, None] - weights) ** 2).sum(axis=1) for steps in trials]
    return np.asarray(np.choose(np.argmin(errors, axis=0), trials), np.float64)


def _paired(weights: Weights, steps: NDArray[np.float64]) -> Weights:
    """Round, and take from two neighbours of one sign alike what they have too much together."""
    whole = np.clip(np.round(weights / steps[:, None]), -LARGEST, LARGEST)
    left, right = whole[:, 0::2].copy(), whole[:, 1::2].copy()
    excess = np.where(left * right > 0, np.maximum(np.abs(left + right) - BOTH, 0), 0)
    from_left = np.ceil(excess / 2)
    whole[:, 0::2] = left - np.sign(left) * from_left
    whole[:, 1::2] = right - np.sign(right) * (excess - from_left)
    return whole


def _following(inputs: Inputs) -> NDArray[np.float64]:
    """Return by how much each weight's error is made up for by those after it."""
    variance = np.mean(np.diag(inputs.covariance))
    damped = inputs.covariance + np.eye(len(inputs.mean)) * max(DAMPING * variance, np.finfo(np.float32).tiny)
    return np.asarray(np.linalg.cholesky(np.linalg.inv(damped)).T, np.float64)


def _made_up(weights: Weights, steps: NDArray[np.float64], following: NDArray[np.float64]) -> Weights:
    """Round one input after the other, and let those after it make up for the error."""
    left, whole = weights.copy(), np.zeros_like(weights)
    for i in range(weights.shape[1]):
        value = np.clip(np.round(left[:, i] / steps), -LARGEST, LARGEST)
        if i % 2:
            before = whole[:, i - 1]
            excess = np.where(before * value > 0, np.maximum(np.abs(before + value) - BOTH, 0), 0)
            value -= np.sign(value) * excess
        whole[:, i] = value
        error = (left[:, i] - value * steps) / following[i, i]
        left[:, i + 1 :] -= np.outer(error, following[i, i + 1 :])
    return whole


def _error(whole: Weights, steps: NDArray[np.float64], weights: Weights, inputs: Inputs) -> Weights:
    """Return, for each output, by how much it will differ from what it was, squared, its mean set aside."""
    off = whole * steps[:, None] - weights
    return np.asarray(((off @ inputs.covariance) * off).sum(axis=1), np.float64)
