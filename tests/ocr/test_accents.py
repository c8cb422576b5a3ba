"""Accents that the first look loses: read again in the card's language, never into numbers or addresses."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from samples.press import fonts
from scanner.model.page import Page, Vote
from scanner.model.photo import Pixels
from scanner.ocr.accents import with_accents
from scanner.ocr.consensus import Agreed
from scanner.ocr.ppocr import PPOCR
from scanner.ocr.read import read
from scanner.ocr.tesseract import Tesseract, run_tesseract
from tests.ocr.drawing import image
from tests.ocr.test_scripts import card
from tests.ocr.test_table import HEADER

POLISH = ("Małgorzata Wójcik", "Dział Sprzedaży", "ul. Świętej Łucji 12", "m.wojcik@przyklad.example")
VIETNAMESE = ("Nguyễn Thị Hạnh", "Giám đốc Kỹ thuật", "Công ty Hoa Sen", "hanh@hoasen.example")


@pytest.fixture(scope="module")
def polish(ppocr: PPOCR, tesseract: Tesseract) -> Page:
    return read(image(card(POLISH, fonts.FALLBACK)), (ppocr, tesseract))[0]


@pytest.fixture(scope="module")
def vietnamese(ppocr: PPOCR, tesseract: Tesseract) -> Page:
    return read(image(card(VIETNAMESE, fonts.FALLBACK)), (ppocr, tesseract))[0]


def test_both_readers_agree_on_polish_accents(polish: Page) -> None:
    assert [line.text for line in polish.lines] == list(POLISH)
    assert all(word.is_agreed for line in polish.lines[:2] for word in line.words)


def test_vietnamese_letters_that_ppocr_cannot_write_are_there(vietnamese: Page) -> None:
    assert [line.text for line in vietnamese.lines] == list(VIETNAMESE)


def test_only_the_reader_that_can_write_a_letter_has_a_vote(vietnamese: Page) -> None:
    family, mail = vietnamese.lines[0].words[0], vietnamese.lines[3].words[0]
    assert [vote.reader for vote in family.votes] == ["tesseract"]
    assert [vote.reader for vote in mail.votes] == ["ppocr", "tesseract"]


def test_a_card_that_shows_no_language_costs_no_second_look(ppocr: PPOCR) -> None:
    assert asked(("Ann Lee", "Head of Research", "Example Instruments Ltd"), ppocr) == ["eng"]


def test_a_card_in_a_language_is_looked_at_once_more(ppocr: PPOCR) -> None:
    assert asked(("Jürgen Groß", "Geschäftsführer", "Straßenbau Süd GmbH"), ppocr) == ["eng", "deu"]


def asked(lines: tuple[str, ...], ppocr: PPOCR) -> list[str]:
    heard: list[str] = []

    def listening(picture: NDArray[np.uint8], languages: str, options: str, seconds: float) -> str:
        heard.append(languages)
        return run_tesseract(picture, languages, options, seconds)

    read(image(card(lines, fonts.FALLBACK)), (ppocr, Tesseract(("eng",), run=listening)))
    return heard


def looked(
    first: str, second: str, *, beside: str = "Łódź", ppocr: float = 0.9, look: float = 0.95, stain: str = ""
) -> Agreed:
    """Look again at the word `first` on a card that says `beside`, and see `second`, perhaps a `stain`."""

    def saying(_picture: NDArray[np.uint8], _languages: str, _options: str, _seconds: float) -> str:
        word = f"5\t1\t1\t1\t1\t1\t8\t8\t150\t48\t{100 * look}\t{second}\n"
        return HEADER + word + (f"5\t1\t1\t1\t1\t2\t210\t8\t20\t48\t20\t{stain}\n" if stain else "")

    blank: Pixels = np.full((48, 240, 3), 255, np.uint8)
    merged = [(agreed(first, ppocr),), (agreed(beside, ppocr),)]
    return with_accents([blank, blank], merged, (Tesseract(("eng",), run=saying),))[0][0]


def agreed(text: str, confidence: float) -> Agreed:
    votes = Vote("ppocr", text, confidence), Vote("tesseract", "Something", 0.4)
    return Agreed(text, 0.0, 200.0, 0.8, votes)


def test_a_mark_that_only_the_second_look_saw_is_taken_but_not_agreed() -> None:
    word = looked("Wojcik", "Wójcik")
    assert word.text == "Wójcik"
    assert [vote.text for vote in word.votes] == ["Wojcik", "Wójcik"]


def test_a_mark_that_only_the_first_look_saw_stays() -> None:
    assert looked("Wójcik", "Wojcik", look=0.99).text == "Wójcik"


def test_a_doubtful_second_look_adds_no_mark() -> None:
    assert looked("todos", "todós", beside="São", ppocr=0.95, look=0.8).text == "todos"


def test_a_mark_that_the_language_does_not_have_gives_way() -> None:
    assert looked("VAÑKOVÁ", "VAŇKOVÁ", beside="Dvořáčková", ppocr=0.99, look=0.95).text == "VAŇKOVÁ"


def test_the_same_word_seen_twice_is_agreed() -> None:
    word = looked("Wójcik", "Wójcik")
    assert {vote.text for vote in word.votes} == {"Wójcik"}
    assert word.confidence > 0.9


def test_another_word_changes_nothing() -> None:
    assert looked("Wójcik", "Wolski").votes == agreed("Wójcik", 0.9).votes


def test_letters_lost_altogether_are_put_back() -> None:
    assert looked("Nguyn", "Nguyễn", beside="đường").text == "Nguyễn"
    assert looked("Trjnh", "Trịnh", beside="đường").text == "Trịnh"
    assert looked("Lan", "Nguyễn", beside="đường").text == "Lan"


def test_letters_lost_with_the_unwritten_one_beside_them_are_put_back_where_the_look_is_sure() -> None:
    assert looked("Thi", "Thiệp", beside="đường").text == "Thiệp"
    assert looked("Hi", "Hiệu", beside="đường").text == "Hiệu"
    assert looked("Thi", "Thiệp", beside="đường", look=0.85).text == "Thi"


def test_a_stain_beside_a_word_does_not_spoil_the_second_look() -> None:
    assert looked("Nguyn", "Nguyễn", beside="đường", stain="»").text == "Nguyễn"


def line(*first: str, second: str, look: float = 0.95) -> list[str]:
    """Look again at the words `first`, and see those of `second` and a stain; return the line's words."""

    def saying(_picture: NDArray[np.uint8], _languages: str, _options: str, _seconds: float) -> str:
        seen = [*((text, look) for text in second.split()), ("»»", 0.2)]
        return HEADER + "".join(
            f"5\t1\t1\t1\t1\t{i}\t{8 + 60 * i}\t8\t50\t48\t{100 * sure}\t{text}\n"
            for i, (text, sure) in enumerate(seen)
        )

    blank: Pixels = np.full((48, 400, 3), 255, np.uint8)
    merged = [tuple(agreed(text, 0.9) for text in first), (agreed("đường", 0.9),)]
    words = with_accents([blank, blank], merged, (Tesseract(("eng",), run=saying),))[0]
    return [word.text for word in words]


def test_a_line_of_which_most_letters_are_lost_is_read_anew() -> None:
    assert line("Đ", "Thi", second="Đỗ Hữu Thiệp") == ["Đỗ", "Hữu", "Thiệp"]


@pytest.mark.parametrize(
    ("first", "second", "look"),
    [
        ("Đ Thi", "Đỗ Hữu Thiệp", 0.8),
        ("Lan Anh", "Nguyễn Thị Lan", 0.95),
        ("quán 12", "đường số mười hai", 0.95),
    ],
)
def test_a_line_stays_where_the_look_is_unsure_or_little_is_lost(
    first: str, second: str, look: float
) -> None:
    assert len(line(*first.split(), second=second, look=look)) == len(first.split())


def test_a_word_put_back_stands_where_the_second_look_saw_it() -> None:
    word = looked("Nguyn", "Nguyễn", beside="đường")
    assert (word.left, word.right) == (0.0, 150.0)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nowak@lodz.example", "nówak@łódź.example"),
        ("www.lodz.example", "www.łódź.example"),
        ("lodz.pl", "łódź.pl"),
        ("LODZ.PL", "ŁÓDŹ.PL"),
        ("jan.nowak", "jan.nówak"),
        ("LO5550I", "ŁÓ5550I"),
    ],
)
def test_addresses_and_numbers_get_no_accents(first: str, second: str) -> None:
    assert looked(first, second, look=0.99) == agreed(first, 0.9)


def test_without_the_language_nothing_changes() -> None:
    reader = Tesseract(("eng",))
    reader.installed = frozenset({"eng"})
    merged = [(agreed("Wojcik", 0.9),), (agreed("Łódź", 0.9),)]
    blank: Pixels = np.full((48, 240, 3), 255, np.uint8)
    assert with_accents([blank, blank], merged, (reader,)) == merged


@pytest.mark.parametrize(("lines", "calls"), [(2, ["por", "pol"]), (9, ["por", "pol", "por"])])
def test_few_lines_in_two_languages_are_read_once_in_each(lines: int, calls: list[str]) -> None:
    heard: list[str] = []

    def saying(_picture: object, languages: str, _options: str, _seconds: float) -> str:
        heard.append(languages)
        return HEADER + "5\t1\t1\t1\t1\t1\t8\t8\t150\t48\t90\tLisboa\n"

    merged = [(agreed("Lisboa", 0.9),)] * lines + [(agreed("+351", 0.9),), (agreed("+48", 0.9),)]
    blank: Pixels = np.full((48, 240, 3), 255, np.uint8)
    with_accents([blank] * len(merged), merged, (Tesseract(("eng",), run=saying),))
    assert heard == calls
