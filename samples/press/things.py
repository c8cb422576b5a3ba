"""What else gets into a picture: a thumb on the edge, a pen, a cup, a phone's status bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.press import fonts
from scanner.model.geometry import Box, Point, Quad
from scanner.model.photo import Pixels

SKINS = ((140, 172, 224), (118, 150, 205), (95, 125, 180), (70, 95, 145), (48, 66, 105), (160, 190, 235))


def hold(rng: Random, picture: Pixels, quad: Quad, words: Sequence[Box]) -> Pixels:
    """Put a thumb on an edge of the card, where it covers no word."""
    size = math.sqrt(quad.area)
    spots = [_spot(rng, quad, size) for _ in range(40)]
    tip, outward = max(spots, key=lambda s: min((_distance(s[0], w) for w in words), default=1e9))
    room = min((_distance(tip, w) for w in words), default=size)
    thick = max(0.06 * size, min(0.15 * size, room * 0.85))
    return _thumb(rng, picture, tip, outward, thick, size)


def _spot(rng: Random, quad: Quad, size: float) -> tuple[Point, Point]:
    """Return a point a little inside an edge, and the direction out of the card there."""
    side, along, depth = rng.randrange(4), rng.uniform(0.08, 0.92), rng.uniform(0.0, 0.06) * size
    (ax, ay), (bx, by) = quad.corners[side], quad.corners[(side + 1) % 4]
    length = math.hypot(bx - ax, by - ay)
    out = ((by - ay) / length, -(bx - ax) / length)
    at = (ax + (bx - ax) * along - out[0] * depth, ay + (by - ay) * along - out[1] * depth)
    return at, out


def _distance(point: Point, box: Box) -> float:
    dx = max(box.left - point[0], 0, point[0] - box.right)
    dy = max(box.top - point[1], 0, point[1] - box.bottom)
    return math.hypot(dx, dy)


def _thumb(rng: Random, picture: Pixels, tip: Point, outward: Point, thick: float, size: float) -> Pixels:
    lean = math.atan2(outward[1], outward[0]) + rng.gauss(0, 0.25)
    way = math.cos(lean), math.sin(lean)
    mask = np.zeros(picture.shape[:2], np.uint8)
    start = tip[0] + way[0] * thick * 0.5, tip[1] + way[1] * thick * 0.5
    end = tip[0] + way[0] * size * 1.6, tip[1] + way[1] * size * 1.6
    side = -way[1], way[0]
    shape = [
        _off(start, side, thick * 0.46),
        _off(start, side, -thick * 0.46),
        _off(end, side, -thick * 0.75),
        _off(end, side, thick * 0.75),
    ]
    cv2.fillConvexPoly(mask, np.array(shape, np.int32), 255, cv2.LINE_AA)
    cv2.ellipse(
        mask,
        _whole(start),
        (round(thick * 0.56), round(thick * 0.46)),
        math.degrees(lean),
        0,
        360,
        255,
        -1,
        cv2.LINE_AA,
    )
    skin = np.array(rng.choice(SKINS), np.float32)
    alpha = cv2.GaussianBlur(mask, (0, 0), max(0.8, thick * 0.01)).astype(np.float32)[:, :, None] / 255
    round_light = cv2.distanceTransform(mask, cv2.DIST_L2, 3) / max(1.0, thick * 0.5)
    shade = (0.62 + 0.42 * np.sqrt(np.clip(round_light, 0, 1)))[:, :, None]
    nail = _nail(picture.shape[:2], start, lean, thick)
    finger = (skin * (1 - nail) + (skin * 0.5 + np.array((190, 200, 235), np.float32) * 0.5) * nail) * shade
    dark = (
        1 - 0.35 * cv2.GaussianBlur(mask, (0, 0), max(1.0, thick * 0.12)).astype(np.float32)[:, :, None] / 255
    )
    return np.asarray(np.clip(picture * dark * (1 - alpha) + finger * alpha, 0, 255), dtype=np.uint8)


def _nail(shape: tuple[int, int], start: Point, lean: float, thick: float) -> NDArray[np.float32]:
    mask = np.zeros(shape, np.uint8)
    cv2.ellipse(
        mask,
        _whole(start),
        (round(thick * 0.36), round(thick * 0.27)),
        math.degrees(lean),
        0,
        360,
        255,
        -1,
        cv2.LINE_AA,
    )
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 1.0)[:, :, None] / 255, dtype=np.float32)


def _off(point: Point, side: Point, by: float) -> Point:
    return point[0] + side[0] * by, point[1] + side[1] * by


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def strew(rng: Random, picture: Pixels, cards: Sequence[Sequence[Point]]) -> Pixels:
    """Leave a pen, a cup or a sheet of paper beside the cards; what lies under a card is hidden by it."""
    out = picture.copy()
    tall, wide = out.shape[:2]
    side = max(wide, tall)
    for _ in range(rng.choice((1, 2, 3))):
        at = rng.randrange(wide), rng.randrange(tall)
        colour = tuple(rng.randrange(20, 235) for _ in range(3))
        match rng.choice(("pen", "cup", "paper", "phone")):
            case "pen":
                angle = rng.uniform(0, math.pi)
                end = round(at[0] + math.cos(angle) * side * 0.5), round(at[1] + math.sin(angle) * side * 0.5)
                cv2.line(out, at, end, (30, 30, 30), max(2, side // 70), cv2.LINE_AA)
                cv2.line(out, at, end, colour, max(1, side // 90), cv2.LINE_AA)
            case "cup":
                cv2.circle(out, at, side // 9, (225, 228, 230), -1, cv2.LINE_AA)
                cv2.circle(out, at, side // 11, (30, 50, 80), -1, cv2.LINE_AA)
            case "paper":
                corners = cv2.boxPoints((at, (side * 0.35, side * 0.5), rng.uniform(0, 90)))
                cv2.fillConvexPoly(out, corners.astype(np.int32), (228, 232, 234), cv2.LINE_AA)
            case _:
                corners = cv2.boxPoints((at, (side * 0.22, side * 0.42), rng.uniform(0, 90)))
                cv2.fillConvexPoly(out, corners.astype(np.int32), (22, 22, 24), cv2.LINE_AA)
    return out if cards else picture


def status_bar(rng: Random, screen: Pixels) -> Pixels:
    """Write the time and the battery on the top of a phone's screen."""
    shown = Image.fromarray(screen[:, :, ::-1])
    pen, face = ImageDraw.Draw(shown), fonts.load("truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf", 34)
    pen.text((48, 34), f"{rng.randrange(7, 22)}:{rng.randrange(10, 60)}", fill=(240, 240, 240), font=face)
    pen.text((920, 34), f"{rng.randrange(11, 100)} %", fill=(240, 240, 240), font=face)
    return np.ascontiguousarray(np.asarray(shown)[:, :, ::-1])
