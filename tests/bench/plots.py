"""The bench's figures as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from tests.bench.judged import Judged, bins, brier
from tests.bench.same import SAME
from tests.bench.score import REACH, Tally

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def reliability(values: Sequence[Judged]) -> bytes:
    """Draw as PNG how often values of each confidence are right: on the diagonal, confidence is honest."""
    figure = _figure(11, 5)
    groups = {"name, e-mail, phone": list(REACH), "company, title, web, address": sorted({*SAME} - {*REACH})}
    for axes, (name, fields) in zip(figure.subplots(1, 2), groups.items(), strict=True):
        held = [v for v in values if v.field in fields]
        axes.plot([0, 1], [0, 1], color="grey", linestyle=":")
        for x, y, count in bins(held):
            axes.scatter([x], [y], s=12 + 2 * count**0.5 * 6, color="tab:blue", alpha=0.7)
            axes.annotate(str(count), (x, y), textcoords="offset points", xytext=(8, -12), fontsize=8)
        score = f", Brier score {brier(held):.3f}" if held else ""
        axes.set(title=f"{name}: {len(held)} values{score}", xlim=(0, 1.02), ylim=(0, 1.02))
        axes.set(xlabel="confidence shown", ylabel="share that is right")
    return _png(figure)


def bars(tallies: Mapping[str, Tally]) -> bytes:
    """Draw as PNG the F1 of each field under each condition."""
    figure = _figure(14, 9)
    for axes, field in zip(figure.subplots(2, 4).flat, (*SAME, "ready"), strict=True):
        rates = {name: rate for name, t in tallies.items() if (rate := t.row()[field]) is not None}
        axes.barh(list(rates), [100 * rate for rate in rates.values()], color="tab:blue")
        axes.set(title="import-ready" if field == "ready" else field, xlim=(0, 100))
        axes.invert_yaxis()
        axes.tick_params(labelsize=7)
    return _png(figure)


def _figure(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure  # here, since it takes longer to import than most tests to run

    return Figure(figsize=(width, height), layout="constrained")


def _png(figure: Figure) -> bytes:
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()
