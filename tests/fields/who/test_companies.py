"""Companies told from streets, countries, titles and what else stands in their domain."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.legal_forms import with_legal_form
from scanner.fields.who.lexicon import company_kind, company_kinds, is_street, key
from scanner.fields.who.pieces import spans
from scanner.fields.who.stems import domain_match, domain_stem
from scanner.fields.who.title_words import title_kind
from scanner.fields.who.wording import words
from tests.fields.cards import page


@pytest.mark.parametrize("word", ["engineering", "catering", "manufacturing", "brigade"])
def test_what_only_ends_like_a_street_is_none(word: str) -> None:
    assert not is_street(word)


@pytest.mark.parametrize("word", ["kaiserring", "hauptstrasse", "prinsengracht"])
def test_a_street_written_as_one_word_is_told_by_its_end(word: str) -> None:
    assert is_street(word)


@pytest.mark.parametrize("word", ["medizintechnik", "fordertechnik", "federntechnik"])
def test_what_a_company_makes_is_no_title_though_it_is_one_in_another_language(word: str) -> None:
    assert title_kind(word) is None
    assert company_kind(word) == "trade"


@pytest.mark.parametrize("misread", ["Kavak Makina A.$.", "Kavak Makina A.$"])
def test_a_turkish_legal_form_is_put_right(misread: str) -> None:
    assert with_legal_form(misread).startswith("Kavak Makina A.Ş")


@pytest.mark.parametrize(
    ("company", "mail"),
    [
        ("Kestrel Marine Singapore Pte Ltd", "ravi.moorthy@ktsg.example"),
        ("Olenko Thailand Ltd.", "ravi.moorthy@oth.example"),
        ("WEST-PLAST Sp. z o.o.", "ravi.moorthy@westplast.dealerorka.example"),
    ],
)
def test_a_country_and_another_words_domain_take_no_company_away(company: str, mail: str) -> None:
    found = propose(
        page("Ravi Moorthy", "Parts Manager", "", company, "18 Tuas Link, Singapore 638599", mail)
    )
    assert found.org is not None
    assert found.org.value == company


def test_a_title_word_in_the_address_is_no_part_of_a_name() -> None:
    lines = ("Keyan Malpani", "Sales Advisor", "Vindhya Motocorp Ltd", "vindhyaautosales@gmail.com")
    found = propose(page(*lines))
    assert found.title is not None
    assert found.title.value == "Sales Advisor"


@pytest.mark.parametrize("title", ["Prop.", "Florist", "Grower", "Inh."])
def test_short_and_rare_titles_are_known(title: str) -> None:
    found = propose(page("Uwe Kranz", title, "Bike Shop Speiche", "uwe@speiche.example"))
    assert found.title is not None
    assert found.title.value == title


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Umweltamt", "trade"),
        ("Ministère", "trade"),
        ("Konoba", "trade"),
        ("Noodles", "trade"),
        ("Advocatenkantoor", "trade"),
        ("Klempířství", "trade"),
        ("Sushi", "trade"),
        ("Konzertagentur", "trade"),
        ("UAB", "legal"),
    ],
)
def test_what_shops_offices_and_trades_are_called_is_known_in_many_languages(word: str, kind: str) -> None:
    assert company_kind(key(word)) == kind


def test_a_name_that_ends_like_a_trade_is_none() -> None:
    assert company_kind("valkyrie") is None
    assert company_kind("hochwerk") == "trade"


@pytest.mark.parametrize(
    "title", ["Pastor", "Fogszakorvos", "Friseurmeisterin", "Vadovas", "Advocada", "Zámečník", "Locksmith"]
)
def test_what_people_do_is_known_in_many_languages(title: str) -> None:
    assert title_kind(key(title)) == "head"


@pytest.mark.parametrize(
    ("company", "host"),
    [
        ("The Crooked Oar", "crookedoar.example"),
        ("Consultorios Belgrano Visión", "belgranovision.example"),
        ("Northwind Trading Ltd", "northwind.example"),
    ],
)
def test_an_article_and_what_a_company_does_may_be_left_out_of_its_domain(company: str, host: str) -> None:
    assert domain_match(company, domain_stem(host)) == "same"
    assert domain_match(company, "harbour") == ""


def test_the_company_somebody_is_at_is_told_from_the_line() -> None:
    org = propose(page("Tammy Hale", "Director at Harborline Group Ltd", "+1 202 555 0142")).org
    assert org is not None
    assert org.value == "Harborline Group Ltd"


def test_small_words_are_left_out_of_a_company_s_initials() -> None:
    assert domain_match("Instituto Superior de Engenharia do Mondego", "isem") == "initials"


def test_a_family_behind_its_particle_is_no_legal_form() -> None:
    assert company_kinds(["joao", "de", "sa"]) == (None, None, None)
    assert company_kinds(["banca", "rotondi", "sa"])[-1] == "legal"


@pytest.mark.parametrize("word", ["biuras", "ministria", "ansambl", "kirchgemeinde", "verkfraedistofa"])
def test_trades_of_smaller_languages_are_known(word: str) -> None:
    assert company_kind(word) == "trade"


@pytest.mark.parametrize(
    ("text", "street"), [("St. Mary School", 0.0), ("St. Mary 12", 1.0), ("Main St.", 1.0)]
)
def test_a_saint_is_no_street(text: str, street: float) -> None:
    scene = page(text)
    (line,) = (span for span in spans(scene, frozenset()) if span.cut == "line")
    assert words(line)["street"] == street


@pytest.mark.parametrize(
    "company", ["Ministria e Turizmit dhe Mjedisit", "Georgia Polytechnic Institute", "Ústav ochrany lesů"]
)
def test_an_institution_needs_no_legal_form(company: str) -> None:
    card = page(
        company, "", "Dr. Karin Berglund", "Coordinator", "+46 10 224 40 00", "k.berglund@mail.example"
    )
    found = propose(card)
    assert found.org is not None
    assert found.org.value == company


def test_a_department_of_a_state_is_the_company_where_a_card_names_no_other() -> None:
    lines = ("Dilrukshi Perera", "Senior Assistant Secretary", "Department of Provincial Administration")
    reach = ("No. 204, Tulip Mawatha, Battaramulla", "Tel. 011 2 555 014")
    assert org(*lines, *reach) == "Department of Provincial Administration"
    assert (
        org("Kestrel Knits Ltd.", "Ann Lee", "Director", "Department of Dyeing", *reach)
        == "Kestrel Knits Ltd."
    )


def test_what_a_card_says_in_letters_of_another_script_is_no_company_beside_latin_ones() -> None:
    lines = (
        "ॐ नमः शिवाय",
        "Rajesh Malpani",
        "Jyotishacharya",
        "Assi Lane 4, Varanasi 221005",
        "Mob. 98220 00123",
    )
    assert org(*lines) is None


@pytest.mark.parametrize("line", ["LINE: baansample", "出租车 包车"])
def test_a_handle_and_wares_are_no_company(line: str) -> None:
    assert org("何师傅", line, "18255500142") is None


def test_a_people_s_committee_is_an_institution() -> None:
    lines = ("ỦY BAN NHÂN DÂN QUẬN THANH XUÂN HÒA", "Mai Trần", "Phó Trưởng phòng", "DĐ: 0918.555.014")
    assert org(*lines, "mttran@cantho.gov.vn") == lines[0]


def org(*lines: str) -> str | None:
    found = propose(page(*lines)).org
    return found.value if found else None
