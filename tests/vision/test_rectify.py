from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model.photo import CardImage
from scanner.vision.codes import LONGEST, find_codes
from scanner.vision.rectify import rectify, turn
from tests.vision.studio import Shot, lay, table


def photographed(tilt: float = 0, around: float = 0) -> Shot:
    return lay(Shot(table(1200, 900, 90), (), ()), (600, 450), 700, turn=around, tilt=tilt)


def on_photo(card: CardImage, x: float, y: float) -> np.ndarray:
    return cv2.perspectiveTransform(np.array([[(x, y)]], np.float64), card.to_photo)[0, 0]


def same(one: CardImage, other: CardImage) -> bool:
    return (
        np.array_equal(one.pixels, other.pixels)
        and one.quad == other.quad
        and np.allclose(one.to_photo / one.to_photo[2, 2], other.to_photo / other.to_photo[2, 2])
    )


def test_turning_four_times_changes_nothing() -> None:
    shot = photographed(30, 20)
    card = rectify(shot.pixels, shot.cards[0])
    assert same(turn(turn(turn(turn(card, 1), 1), 1), 1), card)
    assert same(turn(turn(card, 1), 2), turn(card, 3))


@settings(max_examples=12, deadline=None)
@given(st.floats(0, 60), st.floats(-180, 180), st.integers(0, 3))
def test_the_middle_of_a_card_is_its_middle_on_the_photo(tilt: float, around: float, quarters: int) -> None:
    shot = photographed(tilt, around)
    card = turn(rectify(shot.pixels, shot.cards[0]), quarters)
    assert card.quad is not None
    height, width = card.pixels.shape[:2]
    a, b, c, d = (np.array([*p, 1.0]) for p in card.quad.corners)
    middle = np.cross(np.cross(a, c), np.cross(b, d))
    assert np.allclose(on_photo(card, (width - 1) / 2, (height - 1) / 2), middle[:2] / middle[2], atol=2)


@pytest.mark.parametrize("tilt", [0, 20, 40, 60])
def test_a_card_seen_from_the_side_gets_its_shape_back(tilt: int) -> None:
    shot = photographed(tilt, 25)
    height, width = rectify(shot.pixels, shot.cards[0]).pixels.shape[:2]
    assert width / height == pytest.approx(850 / 550, rel=0.25)


def test_a_card_image_has_a_size_that_readers_like() -> None:
    shot = photographed()
    assert 1200 <= max(rectify(shot.pixels, shot.cards[0]).pixels.shape) <= 1650


def test_the_whole_photo_keeps_its_place() -> None:
    card = rectify(photographed().pixels, None)
    assert card.quad is None
    height, width = card.pixels.shape[:2]
    assert np.allclose(on_photo(card, (width - 1) / 2, (height - 1) / 2), (599.5, 449.5))


@pytest.mark.parametrize("paper", [60, 235])
def test_light_from_one_side_is_evened(paper: int) -> None:
    lit = np.full((600, 1000, 3), paper, np.float32) * np.linspace(0.75, 1.05, 1000)[None, :, None]
    even = rectify(lit.clip(0, 255).astype(np.uint8), None).pixels
    assert np.ptp(even[::40, ::40]) < 0.12 * paper


def test_a_qr_code_is_read_and_its_place_told() -> None:
    code = cv2.QRCodeEncoder.create().encode("https://example.com/ada")
    large = cv2.resize(code, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    pixels = np.full((700, 1100, 3), 255, np.uint8)
    height, width = large.shape[:2]
    pixels[200 : 200 + height, 500 : 500 + width] = large.reshape(height, width, -1)
    (found,) = find_codes(pixels)
    assert found.text == "https://example.com/ada"
    assert found.quad.center == pytest.approx((500 + width / 2, 200 + height / 2), abs=4)


def test_nothing_is_read_where_there_is_no_code() -> None:
    assert find_codes(photographed().pixels) == ()


def test_a_code_that_is_all_payload_is_cut_short() -> None:
    code = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode("7" * 7000, zxingcpp.BarcodeFormat.QRCode))
    large = cv2.resize(np.asarray(code, np.uint8), None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    framed = cv2.copyMakeBorder(large, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=(255,))
    (found,) = find_codes(np.asarray(cv2.cvtColor(framed, cv2.COLOR_GRAY2BGR), np.uint8))
    assert found.text == "7" * LONGEST
