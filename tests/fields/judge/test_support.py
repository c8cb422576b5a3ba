"""A name is promised only where something besides its own shape speaks for it."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from tests.fields.cards import page


def promised(*lines: str) -> str | None:
    """Return the name that a page of these lines is sure of."""
    name = propose(page(*lines)).name
    return name.value.full if name and name.sure else None


@pytest.mark.parametrize(
    ("lines", "shop"),
    [
        (("Lucky Star Nails", "manicure, pedicure", "Wei Zhang", "+44 20 7946 0958"), "Lucky Star Nails"),
        (("PATIENT BED", "B DY", "SCULPTURE", "+44 20 7946 0958"), "B Dy"),
        (("Thai Kitchen", "TO GO", "+1 510 555 0142", "88 Solano Ave., Albany, CA 94706"), "Thai Kitchen"),
        (("SILVER SPOON", "Bistro & Bar", "+1 650 555 0142", "12 Elm Street, Los Altos"), "Silver Spoon"),
        (("DAPPER TAILORS", "", "Phone: 98765 43210", "", "Sunday Holiday"), "Sunday Holiday"),
        (
            ("The Reedcutters", "folk & weddings", "+353 87 612 0142", "thereedcutters@gmail.com"),
            "The Reedcutters",
        ),
        (("LUCIA", "TRANS", "601 70 01 42", "luciatrans@op.pl", "Opole"), "Lucia Trans"),
        (("Da Giulio Marina", "+39 081 870 0142", "Via Roma 44, 80067 Sorrento"), "Da Giulio Marina"),
        (("Gustavo Almada", "Maria Helena", "Doces & Salgados", "+55 71 95555-0142"), "Maria Helena"),
    ],
)
def test_what_may_be_a_shop_as_well_is_not_promised_as_a_name(lines: tuple[str, ...], shop: str) -> None:
    assert promised(*lines) != shop


def test_what_begins_with_the_family_name_of_somebody_on_the_card_is_a_company() -> None:
    lines = ("Nwachukwu Chambers", "Daniel Nwachukwu", "+234 803 471 0142", "nwachukwuchambers@yahoo.com")
    found = propose(page(*lines))
    assert found.name is not None
    assert found.org is not None
    assert (found.name.value.full, found.org.value) == ("Daniel Nwachukwu", "Nwachukwu Chambers")


@pytest.mark.parametrize("company", ["Salon Lee", "Lee & Sons"])
def test_what_somebody_s_family_and_a_trade_make_is_a_company(company: str) -> None:
    org = propose(page(company, "", "Ann Lee", "020 7946 0958", "12 High Street, London EC1A 1BB")).org
    assert org is not None
    assert org.value == company


@pytest.mark.parametrize("shop", ["Vusi Sparks!", "Pat's Paddock", "The Reedcutters", "Da Peppino"])
def test_who_is_on_a_card_is_not_what_a_shop_is_called(shop: str) -> None:
    mail = "".join(c for c in shop.lower() if c.isalpha()) + "@gmail.com"
    found = propose(page(shop, "Daniel Mthembu", "+27 82 447 0142", mail))
    assert found.name is not None
    assert found.name.value.full == "Daniel Mthembu"


def test_what_somebody_is_called_at_a_service_is_nobodys_value() -> None:
    found = propose(page("Ann Lee", "lashes and brows", "+1 786 555 0119", "@annlee.studio"))
    held = {found.org and found.org.value, found.title and found.title.value}
    assert not any("@" in value for value in held if value)


def test_words_before_two_numbers_say_whose_they_are() -> None:
    found = propose(page("Rev. Ann Lee", "Church (662) 834-0197", "Study (662) 834-0198"))
    assert found.org is None or found.org.value != "Church Study"


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna Smith", "Sales Manager", "Northwind Systems GmbH", "+49 30 23125 100"),
        ("Northwind Systems GmbH", "Anna Smith", "+49 30 23125 100", "anna.smith@northwind.example"),
    ],
)
def test_a_title_or_an_address_bears_a_name_out(lines: tuple[str, ...]) -> None:
    assert promised(*lines) == "Anna Smith"


@pytest.mark.parametrize(
    "line",
    [
        "Om Namah Shivay",
        "Jai Shri Krishna",
        "JESUS SAVES",
        "Bismillah ir-Rahman",
        "Sri Velan Thunai",
        "|| Shree Umiya Krupa ||",
    ],
)
def test_an_invocation_is_nobodys_value(line: str) -> None:
    found = propose(page(line, "Mukund Trivedi", "+91 98250 12233", "KAMAL WATCH HOUSE"))
    held = {found.name and found.name.value.full, found.org and found.org.value}
    assert line not in held
    assert found.name is not None
    assert found.name.value.full == "Mukund Trivedi"


def test_an_address_at_a_mail_service_that_spells_strange_words_bears_no_name_out() -> None:
    card = ("Zlarinka Bodulova", "+385 21 555 0142", "zlarinka.bodulova@{}", "12 Long Road, Postira")
    assert promised(*(text.format("gmail.com") for text in card)) is None
    assert promised("Anna Smith", "+44 20 7946 0958", "anna.smith@gmail.com") == "Anna Smith"


def test_a_name_in_east_asian_letters_is_promised_only_with_a_family_name() -> None:
    rest = ("TEL 13800138000", "云南省大理市双廊镇12号")
    assert promised("管家 小云", *rest) is None
    assert promised("王小云", "经理", "昆明云山茶业有限公司", *rest) == "王小云"
