"""The same person is found again, in a crowd of made-up people."""

from __future__ import annotations

from pathlib import Path

from scanner.store.store import open_store
from tests.bench.crowd import crowd
from tests.bench.duplicates import fill, score


def test_most_repeats_are_proposed_few_others_are_and_none_is_merged_wrongly(tmp_path: Path) -> None:
    held = crowd(800, seed=7)
    with open_store(tmp_path / "records.db") as store:
        fill(store, held)
        result = score(store, held)
    assert (result.precision >= 0.95, result.recall >= 0.95) == (True, True), result
    assert result.merged > 0
    assert result.merged_wrongly == 0


def test_a_crowd_is_the_same_for_the_same_seed() -> None:
    assert crowd(20, seed=3) == crowd(20, seed=3)
    assert crowd(20, seed=3) != crowd(20, seed=4)
