"""Who was invited and whose card one has are one person, named as the card prints it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.identity.expected import as_printed, why_expected
from scanner.model.contact import Contact, Name, Phone, PhoneKind

MAIL = "s@kestrel.example"


def known(name: str, mail: str | None = MAIL) -> Contact:
    return Contact(name=Name(name) if name else None, emails=(mail,) if mail else ())


@pytest.mark.parametrize(
    ("card", "invited"),
    [
        ("Sophie Whitcombe", "S. Whitcombe"),
        ("S. Whitcombe", "Sophie Whitcombe"),
        ("Hélène Beaumont", "Beaumont, Hélène (HR)"),
        ("Alex Stone", "Stone, Alex (External)"),
        ("Alex Stone", ""),
    ],
)
def test_they_are_one_by_their_e_mail_and_the_print_names_them(card: str, invited: str) -> None:
    assert why_expected(known(card), known(invited), is_there=False)
    made = as_printed(known(card), known(invited))
    assert made.name is not None
    assert (made.name.full, made.emails) == (card, (MAIL,))


def test_a_name_alone_tells_only_in_the_same_interview() -> None:
    card, invited = known("Sophie Whitcombe", None), known("Whitcombe, Sophie (HR)")
    assert why_expected(card, invited, is_there=True)
    assert not why_expected(card, invited, is_there=False)


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ("Robert Whitcombe", MAIL),
        ("Sophie Whitcombe", "s2@kestrel.example"),
        ("Sophie Whitcombe", "sophie@osprey.example"),
        ("S. Whitcombe", "other@osprey.example"),
        ("S. Whitcombe", "sophie.w@kestrel.example"),
    ],
)
def test_a_namesake_or_another_job_is_left_to_the_person(name: str, mail: str) -> None:
    assert not why_expected(known("Sophie Whitcombe"), known(name, mail), is_there=True)


NEW = Contact(
    name=Name("Sophie Whitcombe"),
    org="Osprey Ltd",
    title="Head of Sales",
    emails=(MAIL,),
    phones=(Phone("+447700900123", "07700 900123", PhoneKind.CELL),),
)
OLD = replace(NEW, org="Kestrel Ltd", title="Analyst", phones=(Phone("+447700900999", "x", PhoneKind.CELL),))


@pytest.mark.parametrize("mails", [(MAIL,), (), ("sophie.w@kestrel.example",), ("s@kestrel.co.uk",)])
def test_another_job_or_number_makes_nobody_else_of_who_was_expected(mails: tuple[str, ...]) -> None:
    assert why_expected(NEW, replace(OLD, emails=mails), is_there=True)


def test_in_no_interview_of_theirs_the_e_mail_tells_who_has_another_job_and_number() -> None:
    assert why_expected(NEW, OLD, is_there=False)
    assert not why_expected(NEW, replace(OLD, emails=()), is_there=False)


def test_who_has_another_address_at_another_company_is_a_namesake() -> None:
    other = replace(OLD, emails=("sophie@merlin.example",))
    assert not why_expected(NEW, other, is_there=True)
    private = replace(NEW, emails=("sophie@gmail.com",))
    assert not why_expected(private, other, is_there=True)
    assert why_expected(replace(private, org=None), other, is_there=True)


def test_the_fuller_name_of_an_invitation_is_not_lost() -> None:
    made = as_printed(known("S. Whitcombe"), known("Sophie Whitcombe"))
    assert made.also == ("Sophie Whitcombe",)
    assert as_printed(known("Alex Stone"), known("Stone, Alex (External)")).also == ()
