from __future__ import annotations

import sys

import pytest

from tests.bench.speed import Cost, cost, shared, told


def test_photos_are_dealt_out_to_as_many_processes_as_we_have_workers() -> None:
    assert shared(["naive"], ["a", "b", "c"]) == [["naive", "a", "c"], ["naive", "b"]]


def test_processor_time_of_all_processes_is_counted() -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass"
    assert cost([[sys.executable, "-c", busy]] * 2).processor >= 0.4


def test_a_loop_that_breaks_is_no_measurement() -> None:
    with pytest.raises(Exception, match="exit status 7"):
        cost([[sys.executable, "-c", "raise SystemExit(7)"]])


def test_the_median_round_is_told() -> None:
    rounds = [(Cost(ours, ours), Cost(10, 20)) for ours in (5, 4, 90)]
    assert told("ours", rounds) == (
        "ours: 0.50 of its processor time (5.0 s of 10.0 s), 0.25 of its time on the clock"
    )
