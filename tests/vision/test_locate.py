from __future__ import annotations

import numpy as np
import pytest

from scanner.model.geometry import Quad
from scanner.vision.locate import locate
from tests.vision.studio import Shot, lay, overlap, table

MIDDLE = (600.0, 450.0)


def desk(grey: int = 90) -> Shot:
    return Shot(table(1200, 900, grey), (), ())


def assert_found(shot: Shot, least: float = 0.9) -> None:
    found = [card for card in locate(shot.pixels, shot.text) if card is not None]
    assert len(found) == len(shot.cards)
    for card in shot.cards:
        assert max(overlap(card, f) for f in found) > least


@pytest.mark.parametrize("turn", range(0, 360, 24))
def test_a_card_is_found_however_it_is_turned(turn: int) -> None:
    assert_found(lay(desk(), MIDDLE, 600, turn=turn))


@pytest.mark.parametrize("tilt", [15, 30, 45, 60])
@pytest.mark.parametrize("turn", [0, 35, 90])
def test_a_card_is_found_from_the_side(tilt: int, turn: int) -> None:
    assert_found(lay(desk(), MIDDLE, 650, turn=turn, tilt=tilt))


def test_a_white_card_is_found_on_white_paper() -> None:
    assert_found(lay(desk(225), MIDDLE, 600, turn=10))


def test_a_dark_card_is_found_on_a_dark_table() -> None:
    assert_found(lay(desk(30), MIDDLE, 600, turn=-8, paper=55, ink=220))


def test_a_small_card_is_found_in_a_large_photo() -> None:
    assert_found(lay(desk(), (300, 650), 220, turn=20), 0.85)


@pytest.mark.parametrize("count", range(2, 11))
def test_every_card_of_several_is_found(count: int) -> None:
    shot = Shot(table(1600, 1200, 100), (), ())
    for i in range(count):
        shot = lay(shot, (220 + 385 * (i % 4), 200 + 390 * (i // 4)), 300, turn=37 * i)
    assert_found(shot, 0.85)


def test_a_card_of_two_panels_is_one_card() -> None:
    shot = lay(desk(150), MIDDLE, 800)
    shot.pixels[195:705, 620:998] = 255 - shot.pixels[195:705, 620:998]
    assert_found(shot, 0.85)


def test_a_card_that_fills_the_photo_is_the_photo() -> None:
    shot = lay(desk(), MIDDLE, 600)
    left, top, right, bottom = 310, 270, 890, 630
    text = tuple(Quad(tuple((x - left, y - top) for x, y in line.corners)) for line in shot.text)  # type: ignore[arg-type]
    assert locate(np.ascontiguousarray(shot.pixels[top:bottom, left:right]), text) == (None,)


def test_no_text_is_no_card() -> None:
    assert locate(desk().pixels, ()) == ()


def test_cards_come_in_reading_order() -> None:
    shot = Shot(table(1600, 1200, 100), (), ())
    for center in ((1200.0, 880.0), (400.0, 300.0), (1200.0, 320.0), (400.0, 900.0)):
        shot = lay(shot, center, 400)
    centers = [card.center for card in locate(shot.pixels, shot.text) if card]
    places = [(x > 800, y > 600) for x, y in centers]
    assert places == [(False, False), (True, False), (False, True), (True, True)]
