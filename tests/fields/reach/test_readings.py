from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.reach.find import find_reach
from scanner.model.page import SECOND_LOOK, Page, Vote
from scanner.model.proposal import Guess
from tests.fields.cards import page


def read_as(text: str, other: str, *rest: str) -> Page:
    """Make a page of an address that PP-OCR read as `text`, Tesseract as `other`, and lines below it."""
    card = page(text, *rest)
    (word,) = card.lines[0].words
    word = replace(word, votes=(Vote("ppocr", text, 0.98), Vote("tesseract", other, 0.9)))
    return replace(card, lines=(replace(card.lines[0], words=(word,)), *card.lines[1:]))


def the_email(card: Page) -> Guess[str]:
    (email,) = find_reach(card, region="DE").emails
    return email


@pytest.mark.parametrize(
    ("consensus", "other", "beside", "meant"),
    [
        ("zo@gmaiil.com", "zo@gmail.com", "", "zo@gmail.com"),
        ("zo@velmorra.fr", "zo@velmora.fr", "www.velmora.fr", "zo@velmora.fr"),
        ("zo@velmorasohn.de", "zo@velmora-sohn.de", "www.velmora-sohn.com", "zo@velmora-sohn.de"),
        ("zo@velmora.gov", "zo@velmora.gov.cn", "www.velmora.gov.cn", "zo@velmora.gov.cn"),
        ("zo@vclmora.de", "zo@velmora.de", "Velmora GmbH", "zo@velmora.de"),
        ("zoe.quanl@velmora.de", "zoe.quant@velmora.de", "Zoe Quant", "zoe.quant@velmora.de"),
        ("zoe.quanl@gmaiil.com", "zoe.quant@gmail.com", "Zoe Quant", "zoe.quant@gmail.com"),
        ("zo@hotmall.com", "zo@hotmall.com", "", "zo@hotmail.com"),
        ("zo@bluowin.ch", "zo@bluowin.ch", "", "zo@bluewin.ch"),
        ("zoO6@velmora.de", "zoO6@velmora.de", "", "zo06@velmora.de"),
        ("Iquant@velmora.de", "lquant@velmora.de", "Lena Quant", "lquant@velmora.de"),
        ("Iquant@velmora.de", "Iquant@velmora.de", "Lena Quant", "lquant@velmora.de"),
        ("Iquant@velmora.de", "Iquant@velmora.de", "Lena Roth-Quant", "lquant@velmora.de"),
    ],
)
def test_the_reading_is_taken_that_the_card_bears_out(
    consensus: str, other: str, beside: str, meant: str
) -> None:
    email = the_email(read_as(consensus, other, beside))
    assert (email.value, email.repaired, email.sure) == (meant, consensus, False)


@pytest.mark.parametrize(
    ("consensus", "other", "beside"),
    [
        ("zo@velmora.de", "zo@velmorra.de", ""),
        ("zo@velmora.de", "zo@velmorra.de", "www.velmora.de"),
        ("zoe.quant@velmora.de", "zoe.quanl@velmora.de", "Zoe Quant"),
        ("zo@hotmall.com", "zo@hotmall.com", "Hotmall Ltd"),
        ("zo@bluowin.ch", "zo@bluowin.ch", "Bluowin AG"),
        ("ZoO6@velmora.de", "ZoO6@velmora.de", ""),
        ("Ida@velmora.de", "lda@velmora.de", "Ida Quant"),
        ("Iris@velmora.de", "Iris@velmora.de", "Zoe Quant"),
    ],
)
def test_without_more_for_another_reading_it_stays(consensus: str, other: str, beside: str) -> None:
    email = the_email(read_as(consensus, other, beside))
    assert (email.value, email.repaired) == (consensus, None)


def test_a_capital_i_in_an_ending_is_the_l_that_another_reader_saw() -> None:
    email = the_email(read_as("zo@velmora.It", "zo@velmora.lt"))
    assert (email.value, email.repaired, email.sure) == ("zo@velmora.lt", "zo@velmora.It", False)


def test_of_two_domains_that_look_alike_the_company_tells_which_is_meant() -> None:
    found = find_reach(page("zo@velrnora.de", "www.velmora.de", "Velmora GmbH"), region="DE")
    (email,), (url,) = found.emails, found.urls
    assert (email.value, email.repaired, email.sure) == ("zo@velmora.de", "zo@velrnora.de", False)
    assert url.value == "www.velmora.de"


def test_of_two_domains_that_look_alike_neither_is_sure() -> None:
    found = find_reach(page("zo@velrnora.de", "www.velmora.de"), region="DE")
    assert [guess.sure for guess in (*found.emails, *found.urls)] == [False, False]


def test_a_capital_i_on_a_web_address_does_not_turn_the_l_of_an_e_mail_into_an_i() -> None:
    card = read_as("zo@ltvelmora.com", "zo@Itvelmora.com", "http://www.Itvelmora.com", "L&T-VELMORA LIMITED")
    found = find_reach(card, region="DE")
    assert [e.value for e in found.emails] == ["zo@ltvelmora.com"]
    assert [u.value for u in found.urls] == ["www.ltvelmora.com"]


def test_everybodys_box_is_taken_that_was_read_twice() -> None:
    card = read_as("6nihello@velmora.de", "hello@velmora.de", "Velmora GmbH")
    (word,) = card.lines[0].words
    again = replace(word, votes=(*word.votes, Vote(SECOND_LOOK, "hello@velmora.de", 0.9)))
    twice = replace(card, lines=(replace(card.lines[0], words=(again,)), *card.lines[1:]))
    assert the_email(twice).value == "hello@velmora.de"
    assert the_email(card).value != "hello@velmora.de"
