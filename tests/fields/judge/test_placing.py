"""Which lines are an address: codes, areas and boxes; degrees, registers, handles and hours are none."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.address_parts import parsed
from tests.fields.cards import page


def addresses_on(*texts: str) -> list[str]:
    return [guess.value.full for guess in propose(page(*texts)).addresses]


@pytest.mark.parametrize(
    "address",
    [
        "Am Anger 12-14 · 09477 Jöhstadt",
        "南投縣鹿谷鄉中正路418之7號",
        "دکان نمبر 4، مدینہ پلازہ، اردو بازار، لاہور",
    ],
)
def test_lines_like_these_are_places(address: str) -> None:
    found = addresses_on("Ndiaye & Cie", "", "Anna Schmidt", "", "", address)
    assert [text.replace("-", "–") for text in found] == [address.replace("-", "–")]


@pytest.mark.parametrize(
    "line",
    [
        "B.A., M.F.A. (Leeds), Ph.D. (Accra)",
        "R.C.S. Luxembourg B 194 208",
        "微信 minglu88",
        "שירות 24 שעות",
        "press 3",
    ],
)
def test_lines_like_these_are_none(line: str) -> None:
    assert line not in " ".join(addresses_on("Anna Schmidt", line, "12 High Street, Leeds LS1 4AP", line))


def test_a_post_box_with_its_own_code_is_another_address() -> None:
    rows = ("2 Agiou Pavlou Street", "Flat 5, CY-1060 Nicosia", "P.O. Box 24817, CY-1304 Nicosia, Cyprus")
    assert len(addresses_on("Anna Schmidt", "", *rows)) == 2


def test_the_same_address_in_other_letters_is_another_one() -> None:
    rows = ("ՀՀ, ք. Գյումրի, Վարդանանց 14", "14 Vardanants str., Gyumri, Armenia")
    assert len(addresses_on("Anna Schmidt", "", *rows)) == 2


@pytest.mark.parametrize(
    ("full", "street", "city", "postcode"),
    [
        ("Colonia 1622 esq. Magallanes, Montevideo", "Colonia 1622 esq. Magallanes", "Montevideo", None),
        ("Belgrano 1874 P.A., S3000FSN Santa Fe", "Belgrano 1874 P.A.", "Santa Fe", "S3000FSN"),
        ("Rua do Sol, 21, r/c - 4050-263 Porto", "Rua do Sol, 21, r/c", "Porto", "4050-263"),
        ("P.O. Box 38172, Safat 13051, Kuwait", "P.O. Box 38172", "Safat", "13051"),
        ("12 Soi Nana 3, Bangkok 10330 Thailand", "12 Soi Nana 3", "Bangkok", "10330"),
        ("Box 118, 903 22 Umeå", "Box 118", "Umeå", "903 22"),
    ],
)
def test_streets_boxes_towns_and_codes_are_told_apart(
    full: str, street: str, city: str, postcode: str | None
) -> None:
    address = parsed(full)
    assert (address.street, address.city, address.postcode) == (street, city, postcode)
