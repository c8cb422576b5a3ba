"""The empty backs of cards, as a duplex scanner takes them, are no cards."""

from __future__ import annotations

import io
from random import Random

import pytest

from samples.press import invent, layout, locales, wording
from samples.press.backs import empty_back
from samples.press.draw import draw
from scanner.ocr.reader import Reader
from scanner.pipeline import read_photo


@pytest.mark.parametrize(("strength", "cards"), [(0.12, 0), (0.35, 0), (None, 1)])
def test_the_front_that_shines_through_an_empty_back_makes_no_card(
    ppocr: Reader, tesseract: Reader, strength: float | None, cards: int
) -> None:
    rng = Random("back-3")
    card = invent.invent(rng, locales.draw(rng), held_out=False, reserved=True)
    sheet = layout.lay_out(rng, wording.word(rng, card), portrait=False, tone="light", code="")
    front = draw(sheet, 1.05)
    side = empty_back(rng, front, strength=strength) if strength else front
    out = io.BytesIO()
    side.save(out, "JPEG", quality=85)
    assert len(read_photo(out.getvalue(), "side.jpg", readers=(ppocr, tesseract), region=None).cards) == cards
