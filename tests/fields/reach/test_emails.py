from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.reach.domains import is_domain
from scanner.fields.reach.emails import find_emails
from tests.fields.cards import traces


def read(*texts: str) -> list[str]:
    return [found.value for found in find_emails(traces(*texts))]


@pytest.mark.parametrize(
    "text",
    [
        "ann.lee@example.com",
        "E-mail: ann.lee@example.com",
        "E-mail:ann.lee@example.com",
        "e-mail ann.lee @ example.com",
        "E - ann.lee@example.com",
        "ann. lee@example.com",
        "ann.lee@example. com",
        "ann.lee@example .com",
        "<ann.lee@example.com>",
        "mailto:ann.lee@example.com.",
        "ann.lee@EXAMPLE.com | www.example.com",
        "ANN.LEE@EXAMPLE.COM",
        "ann.lee@example.comwww.example.com",
        "ann.lee@example.comfacebook.com/ann",
        "ann.lee＠example.com",
    ],
)
def test_an_address_is_found_however_it_is_printed(text: str) -> None:
    assert read(text) == ["ann.lee@example.com"]


@pytest.mark.parametrize(
    "text",
    [
        "ann.lee(at)example.com",
        "ann.lee©example.com",
        "ann.lee@example.corn",
        "ann.lee@example,com",
        "ann.lee@example.c0m",
        "ann.lee@examplecom",
    ],
)
def test_a_misread_address_is_mended_and_says_so(text: str) -> None:
    (found,) = find_emails(traces(text))
    assert found.value == "ann.lee@example.com"
    assert found.repaired is not None


def test_a_capital_glued_before_small_letters_is_dropped_as_a_repair() -> None:
    (found,) = find_emails(traces("E.support@example.com"))
    assert (found.value, found.repaired) == ("support@example.com", "E.support@example.com")


def test_a_label_glued_before_a_capital_is_dropped() -> None:
    assert read("emailAnn.lee@example.com") == ["Ann.lee@example.com"]


def test_a_box_that_companies_have_is_mended_and_says_so() -> None:
    (found,) = find_emails(traces("rnail@example.com"))
    assert (found.value, found.repaired) == ("mail@example.com", "rnail@example.com")
    assert read("rnatt@example.com") == ["rnatt@example.com"]


def test_an_initial_stays_with_its_name() -> None:
    assert read("E.Lee@example.com e.lee@example.org") == ["E.Lee@example.com", "e.lee@example.org"]


def test_two_addresses_on_a_line_are_two() -> None:
    assert read("ann@example.com / info@example.org") == ["ann@example.com", "info@example.org"]


@pytest.mark.parametrize(
    "texts",
    [
        ("ann.lee@", "example.com"),
        ("ann.lee", "@example.com"),
        ("ann.lee@example", ".com"),
        ("ann.lee@example.", "com"),
    ],
)
def test_an_address_over_two_lines_is_one(texts: tuple[str, str]) -> None:
    (found,) = find_emails(traces(*texts))
    assert found.value == "ann.lee@example.com"
    assert {line for line, _ in found.value_spots} == {0, 1}


def test_a_top_level_domain_of_japan_is_told_from_its_look_alike() -> None:
    (found,) = find_emails(traces("k.ito@example.ip"))
    assert (found.value, found.repaired) == ("k.ito@example.jp", "k.ito@example.ip")


def test_the_label_is_taken_with_the_address() -> None:
    (found,) = find_emails(traces("E-mail : ann@example.com"))
    assert found.label_spots == {(0, 0), (0, 1)}


def test_text_without_a_sign_is_no_address() -> None:
    assert read("Meet us at Example House", "@", "a@", "@b") == []


@given(
    st.from_regex(r"[a-z][a-z0-9]{0,10}([._-][a-z0-9]{1,10}){0,2}", fullmatch=True),
    st.from_regex(r"[a-z][a-z0-9-]{1,12}[a-z]\.(com|de|co\.uk|com\.br|org|pl)", fullmatch=True),
)
def test_every_plain_address_is_read_back(local: str, host: str) -> None:
    assert is_domain(host)
    assert read(f"Mail: {local}@{host}") == [f"{local}@{host}"]
