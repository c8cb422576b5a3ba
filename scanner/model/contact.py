"""What a person keeps of a card. A contact knows what, never why: evidence stays in the proposal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PhoneKind(StrEnum):
    """What a telephone number is for."""

    WORK = "work"
    CELL = "cell"
    FAX = "fax"
    HOME = "home"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in name case. `full` is the name as printed, without prefix and suffix."""

    full: str
    given: str | None = None
    additional: str | None = None
    family: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    other_script: str | None = None

    def __post_init__(self) -> None:
        if not self.full.strip():
            raise ValueError("a name is not empty")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: `value` in E.164, or the digits as printed where no country can be told."""

    value: str
    raw: str
    kind: PhoneKind = PhoneKind.WORK
    extension: str | None = None

    def __post_init__(self) -> None:
        digits = self.value.removeprefix("+")
        if not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"a phone's value is digits, with + before E.164: {self.value!r}")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address: `full` on one line, and its parts as far as they can be told apart."""

    full: str
    street: str | None = None
    city: str | None = None
    region: str | None = None
    postcode: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody was before, as an older card says."""

    org: str | None = None
    department: str | None = None
    title: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.department, self.org) if part)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, or a company where `name` is None, as it goes to a phone.

    `former` are positions on older cards, latest first; `also` is what other cards say instead, such as
    another spelling of the name. `note` is what the person wrote about them, in lines. `private` are those of
    the e-mails, web addresses and postal addresses (as a whole) that are theirs at home.
    """

    name: Name | None = None
    org: str | None = None
    department: str | None = None
    title: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    urls: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    former: tuple[Position, ...] = ()
    also: tuple[str, ...] = ()
    note: str = ""
    private: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Contact()

    @property
    def label(self) -> str:
        """What to call this contact in a list: the person, else the company, else how to reach them."""
        if self.name:
            return self.name.full
        reach = (*self.emails, *(p.value for p in self.phones), *self.urls)
        return self.org or (reach[0] if reach else "unnamed card")
