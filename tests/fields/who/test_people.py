"""Names taken apart, written in name case, and borne out by mail addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.who.affixes import is_cut_short, take_apart
from scanner.fields.who.people import mail_match, named, says_more


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("RONALD MCDONALD", "Ronald McDonald"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("SEAN O'NEIL", "Sean O'Neil"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("JEAN-LUC MARTIN", "Jean-Luc Martin"),
        ("K.V. RAMANA RAO", "K.V. Ramana Rao"),
        ("Anna Schmidt-König", "Anna Schmidt-König"),
        ("ŁUKASZ ŻÓŁĆ", "Łukasz Żółć"),
        ("ann lee", "Ann Lee"),
        ("ANN & PETER HOLLISTER", "Ann & Peter Hollister"),
        ("& ANN HOLLISTER", "Ann Hollister"),
    ],
)
def test_capitals_become_name_case(printed: str, full: str) -> None:
    name = named(printed)
    assert name is not None
    assert name.full == full


@pytest.mark.parametrize(
    ("printed", "prefix", "full", "suffix"),
    [
        ("Dr. Ann Lee", "Dr.", "Ann Lee", None),
        ("Dr. rer. nat. Eva Braune", "Dr. rer. nat.", "Eva Braune", None),
        ("Dipl.-Ing. Max Muster", "Dipl.-Ing.", "Max Muster", None),
        ("Dra. en C. Xóchitl Huerta Ceballos", "Dra. en C.", "Xóchitl Huerta Ceballos", None),
        ("M. en A. Raúl Peña", "M. en A.", "Raúl Peña", None),
        ("Montserrat Puig i Riba", None, "Montserrat Puig i Riba", None),
        ("Ann Puig RIBA", None, "Ann Puig", "RIBA"),
        ("Max Muster, Dipl.-Ing.", None, "Max Muster", "Dipl.-Ing."),
        ("Ann Lee, PhD, PMP®", None, "Ann Lee", "PhD, PMP"),
        ("Ann Lee MBA", None, "Ann Lee", "MBA"),
        ("Mr. John Doe Jr.", "Mr.", "John Doe", "Jr."),
        ("Ann Lee (Director)", None, "Ann Lee", None),
        ("Mr.John Doe", "Mr.", "John Doe", None),
        ("Prof.Dr. Eva Braune", "Prof. Dr.", "Eva Braune", None),
        ("Prof.Dr.Eva Braune", "Prof. Dr.", "Eva Braune", None),
        ("K.S. Ramnath, B.E.", None, "K.S. Ramnath", "B.E."),
        ("Ks. Jan Prosty", "Ks.", "Jan Prosty", None),
        ("Dr. h.c. Max Muster", "Dr. h.c.", "Max Muster", None),
        ("Dr.med. Eva Braune", "Dr. med.", "Eva Braune", None),
        ("Dipl.-Ing.Max Muster", "Dipl.-Ing.", "Max Muster", None),
        ("drEva Braune", "dr", "Eva Braune", None),
        ("J.Doe", None, "J. Doe", None),
        ("R.K.Doe", None, "R.K. Doe", None),
        ("M.S.Doe", None, "M.S. Doe", None),
        ("Ph.D. Ann Lee", None, "Ph.D. Ann Lee", None),
        ("Ann Lee M.Sc.", None, "Ann Lee", "M.Sc."),
    ],
)
def test_titles_and_degrees_stand_apart(printed: str, prefix: str, full: str, suffix: str) -> None:
    name = named(printed)
    assert name is not None
    assert (name.prefix, name.full, name.suffix) == (prefix, full, suffix)


@pytest.mark.parametrize(
    ("printed", "region", "given_name", "family"),
    [
        ("Ann Mary Lee", None, "Ann", "Lee"),
        ("Pieter van der Berg", "NL", "Pieter", "van der Berg"),
        ("Nguyễn Văn Minh", "VN", "Minh", "Nguyễn"),
        ("山田 太郎", "JP", "太郎", "山田"),
        ("홍길동", "KR", "길동", "홍"),
    ],
)
def test_given_and_family_follow_the_order_of_the_country(
    printed: str, region: str | None, given_name: str, family: str
) -> None:
    name = named(printed, region=region)
    assert name is not None
    assert (name.given, name.family) == (given_name, family)


def test_nothing_but_a_title_is_no_name() -> None:
    assert named("...") is None


@pytest.mark.parametrize("local", ["ann.lee", "annlee", "lee.ann", "ann_lee", "ann.lee2"])
def test_a_mail_that_spells_the_name_bears_it_out(local: str) -> None:
    assert mail_match("Ann Lee", local) == 1.0


@pytest.mark.parametrize(("local", "least"), [("a.lee", 0.8), ("alee", 0.8), ("lee", 0.5), ("al", 0.5)])
def test_initials_bear_it_out_in_part(local: str, least: float) -> None:
    assert least <= mail_match("Ann Lee", local) < 1.0


@pytest.mark.parametrize(("name", "local"), [("Lena Roth-Quant", "lquant"), ("Jean-Pierre Quant", "jpquant")])
def test_half_of_a_joined_name_and_both_initials_bear_it_out_too(name: str, local: str) -> None:
    assert mail_match(name, local) == 0.8


def test_umlauts_may_be_written_out_in_mails() -> None:
    assert mail_match("Jörg Müller", "joerg.mueller") == 1.0


@pytest.mark.parametrize("local", ["info", "office", "kontakt"])
def test_a_shared_mailbox_tells_nothing(local: str) -> None:
    assert mail_match("Ann Lee", local) == 0.0


@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    take_apart(text)
    named(text)
    mail_match(text, text)


def test_a_name_with_oe_in_it_is_spelt_as_it_is_written() -> None:
    assert mail_match("Joe Bean", "joe.bean") == mail_match("Noel Baecker", "noel.baecker") == 1.0


@pytest.mark.parametrize(
    ("printed", "region", "prefix"),
    [
        ("D. Ana Prueba Ruiz", "ES", "D."),
        ("Me Paul Exemple", "FR", "Me"),
        ("M.Paul Exemple", "FR", "M."),
        ("TS. Châu Dũng", "VN", "TS."),
        ("dr n. med. Anita Przykład", "PL", "dr n. med."),
        ("D. Ana Example", "US", None),
        ("D. Prueba", "ES", None),
    ],
)
def test_a_short_word_is_a_title_where_it_is_one(printed: str, region: str, prefix: str | None) -> None:
    name = named(printed, region=region)
    assert name is not None
    assert name.prefix == prefix
    assert name.full == printed.removeprefix(prefix or "").strip()


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ('Tomasina "Tommie" Varga', "Tomasina Varga"),
        ("Khun Nok (Anong Deesri)", "Anong Deesri"),
        ("Bob (Robert Varga)", "Robert Varga"),
        ("Bob (Sales Manager)", "Bob"),
        ("lvana Novak", "Ivana Novak"),
        ("Anna la Rosa", "Anna la Rosa"),
        ("luca lopez", "Luca Lopez"),
        ("Dr. Reem AI-Otaibi", "Reem Al-Otaibi"),
        ("Fatema Jaffar AI Sayegh", "Fatema Jaffar Al Sayegh"),
        ("Karim EI-Masri", "Karim El-Masri"),
        ("AI Weiwen", "AI Weiwen"),
    ],
)
def test_nicknames_and_misread_capitals(text: str, full: str) -> None:
    name = named(text)

    assert name is not None
    assert name.full == full


@pytest.mark.parametrize(
    ("text", "full", "suffix"),
    [
        ("Marcos dos Santos Filho", "Marcos dos Santos Filho", "Filho"),
        ("MARCOS DA SILVA NETO", "Marcos da Silva Neto", "NETO"),
        ("Marcos Neto", "Marcos Neto", None),
    ],
)
def test_what_tells_a_son_from_his_father_is_part_of_the_name(
    text: str, full: str, suffix: str | None
) -> None:
    name = named(text)
    assert name is not None
    assert (name.full, name.suffix) == (full, suffix)


@pytest.mark.parametrize("text", ["Jean-luc Picard", "Anne-laure Petit", "Abdel-latif Hassan"])
def test_a_second_half_that_is_a_name_with_its_small_l_keeps_it(text: str) -> None:
    name = named(text)
    assert name is not None
    assert name.full == text


@pytest.mark.parametrize(("region", "family"), [("HK", "Cheung"), ("US", "Cheung Kwok Hung")])
def test_a_given_name_behind_a_whole_chinese_name_leaves_it_its_family(region: str, family: str) -> None:
    name = named("Cheung Kwok Hung, Raymond", region=region)

    assert name is not None
    assert (name.full, name.given, name.family) == ("Raymond Cheung Kwok Hung", "Raymond", family)


def test_nicknames_by_the_thousand_take_no_time() -> None:
    text = " ".join(f'(a{i}) "b{i}"' for i in range(5000))
    assert mail_match(f"{text} Ann Lee", "ann.lee") == 1
    assert mail_match("(" * 20000, "ann.lee") == 0


def test_a_small_l_in_the_second_half_of_a_name_is_a_capital_i() -> None:
    name = named("Mirela-loana Popa")
    assert name is not None
    assert name.full == "Mirela-Ioana Popa"


@pytest.mark.parametrize("local", ["tommie", "tommie.varga", "tomasina.varga"])
def test_a_nickname_spells_an_address_like_a_given_name(local: str) -> None:
    wanted = 0.5 if local == "tommie" else 1.0
    assert mail_match('Tomasina "Tommie" Varga', local) == wanted
    assert mail_match("Tomasina (Tommie) Varga", local) == wanted


@pytest.mark.parametrize(
    ("printed", "region", "given_name", "additional", "family"),
    [
        ("DUMOULINET Jean-Marc", "FR", "Jean-Marc", None, "Dumoulinet"),
        ("LE BRANNEC Maëlle", "FR", "Maëlle", None, "Le Brannec"),
        ("VAN DEN HOEVE Sofie", "BE", "Sofie", None, "Van den Hoeve"),
        ("Edina SZALONTAI", None, "Edina", None, "Szalontai"),
        ("VORONOV Oleg Petrovich", "RU", "Oleg", "Petrovich", "Voronov"),
        ("Fiona McALISTAIR", "GB", "Fiona", None, "McAlistair"),
        ("HARGRAVE, Della M.", "US", "Della", "M.", "Hargrave"),
        ("Salgado Rivas, Esperanza", "MX", "Esperanza", None, "Salgado Rivas"),
        ("Kyle E. Gibson", "US", "Kyle", "E.", "Gibson"),
        ("HANNAH E PRESSER", "US", "Hannah", "E", "Presser"),
        ("Marcus Ben Carver", "US", "Marcus", "Ben", "Carver"),
        ("Fatima bint Rashid Al Falahi", "AE", "Fatima", "bint Rashid", "Al Falahi"),
        ("Faizal Nordin s/o Abdul Wahab", "SG", "Faizal Nordin", None, "s/o Abdul Wahab"),
        ("Ana Belén Ruiz Sotelo", "ES", "Ana", "Belén", "Ruiz Sotelo"),
        ("Joana da Silva Prado", "BR", "Joana", None, "da Silva Prado"),
        ("Teresa Ortega y Gámez", "ES", "Teresa", None, "Ortega y Gámez"),
        ("WALTER LUNTZ III", None, "Walter", None, "Luntz"),
    ],
)
def test_the_family_name_is_told_by_capitals_commas_particles_and_use(
    printed: str, region: str | None, given_name: str, additional: str | None, family: str
) -> None:
    name = named(printed, region=region)
    assert name is not None
    assert (name.given, name.additional, name.family) == (given_name, additional, family)


@pytest.mark.parametrize(
    ("printed", "local", "family"),
    [
        ("Trenkler Xavo", "xavo.trenkler", "Trenkler"),
        ("Xavo Trenkler", "xavo.trenkler", "Trenkler"),
        ("Maria Rossini", "rossini.maria", "Rossini"),
        ("Anna Lena Vosskamp Brandt", "a.vosskamp-brandt", "Brandt"),
        ("Ilka Moor Landgraf", "imoorlandgraf", "Moor Landgraf"),
    ],
)
def test_an_address_tells_the_order_where_the_words_do_not(printed: str, local: str, family: str) -> None:
    name = named(printed, locals=(local,))
    assert name is not None
    assert name.family == family


@pytest.mark.parametrize(
    ("printed", "full", "prefix", "suffix"),
    [
        ("Claire Dubois née Marchand", "Claire Dubois", None, "née Marchand"),
        ("Clara Dubosch geb. Marchner", "Clara Dubosch", None, "geb. Marchner"),
        ("Sam Riviera (they/them)", "Sam Riviera", None, None),
        ("Sam Riviera, she/her", "Sam Riviera", None, None),
        ("William Thackery Ill", "William Thackery", None, "III"),
        ("Ann Lee BSc", "Ann Lee", None, "BSc"),
        ("Ann Lee, BEd, MEd", "Ann Lee", None, "BEd, MEd"),
        ("Dipl.-Ing. (FH) Jana Kohl, M.Sc.", "Jana Kohl", "Dipl.-Ing. (FH)", "M.Sc."),
        ("i. A. Lena Hofner", "Lena Hofner", None, None),
    ],
)
def test_what_is_printed_around_a_name_is_no_part_of_it(
    printed: str, full: str, prefix: str | None, suffix: str | None
) -> None:
    name = named(printed)
    assert name is not None
    assert (name.full, name.prefix, name.suffix) == (full, prefix, suffix)


@pytest.mark.parametrize(
    ("local", "has_more"),
    [
        ("luzdary.quintero", True),
        ("dary.quintero.sales", True),
        ("dary.quintero", False),
        ("d.quintero", False),
        ("dary.o.quintero", False),
        ("darymquintero77", False),
        ("dary.quintero+cards", False),
        ("info", False),
    ],
)
def test_a_mail_that_says_more_than_the_name_is_told(local: str, has_more: bool) -> None:
    assert says_more(local, "Dary Quintero Ospina") is has_more


def test_a_title_that_an_address_begins_with_is_no_part_of_what_it_spells() -> None:
    assert mail_match("Paola Neri", "avv.paolaneri") == 1.0


@pytest.mark.parametrize(
    ("printed", "region", "prefix", "full"),
    [
        ("Uzm. Dr. Umut Aslan", "TR", "Uzm. Dr.", "Umut Aslan"),
        ("Op. Dr. Umut Aslan", "TR", "Op. Dr.", "Umut Aslan"),
        ("Av. Umut Aslan", "TR", "Av.", "Umut Aslan"),
        ("Yrd. Doç. Dr. Umut Aslan", None, "Yrd. Doç. Dr.", "Umut Aslan"),
        ("Öğr. Gör. Dr. Umut Aslan", "TR", "Öğr. Gör. Dr.", "Umut Aslan"),
        ("TS Lê Minh", "VN", "TS", "Lê Minh"),
        ("TS Lê", "VN", None, "TS Lê"),
        ("Prim. dr. Ivo Babić", "HR", "Prim. dr.", "Ivo Babić"),
        ("Av. Ion Pop", "RO", "Av.", "Ion Pop"),
        ("Av. Lee Ann", "US", None, "Av. Lee Ann"),
    ],
)
def test_degrees_of_a_country_stand_before_the_name(
    printed: str, region: str | None, prefix: str | None, full: str
) -> None:
    name = named(printed, region=region)
    assert name is not None
    assert (name.prefix, name.full) == (prefix, full)


def test_a_degree_of_two_parts_may_stand_behind_the_name() -> None:
    name = named("Erna Kunz-Furrer Dipl.-Inf.", region="CH")
    assert name is not None
    assert (name.full, name.suffix) == ("Erna Kunz-Furrer", "Dipl.-Inf.")


@pytest.mark.parametrize(
    ("name", "is_short"),
    [
        ("Xyz. Ann Lee", True),
        ("Y. Müh. Ann Lee", True),
        ("Ann Lee D.E.A.", True),
        ("A. B. Lee", False),
        ("K.V. Rao", False),
        ("Ann Lee", False),
        ("Ann Lee.", False),
    ],
)
def test_a_word_cut_short_that_is_no_initial_is_told(name: str, is_short: bool) -> None:
    assert is_cut_short(name) is is_short


@pytest.mark.parametrize(
    ("local", "name", "has_more"),
    [
        ("m.lee", "Lee", True),
        ("ann.lee", "Lee", True),
        ("lee", "Lee", False),
        ("lee.office", "Lee", False),
        ("tfariaslago", "Farias Lago", True),
        ("farias.t.lago", "Farias Lago", False),
        ("ffariaslago", "Farias Lago", False),
    ],
)
def test_a_mail_that_begins_with_a_given_name_that_is_not_read_says_more(
    local: str, name: str, has_more: bool
) -> None:
    assert says_more(local, name) is has_more


def test_a_comma_behind_an_initial_is_its_dot() -> None:
    name = named("B, Näf", region="CH")
    assert name is not None
    assert (name.full, name.family) == ("B. Näf", "Näf")
