"""Whoever waits for photos is woken when something changes in the folder, whatever its name."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scanner.inbox import wake
from scanner.inbox.wake import Wake

PATIENCE = 20.0


@contextmanager
def listening(folder: Path) -> Iterator[threading.Event]:
    """Listen to a folder until the bell rings, with nothing left to ring for."""
    bell = threading.Event()
    waking = Wake(folder, bell.set)
    waking.listen()
    try:
        rung(bell, lambda: (folder / "first.jpg").write_bytes(b"x"))
        yield bell
    finally:
        waking.stop()


def rung(bell: threading.Event, change: Callable[[], object]) -> None:
    """Change something over and over until the bell rings: the listener may not be there yet."""
    until = time.monotonic() + PATIENCE
    bell.clear()
    while not bell.is_set():
        assert time.monotonic() < until, "nobody was woken"
        change()
        bell.wait(0.2)
    time.sleep(0.5)  # what else the change rings for
    bell.clear()


def test_a_photo_that_is_dropped_wakes(tmp_path: Path) -> None:
    with listening(tmp_path) as bell:
        (tmp_path / "a.jpg").write_bytes(b"x")
        assert bell.wait(PATIENCE)


def test_photos_that_were_dealt_with_wake_nobody(tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    with listening(tmp_path) as bell:
        (tmp_path / "done" / "a.jpg").write_bytes(b"x")
        assert not bell.wait(1.0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names there are UTF-8 always")
def test_a_name_that_is_no_text_wakes_and_the_next_photo_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="scanner")
    monkeypatch.setattr(wake, "AGAIN", 0.1)
    with listening(tmp_path) as bell:
        Path(os.fsdecode(bytes(tmp_path) + b"/bad\xff.jpg")).write_bytes(b"x")
        assert bell.wait(PATIENCE)
        assert "was not told by the system" in caplog.text
        assert "bad" not in caplog.text
        rung(bell, lambda: (tmp_path / "b.jpg").write_bytes(b"x"))
