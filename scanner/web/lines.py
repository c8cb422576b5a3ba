"""What was read on a card, line by line as a form has it, what is doubtful first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scanner.model.contact import Address, Name, Phone
from scanner.model.proposal import Guess, Proposal

KINDS = {"work": "Phone", "cell": "Mobile", "fax": "Fax", "home": "Home phone", "other": "Other phone"}


@dataclass(frozen=True, slots=True)
class Line:
    """A value by its place in the form: "name", or "emails.0" for the first of several. `text` as typed."""

    key: str
    label: str
    text: str
    guess: Guess[Any]
    is_doubtful: bool

    @property
    def field(self) -> str:
        """The name of the field in a contact."""
        return self.key.partition(".")[0]

    @property
    def percent(self) -> str:
        """How likely it is right, never as sure as sure."""
        return f"{min(self.guess.confidence, 0.99):.0%}"


def lines_of(proposal: Proposal) -> tuple[Line, ...]:
    """Return all lines, those that want a look before the others, each group in the order of a card."""
    held = tuple(_lines(proposal))
    return (*(x for x in held if x.is_doubtful), *(x for x in held if not x.is_doubtful))


def _lines(proposal: Proposal) -> Iterator[Line]:
    single = (("name", "Name"), ("title", "Title"), ("department", "Department"), ("org", "Company"))
    for key, label in single:
        guess: Guess[Any] | None = getattr(proposal, key)
        if guess:
            yield _line(key, label, guess, must_be_sure=key == "name")
    for number, email in enumerate(proposal.emails):
        yield _line(f"emails.{number}", "E-mail", email, must_be_sure=True)
    for number, phone in enumerate(proposal.phones):
        label = KINDS[phone.value.kind.value]
        yield _line(f"phones.{number}", label, phone, must_be_sure=True)
    for number, url in enumerate(proposal.urls):
        yield _line(f"urls.{number}", "Web", url)
    for number, address in enumerate(proposal.addresses):
        yield _line(f"addresses.{number}", "Address", address)


def _line(key: str, label: str, guess: Guess[Any], *, must_be_sure: bool = False) -> Line:
    doubtful = not guess.sure if must_be_sure else guess.is_doubtful
    return Line(key, label, typed(guess.value), guess, doubtful)


def typed(value: object) -> str:
    """Return a value as one types it."""
    match value:
        case Name():
            full = " ".join(part for part in (value.prefix, value.full) if part)
            return ", ".join(part for part in (full, value.suffix) if part)
        case Phone():
            return f"{value.value} ext. {value.extension}" if value.extension else value.value
        case Address():
            return value.full
        case _:
            return str(value)
