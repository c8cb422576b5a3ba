"""A detector of text rewritten so that it asks for less work and answers the same, but for rounding.

At the end of PP-OCR's detector pictures of several sizes come together and grow to the size of the photo.
What is done there can be done before they grow: each place of a block of 2 × 2 gets channels of its own,
and DepthToSpace lays them out.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper

from samples.networks.graph import Change, Network, then

BLOCK = 2
"""Rows and columns of a block: of what is doubled, and of what a transposed convolution makes of a pixel."""

PLACES = BLOCK * BLOCK
"""Pixels of such a block."""

HEIGHT = 2
"""Of batch × channels × height × width."""

TAPS = 3
"""Rows and columns of the convolution of a doubled picture."""

HEAD = ("Add", "Relu", "ConvTranspose", "Add", "Sigmoid")
"""What comes after the first transposed convolution at the end of the network."""


def folded(model: ModelProto) -> ModelProto:
    """Return the same network with less work at its gates, where it merges, and at its head."""
    made = ModelProto()
    made.CopyFrom(model)
    network = Network(made.graph)
    network.tidy()
    for step in (_gates, _merges, _heads):
        network.change(list(step(network)))
    return made


def _gates(network: Network) -> Iterator[Change]:
    """Squeeze and excite with a residual: y + y × s is y × (s + 1), and s has but one value a channel."""
    takers = network.takers()
    gates = {node.output[0] for node in network.nodes if node.op_type == "HardSigmoid"}
    one = network.add("gates/one", np.ones((1, 1, 1, 1), np.float32))
    for product in network.nodes:
        gate = next((name for name in product.input if name in gates), "")
        residual = then(product, ["Add"], takers)
        if product.op_type == "Mul" and gate and residual:
            (gated,) = (name for name in product.input if name != gate)
            if gated in residual[0].input:
                more = f"{product.output[0]}/more"
                yield (
                    [product, *residual],
                    [
                        helper.make_node("Add", [gate, one], [more]),
                        helper.make_node("Mul", [gated, more], residual[0].output),
                    ],
                )


def _merges(network: Network) -> Iterator[Change]:
    """A convolution is the sum of those of its channels, and those of a doubled picture can be done before.

    Of what is repeated in blocks of 2 × 2, three neighbours in a row are two pixels: the sums of the weights
    that meet the same one make a convolution of 2 × 2 for each place of a block. Such blocks begin at odd
    rows and columns, the first outside the picture, so a margin of one is cut off in the end.
    """
    takers = network.takers()
    givers = {node.output[0]: node for node in network.nodes}
    for merge in network.nodes:
        convolution = then(merge, ["Conv"], takers)
        grown = [givers[name] for name in merge.input if name in givers and givers[name].op_type == "Resize"]
        if merge.op_type != "Concat" or not convolution or len(grown) + 1 != len(merge.input):
            continue
        if network.shape(convolution[0], 1)[HEIGHT:] == (TAPS, TAPS):
            yield [*grown, merge, *convolution], _merged(network, grown, merge.input[-1], convolution[0])


def _merged(network: Network, grown: list[NodeProto], last: str, convolution: NodeProto) -> list[NodeProto]:
    """Return the nodes that merge what was grown, by powers of two, and what comes last as it is."""
    name, (weights, bias) = convolution.output[0], convolution.input[1:]
    parts = ("small", "merged", "blocks", "doubled", "cut", "own", "rest")
    small, merged, blocks, doubled, cut, own, rest = (f"{name}/{part}" for part in parts)
    halves, nodes = [], []
    for resize in grown:
        scales = network.weights[resize.input[2]].copy()
        scales[HEIGHT:] /= BLOCK
        half = resize.input[0]
        if scales[HEIGHT] > 1:
            less = NodeProto.FromString(resize.SerializeToString())
            half = less.output[0] = f"{resize.output[0]}/half"
            less.input[2] = network.add(f"{half}/scales", scales)
            nodes.append(less)
        halves.append(half)
    table = network.weights[weights]
    alone = table.shape[1] * len(grown) // (len(grown) + 1)
    network.add(merged, _by_places(table[:, :alone]))
    network.add(own, np.ascontiguousarray(table[:, alone:]))
    margins = (("from", [1, 1]), ("to", [-1, -1]), ("axes", [HEIGHT, HEIGHT + 1]))
    bounds = [network.add(f"{cut}/{word}", np.array(values, np.int64)) for word, values in margins]
    return [
        *nodes,
        helper.make_node("Concat", halves, [small], axis=1),
        helper.make_node("Conv", [small, merged], [blocks], kernel_shape=[BLOCK] * 2, pads=[1] * 4),
        _laid_out(blocks, doubled, BLOCK),
        helper.make_node("Slice", [doubled, *bounds], [cut]),
        helper.make_node("Conv", [last, own, bias], [rest], kernel_shape=[TAPS] * 2, pads=[1] * 4),
        helper.make_node("Add", [cut, rest], [name]),
    ]


def _by_places(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a 3 × 3 convolution of a doubled picture as one of 2 × 2 of the picture, for each place."""
    place, pixel, tap = np.ogrid[:BLOCK, :BLOCK, :TAPS]
    met = ((place + tap) // BLOCK == pixel).astype(np.float64)
    sums = np.einsum("pyd,qxe,oide->pqoiyx", met, met, weights.astype(np.float64))
    return np.asarray(sums.reshape(-1, weights.shape[1], BLOCK, BLOCK), np.float32)


def _heads(network: Network) -> Iterator[Change]:
    """A transposed convolution whose blocks do not overlap is a 1 × 1 convolution for each place of a block.

    What comes after one, each pixel for itself, can be done for each place before the blocks are laid out.
    """
    takers = network.takers()
    for first in network.nodes:
        after = then(first, HEAD, takers) if _is_of_blocks(network, first) else []
        if after and _is_of_blocks(network, after[2]):
            yield [first, *after], _head(network, [first, *after])


def _is_of_blocks(network: Network, node: NodeProto) -> bool:
    strides = [list(attribute.ints) for attribute in node.attribute if attribute.name == "strides"]
    shape = network.shape(node, 1)[HEIGHT:]
    return node.op_type == "ConvTranspose" and shape == (BLOCK, BLOCK) and strides == [[BLOCK] * 2]


def _head(network: Network, nodes: list[NodeProto]) -> list[NodeProto]:
    """Return the nodes of a head whose blocks, of blocks, are laid out in the end."""
    first, added, _, second, more, last = nodes
    wide, bent, narrow, sure = (f"{last.output[0]}/{part}" for part in ("wide", "bent", "narrow", "sure"))
    weights = _of_each_place(network.weights[first.input[1]])
    blocks = np.kron(np.eye(PLACES, dtype=np.float32), _of_each_place(network.weights[second.input[1]]))
    # A row of the whole is a row of blocks and a row within them: both before the columns.
    placed = blocks.reshape(*[BLOCK] * 4, -1).transpose(0, 2, 1, 3, 4).reshape(blocks.shape)
    return [
        _pointwise(network, first.input[0], wide, weights, _bias(network, first, added, PLACES)),
        helper.make_node("Relu", [wide], [bent]),
        _pointwise(network, bent, narrow, placed, _bias(network, second, more, PLACES * PLACES)),
        helper.make_node("Sigmoid", [narrow], [sure]),
        _laid_out(sure, last.output[0], PLACES),
    ]


def _of_each_place(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a transposed convolution's weights, inputs × outputs × 2 × 2, as places and outputs × inputs."""
    return weights.transpose(2, 3, 1, 0).reshape(-1, len(weights))


def _bias(network: Network, node: NodeProto, added: NodeProto, places: int) -> NDArray[np.float32]:
    (name,) = (name for name in added.input if name != node.output[0])
    return np.tile(network.weights[name].reshape(-1), places)


def _pointwise(
    network: Network, taken: str, given: str, weights: NDArray[np.float32], bias: NDArray[np.float32]
) -> NodeProto:
    """Return a 1 × 1 convolution."""
    matrix = network.add(f"{given}/weights", np.ascontiguousarray(weights[:, :, None, None]))
    return helper.make_node(
        "Conv", [taken, matrix, network.add(f"{given}/bias", bias)], [given], kernel_shape=[1, 1]
    )


def _laid_out(taken: str, given: str, size: int) -> NodeProto:
    """Return the node that lays channels out as blocks, the channels of a place being neighbours."""
    return helper.make_node("DepthToSpace", [taken], [given], blocksize=size, mode="DCR")
