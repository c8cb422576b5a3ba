"""What is known speaks for what stands on a card, and puts nothing on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.fields.known.informed import informed
from scanner.fields.known.said import company_said
from scanner.model.known import Known, KnownCompany, KnownPerson, known_from
from scanner.model.page import Line, Page
from scanner.model.proposal import Proposal
from tests.fields.known.scenes import ANN, INVITATION, alone, card, people

MAIL = "ann.miller@kestrel.example"


def with_known(read: Page, known: Known) -> Proposal:
    return informed(read, alone(read), known)


def test_the_invitation_settles_what_the_readers_dispute() -> None:
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.rniller@kestrel.example", MAIL)})
    (before,), (after,) = alone(read).emails, with_known(read, people(ANN)).emails
    assert not before.sure
    assert (after.value, after.sure, after.repaired) == (MAIL, True, None)
    assert known_from(after) == f"known from {INVITATION}"


def test_what_nobody_read_so_is_shown_as_mended_and_never_sure() -> None:
    read = card(
        "Ann Miller",
        MAIL,
        seen={MAIL: ("ann.mi1ler@kestrel.example", "ann.mil1er@kestrel.example")},
    )
    (guess,) = with_known(read, people(ANN)).emails
    assert (guess.value, guess.sure) == (MAIL, False)
    assert guess.repaired is not None
    assert known_from(guess)


def test_a_card_that_both_readers_saw_alike_contradicts_what_is_known() -> None:
    new = "ann.miller@newjob.example"
    read = card("Ann Miller", "Head of Sales", "Newjob Ltd", new, "www.newjob.example")
    found = with_known(read, people(ANN))
    assert [guess.value for guess in found.emails] == [new]
    assert found.emails == alone(read).emails


def test_another_number_on_the_card_stands() -> None:
    known = KnownPerson(INVITATION, "Ann Miller", (MAIL,), ("+442079460018",))
    read = card("Ann Miller", "+44 20 7946 0013", MAIL)
    (phone,) = with_known(read, people(known)).phones
    assert phone.value.value == "+442079460013"


def test_nothing_is_filled_in_that_is_not_printed() -> None:
    known = KnownPerson(INVITATION, "Ann Miller", (MAIL,), ("+442079460018",))
    company = KnownCompany("a colleague's card", name="Kestrel Ltd", hosts=("kestrel.example",))
    read = card("Ann Miller", "Engineer")
    found = with_known(read, Known.of([known], [company]))
    assert (found.emails, found.phones, found.urls, found.addresses) == ((), (), (), ())


@pytest.mark.parametrize("name", ["Ann Miller", "<script>alert(1)</script>", "'; DROP TABLE cards", ""])
def test_a_hostile_invitation_puts_nothing_of_itself_on_a_card(name: str) -> None:
    hostile = KnownPerson(
        INVITATION, name, ("ann.miller@evil.example", f"{MAIL}.evil.example"), ("+19005550199",)
    )
    evil = KnownCompany(INVITATION, name="Evil Ltd", hosts=("evil.example",), numbers=("+19005550199",))
    read = card("Ann Miller", "+44 20 7946 0018", MAIL, seen={MAIL: ("ann.rniller@kestrel.example", MAIL)})
    said = repr(with_known(read, Known.of([hostile], [evil])))
    assert "evil" not in said
    assert "+1900" not in said
    assert "alert" not in said


def test_an_accent_is_taken_where_a_reader_saw_it() -> None:
    known = KnownPerson(INVITATION, "Jos\u00e9 Garc\u00eda", ("jose@kestrel.example",))
    read = card(
        "Jose Garcia",
        "Engineer",
        "jose@kestrel.example",
        seen={"Jose": ("Jose", "Jos\u00e9"), "Garcia": ("Garcia", "Garc\u00eda")},
    )
    found = with_known(read, people(known))
    assert found.name is not None
    assert found.name.value.full == "Jos\u00e9 Garc\u00eda"


def test_an_accent_that_nobody_saw_is_not_put_on() -> None:
    known = KnownPerson(INVITATION, "Jos\u00e9 Garc\u00eda", ("jose@kestrel.example",))
    read = card("Jose Garcia", "Engineer", "jose@kestrel.example")
    found = with_known(read, people(known))
    assert found.name is not None
    assert found.name.value.full == "Jose Garcia"


def test_a_namesake_is_not_taken_for_the_person_on_the_card() -> None:
    namesake = KnownPerson(INVITATION, "Robert Miller", ("robert.miller@kestrel.example",))
    read = card("Ann Miller", MAIL, seen={MAIL: ("ann.rniller@kestrel.example", MAIL)})
    found = with_known(read, people(namesake))
    assert found.name is not None
    assert found.name.value.full == "Ann Miller"
    assert all("robert" not in guess.value for guess in found.emails)


def test_a_directory_s_way_to_write_a_name_is_the_same_person() -> None:
    known = KnownPerson(INVITATION, "Miller, Ann (HR)", (MAIL,))
    read = card("Ann Miller", MAIL, seen={"Miller": ("Mi11er", "Miller")})
    found = with_known(read, people(known))
    assert found.name is not None
    assert (found.name.value.full, found.name.sure) == ("Ann Miller", True)


COLLEAGUE = KnownCompany(
    "a colleague's card",
    name="Kestrel Ltd",
    hosts=("kestrel.example",),
    numbers=("+442079460018",),
    patterns=("first.last",),
)


def test_a_colleague_s_domain_settles_one_in_dispute() -> None:
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.miller@kestre1.example", MAIL)})
    (guess,) = with_known(read, Known.of(companies=[COLLEAGUE])).emails
    assert (guess.value, guess.sure) == (MAIL, True)


def test_a_number_of_the_colleagues_exchange_is_of_their_country() -> None:
    read = card("Ann Miller", "020 7946 0013")
    (before,), (after,) = alone(read).phones, with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert not before.sure
    assert (after.value.value, after.sure) == ("+442079460013", True)


def test_a_number_s_own_digits_in_dispute_are_not_promised() -> None:
    read = card("Ann Miller", "+44 20 7946 0013", seen={"0013": ("0018", "0013")})
    (phone,) = with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert not phone.sure


def test_a_sign_beside_a_number_is_no_digit_of_it_where_colleagues_tell_its_length() -> None:
    read = card("Ann Miller", "+44 20 7946 0013", seen={"0013": ("0013/", "00137")})
    (before,), (phone,) = alone(read).phones, with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert not before.sure
    assert (phone.value.value, phone.sure) == ("+442079460013", True)


def test_a_reader_that_saw_hardly_a_digit_is_asked_for_its_second_look() -> None:
    seen = {"20": ("20", "ZO", "20"), "7946": ("7946", "TYSE", "7946"), "0013": ("0013", "OOSE", "0013")}
    read = card("Ann Miller", "+44 20 7946 0013", seen=seen)
    (phone,) = with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert (phone.value.value, phone.sure) == ("+442079460013", True)
    other = card("Ann Miller", "+44 20 7946 0013", seen=seen | {"0013": ("0013", "OOSE", "0018")})
    assert not with_known(other, Known.of(companies=[COLLEAGUE])).phones[0].sure


def test_digits_of_the_exchange_that_look_alike_are_mended_and_never_sure() -> None:
    read = card("Ann Miller", "+44 20 7946 0013", seen={"7946": ("7948", "")}, readers=2)
    read = replace(read, lines=tuple(map(_by_the_first, read.lines)))
    (phone,) = with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert (phone.value.value, phone.sure, phone.repaired) == ("+442079460013", False, "+44 20 7948 0013")
    assert known_from(phone)


def test_an_exchange_that_both_readers_saw_alike_is_another_one() -> None:
    read = card("Ann Miller", "+44 20 7948 0013")
    (phone,) = with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert (phone.value.value, phone.repaired) == ("+442079480013", None)


def test_a_country_that_several_tell_is_surer() -> None:
    read = card("Ann Miller", "020 7946 1111")
    one = KnownPerson(INVITATION, "Bo Ek", (), ("+441314960018", "+441314960019"))
    several = [KnownPerson(INVITATION, "Cy Fox", (), ("+441314960020",)), one]
    (by_one,), (by_more,) = (with_known(read, people(*known)).phones for known in ([one], several))
    assert by_one.value.value == by_more.value.value == "+442079461111"
    assert by_one.confidence < by_more.confidence


def test_what_is_printed_like_an_l_is_one_where_the_name_says_so() -> None:
    lee = KnownPerson(INVITATION, "Luan Miller", ("lmiller@kestrel.example",))
    read = card(
        "Luan Miller",
        "lmiller@kestrel.example",
        seen={"lmiller@kestrel.example": ("Imiller@kestrel.example", "|miller@kestrel.example")},
    )
    (guess,) = with_known(read, people(lee)).emails
    assert (guess.value, guess.sure, guess.repaired) == ("lmiller@kestrel.example", True, None)


def test_an_address_misread_on_both_sides_of_the_sign_is_mended() -> None:
    read = card("Ann Miller", MAIL, seen={MAIL: ("ann.miler@kesfrel.example", "QVmdwe@aowdl")})
    (guess,) = with_known(read, people(ANN)).emails
    assert (guess.value, guess.sure) == (MAIL, False)
    assert guess.repaired is not None


def test_an_address_that_one_reader_read_as_it_is_known_is_promised_over_a_domain_misread_by_the_other() -> (
    None
):
    misread = "ann.miller@kesnrel.example"
    read = card("Ann Miller", misread, seen={misread: (misread, MAIL)})
    (guess,) = with_known(read, people(ANN)).emails
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, True, None)


def test_an_address_of_the_known_domain_that_is_near_is_another_person_s() -> None:
    other = "anna.miller@kestrel.example"
    read = card("Ann Miller", other, seen={other: (other, "QVmdwe@aowdl")})
    (guess,) = with_known(read, people(ANN)).emails
    assert guess.value == other


def test_an_address_that_two_readers_saw_otherwise_near_the_known_one_is_mended() -> None:
    misread = "anm.milier@kestrel.example"
    read = card("Ann Miller", misread, seen={misread: (misread, "am.mlller@kestrel.example")})
    (guess,) = with_known(read, people(ANN)).emails
    assert (guess.value, guess.sure, guess.repaired) == (MAIL, False, misread)
    numbered = "ann.miller2@kestrel.example"
    read = card("Ann Miller", numbered, seen={numbered: (numbered, "ann.millerz@kestrel.example")})
    assert with_known(read, people(ANN)).emails[0].value == numbered


def test_an_address_badly_read_of_who_is_named_is_found_where_the_card_names_the_company() -> None:
    torn = "ann mlllor@kesfrel exampie"
    seen = {"exampie": ("exampie", "Qwmdwe")}
    read = card("Ann Miller", "Kestrel Ltd", torn, seen=seen)
    assert MAIL in [guess.value for guess in with_known(read, people(ANN)).emails]
    other = card("Ann Miller", "Brenol Ltd", torn, seen=seen)
    assert MAIL not in [guess.value for guess in with_known(other, people(ANN)).emails]


def test_an_address_of_everybody_is_found_beside_the_person_s_own() -> None:
    company = KnownCompany(
        "a colleague's card", hosts=("kestrel.example",), emails=("hello@kestrel.example",)
    )
    line = "hello(@kestrel exampie"
    read = card("Ann Miller", MAIL, line, seen={"exampie": ("exampie", "Qwmdwe")})
    found = with_known(read, Known.of((), (company,))).emails
    assert [(guess.value, guess.repaired) for guess in found] == [
        (MAIL, None),
        ("hello@kestrel.example", line),
    ]


def test_an_address_that_nobody_took_for_one_is_found_where_a_line_all_but_says_it() -> None:
    """Shown as mended, with what stands there; where both readers saw the same it says what it says."""
    line = "ann milier9kestrel exampie"
    for printed in (line, "ann.miller@kestr"):
        word = printed.split()[-1]
        read = card("Ann Miller", "Engineer", printed, seen={word: (word, "Qwmdwe")})
        assert alone(read).emails == ()
        (guess,) = with_known(read, people(ANN)).emails
        assert (guess.value, guess.sure, guess.repaired) == (MAIL, False, printed)
        assert guess.boxes
        assert known_from(guess)
    agreed = card("Ann Miller", "Engineer", line)
    assert with_known(agreed, people(ANN)).emails == ()


@pytest.mark.parametrize(
    "printed", ["www.kestrel.example", "bob.ray kestrel example", "ann.miller@kestrel.ex"]
)
def test_another_line_is_not_taken_for_the_address(printed: str) -> None:
    word = printed.split()[-1]
    read = card("Ann Miller", "Engineer", printed, seen={word: (word, "Qwmdwe")})
    found = with_known(read, people(ANN))
    assert MAIL not in [guess.value for guess in found.emails]


def test_a_number_that_the_invitation_has_otherwise_is_not_promised_in_dispute() -> None:
    known = KnownPerson(INVITATION, "Ann Miller", (MAIL,), ("+442079460019",))
    read = card("Ann Miller", "+44 20 7946 0013", MAIL, seen={"0013": ("0013", "0019")})
    (phone,) = with_known(read, people(known)).phones
    assert not phone.sure
    with_bob = replace(COLLEAGUE, numbers=("+442079460013",))
    (phone,) = with_known(read, Known.of([known], [with_bob])).phones
    assert (phone.value.value, phone.sure) == ("+442079460013", False)


def test_a_number_that_several_colleagues_have_is_nobody_s_own() -> None:
    switchboard = [
        replace(COLLEAGUE, numbers=("+442079460013", number)) for number in ("+442079460021", "+442079460022")
    ]
    read = card("Ann Miller", "+44 20 7946 0013", seen={"0013": ("0013", "0018")})
    (phone,) = with_known(read, Known.of(companies=switchboard)).phones
    assert (phone.value.value, phone.sure) == ("+442079460013", True)
    assert not with_known(read, Known.of(companies=switchboard[:1])).phones[0].sure


def test_a_zero_that_was_read_as_a_letter_is_no_dispute() -> None:
    read = card("Ann Miller", "+44 20 7946 0013", seen={"0013": ("0013", "OO13")})
    (phone,) = with_known(read, Known.of(companies=[COLLEAGUE])).phones
    assert (phone.value.value, phone.sure) == ("+442079460013", True)


def test_the_expected_person_s_domain_is_the_company_s() -> None:
    other = KnownPerson(INVITATION, "Bob Ray", ("bob.ray@kestrel.example",))
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.miller@kestre1.example", MAIL)})
    (guess,) = with_known(read, people(other)).emails
    assert (guess.value, guess.sure) == (MAIL, True)


def test_a_sure_domain_that_looks_like_the_colleagues_is_to_be_looked_at() -> None:
    read = card("Ann Miller", "Engineer", "Kestrel", "ann.miller@kestre1.com", "www.kestre1.com")
    colleagues = Known.of(companies=[replace(COLLEAGUE, hosts=("kestrel.com",))])
    (before,), (after,) = alone(read).emails, with_known(read, colleagues).emails
    assert before.sure
    assert (after.value, after.sure) == (before.value, False)


def test_a_label_that_is_glued_to_an_address_is_told_by_the_invitation() -> None:
    read = card("Ann Miller", "Engineer", f"mail{MAIL}")
    assert not any(guess.sure for guess in alone(read).emails)
    (guess,) = with_known(read, people(ANN)).emails
    assert (guess.value, guess.sure) == (MAIL, True)


def _by_the_first(line: Line) -> Line:
    """Return a line as only the first reader read it."""
    words = (
        replace(word, text=word.votes[0].text, votes=word.votes[:1], confidence=0.8) for word in line.words
    )
    return replace(line, words=tuple(words))


def test_a_country_that_a_colleague_s_card_does_not_print_is_no_evidence() -> None:
    """Cards of one company are misled alike."""
    read = alone(card("Bob Ray", "020 7946 0018", "bob.ray@kestrel.example", "London SW1A 1AA, UK"))
    number = replace(read.phones[0], sure=True)
    assert number.value.value == "+442079460018"
    said = company_said(replace(read, phones=(number,)))
    assert said is not None
    assert said.numbers == ()


def test_a_card_of_two_companies_is_left_as_it_is() -> None:
    read = card("Ann Miller", MAIL, "bob.ray@osprey.example")
    assert with_known(read, Known.of([ANN], [COLLEAGUE])) == alone(read)


def test_only_sure_values_speak_for_colleagues() -> None:
    read = card("Ann Miller", "Kestrel Ltd", MAIL, seen={MAIL: ("ann.miller@kestre1.example", MAIL)})
    said = company_said(alone(read))
    assert said is None or said.hosts == ()
