"""Two photos of one card are mostly known as such; two people's cards are not taken for one."""

from __future__ import annotations

from tests.bench.sides import OTHER, SAME, counted


def test_most_pairs_of_photos_are_told() -> None:
    read, joined = counted(6, seed=2)
    assert sum(joined[kind] for kind in SAME) >= 0.75 * sum(read[kind] for kind in SAME), joined
    assert sum(joined[kind] for kind in OTHER) == 0, joined
