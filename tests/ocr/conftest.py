"""The real readers, opened once."""

from __future__ import annotations

import pytest

from scanner.ocr.ppocr import PPOCR
from scanner.ocr.tesseract import Tesseract


@pytest.fixture(scope="session")
def ppocr() -> PPOCR:
    return PPOCR()


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    return Tesseract(("eng",))
