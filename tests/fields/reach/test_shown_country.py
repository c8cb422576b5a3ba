"""A country that a card shows plainly, against one that its numbers happen to fit."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from tests.fields.cards import page

NAMES = ("the Sultanate of Oman", "Oman")


@pytest.mark.parametrize("place", ["Ruwi, Sultanate of Oman", "P.O. Box 1204, Sohar, Oman"])
def test_a_number_is_not_promised_for_another_country_than_the_card_names(place: str) -> None:
    found = propose(page("Nasser Al Busaidi", place, "Tel. 24 817 264", "GSM. 9938 4172"))
    assert [
        phone.value.value for phone in found.phones if phone.sure and "+968" not in phone.value.value
    ] == []


def test_a_country_called_in_full_ends_an_address() -> None:
    numbers = ("Tel. 24 817 264", "GSM. 9938 4172")
    full, short = (propose(page("Nasser Al Busaidi", f"Ruwi, {name}", *numbers)) for name in NAMES)
    assert [phone.value.value for phone in full.phones] == [phone.value.value for phone in short.phones]


def test_a_company_register_s_number_is_no_telephone() -> None:
    found = propose(page("Nasser Al Busaidi", "Muttrah, Oman", "Tel. 24 817 264", "C.R. No. 1/84172/6"))
    assert len(found.phones) == 1


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (("18, rue Forest – 98800 Nouméa", "Tél. 28 41 73", "RIDET 0 418 726.001"), ["+687284173"]),
        (("AD500 Andorra la Vella", "Tel. 841 726 · Mòb. 348 172"), ["+376841726", "+376348172"]),
        (("39044 Neumarkt (BZ)", "Tel. 0471 84 17 26 DW / int. 23"), ["+390471841726"]),
        (("Rr. Agim Ramadani 112, 10000 Prishtinë", "tel 049 318 274"), ["+38349318274"]),
        (("760 01 Zlín", "tel.: 577 218 463", "č. ú.: 280047391/0300"), ["+420577218463"]),
    ],
)
def test_small_places_and_registers_tell_whose_number_it_is(
    lines: tuple[str, ...], numbers: list[str]
) -> None:
    assert [phone.value.value for phone in propose(page("Anna Kofler", *lines)).phones] == numbers
