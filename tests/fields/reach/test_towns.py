"""Numbers without area code are completed by the town that their card names."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.reach.towns import area_of_town
from tests.fields.cards import page, traces


@pytest.mark.parametrize(
    ("lines", "region", "code"),
    [
        (("14 Tulip Lane, Pune - 38",), "IN", "20"),
        (("Nº 4, Bandra (W), BOMBAY 50",), "IN", "22"),
        (("苏州市相城区阳澄湖路6号",), "CN", "512"),
        (("Tulip Tours", "TP. Hồ Chí Minh"), "VN", "28"),
        (("14 Pune Road",), "IN", None),
        (("14 Tulip Lane, Pune - 38", "3 Rose Lane, Nagpur - 12"), "IN", None),
        (("Bombay Silks", "14 Tulip Lane, Surat - 3"), "IN", "261"),
        (("14 Tulip Lane, Pune - 38",), "GB", None),
        (("ann@pune.example",), "IN", None),
        (("Lange Straße 7", "26122 Oldenburg"), "DE", "441"),
        (("Lange Straße 7, 26122 Oldenburg", "10115 Berlin"), "DE", None),
        (("Oldenburg Moden, Lange Straße 7",), "DE", None),
        (("9021 Győr, Virág u. 4.",), "HU", "96"),
        (("12 Main St, Clarksdale, MS 38614",), "US", "662"),
        (("12 Main St, Springfield 38614",), "US", None),
        (("3 Beach Street, Byron Bay NSW 2481",), "AU", "2"),
        (("RD 4, Fairlie, South Canterbury",), "NZ", "3"),
    ],
)
def test_the_one_town_of_a_card_tells_its_area(lines: tuple[str, ...], region: str, code: str | None) -> None:
    assert area_of_town(traces(*lines), region) == code


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("Telefon 2 17 33 18", "26122 Oldenburg", "ann@lee.de"), "+494412173318"),
        (("p 6685 3318", "ann@lee.com.au", "3 Beach Street, Byron Bay NSW 2481"), "+61266853318"),
        (("12 Hope Road, Kingston 10, Jamaica", "Tel: 926-3318", "UK: +44 20 7946 0142"), "+18769263318"),
    ],
)
def test_a_local_number_gets_the_code_of_its_town_and_is_not_promised(
    texts: tuple[str, ...], value: str
) -> None:
    found = {phone.value.value: phone.sure for phone in propose(page("Ann Lee", *texts)).phones}
    assert found[value] is False


def test_a_number_that_a_town_completes_is_not_promised() -> None:
    found = propose(page("Ravi Malpani", "14 Tulip Lane, Pune - 38", "Tel: 2555 0142", "M. 98220 00123"))
    assert [(phone.value.value, phone.sure) for phone in found.phones] == [
        ("+912025550142", False),
        ("+919822000123", True),
    ]
