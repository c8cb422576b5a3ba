"""Photograph cards: lay them on a table, look at it through a camera, light it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.press import backgrounds, camera, light, things
from samples.press.camera import Matrix
from samples.press.draw import draw
from samples.press.sheet import Sheet
from samples.press.shot import Shot
from scanner.model.geometry import Box, Point, Quad
from scanner.model.photo import Pixels

SHARPNESS = 1.15
"""Cards are drawn this much larger than they are seen, so that letters come out as a lens shows them."""

LARGEST = 2.6
"""Most pixels a unit a card is drawn with; a card is then 2,600 pixels wide."""

HALF = backgrounds.SIDE / 2

LOOSE, CLOSE = 0.02, 0.003
"""How far a card lies from its place, in parts of it, where there is room and where there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """The picture as a person would hold it, BGR, and each card's quad in it; None where it is the card."""

    pixels: Pixels
    quads: tuple[Quad | None, ...]


def photograph(rng: Random, sheets: Sequence[Sheet], shot: Shot) -> Exposure:
    """Take one picture of `sheets` as `shot` says."""
    match shot.look:
        case "crop":
            return _crop(rng, sheets[0], shot)
        case "scan":
            return _scan(rng, sheets, shot)
        case "screenshot":
            return _screenshot(rng, _table(rng, sheets, shot))
        case _:
            return _table(rng, sheets, shot)


def _placed(rng: Random, sheets: Sequence[Sheet], shot: Shot) -> list[Matrix]:
    """Return where each card lies: its map from card units to the table's."""
    if not sheets:
        return []
    columns = (
        max(1, round(math.sqrt(len(sheets) * 0.8 * shot.frame[0] / shot.frame[1]))) if len(sheets) > 1 else 1
    )
    loose = shot.spin >= 90
    wide = shot.spacing * max(_reach(s, loose)[0] for s in sheets)
    tall = shot.spacing * max(_reach(s, loose)[1] for s in sheets)
    off = LOOSE if shot.spacing > 1 + LOOSE else CLOSE
    out = []
    for i, sheet in enumerate(sheets):
        angle = rng.uniform(0, 360) if shot.spin >= 360 else rng.gauss(0, shot.spin / 2)
        x = (i % columns) * wide + rng.uniform(-off, off) * wide
        y = (i // columns) * tall + rng.uniform(-off, off) * tall
        out.append(camera.turn(angle, x, y) @ camera.turn(0, -sheet.width / 2, -sheet.height / 2))
    return out


def _reach(sheet: Sheet, loose: bool) -> tuple[float, float]:
    if loose:
        across = math.hypot(sheet.width, sheet.height) * 0.95
        return across, across
    return sheet.width, sheet.height


def _corners(sheet: Sheet) -> list[Point]:
    return [(0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height)]


def _table(rng: Random, sheets: Sequence[Sheet], shot: Shot) -> Exposure:
    places = _placed(rng, sheets, shot)
    seen = [
        p for sheet, place in zip(sheets, places, strict=True) for p in camera.project(place, _corners(sheet))
    ]
    seen = seen or [(-500, -320), (500, -320), (500, 320), (-500, 320)]
    lens = camera.view(
        seen, shot.frame, tilt=shot.tilt, toward=shot.toward, roll=shot.roll, fill=shot.fill, shift=shot.shift
    )
    if shot.cut and sheets:
        lens = _pushed_out(rng, lens @ places[0], sheets[0], shot.frame) @ lens
    picture = _ground(rng, lens, shot)
    if shot.clutter:
        picture = things.strew(
            rng, picture, [camera.project(lens @ p, _corners(s)) for s, p in zip(sheets, places, strict=True)]
        )
    quads = []
    for sheet, place in zip(sheets, places, strict=True):
        picture = _lay(rng, picture, sheet, lens @ place)
        quads.append(_quad(lens @ place, sheet))
    if shot.thumb and sheets:
        picture = things.hold(
            rng, picture, quads[0], [_project_box(lens @ places[0], i.box) for i in sheets[0].inks]
        )
    return Exposure(light.expose(rng, picture, shot), tuple(quads))


def _quad(matrix: Matrix, sheet: Sheet) -> Quad:
    a, b, c, d = camera.project(matrix, _corners(sheet))
    return Quad((a, b, c, d))


def _project_box(matrix: Matrix, box: Box) -> Box:
    xs, ys = zip(
        *camera.project(
            matrix,
            [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)],
        ),
        strict=True,
    )
    return Box(min(xs), min(ys), max(xs), max(ys))


def _pushed_out(rng: Random, matrix: Matrix, sheet: Sheet, frame: tuple[int, int]) -> Matrix:
    """Move the picture so that the frame cuts the card's margin off on one side, but no word."""
    text = Box.around(_project_box(matrix, ink.box) for ink in sheet.inks)
    keep = 0.008 * max(frame)
    side = rng.choice(("left", "right", "top", "bottom"))
    x = {"left": keep - text.left, "right": frame[0] - keep - text.right}.get(side, 0.0)
    y = {"top": keep - text.top, "bottom": frame[1] - keep - text.bottom}.get(side, 0.0)
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]])


def _ground(rng: Random, lens: Matrix, shot: Shot) -> Pixels:
    """Look at the table itself: a texture, repeated in mirror image without end."""
    texture = backgrounds.paint(rng, shot.background)
    grown = rng.uniform(1.1, 2.2)
    lie = camera.turn(rng.choice((0, 90)) + rng.gauss(0, 8), -HALF * grown, -HALF * grown) @ np.diag(
        [grown, grown, 1.0]
    )
    return np.asarray(
        cv2.warpPerspective(
            texture, lens @ lie, shot.frame, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        ),
        dtype=np.uint8,
    )


def _lay(rng: Random, picture: Pixels, sheet: Sheet, matrix: Matrix) -> Pixels:
    """Paint one card into the picture, with its shadow and the shine of its edge."""
    tall, wide = picture.shape[:2]
    corners = camera.project(matrix, _corners(sheet))
    longest = max(
        math.dist(corners[i], corners[(i + 1) % 4]) / (sheet.width if i % 2 == 0 else sheet.height)
        for i in range(4)
    )
    scale = min(LARGEST, max(0.3, longest * SHARPNESS))
    printed = np.asarray(draw(sheet, scale))[:, :, ::-1]
    left, top, right, bottom = _around(corners, wide, tall)
    if right <= left or bottom <= top:
        return picture
    window, area = (right - left, bottom - top), (slice(top, bottom), slice(left, right))
    move = camera.turn(0, -left, -top) @ matrix @ np.diag([1 / scale, 1 / scale, 1.0])
    mask = _outline(rng, (printed.shape[0], printed.shape[1]), scale)
    flags = cv2.INTER_AREA if longest * SHARPNESS > LARGEST else cv2.INTER_LINEAR
    card = cv2.warpPerspective(
        np.ascontiguousarray(printed), move, window, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    cover = np.asarray(cv2.warpPerspective(mask, move, window, flags=cv2.INTER_LINEAR), dtype=np.uint8)
    dark = 1 - _shadow(rng, cover, longest)
    ground = cv2.multiply(picture[area], cv2.merge([dark] * 3), dtype=cv2.CV_8U)
    alpha = cover.astype(np.float32) / 255
    out = picture.copy()
    out[area] = cv2.blendLinear(ground, card, 1 - alpha, alpha)
    return out


def _around(corners: Sequence[Point], wide: int, tall: int) -> tuple[int, int, int, int]:
    xs, ys = zip(*corners, strict=True)
    room = 0.06 * max(max(xs) - min(xs), max(ys) - min(ys))
    return (
        max(0, int(min(xs) - room)),
        max(0, int(min(ys) - room)),
        min(wide, int(max(xs) + room)),
        min(tall, int(max(ys) + room)),
    )


def _outline(rng: Random, shape: tuple[int, int], scale: float) -> NDArray[np.uint8]:
    """The card's shape: square corners mostly, rounded ones now and then."""
    mask = np.full(shape, 255, np.uint8)
    if rng.random() < 0.12:
        radius = round(rng.uniform(18, 45) * scale)
        mask[:] = 0
        cv2.rectangle(mask, (radius, 0), (shape[1] - 1 - radius, shape[0] - 1), 255, -1)
        cv2.rectangle(mask, (0, radius), (shape[1] - 1, shape[0] - 1 - radius), 255, -1)
        for x in (radius, shape[1] - 1 - radius):
            for y in (radius, shape[0] - 1 - radius):
                cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def _shadow(rng: Random, cover: NDArray[np.uint8], unit: float) -> NDArray[np.float32]:
    """How much darker the table is around the card, 0 to 1."""
    reach = max(1.0, rng.uniform(4, 14) * unit)
    move = np.array([[1, 0, rng.uniform(-1, 1) * reach], [0, 1, rng.uniform(0.1, 1) * reach]])
    moved = cv2.warpAffine(cover, move, (cover.shape[1], cover.shape[0]), borderMode=cv2.BORDER_REPLICATE)
    small = cv2.resize(moved, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), max(0.6, reach / 4)), (cover.shape[1], cover.shape[0]))
    return np.asarray(soft.astype(np.float32) / 255 * rng.uniform(0.15, 0.55), dtype=np.float32)


def _crop(rng: Random, sheet: Sheet, shot: Shot) -> Exposure:
    """A picture cut to the card, nothing around it."""
    printed = np.ascontiguousarray(np.asarray(draw(sheet, rng.uniform(0.9, 1.9)))[:, :, ::-1])
    return Exposure(light.expose(rng, printed, shot), (None,))


def _scan(rng: Random, sheets: Sequence[Sheet], shot: Shot) -> Exposure:
    """Cards on the glass of a flatbed: even light, a white lid, nearly straight; or cut by its software."""
    scale = rng.choice((1.0, 1.18, 1.77))
    is_cut = len(sheets) == 1 and rng.random() < 0.6
    pad = rng.choice((0, 6, 20)) if is_cut else rng.randrange(60, 260)
    angle = rng.gauss(0, 1.0) if pad else 0.0
    columns = 1 if len(sheets) < 3 else 2
    wide, tall = max(s.width for s in sheets), max(s.height for s in sheets)
    rows = -(-len(sheets) // columns)
    page = round((columns * (wide + pad) + pad) * scale), round((rows * (tall + pad) + pad) * scale)
    lid = rng.randrange(232, 256)
    picture = np.full((max(1, page[1]), max(1, page[0]), 3), lid, np.uint8)
    quads = []
    for i, sheet in enumerate(sheets):
        place = camera.turn(angle, pad + (i % columns) * (wide + pad), pad + (i // columns) * (tall + pad))
        matrix = np.diag([scale, scale, 1.0]) @ place
        picture = _lay(rng, picture, sheet, matrix)
        quads.append(_quad(matrix, sheet) if pad else None)
    flat = Shot(shot.name, shade=0.02, cast=0.01, noise=1.0, quality=shot.quality)
    return Exposure(light.expose(rng, picture, flat), tuple(quads))


def _screenshot(rng: Random, taken: Exposure) -> Exposure:
    """A phone's screen showing the photo between black bars."""
    tall, wide = taken.pixels.shape[:2]
    screen_wide = 1080
    shown = cv2.resize(
        taken.pixels, (screen_wide, round(tall * screen_wide / wide)), interpolation=cv2.INTER_AREA
    )
    screen = np.zeros((max(2160, shown.shape[0]), screen_wide, 3), np.uint8)
    top = (screen.shape[0] - shown.shape[0]) // 2
    screen[top : top + shown.shape[0]] = shown
    factor = screen_wide / wide
    quads = tuple(_moved(q, factor, top) for q in taken.quads)
    return Exposure(things.status_bar(rng, screen), quads)


def _moved(quad: Quad | None, factor: float, down: float) -> Quad | None:
    if quad is None:
        return None
    a, b, c, d = ((x * factor, y * factor + down) for x, y in quad.corners)
    return Quad((a, b, c, d))
