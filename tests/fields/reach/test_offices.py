from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from scanner.fields.reach.offices import named_before, named_behind
from scanner.fields.reach.postcodes import country_of_postcode
from scanner.model.page import Page
from tests.fields.cards import line, page


def numbers(card: Page) -> dict[str, bool]:
    return {guess.value.value: guess.sure for guess in find_reach(card, region=None).phones}


JAPAN = ("3-4-5 Nishihama, Osaka 550-0001 JAPAN", "TEL +81-6-6555-0101")


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("88 Moo 4, Bang Phli, Samut Prakan, Thailand", "TEL 081-255-0142"), "+66812550142"),
        (("Vietnam Office, District 12, Ho Chi Minh City", "Phone: (028) 3715 5019"), "+842837155019"),
        (("TEL (VN mobile): 093-8124599",), "+84938124599"),
        (("Mobile 415-555-0142 (USA)",), "+14155550142"),
        (("415-555-0142（米国）",), "+14155550142"),
        (("HK: 2555 0142",), "+85225550142"),
        (("Singapore: 65-6555 0142",), "+6565550142"),
        (("Mobile 080-5555-0142",), "+818055550142"),
    ],
)
def test_a_number_is_of_the_country_that_its_label_or_office_names(
    texts: tuple[str, ...], value: str
) -> None:
    assert value in numbers(page("Ann Lee", *JAPAN, *texts))


def test_the_office_is_looked_for_in_the_numbers_own_column() -> None:
    rows = (
        line("Akron, OH 44310, USA", 0),
        line("Monterrey, N.L., México", 0, left=600),
        line("Phone (330) 555-0142", 1),
        line("Tel. 81 8355 0142", 1, left=600),
    )
    assert set(numbers(Page(rows, 1000.0, 60.0))) == {"+13305550142", "+528183550142"}


def test_a_number_that_fits_two_countries_of_the_card_is_never_sure() -> None:
    card = ("Ann Lee", "Tel. 081-255-0142", "1 Beach Road, Bangkok 10500, Thailand")
    assert numbers(page(*card))["+66812550142"]
    alone = page("Ann Lee", "Tel. 081-255-0142", *card[2:], "Osaka 550-0001, Japan", "Tokyo 100-0001, Japan")
    assert not any(numbers(alone).values())


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("VN mobile: ", "VN"),
        ("Tel (TH) ", "TH"),
        ("Japan: ", "JP"),
        ("Tel. Germany ", "DE"),
        ("Tel. ", None),
        ("Call in Germany before ", None),
        ("NO. ", None),
        ("TO: ", None),
    ],
)
def test_a_label_names_a_country(text: str, region: str | None) -> None:
    assert named_before(f"{text}555 0142", len(text), 0) == region


def test_only_a_country_in_brackets_behind_a_number_counts() -> None:
    assert named_behind("555 0142 (U.S.A.)", 8) == "US"
    assert named_behind("555 0142 (home)", 8) is None
    assert named_behind("555 0142 USA", 8) is None


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("KE: Acacia Arcade, P.O. Box 555, Nbi", "020 555 0142"), "+254205550142"),
        (("UK office: 1 Mill Lane, Leeds", "Tel. 0113 496 0142"), "+441134960142"),
        (("Ganu iela 5, LV-1005", "tel. 67 555 014"), "+37167555014"),
        (("00-950 Warszawa, ul. Nowa 1", "tel. 22 555 01 42"), "+48225550142"),
        (("US cell 626 555 0142",), "+16265550142"),
        (("(U.S.A.) 626 555 0142",), "+16265550142"),
        (("Canada 416 555 0142",), "+14165550142"),
        (("TZ: Boma Road, Arusha", "Mobile: 0754 555 014, KE: 0722 555 014"), "+254722555014"),
    ],
)
def test_a_second_office_has_numbers_of_its_own(texts: tuple[str, ...], value: str) -> None:
    card = page("Ann Lee", "88 Moo 4, Samut Prakan, Thailand", "Tel. +66 2 555 0142", *texts)
    assert value in numbers(card)


def test_a_number_that_the_country_of_its_office_has_not_is_never_sure() -> None:
    office = ("69-100 Nowe, ul. Nowa 1", "0335 555 01 43")
    card = page("Ann Lee", "D-15230 Neustadt, Hauptstr. 1", "Tel. 0335 555 01 42", *office, "ann@lee.de")
    assert not numbers(card)["+493355550143"]


def test_a_number_with_the_zero_of_old_in_poland_is_polish_beside_a_german_office() -> None:
    office = ("69-100 Nowe, ul. Nowa 1", "(095) 758 41 77")
    card = page("Ann Lee", "D-15230 Neustadt, Hauptstr. 1", "Tel. 0335 555 01 42", *office, "ann@lee.de")
    assert numbers(card)["+48957584177"] is False


def test_a_state_of_america_is_no_country() -> None:
    card = page("Ann Lee", "PA: 12 Main Street, Pittsburgh, PA 15201", "Tel. (412) 555-0142", "ann@lee.us")
    assert numbers(card) == {"+14125550142": True}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("LT-94231 Kaunas", "LT"),
        ("D-10115 Berlin", "DE"),
        ("1015 CA Amsterdam", "NL"),
        ("Lisboa, 1000-100 Lisboa", "PT"),
        ("00-950 Warszawa", "PL"),
        ("X-12 Berlin", None),
        ("tel. 555-0142 Ann", None),
        ("0508 TE ARA 1", None),
    ],
)
def test_a_postcode_names_its_country_by_letters_or_form(text: str, region: str | None) -> None:
    assert country_of_postcode(text) == region


def test_a_licence_is_no_postcode_of_another_country() -> None:
    assert country_of_postcode("個人牌照 S-447163") is None
    assert country_of_postcode("Tulip Street 3, S-447163") == "SG"


def test_a_language_in_brackets_is_no_country() -> None:
    card = page("Ann Lee", "Rue Haute 4, 1000 Bruxelles", "02 555 33 18 (FR) 02 555 33 19 (NL)", "ann@lee.be")
    assert numbers(card) == {"+3225553318": True, "+3225553319": True}


def test_a_code_alone_before_a_number_of_its_country_tells_it() -> None:
    card = page(
        "Ann Lee", "Rue Haute 4, 1000 Bruxelles", "DE 0151 2345 3318", "BE 0475 55 33 18", "ann@lee.be"
    )
    assert set(numbers(card)) == {"+4915123453318", "+32475553318"}


def test_a_postcode_is_none_where_the_next_label_follows() -> None:
    assert country_of_postcode("Tel. (02) 612-3318, 612-3319 Fax") is None
