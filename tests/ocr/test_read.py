from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from scanner.model.page import Page
from scanner.model.photo import Pixels
from scanner.ocr.ppocr import PPOCR
from scanner.ocr.read import read
from scanner.ocr.reader import Reader
from scanner.ocr.tesseract import Picture, Tesseract, run_tesseract
from tests.ocr.drawing import BLACK, WHITE, card, image, texts

LINES = ("Ann Lee", "Head of Research", "Example Instruments Ltd", "ann@lee.example", "+44 20 7946 0123")
CARD = card(*((90, 60 + 100 * i, line) for i, line in enumerate(LINES)))


def page_of(pixels: Pixels, *readers: Reader) -> Page:
    return read(image(pixels), readers)[0]


@pytest.fixture(params=["ppocr", "tesseract", "both"])
def readers(request: pytest.FixtureRequest, ppocr: PPOCR, tesseract: Tesseract) -> Sequence[Reader]:
    return {"ppocr": (ppocr,), "tesseract": (tesseract,), "both": (ppocr, tesseract)}[request.param]


def test_a_card_is_read_line_by_line(readers: Sequence[Reader]) -> None:
    page = page_of(CARD, *readers)
    assert texts(page.lines) == list(LINES)
    assert (page.width, page.height) == (1000, 600)


@pytest.mark.parametrize("turned", [1, 2, 3])
def test_text_decides_what_is_up(readers: Sequence[Reader], turned: int) -> None:
    page, quarters = read(image(np.ascontiguousarray(np.rot90(CARD, turned))), readers)
    assert quarters == turned
    assert texts(page.lines) == list(LINES)
    assert (page.width, page.height) == (1000, 600)


def test_boxes_lie_on_the_upright_card(ppocr: PPOCR) -> None:
    upright = page_of(CARD, ppocr)
    turned = page_of(np.ascontiguousarray(CARD[::-1, ::-1]), ppocr)
    for a, b in zip(upright.lines, turned.lines, strict=True):
        assert a.box.center == pytest.approx(b.box.center, abs=6)
    first = upright.lines[0].words[0].box
    assert 80 < first.left < 100 < first.right < 175
    assert 50 < first.top < 80 < first.bottom < 110


def test_both_readers_vote_on_every_word(ppocr: PPOCR, tesseract: Tesseract) -> None:
    for line in page_of(CARD, ppocr, tesseract).lines:
        for word in line.words:
            assert [vote.reader for vote in word.votes] == ["ppocr", "tesseract"]
            assert word.is_agreed
            assert word.confidence > 0.95


def test_light_text_on_dark_is_read(readers: Sequence[Reader]) -> None:
    dark = card((90, 60, "Ann Lee"), (90, 260, "Head of Research"), ink=WHITE, paper=(90, 40, 20))
    assert texts(page_of(dark, *readers).lines) == ["Ann Lee", "Head of Research"]


def test_two_columns_are_not_joined(ppocr: PPOCR, tesseract: Tesseract) -> None:
    rows = [(80.0, 90.0, "Ann Lee"), (80.0, 190.0, "Head of Sales"), (560.0, 94.0, "Example Ltd")]
    page = page_of(card(*rows, (560, 194, "1 High Street")), ppocr, tesseract)
    assert texts(page.lines) == ["Ann Lee", "Head of Sales", "Example Ltd", "1 High Street"]


def test_a_line_along_the_edge_is_read_too(ppocr: PPOCR) -> None:
    edge = card((200, 20, "www.lee.example"))[:80]
    for quarters in (1, 3):
        both = CARD.copy()
        both[:, 900:980] = np.rot90(edge[:, 200:800], quarters)
        assert {*LINES, "www.lee.example"} <= set(texts(page_of(both, ppocr).lines))


def test_a_tilted_card_keeps_its_rows(ppocr: PPOCR) -> None:
    matrix = cv2.getRotationMatrix2D((500, 300), 6, 0.9)
    tilted = cv2.warpAffine(CARD, matrix, (1000, 600), borderValue=(255, 255, 255))
    assert texts(page_of(np.asarray(tilted, np.uint8), ppocr).lines) == list(LINES)


@pytest.mark.parametrize("paper", [WHITE, BLACK])
def test_an_empty_card_gives_an_empty_page(readers: Sequence[Reader], paper: tuple[int, int, int]) -> None:
    page, quarters = read(image(card(paper=paper)), readers)
    assert (page.lines, quarters) == ((), 0)


def test_both_doubts_about_what_is_up_are_settled_in_one_start(tesseract: Tesseract) -> None:
    asked: list[str] = []

    def listening(pictures: Sequence[Picture], languages: str, options: str, seconds: float) -> str:
        asked.append(options[:8])
        return run_tesseract(pictures, languages, options, seconds)

    edge = card((200, 20, "www.lee.example"))[:80]
    both = CARD.copy()
    both[:, 900:980] = np.rot90(edge[:, 200:800], 1)
    turned = np.ascontiguousarray(both[::-1, ::-1])
    page = page_of(turned, Tesseract(("eng",), run=listening))
    assert {*LINES, "www.lee.example"} <= set(texts(page.lines))
    assert asked == ["--psm 11", "--psm 6 ", "--psm 6 ", "--psm 6 "]
