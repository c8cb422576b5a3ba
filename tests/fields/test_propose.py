"""A page of text understood as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.fields.propose import propose
from tests.fields.cards import line, page, shop


def test_a_plain_card() -> None:
    card = page(
        "Hans Meier",
        "Sales Director",
        "Northwind Systems GmbH",
        "hans.meier@northwind.example",
        "+49 30 23125 100",
    )
    proposal = propose(card)
    assert proposal.name is not None
    assert proposal.name.value.full == "Hans Meier"
    assert proposal.title is not None
    assert proposal.title.value == "Sales Director"
    assert proposal.org is not None
    assert proposal.org.value == "Northwind Systems GmbH"


def test_a_name_that_the_mail_spells_and_both_readers_read_is_sure() -> None:
    card = page("Hans Meier", "Sales Director", "Northwind Systems GmbH", "hans.meier@northwind.example")
    name = propose(card).name
    assert name is not None
    assert name.sure


def test_a_name_that_the_mail_spells_is_sure_beside_its_title_but_not_beside_what_may_be_more_of_it() -> None:
    def name(text: str) -> tuple[str, bool]:
        found = propose(page(text, "Northwind Systems GmbH", "hans.meier@northwind.example")).name
        return (found.value.full, found.sure) if found else ("", False)

    assert name("Hans Meier Sales Director") == ("Hans Meier", True)
    assert not name("Hans Meier Nordmoor Sales Director")[1]


def test_a_name_with_a_lone_letter_beside_it_may_be_cut_and_is_not_sure() -> None:
    whole = page("Hans Meier", "Sales Director", "Northwind Systems GmbH", "hans.meier@northwind.example")
    name = propose(replace(whole, lines=(*whole.lines, line("y", 0, left=105)))).name
    assert name is not None
    assert not name.sure


def test_a_capital_in_an_address_is_the_small_letter_that_the_name_has() -> None:
    card = page("Lena Chau", "Sales Director", "Northwind Systems GmbH", "Ichau@northwind.example")
    (email,) = propose(card).emails
    assert (email.value, email.sure) == ("lchau@northwind.example", False)


@pytest.mark.parametrize("seen", ["to1and.kamer@example.com", "toland.karner@example.com"])
def test_an_address_is_read_as_the_name_has_it_and_shown_as_a_repair(seen: str) -> None:
    (email,) = propose(page("Toland Kamer", "Sales Director", seen)).emails
    assert (email.value, email.sure) == ("toland.kamer@example.com", False)
    assert email.repaired == seen


@pytest.mark.parametrize("label", "eEmM")
def test_a_letter_before_what_spells_the_name_is_a_label_glued_on(label: str) -> None:
    (email,) = propose(page("Toland Kamer", "Sales Director", f"{label}toland.kamer@example.com")).emails
    assert (email.value, email.sure) == ("toland.kamer@example.com", False)


@pytest.mark.parametrize(("printed", "seen"), [("Toland Kamer", "Töland"), ('Toland Tol"Kamer', None)])
def test_a_name_is_not_sure_of_which_a_reader_saw_an_accent_or_a_blank_is_lost(
    printed: str, seen: str | None
) -> None:
    card = page(printed, "Sales Director", "Northwind Systems GmbH", "toland.kamer@northwind.example")
    if seen:
        first, *rest = card.lines[0].words
        ours, theirs = first.votes
        doubted = replace(first, votes=(ours, replace(theirs, text=seen, confidence=0.9)))
        card = replace(card, lines=(replace(card.lines[0], words=(doubted, *rest)), *card.lines[1:]))
    name = propose(card).name
    assert name is not None
    assert not name.sure


def test_what_friends_say_in_the_middle_of_a_long_name_is_a_part_of_it() -> None:
    printed = "mw. drs. M.C.A. (Marieke) van den Boogaard-de Wit"
    name = propose(page(printed, "Makelaar", "Singel 112, 3311 PJ Dordrecht", "marieke@kuyper.example")).name
    assert name is not None
    assert name.value.full == "M.C.A. van den Boogaard-de Wit"


@pytest.mark.parametrize(
    "couple", ["Jean et Marie Lefèvre", "Elisabeth und Franz Huber", "Ann & Peter Hollister"]
)
def test_a_couple_is_a_name(couple: str) -> None:
    name = propose(page("Weingut", couple, "06 12 34 56 78", "12 rue du Moulin, 14400 Bayeux")).name
    assert name is not None
    assert name.value.full == couple
    assert not name.sure


def test_a_name_without_any_way_to_reach_it_is_not_sure() -> None:
    name = propose(page("Hans Meier", "Sales Director")).name
    assert name is None or not name.sure


def test_a_name_that_one_reader_read_and_nothing_bears_out_is_not_sure() -> None:
    card = page("Hans Meier", "Sales Director", "Northwind Systems GmbH", "info@northwind.example", readers=1)
    name = propose(card).name
    assert name is None or not name.sure


def test_a_card_of_a_company_alone_gets_no_name() -> None:
    card = page(
        "Bakery Sunrise Ltd.", "Fresh bread every day", "12 Sample Street", "London", "info@example.com"
    )
    assert propose(card).name is None


def test_a_sign_alone_at_the_beginning_of_a_part_stops_nothing() -> None:
    assert propose(page("Ann Lee", "Sales - , Ann Lee", "ann.lee@example.com")).emails


def test_the_title_in_brackets_behind_the_name_stands_apart() -> None:
    card = page("Hans Meier (Director)", "Northwind Systems GmbH", "hans.meier@northwind.example")
    proposal = propose(card)
    assert proposal.name is not None
    assert proposal.name.value.full == "Hans Meier"
    assert proposal.title is not None
    assert proposal.title.value == "Director"


def test_a_nickname_in_brackets_is_no_part_of_the_title_below_the_name() -> None:
    found = propose(page("Ann Lee", "(Nan) Sales Director", "ann.lee@example.com"))
    assert found.name
    assert found.title
    assert (found.name.value.full, found.title.value) == ("Ann Lee", "Sales Director")


def test_a_title_that_announces_the_name_stands_apart() -> None:
    found = propose(page("President: Ann Lee", "ann.lee@example.com"))
    assert found.name
    assert found.title
    assert (found.name.value.full, found.title.value) == ("Ann Lee", "President")


def test_a_name_in_brackets_behind_other_words_is_somebody_else_s() -> None:
    rows = ('Mr Tunde ("Tun") Okafor FRCS(Orth)', "Surgeon", "Office (Mrs J Quill): 0191 498 0182")
    name = propose(page(*rows, "tunde.okafor@example.com")).name
    assert name is not None
    assert name.value.family == "Okafor"


def test_an_article_read_with_a_capital_i_is_shown_as_a_repair() -> None:
    name = propose(page("Reem AI-Otaibi", "Sales Director", "reem.alotaibi@example.com")).name
    assert name is not None
    assert (name.value.full, name.repaired, name.sure) == ("Reem Al-Otaibi", "Reem AI-Otaibi", False)


def test_a_name_read_without_its_blank_is_parted_by_the_mail_and_shown_as_a_repair() -> None:
    card = page("HANSMEIER", "Sales Director", "Northwind Systems GmbH", "hans.meier@northwind.example")
    name = propose(card).name
    assert name is not None
    assert name.value.full == "Hans Meier"
    assert name.repaired == "HANSMEIER"
    assert not name.sure


def test_a_contact_in_a_code_speaks_for_what_was_read() -> None:
    code = "BEGIN:VCARD\nVERSION:3.0\nN:Meier;Hans\nFN:Hans Meier\nTITLE:Sales Director\nEND:VCARD"
    proposal = propose(page("Hans Meler", "Sa1es Directcr", "hans.meier@northwind.example", codes=(code,)))
    assert proposal.name is not None
    assert proposal.name.value.full == "Hans Meier"
    assert proposal.title is not None
    assert proposal.title.value == "Sales Director"


def test_a_printed_name_with_more_words_than_the_code_has_is_kept() -> None:
    card = page("Ann M. Lee", "Sales Director", "ann.lee@example.com", codes=("MECARD:N:Lee,Ann;;",))
    name = propose(card).name
    assert name is not None
    assert name.value.full == "Ann M. Lee"


def test_the_name_in_another_script_is_kept_beside_it() -> None:
    card = page("Taro Yamada", "山田 太郎", "Sales Manager", "taro.yamada@northwind.example")
    name = propose(card).name
    assert name is not None
    assert {name.value.full, name.value.other_script} == {"Taro Yamada", "山田 太郎"}


def test_a_name_in_two_scripts_on_a_line_is_the_latin_one() -> None:
    found = propose(page("J. H. Kim 김지호 과장", "jhkim@example.com"))
    assert found.name
    assert (found.name.value.full, found.name.value.other_script) == ("J. H. Kim", "김지호")


def test_degrees_alone_are_no_name() -> None:
    assert propose(page("BSc", "Example Works", "office@example.com")).name is None


def test_beside_a_name_in_latin_letters_the_title_in_them_is_wanted() -> None:
    found = propose(page("見本 太郎", "取締役", "Taro Mihon", "Director", "taro.mihon@example.com"))
    assert found.name
    assert found.title
    assert (found.name.value.full, found.title.value) == ("Taro Mihon", "Director")


def test_no_word_is_used_twice() -> None:
    card = page("Hans Meier", "Meier Consulting", "Managing Director", "hans@meier-consulting.example")
    proposal = propose(card)
    used = [g.boxes for g in (proposal.name, proposal.org, proposal.title) if g]
    assert len(used) == len(set(used))


def test_an_empty_page_is_understood_as_nothing() -> None:
    assert propose(page()).contact().is_empty


@pytest.mark.parametrize(
    "text", ["END:VCARD", "\u202eAnn Lee", "(((", ",,, ;;; |||", "株式会社", "®", "x" * 10_000]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    propose(page("Ann Lee", text, "ann.lee@example.com"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_page_makes_it_raise(lines: list[str]) -> None:
    propose(page(*lines))


def test_a_name_broken_at_its_hyphen_is_one() -> None:
    card = page(
        "Kirsten Halvorsen-", "Wong", "Tax Partner", "Halvorsen Wong LLP", "kirsten@halvorsenwong.com"
    )
    name = propose(card).name

    assert name is not None
    assert name.value.full == "Kirsten Halvorsen-Wong"


def test_a_name_that_ends_in_a_particle_is_never_sure() -> None:
    card = page(
        "Ekaterina von", "Director", "Northwind Ltd", "ekaterina.von@northwind.com", "+1 202 555 0123"
    )
    name = propose(card).name

    assert name is None or not name.sure


def test_a_word_as_large_right_under_a_name_may_belong_to_it() -> None:
    card = page("Marta del Valle", "Ibarrondo", "m.delvalle@northwind.com", "+1 202 555 0123")
    name = propose(card).name

    assert name is None or name.value.full == "Marta del Valle Ibarrondo" or not name.sure


def test_a_title_belongs_to_a_name() -> None:
    with_name = propose(page("Anna Schmidt", "Partner", "anna.schmidt@northwind.com"))
    alone = propose(page("NORTHWIND", "Partner", "www.northwind.com", "+1 202 555 0123"))

    assert with_name.title is not None
    assert alone.title is None


def test_a_word_that_goes_before_a_title_is_part_of_it_though_it_is_a_surname_too() -> None:
    proposal = propose(page("Ann Walker Sales Director", "Northwind Ltd", "ann.walker@northwind.example"))
    assert proposal.name is not None
    assert proposal.title is not None
    assert (proposal.name.value.full, proposal.title.value) == ("Ann Walker", "Sales Director")


def test_a_surname_that_titles_have_too_stays_with_the_name_that_the_mail_spells() -> None:
    proposal = propose(page("John Field Manager", "Northwind Ltd", "john.field@northwind.example"))
    assert proposal.name is not None
    assert proposal.title is not None
    assert (proposal.name.value.full, proposal.title.value) == ("John Field", "Manager")


def test_a_row_of_degrees_is_no_part_of_the_title_but_one_of_title_words_is() -> None:
    title = propose(page("Ann Walker", "PhD", "Head of Research", "ann.walker@northwind.example")).title
    assert title is not None
    assert title.value == "Head of Research"
    title = propose(page("Ann Walker", "MD &", "President", "ann.walker@northwind.example")).title
    assert title is not None
    assert title.value == "MD & President"


def test_an_address_that_spells_the_name_with_its_e_keeps_it() -> None:
    (email,) = propose(page("Rick Webb", "Director", "Erick.webb@northwind.example")).emails
    assert email.value == "Erick.webb@northwind.example"


def test_a_nickname_in_brackets_does_not_cut_the_name() -> None:
    name = propose(page("ir. M.C. (Marleen) de Bos", "Adviseur", "m.debos@waterstede.nl")).name
    assert name is not None
    assert name.value.full == "M.C. de Bos"


def test_a_name_that_ends_in_a_nickname_goes_on_and_is_not_sure() -> None:
    card = page('Marguerite "Daisy"', "Ashdown", "Upholsterer", "daisy@ashdown.example", "+44 20 7946 0123")
    name = propose(card).name
    assert name is not None
    assert name.value.full == "Marguerite Ashdown" or not name.sure


def test_the_label_glued_to_an_address_is_taken_off_where_the_name_is_spelt_without() -> None:
    (email,) = propose(page("Rebecca Webb", "Director", "Er.webb@northwind.example")).emails
    assert (email.value, email.repaired, email.sure) == (
        "r.webb@northwind.example",
        "Er.webb@northwind.example",
        False,
    )


def test_a_word_printed_twice_is_nobodys_name() -> None:
    assert (
        propose(page("Mobilarix Mobilarix", "mobilarix@northwind.example", "+44 20 7946 0123")).name is None
    )
    name = propose(page("Yang Yang", "Director", "yang.yang@northwind.example")).name
    assert name is not None
    assert name.value.full == "Yang Yang"


@pytest.mark.parametrize(
    ("read", "meant"),
    [("Netwawel Sp. Z 0.0.", "Netwawel Sp. z o.o."), ("Netwawel Särl", "Netwawel Sàrl")],
)
def test_a_legal_form_is_put_right_and_shown_as_a_repair(read: str, meant: str) -> None:
    org = propose(page("Ann Walker", "Director", read, "ann.walker@netwawel.example")).org
    assert org is not None
    assert (org.value, org.repaired) == (meant, read)


def test_rows_set_alike_are_one_company() -> None:
    card = page(
        "Savannah Roots",
        "Initiative",
        "",
        "",
        "Zainab Bello",
        "Programme Director",
        "z.bello@savannahroots.org",
    )
    org = propose(card).org
    assert org is not None
    assert org.value == "Savannah Roots Initiative"


@pytest.mark.parametrize(
    "rows",
    [
        ("Sam Riviera", "(they/them)", "Program Officer"),
        ("Sam Riviera", "she/her/ella Program Officer"),
        ("Pronouns: she/her", "Sam Riviera", "Program Officer"),
        ("Sam Riviera", "(ia/she)", "Program Officer"),
        ("Name: Sam Riviera", "Program Officer"),
        ("Contact: Sam Riviera", "Program Officer"),
    ],
)
def test_pronouns_and_what_a_line_is_called_are_nobodys_value(rows: tuple[str, ...]) -> None:
    found = propose(page("Open Harbor", *rows, "sriviera@openharbor.example", "(614) 555-0142"))
    assert found.name is not None
    assert found.title is not None
    assert (found.name.value.full, found.title.value) == ("Sam Riviera", "Program Officer")


def test_courtesy_before_a_name_is_kept_for_the_letter() -> None:
    found = propose(
        page("Brandt Praxis", "Prof. Dr. Anna-Lena Brandtner, MBA", "anna.brandtner@brandt.example")
    )
    assert found.name is not None
    assert (found.name.value.prefix, found.name.value.family) == ("Prof. Dr.", "Brandtner")


def test_a_letter_that_may_be_the_label_of_an_address_is_taken_off_and_never_sure() -> None:
    def read(*lines: str) -> tuple[str, bool, str | None]:
        (email,) = propose(page(*lines)).emails
        return email.value, email.sure, email.repaired

    mended = ("aweber@acme.com", False, "e.aweber@acme.com")
    assert read("Ann Weber", "Director", "e.aweber@acme.com") == mended
    assert read("Eva Weber", "Director", "e.weber@acme.com")[:2] == ("e.weber@acme.com", True)
    assert not read("ACME", "e.weber@acme.com")[1]


@pytest.mark.parametrize("left", [20.0, 40.0])
def test_initials_set_apart_on_the_names_row_belong_to_it(left: float) -> None:
    rest = page("", "Stores Officer", "Amber Lens Corporation Pvt Ltd", "info@amberlens.example")
    name = (line("K", 0), line("R Pathan", 0, left=left))
    found = propose(replace(rest, lines=(*name, *rest.lines)))
    assert found.name is not None
    assert found.name.value.full == "K R Pathan"


def test_a_code_whose_family_name_is_the_companys_does_not_rename_who_is_printed() -> None:
    code = "BEGIN:VCARD\nVERSION:3.0\nN:Orchidly;Neha\nORG:Orchidly Pvt Ltd\nEND:VCARD"
    name = propose(page("Neha Bhatt", "Florist", "neha.bhatt@orchidly.example", codes=(code,))).name
    assert name is not None
    assert name.value.full == "Neha Bhatt"
    alone = propose(page("0491 570 156", codes=(code,))).name
    assert alone is not None
    assert not alone.sure


@pytest.mark.parametrize("name", ["Quellmark", "A1 Brisk"])
def test_the_largest_letters_of_a_card_that_names_no_domain_are_its_company(name: str) -> None:
    found = propose(shop(name, "Asha Verma", "98250 12345", "12 MG Road, Ahmedabad 380009"))
    assert found.org is not None
    assert found.name is not None
    assert (found.org.value, found.name.value.full) == (name, "Asha Verma")


@pytest.mark.parametrize("title", ["Loan Officer", "Dock Supervisor"])
def test_a_word_that_goes_before_a_title_is_not_cut_off(title: str) -> None:
    found = propose(page("Carla Whitcomb", title, "First Meadow", "carla.whitcomb@firstmeadow.example")).title
    assert found is not None
    assert found.value == title


def test_a_postcode_above_an_address_in_east_asian_letters_belongs_to_it() -> None:
    places = propose(
        page("岡田桃子", "〒424-0187", "愛知県名古屋市中区神田錦町7-1-52", "03-5550-1234")
    ).addresses
    assert [place.value.postcode for place in places] == ["424-0187"]


def test_a_domain_called_like_the_only_person_on_the_card_makes_no_company_of_her() -> None:
    name = propose(shop("marguerite hale", "letterpress, bookbinding", "www.margueritehale.com")).name
    assert name is not None
    assert name.value.full == "Marguerite Hale"


def test_a_letter_of_a_doubtful_web_address_is_as_the_company_has_it_and_shown_as_a_repair() -> None:
    rows = (
        "Ann Lee",
        "Director",
        "Northwind Tools GmbH",
        "ann.lee@nwt.example",
        "www.nerthwindtools.example",
    )
    card = page(*rows)
    (site,) = page(rows[-1], confidence=0.45, readers=1).lines
    (url,) = propose(replace(card, lines=(*card.lines[:-1], site))).urls
    assert (url.value, url.repaired) == ("www.northwindtools.example", "www.nerthwindtools.example")
    assert propose(card).urls[0].value == "www.nerthwindtools.example"  # both readers saw it so


def test_what_is_but_shaped_like_a_name_and_borne_out_by_nothing_is_not_sure() -> None:
    name = propose(shop("ZORVAN KULPI", "Tel. +998 90 407 31 82", "usta@mail.ru")).name
    assert name is None or not name.sure


def test_a_name_behind_its_heading_is_without_it_also_where_no_blank_parts_them() -> None:
    name = propose(page("平安开锁", "13560428717", "联系人：刘师傅", "广州市海珠区赤岗西路212号")).name
    assert name is not None
    assert name.value.full == "刘师傅"


def test_who_is_addressed_is_a_person_and_no_company() -> None:
    card = page("TERANGA COUTURE", "Mme Aïssatou NDIAYE", "Styliste-modéliste", "Tél : 33 824 71 63", "Dakar")
    name = propose(card).name
    assert name is not None
    assert name.value.full == "Aïssatou Ndiaye"
