from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from scanner.fields.reach.offices import named_before, named_behind
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
