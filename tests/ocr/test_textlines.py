from __future__ import annotations

import numpy as np

from scanner.ocr.textlines import find_lines


def test_a_pattern_of_countless_dots_is_no_text() -> None:
    dots = np.full((600, 1200, 3), 255, np.uint8)
    dots[::3, ::3] = 0
    assert find_lines(dots) == ()
