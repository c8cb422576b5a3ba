from __future__ import annotations

import cv2
import numpy as np
import pytest

from scanner.model.geometry import Quad
from scanner.vision.locate import locate
from tests.vision.studio import LINES, Shot, lay, overlap, rectangle, table

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


def with_keys(shot: Shot, step: int = 90) -> Shot:
    """Strew single letters over the table, as on a keyboard."""
    pixels, text = shot.pixels.copy(), list(shot.text)
    height, width = pixels.shape[:2]
    for y in range(60, height - 20, step):
        for x in range(30, width - 30, step):
            if any(_near(card, x, y) for card in shot.cards):
                continue
            cv2.rectangle(pixels, (x - 30, y - 45), (x + 45, y + 30), (130, 130, 130), 2)
            cv2.putText(pixels, "K", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (220, 220, 220), 2)
            text.append(rectangle(x - 3, y - 21, x + 19, y + 3))
    return Shot(pixels, shot.cards, tuple(text))


def _near(card: Quad, x: float, y: float) -> bool:
    corners = np.array(card.corners, np.float32)
    return cv2.pointPolygonTest(corners, (x, y), measureDist=True) > -70


@pytest.mark.parametrize("centers", [[MIDDLE], [(330.0, 250.0), (860.0, 620.0)]])
def test_cards_are_found_on_a_keyboard(centers: list[tuple[float, float]]) -> None:
    shot = desk(60)
    for center in centers:
        shot = lay(shot, center, 480, turn=12)
    assert_found(with_keys(shot), 0.88)


def test_a_band_whose_text_belongs_to_the_card_is_taken_in() -> None:
    shot = lay(desk(150), MIDDLE, 800)
    shot.pixels[195:330, 202:998] = (120, 40, 20)
    assert_found(shot, 0.88)


def test_a_card_beside_others_is_found_though_its_text_is_not() -> None:
    shot = desk()
    for x in (320.0, 880.0):
        shot = lay(shot, (x, 450.0), 480)
    assert_found(Shot(shot.pixels, shot.cards, shot.text[: len(LINES)]))


def test_a_thumb_on_the_edge_hides_no_card() -> None:
    shot = lay(desk(), MIDDLE, 700)
    cv2.ellipse(shot.pixels, (610, 690), (55, 90), 8, 0, 360, (120, 150, 200), -1)
    assert_found(shot, 0.88)


def test_a_card_cut_off_by_the_frame_ends_there() -> None:
    shot = lay(desk(), (270, 450), 600)
    (found,) = locate(shot.pixels, shot.text)
    assert found is not None
    assert min(x for x, _ in found.corners) < 20
    assert max(x for x, _ in found.corners) == pytest.approx(570, abs=15)


def test_text_far_from_all_cards_is_a_card_without_a_border() -> None:
    shot = lay(desk(245), (900, 300), 480, paper=120, ink=10)
    plain = lay(Shot(table(1200, 900, 245), (), ()), (300, 680), 360, paper=245)
    pixels = shot.pixels.copy()
    pixels[500:] = plain.pixels[500:]
    found = [q for q in locate(pixels, (*shot.text, *plain.text)) if q]
    assert len(found) == 2
    middles = [line.center for line in plain.text]
    assert any(all(_holds(q, *middle) for middle in middles) for q in found)


def _holds(card: Quad, x: float, y: float) -> bool:
    return cv2.pointPolygonTest(np.array(card.corners, np.float32), (x, y), measureDist=False) >= 0
