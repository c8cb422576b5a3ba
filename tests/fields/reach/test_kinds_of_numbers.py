from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from scanner.model.contact import PhoneKind
from tests.fields.cards import page


def numbers(*texts: str) -> dict[str, bool]:
    return {guess.value.value: guess.sure for guess in find_reach(page(*texts), region=None).phones}


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("Tel. +43 1 534 22-0", "DW 22"), "+4315342222"),
        (("(+43-1) 534 22-0, DW 29", "A-1060 Wien"), "+4315342229"),
        (("+49 (0)30 / 629 33-0", "DW -48"), "+49306293348"),
        (("Tel. 0662 / 87 65 43", "Klappe 22", "5020 Salzburg, Moosstraße 4"), "+4366287654322"),
        (("Oficina (81) 8363 4127 y 28", "Monterrey, N.L., México"), "+528183634128"),
        (("Tel: (0292) 384 1175 ~ 76", "Ann Ly", "Long Xuyên, Vietnam"), "+842923841176"),
        (("Teléfono 427-7118", "Jr. Lampa 418, Lima 1, Perú"), "+5114277118"),
        (
            ("Werkstatt (0 34 64) 59 82 23", "Fax - 59 40 91", "06526 Sangerhausen", "ann@werk-lee.de"),
            "+493464594091",
        ),
        (("تلفن: ۳۳۹۲۸۴۷۱ – ۰۲۱", "تهران، خیابان سعدی"), "+982133928471"),
        (("ت منزل : ٢٣١٤٨٢٦ / ٠٥٠", "المنصورة"), "+20502314826"),
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
        (("Almhütte Annerl", "Moosgasse 8, 6391 Moos", "0664 / 21 38 506"), "+436642138506"),
        (("Joseph Kariuki", "P.O. BOX 417-20200", "0721 604 118"), "+254721604118"),
        (("Boss: Wiremu", "mob 027 318 5524", "RD 4, Fairlie, South Canterbury"), "+64273185524"),
        (("C1416DKF C.A.B.A.", "Cel. 15-3318-7724", "ann@ann.com.ar"), "+5491133187724"),
        (("Győr, Virág u. 4.", "96/418 227"), "+3696418227"),
        (("Anne Holm", "psykolog, cand.psych.", "2647 1183"), "+4526471183"),
        (
            ("Tel. (02) 418-3365, 418-3366 Fax. (02) 418-3367", "Mobile: 089-244-1867", "Thailand"),
            "+66892441867",
        ),
        (("M 010-8246-3317", "ann@gmail.com"), "+821082463317"),
        (("Białystok, ul. Miła 3", "085 6412287"), "+48856412287"),
        (("Tan (Foreman) 016-538 3318", "Tel: 05-254 3319", "31650 Ipoh, Malaysia"), "+60165383318"),
        (("Nextel 9.4182-3367", "Aceitamos cartões de débito"), "941823367"),
        (
            ("Chennai - 600 035, India", "Phone : +91-44-24381172 (6 Lines),", "24381199 (Extn. 12)"),
            "+914424381199",
        ),
        (("Hyderabad-32, India", "Fax : 040-23118840", ": 23118836 to 39"), "+914023118836"),
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


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (("P 081 936 22 18", "G 081 257 33 61", "N 079 590 44 27", "CH-7166 Trun"), "home work cell"),
        (("P 081 936 22 18", "M 079 590 44 27", "CH-7166 Trun"), "work cell"),
        (("Whatsapp 11 98124-3367", "TIM 11 98124-3368", "01001-000 São Paulo - SP"), "cell cell"),
        (("97218-3364", "Av. Miosótis, 12 - Jd. Flor - SP", "Rua Nova"), "cell"),
        (("Mobile: VN (+84) 912 418 336",), "cell"),
        ((": R", "(O.) 02764 221080", "Rajkot, India"), "work"),
        (("연구실 02-705-3318 휴대전화 010-9173-4426", "서울시 마포구"), "work cell"),
        (("Téléc. 514 871-3318", "Montréal (Québec) H3B 2K4"), "fax"),
        (("eFax: 941-296-3318", "Sarasota, FL 34236"), "fax"),
        (("Cell/Text: 941-413-3318", "Sarasota, FL 34236"), "cell"),
        (("HOME DELIVERY WITHIN 4 KM : 0484 - 4013318", "Kochi, India"), "work"),
    ],
)
def test_a_label_tells_what_a_number_is_for(texts: tuple[str, ...], kinds: str) -> None:
    found = find_reach(page(*texts), region=None).phones
    assert [phone.value.kind for phone in found] == [PhoneKind(kind) for kind in kinds.split()]
