"""Logistic regression by Newton's method, in NumPy: small, exact, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROUNDS = 25
CLOSE = 1e-6

Matrix = NDArray[np.float64]


class Slope(NamedTuple):
    """A loss at some weights, its gradient and its Hessian."""

    loss: float
    gradient: Matrix
    hessian: Matrix


def fit(
    inputs: Matrix,
    labels: Matrix,
    *,
    ridge: float,
    counts: Matrix | None = None,
    start: Matrix | None = None,
) -> Matrix:
    """Return the weights of a logistic regression of `labels` (0 or 1) on `inputs` (rows × features).

    `ridge` draws every weight towards 0; `counts` says how often each row counts, once where it is not given.
    The nearer the weights to `start` from are, the sooner they are found.
    """
    times = np.ones(len(labels)) if counts is None else counts

    def slope(weights: Matrix) -> Slope:
        odds = np.clip(inputs @ weights, -30, 30)
        p = 1 / (1 + np.exp(-odds))
        loss = np.sum(times * (np.logaddexp(0, odds) - labels * odds))
        curves = (times * p * (1 - p))[:, None]
        return Slope(float(loss), inputs.T @ (times * (p - labels)), (inputs * curves).T @ inputs)

    return _descended(slope, np.full(inputs.shape[1], ridge), start)


def fit_choice(
    inputs: Matrix,
    shares: Matrix,
    *,
    starts: Sequence[int],
    ridge: Matrix,
    counts: Matrix,
    start: Matrix | None = None,
) -> Matrix:
    """Return the weights of a choice of one row or none in each group (conditional logistic regression).

    The rows of a group (rows × features) follow each other, from `starts` on. `shares` is how much of the
    choice each row is to get, together 1, or 0 where none is to be chosen; to choose none has log-odds 0.
    `ridge` draws each weight towards 0; `counts` says how often each group counts; `start` as in `fit`.
    """
    sizes = np.diff([*starts, len(inputs)])
    times = np.repeat(counts, sizes)

    def slope(weights: Matrix) -> Slope:
        odds = inputs @ weights
        tops = np.maximum(0.0, np.maximum.reduceat(odds, starts))
        raised = np.exp(odds - np.repeat(tops, sizes))
        totals = np.add.reduceat(raised, starts) + np.exp(-tops)
        p = raised / np.repeat(totals, sizes)
        means = np.add.reduceat(inputs * p[:, None], starts)
        loss = counts @ (tops + np.log(totals)) - times @ (shares * odds)
        hessian = (inputs * (times * p)[:, None]).T @ inputs - (means * counts[:, None]).T @ means
        return Slope(float(loss), inputs.T @ (times * (p - shares)), hessian)

    return _descended(slope, ridge, start)


def _descended(slope: Callable[[Matrix], Slope], ridge: Matrix, start: Matrix | None) -> Matrix:
    """Go down from `start`, or from 0, in Newton's steps, each halved until the loss falls."""
    weights: Matrix = np.zeros(len(ridge)) if start is None else start
    at = slope(weights)
    for _ in range(ROUNDS):
        gradient, hessian = at.gradient + ridge * weights, at.hessian + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        before = at.loss + float(ridge @ weights**2) / 2
        size = 1.0
        while (new := slope(weights - size * step)).loss + float(
            ridge @ (weights - size * step) ** 2
        ) / 2 > before and size > 1e-4:
            size /= 2
        weights, at = weights - size * step, new
        if before - at.loss - float(ridge @ weights**2) / 2 < CLOSE * before:
            break
    return weights
