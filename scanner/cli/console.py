"""What is shown on a terminal: text from cards made harmless, progress where someone watches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

T = TypeVar("T")

# Categories of Unicode that steer a terminal or turn its text around instead of showing something.
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def console(*, stderr: bool = False) -> Console:
    """Return a console that takes text as it is: no markup, no emoji names, no guessed colours."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def harmless(text: str) -> str:
    """Return `text` on one line with everything that could steer a terminal written out or left out.

    >>> harmless("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) not in HARMFUL:
        return character
    return ascii(character)[1:-1]


def shown(text: str, style: str = "") -> Text:
    """Return `text` from a card or a file name, harmless, as rich shows it."""
    return Text(harmless(text), style=style)


def progress(items: Iterable[T], *, total: int, label: str, visible: bool = True) -> Iterator[T]:
    """Yield `items` with a progress bar on standard error; no bar in a pipe or for a single one."""
    err = console(stderr=True)
    if not (visible and err.is_terminal) or total < 2:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            bar.advance(task)
            yield item
