"""The empty back of a card through whose paper the front shines, mirrored and pale: no card of its own."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from scanner.model.geometry import Box, Quad
from scanner.model.page import Page
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.consensus import Agreed, consensus
from scanner.ocr.reader import Reader
from scanner.ocr.strips import cut

UNCLEAR = 0.6
"""Median probability of a page's words below which it may be no print: of 491 pages of cards one has less."""
FAINT = 40.0
"""Grey values between paper and ink with which nobody prints what is to be read."""
EXTREME = 0.5
"""Percent of the pixels that are darker than ink is taken to be, or lighter where paper is dark."""
CLEAR, LETTERS, LEGIBLE = 0.85, 4, 3
"""So many words of so many letters, each as probable as this, are print: a mirror had one at most on 14 drawn
backs, whoever read it, and most real cards that Tesseract alone reads badly have them."""
PROBES = 8
"""So many of the longest lines are looked at in a mirror."""
MIRRORED = (np.s_[:, ::-1], np.s_[::-1])
"""A strip seen in a mirror beside it and in one below it."""


def shines_through(card: CardImage, page: Page, readers: Sequence[Reader]) -> bool:
    """Tell whether what was read on an upright card is no print: next to nothing, or clear in a mirror."""
    if not page.lines or _clearness(page) >= UNCLEAR:
        return False
    if _contrast(card.pixels) < FAINT:
        return True
    return not _is_legible(page) and _is_mirrored(card, page, readers)


def _clearness(page: Page) -> float:
    return median(word.confidence for line in page.lines for word in line.words)


def _is_legible(page: Page) -> bool:
    words = [word for line in page.lines for word in line.words if word.confidence > CLEAR]
    return sum(sum(c.isalnum() for c in word.text) >= LETTERS for word in words) >= LEGIBLE


def _contrast(pixels: Pixels) -> float:
    """Return the grey values between the paper and what differs most from it."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark, paper, light = np.percentile(grey, [EXTREME, 50, 100 - EXTREME])
    return float(max(paper - dark, light - paper))


def _is_mirrored(card: CardImage, page: Page, readers: Sequence[Reader]) -> bool:
    """Tell whether what was read on a card reads clearly in a mirror, as it does not as it is.

    It may have been read upside down: what is then lies mirrored from top to bottom.
    """
    longest = sorted(page.lines, key=lambda line: line.box.width)[-PROBES:]
    strips = [cut(card.pixels, _quad(line.box)) for line in longest]
    seen = [np.ascontiguousarray(strip[way]) for way in MIRRORED for strip in strips]
    said = [reader.read_strips(seen) for reader in readers]  # in one call: Tesseract starts for each
    read = [consensus([reader.name for reader in readers], each) for each in zip(*said, strict=True)]
    return any(_is_clear(read[start : start + len(strips)]) for start in range(0, len(read), len(strips)))


def _quad(box: Box) -> Quad:
    return Quad(((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)))


def _is_clear(lines: Sequence[Sequence[Agreed]]) -> bool:
    words = [word for line in lines for word in line]
    return bool(words) and median(word.confidence for word in words) >= UNCLEAR
