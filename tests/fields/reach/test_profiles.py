from __future__ import annotations

import pytest

from scanner.fields.reach.find import find_reach
from scanner.fields.reach.profiles import find_profiles
from tests.fields.cards import page, traces


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Instagram: @example.studio", "instagram.com/example.studio"),
        ("IG @example_studio", "instagram.com/example_studio"),
        ("Twitter: ann_lee", "twitter.com/ann_lee"),
        ("fb:examplestudio", "facebook.com/examplestudio"),
        ("Telegram: ann_lee", "t.me/ann_lee"),
        ("LinkedIn: ann-lee", "linkedin.com/in/ann-lee"),
    ],
)
def test_a_name_at_a_service_is_its_address_there(text: str, value: str) -> None:
    (found,) = find_profiles(traces(text), taken=())
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Follow us on Instagram",
        "Facebook: Granny Bea's Pies",
        "FB: Tulip Aircon Pampanga",
        "@example",
        "Ann: Lee",
        "ann@facebook.example",
    ],
)
def test_other_text_names_no_profile(text: str) -> None:
    assert find_profiles(traces(text), taken=()) == []


def test_a_name_at_a_service_that_is_no_more_is_no_address_and_no_other_value() -> None:
    (found,) = find_profiles(traces("Skype: ann.lee"), taken=())
    assert (found.value, found.spots) == ("", frozenset({(0, 0), (0, 1)}))


def test_an_address_made_of_a_handle_is_never_sure() -> None:
    (url,) = find_reach(page("Ann Lee", "instagram: @ann_lee_studio"), region=None).urls
    assert (url.value, url.sure) == ("instagram.com/ann_lee_studio", False)
