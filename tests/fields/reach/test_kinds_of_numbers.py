from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from tests.fields.cards import page


def numbers(*texts: str) -> dict[str, bool]:
    return {guess.value.value: guess.sure for guess in find_reach(page(*texts), region=None).phones}


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("Tel. +43 1 534 22-0", "DW 22"), "+4315342222"),
        (("Tel. 0662 / 87 65 43", "Klappe 22", "5020 Salzburg, Moosstraße 4"), "+4366287654322"),
        (("Oficina (81) 8363 4127 y 28", "Monterrey, N.L., México"), "+528183634128"),
        (("Tel: (0292) 384 1175 ~ 76", "Ann Ly", "Long Xuyên, Vietnam"), "+842923841176"),
        (("Teléfono 427-7118", "Jr. Lampa 418, Lima 1, Perú"), "+5114277118"),
        (
            ("Werkstatt (0 34 64) 59 82 23", "Fax - 59 40 91", "06526 Sangerhausen", "ann@werk-lee.de"),
            "+493464594091",
        ),
        (("تلفن: ۳۳۹۲۸۴۷۱ – ۰۲۱", "تهران، خیابان سعدی"), "+982133928471"),
    ],
)
def test_what_is_left_out_of_a_number_is_completed_and_never_sure(texts: tuple[str, ...], value: str) -> None:
    assert numbers(*texts).get(value) is False


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("NY office: 212.867.9304", "Tel: 03-6849130", "Tel Aviv 6473923, Israel"), "+12128679304"),
        (("Chișinău: (022) 83-61-94", "Tel: 0232-286.194", "700545 Iași, România"), "+37322836194"),
        (("(442) 213 60 95 ext 3", "Querétaro, Qro., México"), "+524422136095"),
        (("CR (506) 2775-9384", "Puntarenas, Costa Rica"), "+50627759384"),
        (
            (
                "HP: 8264 9917",
                "Blk 451 Ang Mo Kio Ave 10 #01-1783",
                "BCA & LEW Licensed",
                "亚成冷气水喉电器服务",
            ),
            "+6582649917",
        ),
        (("BUS PRZEWOZY OSÓB", "601 555 123", "+49 151 5551 2345", "annbus@gmail.com"), "+48601555123"),
    ],
)
def test_a_number_is_of_the_country_that_a_town_a_trade_or_a_word_tells(
    texts: tuple[str, ...], value: str
) -> None:
    assert value in numbers(*texts)


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("Ege V.D. 324 041 8827", "T : 0232 799 41 88", "Menderes / İZMİR"), "+903240418827"),
        (("BE 0718.450.176", "0478 49 76 09", "ann@krijt.be"), "+32718450176"),
        (("Tel: 04-637-2815", "Caesarea Business Park 3079504, Israel"), "+97243079504"),
    ],
)
def test_numbers_of_taxes_and_post_are_no_telephones(texts: tuple[str, ...], value: str) -> None:
    assert value not in numbers(*texts)
