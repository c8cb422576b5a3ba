"""Who was invited and whose card one has are one person, named as the card prints it."""

from __future__ import annotations

import pytest

from scanner.identity.expected import as_printed, why_expected
from scanner.model.contact import Contact, Name

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
        ("Sophie Whitcombe", "sophie.w@kestrel.example"),
        ("Sophie Whitcombe", "sophie@osprey.example"),
        ("S. Whitcombe", "other@osprey.example"),
    ],
)
def test_a_namesake_or_another_job_is_left_to_the_person(name: str, mail: str) -> None:
    assert not why_expected(known("Sophie Whitcombe"), known(name, mail), is_there=True)


def test_the_fuller_name_of_an_invitation_is_not_lost() -> None:
    made = as_printed(known("S. Whitcombe"), known("Sophie Whitcombe"))
    assert made.also == ("Sophie Whitcombe",)
    assert as_printed(known("Alex Stone"), known("Stone, Alex (External)")).also == ()
