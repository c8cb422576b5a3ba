"""The measure of growth measures."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.scale_memory import Look, at, copies, watched
from tests.bench.scale_plot import plot
from tests.bench.scale_store import costs


def test_memory_is_the_largest_on_the_way_to_a_number_of_photos() -> None:
    looks = tuple(Look(photos, photos, 100 + photos, 500 - photos) for photos in range(0, 201, 5))
    assert at(looks, 100) == Look(100, 100, 200, 410)
    assert at(looks, 200) == Look(200, 200, 300, 310)


def test_a_scan_with_a_reader_that_answers_at_once_keeps_every_photo(tmp_path: Path) -> None:
    seed = tmp_path / "seed.jpg"
    seed.write_bytes(b"photo")
    photos = copies([seed], tmp_path / "photos", 12)
    out = tmp_path / "out"
    scan = [sys.executable, "-m", "tests.bench.scale_reader", str(photos), "--to", str(out), "--workers", "2"]
    looks = watched(scan, tmp_path)
    assert len(list(out.glob("*.vcf"))) == 12
    assert max(look.parent for look in looks) > 10
    assert max(look.worker for look in looks) > 10


def test_the_cost_of_one_more_photo_is_measured_and_drawn(tmp_path: Path) -> None:
    found = costs(tmp_path, (0, 20), photos=3)
    assert [cost.contacts for cost in found] == [0, 20]
    assert all(cost.alone > 0 and cost.at_a_fair > 0 for cost in found)
    looks = {"a reader": (Look(0, 0.0, 100, 500), Look(10, 1.0, 100, 500))}
    plot([(1.0, 1.9)], found, looks, tmp_path / "new" / "scale.png")
    assert (tmp_path / "new" / "scale.png").read_bytes().startswith(b"\x89PNG")
