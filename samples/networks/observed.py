"""What a network's products are given while it looks at pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, helper

from samples.networks.rounding import Inputs

Picture = NDArray[np.float32]
"""What a network takes: 1 × 3 × height × width."""


def observed(model: ModelProto, names: Sequence[str], pictures: Iterable[Picture]) -> dict[str, Inputs]:
    """Return what the tensors called so mostly hold; of those with planes, at each place of a plane."""
    told = ModelProto()
    told.CopyFrom(model)
    told.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
    session = onnxruntime.InferenceSession(told.SerializeToString(), providers=["CPUExecutionProvider"])
    count = dict.fromkeys(names, 0)
    first = {name: np.zeros(1) for name in names}
    second = {name: np.zeros((1, 1)) for name in names}
    for picture in pictures if names else ():
        values = session.run(list(names), {session.get_inputs()[0].name: picture})
        for name, value in zip(names, values, strict=True):
            rows = _rows(value).astype(np.float64)
            count[name] += len(rows)
            first[name] = first[name] + rows.sum(axis=0)
            second[name] = second[name] + rows.T @ rows
    means = {name: first[name] / count[name] for name in names}
    return {
        name: Inputs(mean, second[name] / count[name] - np.outer(mean, mean)) for name, mean in means.items()
    }


def _rows(value: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lay channels, which stand second where there are planes, along rows."""
    last = np.moveaxis(value, 1, -1) if value.ndim == 4 else value
    return last.reshape(-1, last.shape[-1])
