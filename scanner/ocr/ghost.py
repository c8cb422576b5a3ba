"""The empty back of a card through whose paper the front shines, mirrored and pale: no card of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from scanner.model.page import Page
from scanner.model.photo import CardImage, Pixels
from scanner.ocr.read import read
from scanner.ocr.reader import Reader

UNCLEAR = 0.6
"""Median probability of a page's words below which it may be no print: of 491 pages of cards one has less."""
FAINT = 40.0
"""Grey values between paper and ink with which nobody prints what is to be read."""
EXTREME = 0.5
"""Percent of the pixels that are darker than ink is taken to be, or lighter where paper is dark."""


def shines_through(card: CardImage, page: Page, readers: Sequence[Reader]) -> bool:
    """Tell whether what was read on a card is no print on it: next to nothing, or clearer in a mirror."""
    if not page.lines or _clearness(page) >= UNCLEAR:
        return False
    return _contrast(card.pixels) < FAINT or _is_mirrored(card, readers)


def _clearness(page: Page) -> float:
    return median(word.confidence for line in page.lines for word in line.words)


def _contrast(pixels: Pixels) -> float:
    """Return the grey values between the paper and what differs most from it."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark, paper, light = np.percentile(grey, [EXTREME, 50, 100 - EXTREME])
    return float(max(paper - dark, light - paper))


def _is_mirrored(card: CardImage, readers: Sequence[Reader]) -> bool:
    """Tell whether the card reads clearly once it is mirrored, as it does not as it is."""
    mirrored, _ = read(replace(card, pixels=np.ascontiguousarray(card.pixels[:, ::-1])), readers)
    return bool(mirrored.lines) and _clearness(mirrored) >= UNCLEAR
