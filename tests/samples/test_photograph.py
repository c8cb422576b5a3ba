"""Photographs: quads stand where the cards are, any orientation tag, any format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageOps

from samples.press import camera, develop, photograph, roll, shot
from samples.press.palette import luminance
from samples.press.sheet import Sheet
from samples.press.shot import Shot
from scanner.model.geometry import Quad

WHITE = Sheet(1000, 600, (255, 255, 255), (), ())
PLAIN = Shot("plain", background="dark", frame=(400, 300), noise=0.0, shade=0.0)


def brightness(pixels: np.ndarray, point: tuple[float, float]) -> float:
    x, y = (round(v) for v in point)
    b, g, r = (int(v) for v in pixels[y, x])
    return luminance((r, g, b))


@pytest.mark.parametrize("roll_by", [0.0, 37.0, 180.0])
@pytest.mark.parametrize("tilt", [0.0, 55.0])
def test_the_quad_holds_the_card_and_nothing_else(tilt: float, roll_by: float) -> None:
    taken = photograph.photograph(Random(1), [WHITE], replace(PLAIN, tilt=tilt, roll=roll_by, fill=0.7))
    quad = taken.quads[0]
    assert quad is not None
    cx, cy = quad.center
    for x, y in quad.corners:
        assert brightness(taken.pixels, (x + (cx - x) * 0.1, y + (cy - y) * 0.1)) > 0.6
        assert brightness(taken.pixels, (x - (cx - x) * 0.12, y - (cy - y) * 0.12)) < 0.4


def test_corners_run_clockwise_from_the_cards_own_top_left() -> None:
    quad = photograph.photograph(Random(1), [WHITE], replace(PLAIN, roll=180.0)).quads[0]
    assert quad is not None
    (ax, ay), (bx, _), (_, cy), _ = quad.corners
    assert ax > bx
    assert ay > cy


def test_a_camera_above_the_table_sees_a_rectangle() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    lens = camera.view(square, (200, 200), tilt=0, toward=0, roll=0, fill=0.5, shift=(0, 0))
    assert np.allclose(camera.project(lens, square), [(50, 50), (150, 50), (150, 150), (50, 150)], atol=0.1)


@pytest.mark.parametrize("tag", range(1, 9))
def test_a_right_tag_shows_the_picture_upright(tag: int, tmp_path: Path) -> None:
    taken = photograph.photograph(Random(2), [WHITE], PLAIN)
    _, size = develop.develop(taken, replace(PLAIN, exif=tag), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as stored:
        shown = ImageOps.exif_transpose(stored)
        assert shown.size == size == (400, 300)
        assert np.abs(np.asarray(shown)[:, :, ::-1].astype(int) - taken.pixels).mean() < 6


@pytest.mark.parametrize("tag", [3, 6, 8])
def test_a_wrong_tag_turns_the_quad_with_the_picture(tag: int, tmp_path: Path) -> None:
    taken = photograph.photograph(Random(2), [WHITE], PLAIN)
    quads, size = develop.develop(taken, replace(PLAIN, exif=tag, exif_lies=True), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as stored:
        shown = np.asarray(ImageOps.exif_transpose(stored))[:, :, ::-1]
    assert (shown.shape[1], shown.shape[0]) == size
    quad = quads[0]
    assert isinstance(quad, Quad)
    cx, cy = quad.center
    for x, y in quad.corners:
        assert brightness(shown, (x + (cx - x) * 0.15, y + (cy - y) * 0.15)) > 0.5


@pytest.mark.parametrize("form", ["jpg", "png", "webp", "tiff", "bmp", "heic", "pdf"])
def test_every_format_is_written(form: str) -> None:
    assert len(develop.encode(Image.new("RGB", (64, 40), (200, 10, 10)), form, quality=80)) > 100


@pytest.mark.parametrize("condition", sorted((*shot.CONDITIONS, *shot.STRANGE)))
def test_a_photo_is_taken_under_every_condition(condition: str, tmp_path: Path) -> None:
    how = replace(shot.draw(Random(condition), condition), frame=(480, 360))
    taken = roll.one(Random(1), f"a.{how.format}", how, tmp_path, held_out=False)
    assert taken.file.stat().st_size > 1000
    assert len(taken.expected["cards"]) == how.cards
    assert taken.expected["tags"] == [condition]


def test_the_same_seed_takes_the_same_photo(tmp_path: Path) -> None:
    first = [t.file.read_bytes() for t in roll.take(4, 1, tmp_path / "a")]
    assert first == [t.file.read_bytes() for t in roll.take(4, 1, tmp_path / "b")]
