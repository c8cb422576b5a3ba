"""What is said of a span: pages of a line or two, one feature at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.judge.features import describe
from scanner.fields.propose import scene_of
from scanner.fields.reach.find import find_reach
from scanner.fields.who.pieces import spans
from scanner.fields.who.wording import Features
from scanner.model.page import Line, Page
from tests.fields.cards import line, page, shop


def features(text: str, *others: str) -> Features:
    card = page(text, *others)
    scene = scene_of(card, find_reach(card, region=None))
    return describe(next(s for s in scene.spans if s.cut == "line"), scene)


@pytest.mark.parametrize("text", ["K.V. Ranarao Velu", "Ann Lee", "JERZY KOWAL"])
def test_what_is_written_like_a_name_is_shaped_like_one(text: str) -> None:
    assert features(text)["shaped"]


@pytest.mark.parametrize("text", ["Sales Director", "Stamps, Engraving", "12 High Street", "Northwind Ltd."])
def test_what_names_seldom_have_speaks_against_the_shape(text: str) -> None:
    assert "shaped" not in features(text)


def test_a_degree_behind_the_comma_is_no_comma_of_a_list() -> None:
    assert "degrees after comma" in features("Ann Lee, PhD")
    assert "comma" in features("Ann Lee, Director")


def test_a_mail_that_spells_one_word_alone_makes_no_other_line_less_of_a_name() -> None:
    assert "mail elsewhere" not in features("Hans Meier", "Northwind", "northwind@northwind.example")


def test_initials_are_not_cut_off_a_name() -> None:
    card = page("K.V. Anna Schmidt")
    assert "Anna Schmidt" not in {s.text for s in spans(card, frozenset())}


def test_licences_and_hours_are_told_from_addresses() -> None:
    assert "id" in features("Licence No. 1234-56789")
    assert "id" not in features("H.No. 12-34/5 Sample Nagar")
    assert "hours" in features("Mon-Fri 9:00 - 17:30")
    assert "hours" not in features("12 Sample Street")


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Since 1966", "since"),
        ("Kvalita od roku 1991", "since"),
        ("Cégjegyzékszám: 4500-1234-5678-9012-34", "long number"),
    ],
)
def test_what_has_digits_and_is_no_address_is_told(text: str, feature: str) -> None:
    assert features(text)[feature]
    assert feature not in features("12 Sample Street, 01335-923 Testville")


def test_a_company_joined_with_what_it_does_is_told_from_other_lines_joined() -> None:
    def joined(*lines: str) -> Features:
        card = page(*lines)
        scene = scene_of(card, find_reach(card, region=None))
        return describe(next(s for s in scene.spans if s.cut == "join"), scene)

    assert joined("Orvandis", "IT SOLUTIONS")["adds trade"]
    assert "adds trade" not in joined("Orvandis", "Ann Lee")
    assert features("Orvandis", "IT Solutions")["under trade"]


def test_a_part_of_what_goes_better_with_the_domain_is_outdone() -> None:
    card = page("Northwind", "Optics", "ann@northwindoptics.example")
    scene = scene_of(card, find_reach(card, region=None))
    told = {s.text: describe(s, scene) for s in scene.spans}
    assert "domain outdone" not in told["Northwind Optics"]
    assert "domain outdone" in told["Northwind"]


def test_a_wide_gap_parts_a_line_and_is_said_of_the_whole() -> None:
    left, right = line("Northwind"), line("Ann Lee", left=150.0)
    card = Page((Line((*left.words, *right.words)),), 1000.0, 30.0)
    scene = scene_of(card, find_reach(card, region=None))
    told = {s.text: describe(s, scene) for s in scene.spans}
    assert "gapped" in told["Northwind Ann Lee"]
    assert "gapped" not in told["Ann Lee"]


def test_no_span_is_cut_at_an_ampersand() -> None:
    texts = {s.text for s in spans(page("Lee & Partner"), frozenset())}
    assert not {"Lee &", "& Partner"} & texts


def cut(text: str, part: str) -> Features:
    """Describe a part of a line."""
    card = page(text)
    scene = scene_of(card, find_reach(card, region=None))
    return describe(next(s for s in scene.spans if s.text == part), scene)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("João Pedro Xyrqua", "João Pedro"),
        ("National Academy of Arts", "National Academy"),
    ],
)
def test_a_part_whose_line_goes_on_is_torn_off(text: str, part: str) -> None:
    assert "torn" in cut(text, part)


def test_a_title_behind_a_name_is_not_torn_off_it() -> None:
    assert "torn" not in cut("Anna Schmidt Managing Director", "Anna Schmidt")
    assert "torn" not in cut("Anna Schmidt, Xyrqua", "Anna Schmidt")


@pytest.mark.parametrize("text", ["Ekaterina von", "Kirsten Halvorsen-", "Northwind Spa &"])
def test_what_calls_for_more_words_has_an_open_end(text: str) -> None:
    assert "open end" in features(text)


def test_a_nickname_in_quotes_is_no_quotation() -> None:
    assert "quote" not in features('Tomasina "Tommie" Varga')
    assert "quote" in features('The "best in town')


def test_a_misread_capital_i_is_written_like_a_name() -> None:
    assert features("lvana Novak")["title case"]
    assert "title case" not in features("la Novak mia")


def test_strange_words_are_in_no_list() -> None:
    card = page("Anna Schmidt", "Director")
    scene = scene_of(card, find_reach(card, region=None), strange=frozenset({"anna", "director"}))
    name, title = (
        describe(next(s for s in scene.spans if s.text == t), scene) for t in card.text.split("\n")
    )

    assert "given" not in name
    assert "surname" in name
    assert "title head" not in title


def test_a_given_name_alone_by_a_number_is_told_apart() -> None:
    assert "lone given on a number's line" in features("Anna: +49 30 23125 100", "Northwind Systems GmbH")
    under = features("Anna", "+49 30 23125 100", "Northwind Systems GmbH")
    assert under["lone given by number"] == under["number under"] == 1.0
    assert "number under" not in features("Anna", "Northwind", "+49 30 23125 100")


def test_what_a_shop_has_stands_under_its_name() -> None:
    held = features("Suresh Kumar", "Suits & Shirts", "+91 98250 12233")
    assert held["under wares"] == held["shaped above wares"] == 1.0


def test_an_address_at_a_mail_service_may_spell_the_company() -> None:
    assert "free mail same" in features("Blue Heron Frames", "Ann Lee", "blueheronframes@gmail.com")
    assert "free mail same" not in features("Blue Heron Frames", "Ann Lee", "blueheronframes@acme.example")


def of(wanted: str, card: Page) -> Features:
    scene = scene_of(card, find_reach(card, region=None))
    return describe(next(s for s in scene.spans if s.text == wanted), scene)


def test_the_tallest_letters_of_a_card_are_told_apart_by_whether_they_are_a_persons_and_by_the_domain() -> (
    None
):
    assert of("Quellmark", shop("Quellmark", "Ann Lee", "98250 12345"))["tallest no domain"]
    assert "tallest strange" not in of("Ann Lee", shop("Ann Lee", "Quellmark", "98250 12345"))
    elsewhere = shop("Quellmark", "Ann Lee", "www.northwind.example")
    assert of("Quellmark", elsewhere)["tallest domain nowhere"]
    assert "tallest domain nowhere" not in of("Quellmark", shop("Quellmark", "www.quellmark.example"))


def test_a_company_goes_with_a_domain_that_has_its_words_in_another_order() -> None:
    card = page("Quellmark Auto", "Ann Lee", "www.autoquellmark.example")
    assert of("Quellmark Auto", card)["like domain"] == 1.0
    assert of("Ann Lee", card).get("like domain", 0.0) == 0.0
    assert 0.5 < of("Quellmark", card)["like domain"] < 1.0


def test_rows_are_joined_by_where_they_stand_and_not_by_their_order() -> None:
    upper, lower = line("Quellmark", 0), line("Auto Rooms", 1)
    found = {s.text for s in spans(replace(page("x"), lines=(lower, upper)), frozenset())}
    assert "Quellmark Auto Rooms" in found


@pytest.mark.parametrize("text", ["Sunday Worship 9 & 10:45", "Di - Fr 9 - 18 Uhr", "martes y jueves: 9"])
def test_days_of_the_week_before_a_number_are_hours(text: str) -> None:
    assert features(text)["hours"]


def test_what_a_row_joins_is_said_of_both_rows() -> None:
    assert features("Sales Director", "for Foreign Trade")["under opens joint"]
    assert "under opens joint" not in features("Sales Director", "Van Dyck House")


def test_a_trade_in_front_and_several_countries_are_told() -> None:
    assert features("Institute for Dairy Chemistry").keys() >= {"trade first", "trade of"}
    assert "trade first" not in features("Northwind Systems")
    assert features("Germany, Turkey and Poland")["countries"]
    assert "countries" not in features("Berlin, Germany")


def test_a_family_name_in_capitals_is_shaped_like_one_but_a_brand_before_a_name_is_not() -> None:
    assert features("NOVOTNÝ Jindřich").keys() >= {"shaped", "one shouted"}
    assert "shaped" not in features("STEELER Jan Novotný")
    assert "one shouted" not in features("Ann LEE Smith")


def test_what_holds_the_owner_of_a_domain_is_told_from_what_stands_elsewhere() -> None:
    card = page("Quellmark", "(Orvan) India", "Ann Lee", "www.orvan-india.example")
    held = of("Quellmark (Orvan) India", card)
    assert held["holds domain"]
    assert "domain elsewhere" not in held
    assert of("Quellmark", card)["domain elsewhere"]
    assert of("(Orvan) India", card)["whole domain"]


def test_a_number_that_may_be_of_a_name_is_told_from_others() -> None:
    assert features("Studio 54")["few digits"]
    assert "few digits" not in features("5678 Westwood")


def test_a_person_that_a_title_is_cut_from_is_told_and_what_a_short_title_goes_on_with() -> None:
    assert cut("Anna Xyrqua, Owner", "Owner")["beside person"]
    assert "bare title" not in cut("Anna Xyrqua, Owner", "Owner")
    assert cut("Head, Quality Assurance", "Head")["bare title"]
    assert "beside person" not in cut("Head, Quality Assurance", "Head")


def test_rows_that_stand_apart_from_all_others_are_a_block() -> None:
    rows = (line("Quellmark", 0), line("Auto Rooms", 1), line("Ann Lee", 4), line("Director", 5))
    card = replace(page("x"), lines=rows)
    assert of("Quellmark Auto Rooms", card)["block"] > 0
    near = replace(card, lines=(line("Ann Lee", 2), *rows[:2]))
    assert of("Quellmark Auto Rooms", near).get("block", 0.0) <= 0
