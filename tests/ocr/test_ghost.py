"""The empty backs of cards, as a duplex scanner takes them, are no cards."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from PIL import Image

from samples.press import invent, layout, locales, wording
from samples.press.backs import empty_back
from samples.press.draw import draw
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Word
from scanner.model.photo import CardImage
from scanner.ocr.ghost import shines_through
from scanner.ocr.reader import Reader
from scanner.ocr.tesseract import Picture, Tesseract, run_tesseract
from scanner.pipeline import read_photo


@pytest.mark.parametrize(("strength", "cards"), [(0.12, 0), (0.35, 0), (None, 1)])
def test_the_front_that_shines_through_an_empty_back_makes_no_card(
    ppocr: Reader, tesseract: Reader, strength: float | None, cards: int
) -> None:
    assert cards_on(side("back-3", strength), (ppocr, tesseract)) == cards


def test_nor_does_it_where_tesseract_reads_it_alone(tesseract: Reader) -> None:
    assert cards_on(side("back-7", 0.35), (tesseract,)) == 0


def test_a_look_in_the_mirror_starts_tesseract_once() -> None:
    asked: list[str] = []

    def listening(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        asked.append(options)
        return run_tesseract(pictures, languages, options, seconds)

    pixels = np.ascontiguousarray(np.asarray(side("back-3", 0.35))[:, :, ::-1])
    word = Word("ghost", Box(100, 100, 900, 160), 0.2)
    page = Page((Line((word,)), Line((word,))), float(pixels.shape[1]), float(pixels.shape[0]))
    shines_through(CardImage(pixels, None, np.eye(3)), page, (Tesseract(("eng",), run=listening),))
    assert len(asked) == 1


def test_what_holds_words_as_clear_as_print_is_not_held_before_a_mirror() -> None:
    pixels = np.ascontiguousarray(np.asarray(side("back-3", 0.35))[:, :, ::-1])
    box = Box(100, 100, 900, 160)
    unclear = (Word("ghost", box, 0.2),) * 8
    clear = tuple(Word(text, box, 0.95) for text in ("Berlin", "Research", "49/30/1234"))
    page = Page((Line(unclear + clear),), float(pixels.shape[1]), float(pixels.shape[0]))

    def never(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        raise AssertionError

    card = CardImage(pixels, None, np.eye(3))
    assert not shines_through(card, page, (Tesseract(("eng",), run=never),))


def side(seed: str, strength: float | None) -> Image.Image:
    """Draw a card's empty back, its front shining through so much; the front itself for None."""
    rng = Random(seed)
    card = invent.invent(rng, locales.draw(rng), held_out=False, reserved=True)
    sheet = layout.lay_out(rng, wording.word(rng, card), portrait=False, tone="light", code="")
    front = draw(sheet, 1.05)
    return empty_back(rng, front, strength=strength) if strength else front


def cards_on(picture: Image.Image, readers: Sequence[Reader]) -> int:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return len(read_photo(out.getvalue(), "side.jpg", readers=readers, region=None).cards)
