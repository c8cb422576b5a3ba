"""The figures of growth as one picture."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.scale_memory import Look
from tests.bench.scale_store import Cost

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot(
    speeds: Sequence[tuple[float, float]],
    costs: Sequence[Cost],
    looks: Mapping[str, Sequence[Look]],
    file: Path,
) -> None:
    """Draw what was measured; what was not stays out."""
    import matplotlib as mpl  # here, since it takes longer to import than most tests to run
    from matplotlib.figure import Figure

    mpl.use("agg")
    figure = Figure(figsize=(11, 4 * max(1, bool(speeds or costs) + len(looks))), layout="constrained")
    rows = figure.subfigures(max(1, bool(speeds or costs) + len(looks)), 1, squeeze=False)[:, 0]
    if speeds or costs:
        left, right = rows[0].subplots(1, 2)
        _speed(left, speeds)
        _cost(right, costs)
    for row, (name, seen) in zip(rows[bool(speeds or costs) :], looks.items(), strict=True):
        _memory(row.subplots(), name, seen)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=110)


def _speed(axes: Axes, speeds: Sequence[tuple[float, float]]) -> None:
    axes.set(title="Photos a second", xlabel="workers", xticks=(1, 2), ylim=(0, None))
    for pair in speeds:
        axes.plot((1, 2), pair, "o-", color="tab:blue", alpha=0.6)
    if speeds:
        one = statistics.median(one for one, _ in speeds)
        axes.plot((1, 2), (one, 2 * one), "--", color="grey", label="twice as fast")
        axes.legend()
    axes.set_ylim(bottom=0)


def _cost(axes: Axes, costs: Sequence[Cost]) -> None:
    axes.set(title="Keeping one more photo", xlabel="contacts there before", ylabel="ms")
    sizes = [cost.contacts for cost in costs]
    axes.plot(sizes, [cost.alone for cost in costs], "o-", label="met nowhere")
    axes.plot(sizes, [cost.at_a_fair for cost in costs], "s-", label="all met at one fair")
    axes.plot(sizes, [cost.processor for cost in costs], "^--", label="of a processor")
    axes.set_ylim(bottom=0)
    axes.legend()


def _memory(axes: Axes, name: str, looks: Sequence[Look]) -> None:
    axes.set(title=f"Resident memory, {name}", xlabel="photos done", ylabel="MB")
    done = [look.photos for look in looks]
    axes.plot(done, [look.parent for look in looks], label="the scan itself")
    axes.plot(done, [look.worker for look in looks], label="largest worker")
    axes.set_ylim(bottom=0)
    axes.legend()
