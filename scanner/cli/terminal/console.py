"""What is shown on a terminal, and progress where someone watches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Literal, TypeVar

from rich.console import Console
from rich.text import Text

from scanner.text import harmless

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """Return a console that takes text as it is: no markup, no emoji names, no guessed colours.

    Where the person wants no colour (https://no-color.org) or the terminal knows none, there is no style.
    """
    colours: Literal["auto"] | None = None if is_plain() else "auto"
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, color_system=colours)


def is_plain() -> bool:
    """Tell whether text is to be shown without colours."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def shown(text: str, style: str = "") -> Text:
    """Return `text` from a card or a file name, harmless, as rich shows it."""
    return Text(harmless(text), style=style)


def cut(text: str) -> Text:
    """Return `text` on one line, cut where it does not fit."""
    return Text(harmless(text), no_wrap=True, overflow="ellipsis")


def progress(items: Iterable[T], *, total: int, label: str, visible: bool = True) -> Iterator[T]:
    """Yield `items` with a progress bar on standard error."""
    with ticking(total, label, visible=visible) as tick:
        for item in items:
            tick()
            yield item


@contextmanager
def ticking(total: int, label: str, *, visible: bool = True) -> Iterator[Callable[[], int]]:
    """Show a progress bar on standard error; what is given counts one done and returns how many are.

    There is no bar in a pipe or for a single one.
    """
    err, done = console(stderr=True), count(1)
    if not (visible and err.is_terminal) or total < 2 or os.environ.get("TERM") == "dumb":
        yield lambda: next(done)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(rate(task.speed), style="progress.data.speed")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), Left())
    with Progress(*columns, console=err, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(label, total=total)

        def tick() -> int:
            bar.advance(task)
            return next(done)

        yield tick


def rate(speed: float | None) -> str:
    """Say how fast it goes, from how many are done a second.

    >>> rate(2.5), rate(0.25), rate(None)
    ('2.5/s', '4.0 s each', '')
    """
    if not speed:
        return ""
    return f"{speed:.1f}/s" if speed >= 1 else f"{1 / speed:.1f} s each"
