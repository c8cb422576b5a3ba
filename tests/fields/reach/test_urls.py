from __future__ import annotations

import pytest

from scanner.fields.reach.urls import correct, find_urls
from tests.fields.cards import traces


def read(*texts: str, domains: tuple[str, ...] = ()) -> list[str]:
    return [found.value for found in find_urls(traces(*texts), taken=(), domains=domains)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("www.example.com", "www.example.com"),
        ("Web: www.example.com/", "www.example.com"),
        ("Web:www.Example.com", "www.example.com"),
        ("https://example.com/team", "example.com/team"),
        ("http:/www.example.com", "www.example.com"),
        ("example.com", "example.com"),
        ("EXAMPLE.COM", "example.com"),
        ("exa.com", "exa.com"),
        ("linkedin.com/in/ann-lee", "linkedin.com/in/ann-lee"),
        ("Websitewww.example.com", "www.example.com"),
        ("www,example.com", "www.example.com"),
        ("URL : http://www.example.co.jp", "www.example.co.jp"),
    ],
)
def test_a_web_address_is_read_as_printed(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Sp.z o.o.",
        "Ann exa.com",
        "St.co",
        "e.g.",
        "Dipl.Ing. Lee",
        "Dr.med. Lee",
        "M.Tech",
        "St.Gallen",
        "No.12",
        "ann@example.com",
        "10.30",
    ],
)
def test_an_abbreviation_is_no_web_address(text: str) -> None:
    assert read(text) == []


def test_several_addresses_on_a_line_are_several() -> None:
    assert read("www.example.com | www.example.org") == ["www.example.com", "www.example.org"]


def test_a_rare_ending_counts_where_the_mail_has_it_too() -> None:
    assert read("lee.dental") == []
    assert read("lee.dental", domains=("lee.dental",)) == ["lee.dental"]


def test_text_behind_www_is_mended_by_the_mail_domain() -> None:
    (found,) = find_urls(traces("wwwexamplewidgetscom"), taken=(), domains=("examplewidgets.com",))
    assert (found.value, found.repaired) == ("www.examplewidgets.com", "wwwexamplewidgetscom")


def test_a_doubtful_host_is_corrected_by_a_mail_domain_but_a_chosen_one_is_not() -> None:
    (misread,) = find_urls(traces("www.exampletechnologles.com"), taken=(), domains=())
    assert correct(misread, {"exampletechnologies.com"}).value == "www.exampletechnologies.com"
    (hyphen,) = find_urls(traces("www.example-technologies.com"), taken=(), domains=())
    assert correct(hyphen, {"exampletechnologies.com"}) == hyphen


def test_a_name_in_small_letters_that_is_all_of_its_line_is_an_address_with_any_ending() -> None:
    assert read("annahale.studio") == ["annahale.studio"]
    assert not read("see annahale.studio today", "Annahale.Studio")


@pytest.mark.parametrize("text", ["гайка-болт.рф", "лоза.укр", "sálvik.is", "müller-öl.de", "藪月.jp"])
def test_a_name_with_letters_of_its_own_language_that_stands_alone_is_a_web_address(text: str) -> None:
    assert read(text) == [text]


@pytest.mark.parametrize("text", ["бул. Мир", "ул.Мира", "д-р.мед", "г. Минск. Центр"])
def test_an_abbreviation_in_other_letters_is_no_web_address(text: str) -> None:
    assert read(text) == []


def test_a_name_at_a_service_is_no_web_address() -> None:
    assert read("Line ID: thanapon.hr") == []
