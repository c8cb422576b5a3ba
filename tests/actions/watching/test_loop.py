"""The bell that wakes a watch up, and ends it."""

from __future__ import annotations

import time

from scanner.actions.watching.loop import Bell


def test_an_end_that_is_heard_as_a_mere_ring_keeps_nobody_waiting() -> None:
    bell = Bell()
    bell.end()
    assert bell.heard()
    began = time.monotonic()
    bell.wait(30)
    assert time.monotonic() - began < 10
    assert bell.is_end


def test_a_ring_is_heard_once() -> None:
    bell = Bell()
    bell.ring()
    assert [bell.heard(), bell.heard(), bell.is_end] == [True, False, False]
