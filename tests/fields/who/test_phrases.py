"""What several words mean together, and what one means where it stands."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.hours import tells_hours
from scanner.fields.who.lexicon import company_kinds, is_affix
from scanner.fields.who.stems import domain_match
from tests.fields.cards import page


def test_a_vietnamese_company_of_two_lines_is_no_person() -> None:
    found = propose(
        page(
            "CÔNG TY TNHH SẢN XUẤT THƯƠNG MẠI",
            "NHỰA ĐÔNG HẢI",
            "Trần Văn Thành",
            "Phó Giám đốc",
            "ĐT: 0903 555 142",
            "Email: nhuadonghai@gmail.com",
        )
    )
    assert found.name is not None
    assert found.name.value.full == "Trần Văn Thành"
    assert found.org is not None
    assert found.org.value.endswith("NHỰA ĐÔNG HẢI")
    assert found.title is not None
    assert found.title.value == "Phó Giám đốc"


@pytest.mark.parametrize("title", ["Tư vấn bán hàng", "Trưởng phòng Kinh doanh", "Chuyên viên tư vấn"])
def test_a_vietnamese_title_is_known_by_its_syllables_together(title: str) -> None:
    found = propose(page("Lê Đức Long", title, "0903 555 142", "VINASOL ĐÀ LẠT", "longld@vinasol.example"))

    assert found.title is not None
    assert found.title.value == title
    assert found.name is not None
    assert found.name.value.full == "Lê Đức Long"


def test_an_indonesian_company_that_its_mail_spells_is_no_person() -> None:
    found = propose(
        page(
            "PT SURYA MITRA SENTOSA",
            "General Contractor & Supplier",
            "Hj. Dewi Kartika, S.E.",
            "Direktur Utama",
            "HP. 0812 5550 142",
            "suryamitra.sentosa@gmail.com",
        )
    )
    assert found.name is not None
    assert found.name.value.full == "Dewi Kartika"
    assert found.org is not None
    assert found.org.value == "PT SURYA MITRA SENTOSA"


def test_letters_that_are_a_degree_behind_a_name_only_are_none_elsewhere() -> None:
    assert not is_affix("st")
    assert is_affix("hj")


def test_syllables_of_a_trade_are_one_and_alone_they_are_none() -> None:
    assert company_kinds(["thuong", "mai", "sao", "mai"]) == ("trade", "trade", None, None)


def test_a_title_cut_short_before_a_name_stands_apart() -> None:
    found = propose(page("Prop. Irfan Bhai Ganchi", "Mob. : 98241 55370", "A-ONE CYCLE GARAGE"))

    assert found.name is not None
    assert found.name.value.full == "Irfan Bhai Ganchi"
    assert found.title is not None
    assert found.title.value == "Prop."


@pytest.mark.parametrize("text", ["定休日 月曜日", "营业时间：早九点至晚六点", "연중무휴"])
def test_when_a_shop_is_open_is_told_in_any_script(text: str) -> None:
    assert tells_hours(text)


def test_a_domain_of_first_words_and_initials_is_the_companys() -> None:
    assert domain_match("AL NOURA BUILDING MATERIALS TRADING LLC", "alnourabm") == "within"
    assert domain_match("Alnoura Foods", "alnourabm") != "within"
