"""Cards of shops and trades: what they do, where they are found, and who works there."""

from __future__ import annotations

import pytest

from scanner.fields.propose import propose
from scanner.fields.who.address_labels import tells_way
from scanner.fields.who.hours import tells_hours
from scanner.fields.who.people import mail_match
from scanner.model.page import Page
from tests.fields.cards import page, shop

REACHED = ("Tel. +372 5341 0142", "kuur@example.ee")


def understood(card: Page) -> tuple[str | None, str | None]:
    """Return the name and the job title of a card."""
    found = propose(card)
    return found.name and found.name.value.full, found.title and found.title.value


@pytest.mark.parametrize("goods", ["Bernstein · Amber · Gintaras", "Dames – Messieurs – Enfants"])
def test_a_list_of_goods_is_nobody_s_name(goods: str) -> None:
    assert propose(shop("Kalnas", goods, *REACHED)).name is None


def test_a_list_right_under_a_company_is_what_it_does_and_no_job() -> None:
    card = page("Lark Hair Salon", "Braids • Weaves • Manicure • Barber", "Grace Wambui Otieno", *REACHED)
    assert understood(card) == ("Grace Wambui Otieno", None)


def test_a_heading_called_like_a_person_is_not_promised_without_a_title() -> None:
    lines = ("abbigliamento uomo – su misura", "Tel. +39 0921 42 01 42", "morandi.moda@example.it")
    heading = propose(shop("CARLO MORANDI", *lines)).name
    assert heading is None or not heading.sure


@pytest.mark.parametrize("called", ["Meistras", "Usta", "Мастер"])
def test_what_a_craftsman_is_called_by_is_no_part_of_the_name_nor_a_title(called: str) -> None:
    card = page("Kalnas Baldai", f"{called} Algirdas Norkus", *REACHED)
    assert understood(card) == ("Algirdas Norkus", None)


@pytest.mark.parametrize(
    ("lines", "name", "title"),
    [
        (
            ("Oak Realty, PLLC", "Guadalupe Arrieta, REALTOR®", "C 956.555.0142"),
            "Guadalupe Arrieta",
            "REALTOR®",
        ),
        (
            ("Лыткина", "Нина Всеволодовна", "директор", "Тел. +7 812 555-01-42"),
            "Лыткина Нина Всеволодовна",
            "директор",
        ),
        (("Gwen Harcot MP", "HOUSE OF COMMONS", "Tel: 020 7946 0142"), "Gwen Harcot", None),
        (("Colmena Sur", "Braulio Techera", "Tel. 099 613 014"), "Braulio Techera", None),
        (
            ("Soda y Cabinas El Colibrí", "casados, batidos", "Flor y Chepe Elizondo", "Tel. 2740 0142"),
            "Flor y Chepe Elizondo",
            None,
        ),
        (("ANNA BHANDAR", "প্রোঃ শ্যামল কুমার ঘোষ", "9434 418 014"), "শ্যামল কুমার ঘোষ", "প্রোঃ"),
        (("Δήμος Αμπέλου", "Πρωτοπρ. Γεώργιος Παππάς", "Εφημέριος"), "Γεώργιος Παππάς", "Εφημέριος"),
    ],
)
def test_a_society_s_mark_a_father_s_name_and_offices_are_told_from_the_name(
    lines: tuple[str, ...], name: str, title: str | None
) -> None:
    assert understood(page(*lines)) == (name, title)


@pytest.mark.parametrize(
    ("line", "is_address"),
    [
        ("Huye, near National Library gate", True),
        ("San Gerardo, 300 m sur de la escuela", True),
        ("Brgy. San Roque, in front of public market, Lipa City", True),
        ("Servicing Cairns & Townsville", False),
    ],
)
def test_a_way_from_what_all_know_is_an_address_and_where_somebody_works_is_none(
    line: str, is_address: bool
) -> None:
    found = propose(page("Lark Garage", "Moses Okello", "0772 550 142", line))
    assert bool(found.addresses) == is_address


@pytest.mark.parametrize("unit", ["Atención al Cliente", "Atendimento ao Cliente", "Servizio Clienti"])
def test_what_deals_with_customers_is_a_department(unit: str) -> None:
    person = ("Lucía Fernández Prieto", "Ingeniera de Software")
    reached = ("Tel. +34 912 555 014", "lucia.fernandez@abril.example")
    found = propose(page("Tecnologías Abril S.L.", *person, unit, *reached))
    assert found.department is not None
    assert found.department.value == unit


def test_an_address_s_first_letter_stays_where_it_begins_a_word_of_a_trade() -> None:
    found = propose(page("Me Aïssatou Ndiaye-Faye", "Avocat à la Cour", "etude.ndiayefaye@example.sn"))
    assert [email.value for email in found.emails] == ["etude.ndiayefaye@example.sn"]


def test_a_shop_s_joined_word_is_spelt_by_no_address_as_a_name_is() -> None:
    assert mail_match("Hotel-Restorant Vllazna", "hotelvllazna") < 0.8
    assert mail_match("Ann-Lena Marsh", "lenamarsh") == 1.0


def test_a_shop_that_an_address_spells_in_one_word_is_promised_as_nobody() -> None:
    rest = ("Fisketurar – Skyss – Transport", "Ørjar Myklebost", "skippar", "fjordbaatorjan@online.no")
    name = propose(page("906 14 728", "Fjordbåt Ørjan", "", *rest, "Kaien, 6215 Eidsdal")).name
    assert name is None or not name.sure


@pytest.mark.parametrize(
    ("lines", "company"),
    [
        (("BUNDESREPUBLIK DEUTSCHLAND", "Botschaft Windhuk"), "Botschaft Windhuk"),
        (("Senato della Repubblica",), "Senato della Repubblica"),
    ],
)
def test_an_institution_of_two_words_heads_a_card_and_one_of_a_state_is_no_state(
    lines: tuple[str, ...], company: str
) -> None:
    found = propose(page(*lines, "", "Dr. Ada Quast-Lindner", "", "Tel. +264 61 273 014"))
    assert found.org is not None
    assert found.org.value == company


def test_a_postal_box_of_francophone_africa_ends_an_address() -> None:
    person = ("Mécanique Générale KONAN & FRÈRES", "KONAN Ama Hyacinthe", "Chef de Garage")
    found = propose(page(*person, "Marcory, Abidjan", "23 BP 417 Abidjan 23", "Cel : 07 48 31 90 26"))
    assert [place.value.full for place in found.addresses] == ["Marcory, Abidjan, 23 BP 417 Abidjan 23"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("Ros Beag, Co. na Gaillimhe", True), ("Schull, Co. Cork", True), ("Lee Trading, Co. Ltd", False)],
)
def test_a_county_behind_a_town_says_where_it_is(text: str, is_told: bool) -> None:
    assert tells_way(text) == is_told


def test_how_many_hours_a_day_a_shop_works_is_no_place() -> None:
    assert tells_hours("24 uur diens - no call out fee")


def test_what_somebody_is_called_at_line_is_no_name() -> None:
    card = page("AUNTIE SOMJAI MASSAGE", "081 764 2014", "LINE ID: somjai_nuad", "Open 10.00–22.00")
    assert propose(card).name is None
