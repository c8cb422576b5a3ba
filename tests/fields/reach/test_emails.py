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
        "ann.lee@∂example.com",
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


@pytest.mark.parametrize("behind", ["http://www.example.com", "https://example.com", "W:www.example.com"])
def test_what_begins_right_behind_an_address_is_none_of_it(behind: str) -> None:
    assert read(f"ann.lee@example.com{behind}") == ["ann.lee@example.com"]


def test_a_capital_i_in_a_country_s_letters_is_a_small_l_as_a_repair() -> None:
    (found,) = find_emails(traces("ann.lee@brenol.It"))
    assert (found.value, found.repaired) == ("ann.lee@brenol.lt", "ann.lee@brenol.It")
    assert read("ANN.LEE@BRENOL.IT") == ["ann.lee@brenol.it"]


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


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("ann.lee@acme.com", ".au"), "ann.lee@acme.com.au"),
        (("max.von-hohen-", "fels@acme.com"), "max.von-hohen-fels@acme.com"),
        (("annabelle.", "leighton@acme.com"), "annabelle.leighton@acme.com"),
        (("annabelle", ".leighton@acme.com"), "annabelle.leighton@acme.com"),
        (("E-mail: annabelle_", "leighton@acme.com"), "annabelle_leighton@acme.com"),
        (("ann@acme.in", "fo"), "ann@acme.info"),
    ],
)
def test_an_address_goes_on_in_the_next_line_although_it_looks_whole(
    texts: tuple[str, ...], value: str
) -> None:
    assert read(*texts) == [value]


@pytest.mark.parametrize("below", ["Tel. 555 0142", "www.acme.com", "mail", "bob@acme.com", "Leeds"])
def test_the_line_below_a_whole_address_is_left_alone(below: str) -> None:
    assert read("ann@acme.com", below)[0] == "ann@acme.com"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{ann,office}@acme.com", ["ann@acme.com", "office@acme.com"]),
        ("{ann.lee, bob}@acme.com", ["ann.lee@acme.com", "bob@acme.com"]),
        ("ann / bob@acme.com", ["ann@acme.com", "bob@acme.com"]),
        ("ann|bob@acme.com", ["ann@acme.com", "bob@acme.com"]),
        ("ann@ + bob@acme.com", ["ann@acme.com", "bob@acme.com"]),
        ("ann at acme dot com", ["ann@acme.com"]),
        ("ann[at]acme[dot]co[dot]uk", ["ann@acme.co.uk"]),
        ("ann (at) acme (dot) com", ["ann@acme.com"]),
        ("mail/ann@acme.com", ["ann@acme.com"]),
        ("meet us at acme dot", []),
        ("IG @ann.studio", []),
        ("Mail: ig@ann-studio.com", ["ig@ann-studio.com"]),
    ],
)
def test_addresses_that_share_a_domain_or_are_written_in_words_are_found(
    text: str, values: list[str]
) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("josé.lópez@acme.es", "josé.lópez@acme.es"),
        ("ann@müller-bau.de", "ann@müller-bau.de"),
        ("_ann@acme.com", "_ann@acme.com"),
        ("ann_@acme.com", "ann_@acme.com"),
        ("Mél. ann.lee@acme.fr", "ann.lee@acme.fr"),
        ("Correo-e. ann.lee@acme.es", "ann.lee@acme.es"),
        ("Contacto. ann@acme.es", "ann@acme.es"),
        ("P. 614.555.0142. ann@acme.com", "ann@acme.com"),
        ("ann lee@acme.com", "ann_lee@acme.com"),
        ("e-mail: ann lee@acme.com", "ann_lee@acme.com"),
        ("ninfo@acme.com", "info@acme.com"),
        ("CE-mailninfo@acme.com", "info@acme.com"),
        ("E-mailarsales@acme.com", "sales@acme.com"),
        ("ussales@acme.com", "ussales@acme.com"),
        ("webmail@acme.com", "webmail@acme.com"),
        ("MAILann.lee@acme.com", "ann.lee@acme.com"),
    ],
)
def test_letters_and_signs_at_an_addresses_ends_are_its_own_or_a_labels(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "is_touched"),
    [
        ("ann@acme.com", False),
        ("Mail: ann@acme.com", False),
        ("our mail ann@acme.com", False),
        ("日ann@acme.com", True),
    ],
)
def test_what_touches_an_address_is_told(text: str, is_touched: bool) -> None:
    (found,) = find_emails(traces(text))
    assert found.is_touched is is_touched


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("info kukac vodafal.hu",), ["info@vodafal.hu"]),
        (("biuro małpa zorza.pl",), ["biuro@zorza.pl"]),
        (("ann.lee(ät)example.fi",), ["ann.lee@example.fi"]),
        (("sales@ / info@example.eu",), ["sales@example.eu", "info@example.eu"]),
        (("ann.lee(at)lee-", "acme.de"), ["ann.lee@lee-acme.de"]),
        (("+43 (0)1 555 80 24 | ann@lee.at | lee.at",), ["ann@lee.at"]),
    ],
)
def test_a_sign_that_is_called_by_name_or_shared_is_one(texts: tuple[str, ...], values: list[str]) -> None:
    assert read(*texts) == values


@pytest.mark.parametrize(
    "texts", [("Tel. (31) 3495-0142", "@ann.studio"), ("mastodon: @ann@social.example",)]
)
def test_a_number_above_a_name_at_a_service_is_no_address_nor_is_a_name_on_a_server(
    texts: tuple[str, ...],
) -> None:
    assert read(*texts) == []


def test_a_telephone_number_before_a_stroke_is_no_address() -> None:
    assert read("mobile 080-5550-0142 / kohei@example.jp") == ["kohei@example.jp"]
