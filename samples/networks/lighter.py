"""A network of convolutions rewritten so that its heavy products are of bytes.

What is multiplied is rounded to bytes as it comes, by its own least and largest value; what comes out is no
more rounded than before. That is done to pairs of 1 × 1 convolutions around a Gelu, where most of the work
is, and to the last product, that by every character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper

from samples.networks.graph import Network, then
from samples.networks.observed import Picture, observed
from samples.networks.rounding import Inputs, rounded

CHANNELS = 96
"""Inputs and outputs of a convolution from which rounding costs less than bytes save."""

CLASSES = 10_000
"""Outputs of the product by every character."""

OURS = "com.microsoft"
"""onnxruntime's own operators: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md."""

TO_ROWS, TO_PLANES = (0, 2, 3, 1), (0, 3, 1, 2)
"""Batch × channels × height × width with the channels last, as products want them, and back."""


def lighter(model: ModelProto, pictures: Iterable[Picture]) -> ModelProto:
    """Return the same network with products of bytes, rounded for what it meets in such pictures."""
    made = ModelProto()
    made.CopyFrom(model)
    network = _Network(made.graph)
    network.tidy()
    network.lighten(observed(made, network.inputs(), pictures))
    made.opset_import.append(helper.make_opsetid(OURS, 1))
    return made


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """Two 1 × 1 convolutions, and the nodes between them that are a Gelu."""

    first: NodeProto
    gelu: tuple[NodeProto, ...]
    second: NodeProto


class _Network(Network):
    """A graph while its heavy products are made products of bytes."""

    def inputs(self) -> list[str]:
        """Return what the heavy products are given."""
        pairs = [name for pair in self._pairs() for name in (pair.first.input[0], pair.second.input[0])]
        return [*pairs, *(node.input[0] for node in self.nodes if self._is_last(node))]

    def lighten(self, inputs: Mapping[str, Inputs]) -> None:
        """Make the heavy products, of inputs like these, products of bytes."""
        pairs = {id(pair.first): pair for pair in self._pairs()}
        gone = {id(node) for pair in pairs.values() for node in (*pair.gelu, pair.second)}
        nodes: list[NodeProto] = []
        for node in self.nodes:
            if id(node) in pairs:
                nodes += self._pair(pairs[id(node)], inputs)
            elif self._is_last(node):
                weights = self.weights[node.input[1]].T
                none = np.zeros(len(weights), np.float32)
                given = inputs[node.input[0]]
                nodes += self._product(node.input[0], node.output[0], weights, none, given)
            elif id(node) not in gone:
                nodes.append(node)
        self.put(nodes)

    def _pair(self, pair: _Pair, inputs: Mapping[str, Inputs]) -> list[NodeProto]:
        first, second, name = pair.first, pair.second, pair.first.output[0]
        rows, wide, bent, narrow = (f"{name}/{part}" for part in ("rows", "wide", "bent", "narrow"))
        return [
            helper.make_node("Transpose", [first.input[0]], [rows], perm=TO_ROWS),
            *self._product(rows, wide, *self._matrix(first), inputs[first.input[0]]),
            helper.make_node("Gelu", [wide], [bent], domain=OURS),
            *self._product(bent, narrow, *self._matrix(second), inputs[second.input[0]]),
            helper.make_node("Transpose", [narrow], [second.output[0]], perm=TO_PLANES),
        ]

    def _matrix(self, node: NodeProto) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        weights = self.weights[node.input[1]][:, :, 0, 0]
        return weights, self.weights[node.input[2]] if len(node.input) > 2 else np.zeros(
            len(weights), np.float32
        )

    def _product(
        self,
        taken: str,
        given: str,
        weights: NDArray[np.float32],
        bias: NDArray[np.float32],
        inputs: Inputs,
    ) -> list[NodeProto]:
        whole = rounded(weights.astype(np.float64), inputs)
        noughts = np.zeros(len(bias), np.int8)
        tables: tuple[NDArray[Any], ...] = (whole.weights.T.copy(), whole.steps, noughts, bias + whole.bias)
        names = [f"{given}/{part}" for part in ("weights", "steps", "noughts", "bias")]
        for name, table in zip(names, tables, strict=True):
            self.add(name, table)
        matrix, steps, nought, added = names
        factor, step, zero = (f"{given}/{part}" for part in ("bytes", "step", "nought"))
        return [
            helper.make_node("DynamicQuantizeLinear", [taken], [factor, step, zero]),
            helper.make_node(
                "MatMulIntegerToFloat",
                [factor, matrix, step, steps, zero, nought, added],
                [given],
                domain=OURS,
            ),
        ]

    def _pairs(self) -> Iterator[_Pair]:
        takers = self.takers()
        for node in self.nodes:
            gelu = _gelu(takers.get(node.output[0], []), takers) if self._is_heavy(node) else ()
            last = takers.get(gelu[-1].output[0], []) if gelu else []
            if len(last) == 1 and self._is_heavy(last[0]):
                yield _Pair(node, gelu, last[0])

    def _is_heavy(self, node: NodeProto) -> bool:
        shape = self.shape(node, 1)
        return node.op_type == "Conv" and shape[2:] == (1, 1) and min(shape[:2]) >= CHANNELS

    def _is_last(self, node: NodeProto) -> bool:
        return node.op_type == "MatMul" and self.shape(node, 1)[-1:] > (CLASSES,)


def _gelu(after: list[NodeProto], takers: dict[str, list[NodeProto]]) -> tuple[NodeProto, ...]:
    """Return the nodes x / √2, erf, + 1, × x, × ½, if those are what comes after x; else nothing."""
    if sorted(node.op_type for node in after) != ["Div", "Mul"]:
        return ()
    (divided,) = (node for node in after if node.op_type == "Div")
    nodes = then(divided, ("Erf", "Add", "Mul", "Mul"), takers)
    return (divided, *nodes) if nodes else ()
