"""Print in scripts that neither reader knows: read again in the language that reads it, or left alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from samples.press import fonts
from scanner.model.page import Page, Vote
from scanner.model.photo import Pixels
from scanner.ocr.consensus import Agreed
from scanner.ocr.ppocr import PPOCR
from scanner.ocr.read import read
from scanner.ocr.scripts import in_other_scripts
from scanner.ocr.tesseract import Tesseract, run_tesseract
from tests.ocr.drawing import image

KOREAN = (
    *("홍길동", "해외영업부 과장", "(주)푸른하늘전자", "서울특별시 강남구 테헤란로"),
    *("hong@sky.example", "010-2345-6789"),
)
RUSSIAN = ("Анна Смирнова", "Главный инженер", "Северный путь", "anna@put.example", "+7 495 123-45-67")


def card(lines: tuple[str, ...], face: str) -> Pixels:
    picture = Image.new("RGB", (1000, 100 * len(lines) + 60), (255, 255, 255))
    for i, line in enumerate(lines):
        ImageDraw.Draw(picture).text((90, 50 + 100 * i), line, fill=(0, 0, 0), font=fonts.load(face, 40))
    return np.asarray(picture)[:, :, ::-1].copy()


@pytest.fixture(scope="module")
def korean(ppocr: PPOCR, tesseract: Tesseract) -> Page:
    return read(image(card(KOREAN, fonts.EAST_ASIAN[0])), (ppocr, tesseract))[0]


def test_korean_is_read_though_neither_reader_knows_it(korean: Page) -> None:
    lines = [line.text.replace(" ", "") for line in korean.lines]
    assert lines == [line.replace(" ", "") for line in KOREAN]


def test_only_the_reader_that_knows_the_script_has_a_vote(korean: Page) -> None:
    name, mail = korean.lines[0].words[0], korean.lines[4].words[0]
    assert [vote.reader for vote in name.votes] == ["tesseract"]
    assert not name.is_agreed
    assert [vote.reader for vote in mail.votes] == ["ppocr", "tesseract"]


def test_cyrillic_is_not_taken_for_latin_letters(ppocr: PPOCR, tesseract: Tesseract) -> None:
    page = read(image(card(RUSSIAN, fonts.FALLBACK)), (ppocr, tesseract))[0]
    assert [line.text for line in page.lines] == list(RUSSIAN)


GREEK = ("Ελένη Μαυρίδου", "Υπεύθυνη Πωλήσεων", "Ηλιοτρόπιο Α.Ε.", "eleni@iliotropio.gr", "+30 210 555 0143")
UKRAINIAN = ("Їванна Євтух", "Інженерка з якості", "вул. Сонячна, 12", "+380 44 555 01 43")


@pytest.mark.parametrize("lines", [GREEK, UKRAINIAN])
def test_a_card_that_shows_its_country_is_read_in_its_language(
    lines: tuple[str, ...], ppocr: PPOCR, tesseract: Tesseract
) -> None:
    page = read(image(card(lines, fonts.FALLBACK)), (ppocr, tesseract))[0]
    assert [line.text for line in page.lines] == list(lines)


@pytest.mark.parametrize(
    ("face", "lines", "sign"),
    [
        ("NotoSansThai", ("สมชาย ใจดี", "ผู้จัดการฝ่ายขาย", "กรุงเทพ"), "somchai@chaidee.co.th"),
        ("NotoSansDevanagari", ("अनिल वर्मा", "प्रबंध निदेशक", "सूरज ट्रेडर्स"), "+91 98765 43210"),
    ],
)
def test_thai_and_hindi_are_read_on_cards_of_their_countries(
    face: str, lines: tuple[str, ...], sign: str, ppocr: PPOCR, tesseract: Tesseract
) -> None:
    picture = Image.new("RGB", (1000, 500), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    shaped = ImageFont.truetype(f"/usr/share/fonts/truetype/noto/{face}-Regular.ttf", 40)
    for i, line in enumerate(lines):
        pen.text((90, 50 + 100 * i), line, fill=(0, 0, 0), font=shaped)
    pen.text((90, 380), sign, fill=(0, 0, 0), font=fonts.load(fonts.FALLBACK, 40))
    page = read(image(np.asarray(picture)[:, :, ::-1].copy()), (ppocr, tesseract))[0]
    assert {lines[1], sign} <= {line.text for line in page.lines}


def test_tesseract_alone_reads_them_too(tesseract: Tesseract) -> None:
    page = read(image(card(RUSSIAN, fonts.FALLBACK)), (tesseract,))[0]
    assert {"Главный инженер", "Северный путь"} <= {line.text for line in page.lines}


def test_a_card_that_is_read_well_costs_no_second_look(ppocr: PPOCR) -> None:
    asked: list[str] = []

    def listening(picture: NDArray[np.uint8], languages: str, options: str, seconds: float) -> str:
        asked.append(languages)
        return run_tesseract(picture, languages, options, seconds)

    latin = ("Ann Lee", "Head of Research", "Example Instruments Ltd")
    read(image(card(latin, fonts.FALLBACK)), (ppocr, Tesseract(("eng",), run=listening)))
    assert asked == ["eng"]


def test_a_number_glued_to_noise_keeps_its_end_and_noise_goes(tesseract: Tesseract) -> None:
    strips = [strip("휴대폰 010-2345-6789"), strip("대표이사 홍길동")]
    merged = [(agreed("亮莘010-2345-6789", 0.3),), (agreed("叫上召仝", 0.2),)]
    phone, name = in_other_scripts(strips, merged, (tesseract,))
    assert [word.text for word in phone] == ["휴대폰", "010-2345-6789"]
    assert [word.text for word in name] == ["대표이사홍길동"]


def test_without_the_language_nothing_changes() -> None:
    strips = [strip("대표이사 홍길동"), strip("해외영업부 과장")]
    merged = [(agreed("叫上", 0.2),), (agreed("召仝", 0.2),)]
    reader = Tesseract(("eng",))
    reader.installed = frozenset({"eng"})
    assert in_other_scripts(strips, merged, (reader,)) == merged


def test_icons_are_no_lines_of_another_script() -> None:
    asked: list[str] = []

    def listening(picture: NDArray[np.uint8], languages: str, options: str, seconds: float) -> str:
        asked.append(languages)
        return run_tesseract(picture, languages, options, seconds)

    merged = [(agreed("@", 0.2),), (agreed("&", 0.2),), (agreed("叫上召仝", 0.2),)]
    strips = [strip("@"), strip("&"), strip("대표이사 홍길동")]
    assert in_other_scripts(strips, merged, (Tesseract(("eng",), run=listening),)) == merged
    assert asked == []


def strip(text: str) -> Pixels:
    face = fonts.load(fonts.EAST_ASIAN[0], 30)
    picture = Image.new("RGB", (round(face.getlength(text)) + 40, 48), (255, 255, 255))
    ImageDraw.Draw(picture).text((20, 2), text, fill=(0, 0, 0), font=face)
    return np.asarray(picture)[:, :, ::-1].copy()


def agreed(text: str, confidence: float) -> Agreed:
    return Agreed(text, 20.0, 380.0, confidence, (Vote("tesseract", text, confidence),))
