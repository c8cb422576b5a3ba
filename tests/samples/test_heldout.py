"""Names that the bench draws stand in the lists that ship, and in none that it measures with."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from samples.heldout import is_held_out, read_lists_of, without_held_out
from scanner.fields.who.lexicon import is_given

STRANGER, KNOWN = "james", "hans"


def test_a_held_out_name_is_known_to_who_uses_what_ships_and_a_stranger_where_it_is_measured(
    tmp_path: Path,
) -> None:
    assert [is_held_out(STRANGER), is_held_out(KNOWN)] == [True, False]
    assert [is_given(STRANGER), is_given(KNOWN)] == [True, True]
    lists = (without_held_out(tmp_path),)
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=read_lists_of, initargs=lists) as pool:
        assert list(pool.map(is_given, (STRANGER, KNOWN))) == [False, True]
