"""What is shown on a terminal, and progress where someone watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from scanner.cli.text import harmless

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """Return a console that takes text as it is: no markup, no emoji names, no guessed colours."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def shown(text: str, style: str = "") -> Text:
    """Return `text` from a card or a file name, harmless, as rich shows it."""
    return Text(harmless(text), style=style)


def progress(items: Iterable[T], *, total: int, label: str, visible: bool = True) -> Iterator[T]:
    """Yield `items` with a progress bar on standard error; no bar in a pipe or for a single one."""
    err = console(stderr=True)
    if not (visible and err.is_terminal) or total < 2:
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            bar.advance(task)
            yield item
