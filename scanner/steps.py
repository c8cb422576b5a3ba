"""Signs of life from a long piece of work, for whoever waits for it with a clock in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_told: ContextVar[Callable[[], object] | None] = ContextVar("told", default=None)


def step() -> None:
    """Tell whoever listens that one part is done and the next begins: a page, a card."""
    if tell := _told.get():
        tell()


@contextmanager
def listening(tell: Callable[[], object]) -> Iterator[None]:
    """Have `tell` called at every step of what is done within."""
    token = _told.set(tell)
    try:
        yield
    finally:
        _told.reset(token)
