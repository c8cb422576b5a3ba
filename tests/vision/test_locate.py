from __future__ import annotations

import cv2
import numpy as np
import pytest

from scanner.model.geometry import Quad
from scanner.vision.locate import locate
from tests.vision.studio import LINES, Shot, lay, moved, overlap, rectangle, table

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


def abutting(rows: int, columns: int, turn: float, long: float = 260) -> Shot:
    """Lay white cards edge to edge, in rows and columns that are turned together."""
    shot, (w, h) = desk(40), (long, long * 550 / 850)
    a = np.radians(turn)
    for row in range(rows):
        for column in range(columns):
            x, y = (column - (columns - 1) / 2) * (w + 1), (row - (rows - 1) / 2) * (h + 1)
            center = (600 + x * np.cos(a) - y * np.sin(a), 450 + x * np.sin(a) + y * np.cos(a))
            shot = lay(shot, center, long, turn=turn, paper=235 + 5 * ((row + column) % 2))
    return shot


@pytest.mark.parametrize("turn", [0, 90, 3])
@pytest.mark.parametrize("grid", [(2, 2), (1, 2), (2, 1), (2, 3)])
def test_cards_that_lie_edge_to_edge_are_parted(grid: tuple[int, int], turn: float) -> None:
    assert_found(abutting(*grid, turn), 0.85)


def test_cards_edge_to_edge_that_fill_the_photo_are_parted() -> None:
    shot = abutting(2, 2, 0)
    left, top, right, bottom = 340, 282, 860, 618
    text = tuple(Quad(tuple((x - left, y - top) for x, y in line.corners)) for line in shot.text)  # type: ignore[arg-type]
    assert len(locate(np.ascontiguousarray(shot.pixels[top:bottom, left:right]), text)) == 4


def test_a_card_with_ruled_columns_is_not_parted() -> None:
    shot = lay(desk(), MIDDLE, 700)
    cv2.line(shot.pixels, (600, 240), (600, 660), (120, 120, 120), 2)
    assert_found(shot)


def on_page(turn: float, page: float) -> Shot:
    """Lay a card on a page of print whose paper is as white, its lines turned by `page` degrees."""
    height, width = 900, 1200
    paper = np.full((3000, 3000, 3), 238, np.uint8)
    rows = []
    for y in range(20, 3000, 34):
        cv2.putText(
            paper, "of the many words on it " * 9, (0, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (60, 60, 60), 2
        )
        rows += [rectangle(x, y - 18, x + 360, y + 6) for x in range(0, 3000, 370)]
    view = cv2.getRotationMatrix2D((1500, 1500), -page, 1)
    view[:, 2] += (-900, -1050)
    pixels = cv2.warpAffine(paper, view, (width, height))
    shot = lay(Shot(pixels, (), ()), MIDDLE, 520, turn=turn, paper=240)
    (card,) = shot.cards
    homography = np.vstack([view, (0, 0, 1)])
    seen = [moved(row, homography) for row in rows]
    inner = [row for row in seen if all(0 < x < width and 0 < y < height for x, y in row.corners)]
    free = [
        row
        for row in inner
        if not cv2.intersectConvexConvex(np.float32(row.corners), np.float32(card.corners))[0]
    ]
    cv2.polylines(shot.pixels, [np.int32(card.corners)], True, (215, 215, 215), 2, cv2.LINE_AA)
    return Shot(shot.pixels, shot.cards, (*shot.text, *free))


@pytest.mark.parametrize(("turn", "page"), [(0, 20), (-6, 12), (2, 2)])
def test_a_card_is_found_on_a_page_of_print(turn: float, page: float) -> None:
    assert_found(on_page(turn, page), 0.85)


@pytest.mark.parametrize("page", [0, 12])
def test_a_card_of_two_panels_on_a_page_of_print_is_one_card(page: float) -> None:
    shot = on_page(0, page)
    shot.pixels[400:617, 341:859] = (90, 20, 120)
    assert_found(shot, 0.9)


def test_a_white_card_beside_a_dark_one_is_found_on_white() -> None:
    shot = lay(desk(230), (340, 450), 460, paper=60, ink=230)
    assert_found(lay(shot, (820, 450), 460, paper=243), 0.85)


def test_a_box_on_a_card_that_fills_the_photo_is_no_card() -> None:
    pixels = np.full((550, 900, 3), 252, np.uint8)
    cv2.rectangle(pixels, (60, 60), (400, 270), (70, 50, 30), -1)
    text = [rectangle(90, y, 330, y + 40) for y in (80, 140, 200)]
    text += [rectangle(480, y, 800, y + 30) for y in (80, 120)]
    text += [rectangle(60, y, 380, y + 30) for y in (350, 400, 450)]
    for left, top, right, bottom in ((*line.corners[0], *line.corners[2]) for line in text):
        ink = 230 if top < 250 and left < 400 else 40
        cv2.putText(
            pixels, "Some Words", (int(left), int(bottom) - 6), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (ink,) * 3, 2
        )
        assert right > left
    assert locate(pixels, tuple(text)) == (None,)


@pytest.mark.parametrize("turn", [12, 20, 60])
def test_a_card_is_found_on_ruled_paper(turn: float) -> None:
    paper = desk(238)
    for y in range(15, 900, 45):
        cv2.line(paper.pixels, (0, y), (1200, y), (215, 175, 150), 2)
    assert_found(lay(paper, MIDDLE, 620, turn=turn, paper=250))


def test_a_card_is_found_that_covers_a_part_of_another() -> None:
    below = lay(desk(60), (470, 340), 520, turn=12)
    hidden = lay(Shot(below.pixels, (), ()), (690, 560), 560, turn=-24, paper=243)
    found = [card for card in locate(hidden.pixels, (*below.text[:3], *hidden.text)) if card]
    assert max(overlap(hidden.cards[0], card) for card in found) > 0.85


@pytest.mark.parametrize("centers", [[(600.0, 450.0)], [(480.0, 330.0), (730.0, 580.0)]])
def test_cards_on_a_notebook_are_found(centers: list[tuple[float, float]]) -> None:
    shot = lay(desk(200), MIDDLE, 980, turn=4, paper=60, ink=60)
    shot = Shot(shot.pixels, (), ())
    for center in centers:
        shot = lay(shot, center, 330, turn=-9)
    assert_found(shot)


def test_a_small_card_beside_a_sheet_of_print_is_found() -> None:
    shot = desk(70)
    shot.pixels[60:860, 60:700] = 236
    rows = [rectangle(90, y, 670, y + 18) for y in range(90, 830, 32)]
    for (left, _), _, (_, bottom), _ in (row.corners for row in rows):
        cv2.putText(
            shot.pixels, "of the many words it has " * 2, (int(left), int(bottom) - 4),
            cv2.FONT_HERSHEY_SIMPLEX, 0.62, (60, 60, 60), 2,
        )  # fmt: skip
    shot = lay(Shot(shot.pixels, (), tuple(rows)), (930, 500), 270, turn=8)
    found = [card for card in locate(shot.pixels, shot.text) if card]
    assert max(overlap(shot.cards[0], card) for card in found) > 0.9


def test_a_card_with_one_word_is_found() -> None:
    blank = lay(desk(), MIDDLE, 420, turn=14, paper=150, ink=150)
    word = rectangle(570, 430, 640, 455)
    cv2.putText(blank.pixels, "Word", (572, 452), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 30), 2)
    assert_found(Shot(blank.pixels, blank.cards, (word,)))


def test_a_clear_card_is_found_beside_one_whose_border_does_not_show() -> None:
    paper = Shot(table(1600, 900, 238), (), ())
    for y in range(15, 900, 30):
        cv2.line(paper.pixels, (0, y), (1600, y), (215, 175, 150), 2)
    clear = lay(paper, (450, 450), 560, turn=12, paper=250)
    both = lay(clear, (1180, 450), 500, turn=90, paper=238)
    found = [card for card in locate(both.pixels, both.text) if card]
    assert max(overlap(clear.cards[0], card) for card in found) > 0.9
