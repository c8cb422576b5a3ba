"""Other views of a strip: what is printed paler across it is paper in one of them."""

from __future__ import annotations

import cv2
import numpy as np

from scanner.model.photo import Pixels
from scanner.ocr.views import black_on_white, smaller

INK, VEIL, PAPER = 40, 165, 255
FONT, GRAY = cv2.FONT_HERSHEY_SIMPLEX, cv2.COLOR_BGR2GRAY


def strip(*, veil: int | None = None) -> Pixels:
    """Draw an address, and letters paler than it across its beginning."""
    drawn: Pixels = np.full((60, 760, 3), PAPER, np.uint8)
    cv2.putText(drawn, "ravi.sen@velmora.example", (12, 40), FONT, 1.2, (INK,) * 3, 2)
    if veil is not None:
        across = np.full_like(drawn, PAPER)
        cv2.putText(across, "Scanned with Scanner", (0, 52), FONT, 2.0, (veil,) * 3, 9)
        drawn = np.where(across < PAPER, (drawn * 0.4 + (across - 0.4 * PAPER)).clip(0, 255), drawn)
    return np.asarray(cv2.GaussianBlur(drawn.astype(np.uint8), (3, 3), 0), np.uint8)


def test_a_paler_mark_across_print_becomes_paper() -> None:
    marked, plain = black_on_white(strip(veil=VEIL))[..., 0] == 0, black_on_white(strip())[..., 0] == 0
    assert (marked & ~plain).sum() < 0.2 * plain.sum()
    assert (marked & plain).sum() > 0.85 * plain.sum()


def parted(plain: Pixels) -> Pixels:
    """Part print from paper at one tone."""
    gray = cv2.cvtColor(cv2.resize(plain, None, fx=1.6, fy=1.6, interpolation=cv2.INTER_CUBIC), GRAY)
    return np.asarray(cv2.threshold(gray, 0, 255, cv2.THRESH_OTSU)[1], np.uint8)


def test_print_without_a_mark_is_parted_from_paper_at_one_tone() -> None:
    assert (black_on_white(strip())[..., 0] == parted(strip())).all()


def test_what_is_hardly_paler_than_print_stays() -> None:
    shown = strip(veil=INK + 20)
    assert (black_on_white(shown)[..., 0] == parted(shown)).all()


def test_a_smaller_view_has_paper_around_it() -> None:
    assert smaller(strip()).shape == (80, 780, 3)
