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


def fit(inputs: Matrix, labels: Matrix, *, ridge: float) -> Matrix:
    """Return the weights of a logistic regression of `labels` (0 or 1) on `inputs` (rows × features).

    `ridge` draws every weight towards 0.
    """

    def slope(weights: Matrix) -> Slope:
        odds = np.clip(inputs @ weights, -30, 30)
        p = 1 / (1 + np.exp(-odds))
        loss = np.sum(np.logaddexp(0, odds) - labels * odds)
        return Slope(float(loss), inputs.T @ (p - labels), (inputs * (p * (1 - p))[:, None]).T @ inputs)

    return _descended(slope, np.full(inputs.shape[1], ridge))


def fit_choice(groups: Sequence[tuple[Matrix, Matrix]], *, ridge: Matrix) -> Matrix:
    """Return the weights of a choice of one row or none in each group (conditional logistic regression).

    A group has its rows (rows × features) and the share of the choice that each is to get, together 1, or 0
    where none is to be chosen; to choose none has log-odds 0. `ridge` draws each weight towards 0.
    """

    def slope(weights: Matrix) -> Slope:
        loss, gradient, hessian = 0.0, np.zeros(len(ridge)), np.zeros((len(ridge), len(ridge)))
        for inputs, shares in groups:
            odds = inputs @ weights
            top = max(0.0, float(odds.max()))
            total = float(np.exp(odds - top).sum() + np.exp(-top))
            p = np.exp(odds - top) / total
            mean = inputs.T @ p
            loss += top + float(np.log(total)) - float(shares @ odds)
            gradient += inputs.T @ (p - shares)
            hessian += (inputs * p[:, None]).T @ inputs - np.outer(mean, mean)
        return Slope(loss, gradient, hessian)

    return _descended(slope, ridge)


def _descended(slope: Callable[[Matrix], Slope], ridge: Matrix) -> Matrix:
    """Go down from 0 in Newton's steps, each halved until the loss falls."""
    weights: Matrix = np.zeros(len(ridge))
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
