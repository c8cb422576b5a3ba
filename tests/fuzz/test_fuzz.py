"""A short run of `make fuzz`: what is tried by chance does no harm, and what was crafted harms no other."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from scanner.errors import PhotoError
from scanner.files import fetch
from scanner.model.reading import Reading
from scanner.vision.load import load
from scanner.workers.limits import Limits
from tests.fuzz import run
from tests.fuzz.attempts import ATTEMPTS
from tests.fuzz.crafted import batch, read_batch


def decode(place: str, *, data: bytes | None = None) -> Reading:
    """Read a photo as far as its pixels."""
    try:
        sheets = list(load(fetch(place), place))
    except PhotoError as e:
        return Reading(place, "", 0.0, error=str(e))
    return Reading(place, sheets[0].digest, 0.0)


def odd(seed: int) -> None:
    """Raise, crash or hang, to see that this is noticed."""
    match seed:
        case 1:
            raise ValueError("odd")
        case 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        case 3:
            while True:
                pass


@pytest.mark.parametrize("kind", ATTEMPTS)
def test_what_is_tried_by_chance_does_no_harm(kind: str) -> None:
    tally = run.fuzz(ATTEMPTS[kind], seconds=10.0, count=150)
    assert tally.tried > 0
    assert tally.faults == {}


def test_what_goes_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "LIMITS", Limits(work=1.0))
    tally = run.fuzz(odd, seconds=120.0, count=5)
    assert tally.tried == 5
    assert tally.faults.keys() == {1, 2, 3}
    assert "ValueError: odd" in tally.faults[1]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="macOS heeds no limit of memory")
def test_what_is_crafted_costs_itself_only(tmp_path: Path) -> None:
    places = batch(tmp_path, ("form in itself.pdf", "tiles.pdf", "no palette.png"))
    told, largest = read_batch(places, decode, limits=Limits(work=1.0, memory=1500))
    assert [reading.photo for reading in told] == places
    assert [bool(reading.error) for reading in told] == [True, False] * 3
    assert largest.megabytes <= 1500
