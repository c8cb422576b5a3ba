"""What lies under the cards: desks, wood, cloth, newspapers, keyboards, all painted by chance."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.press import companies, fonts, locales
from scanner.model.photo import Pixels

Field = NDArray[np.float32]

SIDE = 1024
"""Pixels of a painted texture's side; the camera repeats it in mirror image beyond that."""


def paint(rng: Random, name: str) -> Pixels:
    """Paint the texture `name`, SIDE × SIDE, BGR."""
    return TEXTURES[name](rng)


def cloud(rng: Random, coarse: int, *, stretch: float = 1.0) -> Field:
    """Return smooth noise from 0 to 1 with about `coarse` bumps a side; `stretch` draws it out sideways."""
    source = np.random.default_rng(rng.getrandbits(32))
    rows, columns = max(2, coarse), max(2, round(coarse / stretch))
    small = source.random((rows, columns), dtype=np.float32)
    return np.clip(cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), 0, 1).astype(np.float32)


def grain(rng: Random, strength: float) -> Field:
    """Return fine noise around 0 with standard deviation `strength`, SIDE × SIDE × 1."""
    source = np.random.default_rng(rng.getrandbits(32))
    return source.standard_normal((SIDE, SIDE, 1), dtype=np.float32) * strength


def _tinted(shade: Field, dark: tuple[int, int, int], light: tuple[int, int, int]) -> Field:
    a, b = np.array(dark, np.float32), np.array(light, np.float32)
    return np.asarray(a + shade[:, :, None] * (b - a), dtype=np.float32)


def _finish(picture: NDArray[np.floating]) -> Pixels:
    return np.asarray(np.clip(picture, 0, 255), dtype=np.uint8)


def _bgr(rng: Random, low: int, high: int, spread: int = 12) -> tuple[int, int, int]:
    level = rng.randrange(low, high)
    b, g, r = (min(255, max(0, level + rng.randrange(-spread, spread + 1))) for _ in range(3))
    return b, g, r


def _plain(rng: Random, low: int, high: int, spread: int, rough: float) -> Pixels:
    base = _bgr(rng, low, high, spread)
    other = tuple(min(255, max(0, c + rng.randrange(-14, 15))) for c in base)
    return _finish(_tinted(cloud(rng, 4), base, (other[0], other[1], other[2])) + grain(rng, rough))


def _desk(rng: Random) -> Pixels:
    return _plain(rng, 120, 205, 18, rng.uniform(1, 5))


def _white(rng: Random) -> Pixels:
    return _plain(rng, 226, 248, 5, rng.uniform(0.5, 2.5))


def _dark(rng: Random) -> Pixels:
    return _plain(rng, 14, 46, 7, rng.uniform(1, 4))


def _wood(rng: Random) -> Pixels:
    warp = cloud(rng, 6, stretch=4) * rng.uniform(30, 70) + cloud(rng, 40, stretch=12) * 5
    rows = np.arange(SIDE, dtype=np.float32)[:, None] + warp
    rings = 0.5 + 0.5 * np.sin(rows / rng.uniform(6, 14))
    fibre = cloud(rng, 500, stretch=30)
    shade = np.clip(0.35 * rings + 0.35 * fibre + 0.3 * cloud(rng, 8, stretch=6), 0, 1).astype(np.float32)
    light = rng.choice(((120, 170, 214), (90, 135, 185), (60, 90, 135), (45, 62, 92), (150, 185, 215)))
    dark = tuple(int(c * rng.uniform(0.55, 0.8)) for c in light)
    picture = _tinted(shade, (dark[0], dark[1], dark[2]), light) + grain(rng, 2)
    if rng.random() < 0.5:
        for y in range(0, SIDE, rng.randrange(170, 340)):
            picture[y : y + 3] *= 0.55
    return _finish(picture)


def _weave(rng: Random) -> Field:
    step = rng.uniform(1.6, 4.5)
    axis = np.arange(SIDE, dtype=np.float32) / step
    threads = 0.5 + 0.25 * (np.sin(axis)[:, None] + np.sin(axis)[None, :])
    return np.asarray(np.clip(threads * 0.7 + 0.3 * cloud(rng, 200), 0, 1), dtype=np.float32)


def _fabric(rng: Random) -> Pixels:
    dark, light = _bgr(rng, 30, 110, 45), _bgr(rng, 110, 220, 45)
    return _finish(_tinted(_weave(rng), dark, light) + grain(rng, 4))


def _print(rng: Random) -> Pixels:
    """Printed cloth: checks, dots or flowers on a weave."""
    cloth = _tinted(_weave(rng), _bgr(rng, 60, 150, 50), _bgr(rng, 150, 235, 50))
    colour = np.array(_bgr(rng, 20, 230, 90), np.float32)
    motif = np.zeros((SIDE, SIDE), np.uint8)
    step, kind = rng.randrange(46, 130), rng.choice(("dots", "checks", "flowers"))
    for y in range(0, SIDE, step):
        for x in range((y // step % 2) * step // 2, SIDE, step):
            _motif(motif, kind, x, y, step)
    mask = (cv2.GaussianBlur(motif, (0, 0), 0.8).astype(np.float32) / 255 * 0.75)[:, :, None]
    return _finish(cloth * (1 - mask) + colour * mask + grain(rng, 3))


def _motif(mask: NDArray[np.uint8], kind: str, x: int, y: int, step: int) -> None:
    if kind == "dots":
        cv2.circle(mask, (x, y), step // 4, 255, -1, cv2.LINE_AA)
    elif kind == "checks":
        cv2.rectangle(mask, (x, y), (x + step // 2, y + step // 2), 150, -1)
    else:
        for k in range(5):
            at = x + round(step * 0.16 * np.cos(k * 1.2566)), y + round(step * 0.16 * np.sin(k * 1.2566))
            cv2.circle(mask, at, step // 8, 220, -1, cv2.LINE_AA)


def _newspaper(rng: Random) -> Pixels:
    """Columns of invented news under headlines."""
    sheet = Image.new("RGB", (SIDE, SIDE), (222, 226, 228))
    pen = ImageDraw.Draw(sheet)
    language = rng.choice(list(locales.locales().values())).language
    words = " ".join((*language.taglines, *language.titles, *language.departments)).lower().split()
    body, head = (
        fonts.load(f"truetype/liberation2/LiberationSerif-{f}.ttf", s)
        for f, s in (("Regular", 15), ("Bold", 38))
    )
    wide = SIDE // rng.choice((3, 4))
    for left in range(8, SIDE, wide):
        y = rng.randrange(0, 60)
        while y < SIDE:
            if rng.random() < 0.05:
                pen.text(
                    (left, y), companies.coined(rng) + " " + rng.choice(words), fill=(30, 30, 30), font=head
                )
                y += 48
            line = " ".join(rng.choice(words) for _ in range(8))
            while body.getlength(line) > wide - 18:
                line = line.rsplit(" ", 1)[0]
            pen.text((left, y), line, fill=(62, 60, 60), font=body)
            y += 18
    picture = np.asarray(sheet, np.float32)[:, :, ::-1]
    return _finish(picture * (0.9 + 0.1 * cloud(rng, 6)[:, :, None]) + grain(rng, 4))


def _page(rng: Random) -> Pixels:
    """A white page of a book or a letter in large print, as white as a card."""
    paper = rng.randrange(226, 250)
    sheet = Image.new("RGB", (SIDE, SIDE), (paper, paper, paper))
    pen, size = ImageDraw.Draw(sheet), rng.randrange(18, 34)
    body = fonts.load("truetype/liberation2/LiberationSerif-Regular.ttf", size)
    language = rng.choice(list(locales.locales().values())).language
    words = " ".join((*language.taglines, *language.titles, *language.departments)).lower().split()
    for left in (12, SIDE // 2 + 12) if rng.random() < 0.5 else (12,):
        wide = SIDE // 2 - 30 if left > 12 or rng.random() < 0.5 else SIDE - 24
        y = rng.randrange(0, 60)
        while y < SIDE:
            line = " ".join(rng.choice(words) for _ in range(16))
            while body.getlength(line) > wide:
                line = line.rsplit(" ", 1)[0]
            pen.text((left, y), line, fill=(50, 50, 50), font=body)
            y += round(size * (1.35 if rng.random() < 0.9 else 2.4))
    picture = np.asarray(sheet, np.float32)[:, :, ::-1]
    return _finish(picture * (0.93 + 0.07 * cloud(rng, 4)[:, :, None]) + grain(rng, 2))


def _keyboard(rng: Random) -> Pixels:
    """Rows of keys with a letter each."""
    is_dark = rng.random() < 0.6
    bed, key, mark = (
        ((24, 24, 26), (48, 47, 46), (215, 215, 215))
        if is_dark
        else ((150, 150, 152), (236, 236, 234), (70, 70, 70))
    )
    board = Image.new("RGB", (SIDE, SIDE), bed)
    pen, face = ImageDraw.Draw(board), fonts.load("truetype/lato/Lato-Regular.ttf", 24)
    step = rng.randrange(84, 120)
    for row, y in enumerate(range(4, SIDE, step)):
        for x in range(-(row * step // 3) % step - step, SIDE, step):
            pen.rounded_rectangle((x, y, x + step - 9, y + step - 9), 9, fill=key)
            pen.text((x + 12, y + 8), rng.choice("QWERTYUIOPASDFGHJKLZXCVBNM"), fill=mark, font=face)
    picture = np.asarray(board, np.float32)[:, :, ::-1]
    return _finish(cv2.GaussianBlur(picture, (0, 0), 1.2) + grain(rng, 3))


def _stone(rng: Random) -> Pixels:
    """Speckled stone or a laminate that looks like it."""
    fine = (cloud(rng, 260) > 0.62).astype(np.float32) * 0.5 + (cloud(rng, 400) > 0.68).astype(
        np.float32
    ) * 0.4
    shade = np.clip(0.25 + 0.3 * cloud(rng, 20) + cv2.GaussianBlur(fine, (0, 0), 0.8), 0, 1).astype(
        np.float32
    )
    return _finish(_tinted(shade, _bgr(rng, 40, 120, 15), _bgr(rng, 150, 235, 15)) + grain(rng, 5))


def _leather(rng: Random) -> Pixels:
    bumps = np.abs(cloud(rng, 130) - 0.5) + np.abs(cloud(rng, 90) - 0.5)
    light = _bgr(rng, 50, 110, 30)
    return _finish(_tinted(np.clip(bumps, 0, 1).astype(np.float32), (12, 14, 18), light) + grain(rng, 3))


TEXTURES: dict[str, Callable[[Random], Pixels]] = {
    "desk": _desk,
    "white": _white,
    "dark": _dark,
    "wood": _wood,
    "fabric": _fabric,
    "print": _print,
    "newspaper": _newspaper,
    "page": _page,
    "keyboard": _keyboard,
    "stone": _stone,
    "leather": _leather,
}
