"""A network's graph while it is rewritten: its nodes, its weights, and what takes what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import GraphProto, NodeProto, TensorProto, numpy_helper

Change = tuple[Sequence[NodeProto], Sequence[NodeProto]]
"""Nodes, of which only the last gives anything to others, and those to have instead."""


class Network:
    """A graph while it is rewritten."""

    def __init__(self, graph: GraphProto) -> None:
        self._graph = graph
        self.weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        self._made: list[TensorProto] = []

    @property
    def nodes(self) -> Sequence[NodeProto]:
        """The nodes, each after those it takes from."""
        nodes: Sequence[NodeProto] = self._graph.node
        return nodes

    def shape(self, node: NodeProto, place: int) -> tuple[int, ...]:
        """Return the shape of the weights that a node takes there, () where it takes none."""
        weights = self.weights.get(node.input[place]) if len(node.input) > place else None
        return () if weights is None else weights.shape

    def takers(self) -> dict[str, list[NodeProto]]:
        """Return who takes what."""
        takers: dict[str, list[NodeProto]] = {}
        for node in self.nodes:
            for name in node.input:
                takers.setdefault(name, []).append(node)
        return takers

    def add(self, name: str, table: NDArray[Any]) -> str:
        """Add weights of that name, and return it."""
        self.weights[name] = table
        self._made.append(numpy_helper.from_array(table, name))
        return name

    def tidy(self) -> None:
        """Leave out what does nothing, and add biases where they belong."""
        self._without_identities()
        self._with_biases()

    def change(self, changes: Sequence[Change]) -> None:
        """Have other nodes instead of some."""
        gone: set[int] = set()
        instead: dict[int, Sequence[NodeProto]] = {}
        for old, new in changes:
            gone.update(map(id, old))
            instead[id(old[-1])] = new
        nodes: list[NodeProto] = []
        for node in self.nodes:
            nodes += instead.get(id(node), ()) if id(node) in gone else [node]
        self.put(nodes)

    def put(self, nodes: Iterable[NodeProto]) -> None:
        """Make these the graph's nodes, and keep no weight that none of them takes."""
        kept = [NodeProto.FromString(node.SerializeToString()) for node in nodes]
        used = {name for node in kept for name in node.input}
        tensors = [t for t in (*self._graph.initializer, *self._made) if t.name in used]
        del self._graph.node[:], self._graph.initializer[:], self._graph.value_info[:]
        self._graph.node.extend(kept)
        self._graph.initializer.extend(tensors)
        self._made.clear()

    def _without_identities(self) -> None:
        """Leave out what passes on what it takes; an output of the graph keeps its name."""
        outputs = {output.name for output in self._graph.output}
        same: dict[str, str] = {}
        kept = []
        for node in self.nodes:
            taken = [same.get(name, name) for name in node.input]
            del node.input[:]
            node.input.extend(taken)
            if node.op_type == "Identity" and node.output[0] not in outputs:
                same[node.output[0]] = node.input[0]
            else:
                kept.append(node)
        self.put(kept)

    def _with_biases(self) -> None:
        """Add what is added to each channel of a convolution within it."""
        takers = self.takers()
        gone = set()
        for node in self.nodes:
            after = takers.get(node.output[0], [])
            if node.op_type != "Conv" or len(node.input) > 2 or [n.op_type for n in after] != ["Add"]:
                continue
            (added,) = (name for name in after[0].input if name != node.output[0])
            if self.weights.get(added, np.zeros(0)).shape == (1, self.shape(node, 1)[0], 1, 1):
                bias = f"{added}/bias"
                if bias not in self.weights:
                    self.add(bias, self.weights[added].reshape(-1))
                node.input.append(bias)
                node.output[0] = after[0].output[0]
                gone.add(id(after[0]))
        self.put([node for node in self.nodes if id(node) not in gone])


def then(node: NodeProto, kinds: Sequence[str], takers: dict[str, list[NodeProto]]) -> list[NodeProto]:
    """Return the nodes of these kinds that come after a node, each the only one to take; else none."""
    nodes = [node]
    for kind in kinds:
        after = takers.get(nodes[-1].output[0], [])
        if [taker.op_type for taker in after] != [kind]:
            return []
        nodes.append(after[0])
    return nodes[1:]
