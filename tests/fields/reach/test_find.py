from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.fields.judge.voices import digits_key, voices
from scanner.fields.reach.find import find_reach
from scanner.model.geometry import Box
from scanner.model.page import SECOND_LOOK, Line, Page, Vote, Word
from tests.fields.cards import page

CARD = page("Ann Lee", "Tel. +1 202 555 0123", "E-mail: ann@example.com", "Web: www.example.com")


def test_a_clean_card_is_sure_throughout() -> None:
    reach = find_reach(CARD, region=None)
    assert [(g.value, g.sure) for g in reach.emails] == [("ann@example.com", True)]
    assert [(g.value.value, g.sure) for g in reach.phones] == [("+12025550123", True)]
    assert [(g.value, g.sure) for g in reach.urls] == [("www.example.com", True)]


def test_values_and_their_labels_are_owned_and_nothing_else() -> None:
    owned = find_reach(CARD, region=None).owned
    assert owned == {(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (2, 0), (2, 1), (3, 0), (3, 1)}


def test_guesses_say_where_they_stand() -> None:
    (email,) = find_reach(CARD, region=None).emails
    assert email.boxes == (Box(80, 60, 230, 80),)


def disputed(text: str, other: str, *again: str) -> Page:
    votes = (
        Vote("ppocr", text, 0.995),
        Vote("tesseract", other, 0.9),
        *(Vote(SECOND_LOOK, t, 0.9) for t in again),
    )
    return Page((Line((Word(text, Box(0, 0, 100, 20), 0.9, votes),)),), 200, 40)


def test_a_digit_that_the_readers_dispute_is_never_sure() -> None:
    (phone,) = find_reach(disputed("+12025550123", "+12025550128"), region=None).phones
    assert not phone.sure


def test_a_dispute_that_another_look_settles_does_no_harm() -> None:
    number, misread = "+12025550123", "+12025550125"
    (settled,) = find_reach(disputed(number, misread, number, number), region=None).phones
    assert settled.sure
    for views in ((misread, "+12025550128"), (number, misread), (misread, misread)):
        (open_still,) = find_reach(disputed(number, misread, *views), region=None).phones
        assert not open_still.sure


def test_tesseract_is_no_second_voice_to_itself() -> None:
    votes = (Vote("ppocr", "", 0.0), Vote("tesseract", "555-0123", 0.9), Vote(SECOND_LOOK, "555-0123", 0.9))
    page = Page((Line((Word("555-0123", Box(0, 0, 100, 20), 0.9, votes),)),), 200, 40)
    assert voices(page, [(0, 0)], digits_key).seconded == 0


def test_a_dispute_about_the_label_does_no_harm() -> None:
    (phone,) = find_reach(disputed("Tel:+12025550123", "Tei.+12025550123"), region=None).phones
    assert phone.sure


def test_a_letter_that_the_readers_dispute_is_never_sure() -> None:
    (email,) = find_reach(disputed("ann@example.com", "anm@example.com"), region=None).emails
    assert not email.sure


def test_a_rare_ending_is_sure_only_where_another_place_on_the_card_has_it() -> None:
    (email,) = find_reach(page("ann@example.org.box"), region=None).emails
    assert not email.sure
    (email,) = find_reach(page("ann@acme.box", "www.acme.box"), region=None).emails
    assert email.sure


def test_a_bare_name_that_nothing_announces_is_no_sure_web_address() -> None:
    (url,) = find_reach(page("momsreg.nr"), region=None).urls
    assert not url.sure


def test_a_number_without_the_trunk_zero_it_needs_is_never_sure() -> None:
    (phone,) = find_reach(page("Musterstadt GmbH", "www.muster.de", "Tel. 8400026"), region="DE").phones
    assert not phone.sure


def test_an_address_joined_over_a_blank_is_not_sure() -> None:
    (email,) = find_reach(page("Muster e.K. sales@muster.de", "www.muster.de"), region=None).emails
    assert not email.sure


def test_a_capital_that_may_be_the_label_is_not_sure_unless_a_name_begins_with_it() -> None:
    (glued,) = find_reach(page("Ann Lee", "Eoffice@example.com", "www.example.com"), region=None).emails
    (spelt,) = find_reach(page("Eva Lee", "Eva.Lee@example.com", "www.example.com"), region=None).emails
    assert (glued.sure, spelt.sure) == (False, True)


def test_a_repair_is_never_sure() -> None:
    reach = find_reach(page("ann@example.corn", "Tel: +1 2O2 555 0123"), region=None)
    assert [g.sure for g in (*reach.emails, *reach.phones)] == [False, False]


def test_a_national_number_is_sure_only_where_the_country_is() -> None:
    (alone,) = find_reach(page("Tel. 020 7946 0123"), region=None).phones
    proven = page("Example plc", "London EC1A 1BB, United Kingdom", "ann@example.co.uk", "Tel. 020 7946 0123")
    assert not alone.sure
    assert find_reach(proven, region=None).phones[0].sure


def test_one_reader_alone_needs_another_witness() -> None:
    alone = find_reach(page("ann@example.com", readers=1), region=None)
    witnessed = find_reach(page("ann@example.com", "www.example.com", readers=1), region=None)
    assert (alone.emails[0].sure, witnessed.emails[0].sure) == (False, True)


def test_a_code_on_the_card_makes_its_values_sure_and_adds_its_own() -> None:
    code = (
        "BEGIN:VCARD\nFN:Ann Lee\nEMAIL:ann@example.com\nTEL:+12025550123\nTEL;CELL:+491713920012\nEND:VCARD"
    )
    card = page("ann@example.com", "Tel. +1 202 555 0123", readers=1, confidence=0.6, codes=(code,))
    reach = find_reach(card, region=None)
    assert [(g.value, g.sure) for g in reach.emails] == [("ann@example.com", True)]
    assert [(g.value.value, g.sure) for g in reach.phones] == [
        ("+12025550123", True),
        ("+491713920012", True),
    ]
    assert len(reach.codes) == 1


@pytest.mark.parametrize("texts", [("Tel. +49 30", "23125 017"), ("Tel. +49 (0)30 -", "23125017 Berlin")])
def test_a_number_over_two_lines_is_one(texts: tuple[str, str]) -> None:
    reach = find_reach(page(*texts), region=None)
    assert [g.value.value for g in reach.phones] == ["+493023125017"]
    assert (1, 0) in reach.owned


def test_two_whole_numbers_below_each_other_stay_two() -> None:
    reach = find_reach(page("+1 202 555 0123", "+1 202 555 0145"), region=None)
    assert [g.value.value for g in reach.phones] == ["+12025550123", "+12025550145"]


def test_an_empty_page_has_nothing() -> None:
    reach = find_reach(Page((), 100, 50), region=None)
    assert (reach.emails, reach.phones, reach.urls, reach.owned) == ((), (), (), frozenset())


ODD = st.text(alphabet="0123456789+-()/ .,:@wW|abcTelFaxE\u0661\u200f\u00a9ﬁ⑨", max_size=60) | st.text(
    max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD, max_size=6))
def test_no_text_makes_it_raise(texts: list[str]) -> None:
    reach = find_reach(page(*texts), region=None)
    for guess in (*reach.emails, *reach.phones, *reach.urls):
        assert 0 <= guess.confidence <= 1


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "1 ", "@", "a@", ".", "w", "www.", "+1 ", "1/", "a.", "a-", "(", "Tel ", "O0", "12345678901"],
)
def test_ten_thousand_characters_on_a_line_take_no_time(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    begun = time.process_time()
    find_reach(page(text), region=None)
    assert time.process_time() - begun < 4


def test_a_code_puts_an_address_right_that_was_read_without_its_dot() -> None:
    code = "BEGIN:VCARD\nVERSION:3.0\nFN:Li Jiang\nEMAIL:l.jiang@northwind.com\nEND:VCARD"
    (email,) = find_reach(page("Li Jiang", "Ijiang@northwind.com", codes=(code,)), region=None).emails
    assert (email.value, email.sure) == ("l.jiang@northwind.com", True)
    assert email.boxes


def test_the_code_of_somebody_else_leaves_an_address_alone() -> None:
    code = "BEGIN:VCARD\nVERSION:3.0\nFN:Lan Tran\nEMAIL:lan@northwind.com\nEND:VCARD"
    emails = find_reach(page("Ian Lee", "ian@northwind.com", codes=(code,)), region=None).emails
    assert [email.value for email in emails] == ["ian@northwind.com", "lan@northwind.com"]


def test_a_code_that_holds_only_a_profile_adds_it_and_any_other_page_is_left_alone() -> None:
    def urls(code: str) -> list[str]:
        return [url.value for url in find_reach(page("Ann Lee", codes=(code,)), region=None).urls]

    assert urls("https://www.linkedin.com/in/ann-lee") == ["www.linkedin.com/in/ann-lee"]
    assert urls("https://qr.example.com/x1") == []


def test_digits_of_other_scripts_are_read_as_numbers() -> None:
    (phone,) = find_reach(page("Ann Lee", "هاتف +٤٩ ٣٠ ٢٣١٢٥٠١٧"), region=None).phones
    assert phone.value.value == "+493023125017"


def first_phone(*texts: str) -> tuple[str, bool]:
    phone = find_reach(page(*texts), region=None).phones[0]
    return phone.value.value, phone.sure


INDIAN = ("Northwind Traders", "asha@northwind.example", "12 MG Road, Ahmedabad 380009, India")


@pytest.mark.parametrize(
    ("line", "sure"),
    [("9825012346", True), ("Asha Verma 9825012346", True), ("Counter 9825012346", False)],
)
def test_a_bare_mobile_number_is_sure_where_it_is_printed_so_and_but_a_name_beside_it(
    line: str, *, sure: bool
) -> None:
    assert first_phone(line, *INDIAN) == ("+919825012346", sure)


def test_a_number_is_sure_where_it_is_dialled_alike_in_all_countries_that_the_card_may_be_of() -> None:
    card = ("Ann Lee", "Northwind Inc", "ann.lee@northwind.example", "(202) 555-0123")
    assert first_phone(*card) == ("+12025550123", True)


def test_a_web_address_that_differs_from_the_mails_domain_in_look_alike_letters_alone_is_mended_by_it() -> (
    None
):
    reach = find_reach(page("Ann Lee", "ann@lorrydal.example", "www.Iorrydal.example"), region=None)
    assert [(url.value, url.sure) for url in reach.urls] == [("www.lorrydal.example", False)]


def test_a_capital_i_in_a_web_address_is_the_l_of_a_mails_domain_though_neither_was_read_clearly() -> None:
    (mail,) = page("ann@lorrydal.example", confidence=0.6).lines
    (site,) = page("www.Iorrydal.example", confidence=0.5).lines
    reach = find_reach(Page((mail, site), 400.0, 60.0), region=None)
    assert [(url.value, url.sure) for url in reach.urls] == [("www.lorrydal.example", False)]


def test_a_name_at_a_service_that_is_no_more_is_nowhere() -> None:
    reach = find_reach(page("Ann Lee", "Skype: ann.lee"), region=None)
    assert (reach.urls, reach.owned) == ((), frozenset({(1, 0), (1, 1)}))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Tel. +1 555 555 0142", True),
        ("+1 555 555 0142", False),
        ("Tel. +1 555 555 014", False),
        ("Mob. +971 56 870", False),  # as long as one of the Emirates' free numbers
        ("Tel. +49 999 12345", False),  # German ones are of any length
    ],
)
def test_a_labelled_number_that_says_its_country_is_sure_in_a_range_that_nobody_knows_if_as_long_as_others(
    text: str, *, sure: bool
) -> None:
    assert [phone.sure for phone in find_reach(page(text), region=None).phones] == [sure]


@pytest.mark.parametrize(
    ("rest", "sure"), [((), False), (("12 Mill Lane, Leeds LS1 4AB",), True), (("www.annlee.co.uk",), True)]
)
def test_a_national_number_is_sure_only_where_the_card_shows_its_country(
    rest: tuple[str, ...], *, sure: bool
) -> None:
    (phone,) = find_reach(page("Ann Lee", "Mobile: 07382 651 659", *rest), region=None).phones
    assert (phone.value.value, phone.sure) == ("+447382651659", sure)


@pytest.mark.parametrize(
    ("again", "is_sure"), [("ann.lee@acmecom.example", True), ("ann.lee@acme.com.example", False)]
)
def test_one_reader_is_not_alone_where_a_second_look_saw_otherwise(again: str, is_sure: bool) -> None:
    text = "ann.lee@acmecom.example"
    votes = (Vote("ppocr", text, 0.995), Vote("tesseract", "", 0.0), Vote(SECOND_LOOK, again, 0.95))
    word = Word(text, Box(0, 60, 250, 80), 0.99, votes)
    card = page("Ann Lee", "www.acmecom.example")
    (email,) = find_reach(Page((*card.lines, Line((word,))), 1000, 90), region=None).emails
    assert email.sure == is_sure


def test_a_web_address_that_a_mail_mended_says_nothing_for_the_mail() -> None:
    text = "ann.lee@veltracom.br"
    word = Word(text, Box(0, 60, 250, 80), 0.99, (Vote("ppocr", text, 0.995), Vote("tesseract", "", 0.0)))
    card = page("www.veltra.combr")
    found = find_reach(Page((*card.lines, Line((word,))), 1000, 90), region=None)
    assert not any(email.sure for email in found.emails)


def test_what_a_label_calls_a_mobile_is_not_sure_where_it_is_a_line_to_a_house() -> None:
    card = page(
        "Rossi S.r.l.", "Via Verdi 48, 32100 Belluno", "www.rossi.it", "Mob 0427 114 220", "Tel. 0427 114 221"
    )
    mobile, landline = find_reach(card, region=None).phones
    assert (mobile.value.value, mobile.sure) == ("+390427114220", False)
    assert landline.sure


def test_a_domain_with_a_capital_i_among_small_letters_is_not_promised() -> None:
    card = page("Ann Lee", "Tel. +1 202 555 0123", "ann.lee@brenoI.com")
    assert [email.sure for email in find_reach(card, region=None).emails] == [False]


@pytest.mark.parametrize(("place", "is_sure"), [("8400 Winterthur", True), ("10115 Berlin", False)])
def test_an_ending_of_a_place_is_usual_at_home_alone(place: str, is_sure: bool) -> None:
    phone = {"8400 Winterthur": "044 896 19 81", "10115 Berlin": "030 23125 017"}[place]
    (email,) = find_reach(
        page("Ann Lee", "Brenol AG", place, phone, "ann.lee@brenol.swiss"), region=None
    ).emails
    assert email.sure is is_sure
