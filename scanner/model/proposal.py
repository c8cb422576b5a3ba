"""What was understood of a card: guesses with their evidence, one choice a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from scanner.model.contact import Address, Contact, Name, Phone
from scanner.model.geometry import Box

T = TypeVar("T", covariant=True)

FIELDS = ("name", "company", "department", "title", "e-mail", "phone", "web", "address")
"""Fields as people call them, in the order of a card."""
DOUBTFUL = 0.5
"""Probability below which a value is likelier to be wrong than right."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a guess: a named feature and its weight in log-odds."""

    feature: str
    weight: float


MARKS_LOST = Evidence("may lack accents", 0.0)
"""Why a name that two readers saw alike is to be looked at."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one reader read where a value stands."""

    reader: str
    text: str


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """A value, the probability that it is right, and why.

    `sure` is a promise that no person needs to look. `boxes` say where on the card image it was read.
    `repaired` holds the text as it was read where knowledge of the syntax changed it, `heard` what each
    reader read there.
    """

    value: T
    confidence: float
    sure: bool = False
    evidence: tuple[Evidence, ...] = ()
    boxes: tuple[Box, ...] = ()
    repaired: str | None = None
    heard: tuple[Heard, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies between 0 and 1, not {self.confidence}")
        if self.sure and self.repaired is not None:
            raise ValueError("a repaired value is shown to a person, so it is never sure")

    @property
    def is_doubtful(self) -> bool:
        """Whether the value is likelier to be wrong than right."""
        return not self.sure and self.confidence < DOUBTFUL

    @property
    def why_open(self) -> tuple[str, ...]:
        """Why a person is to look at a value, where neither its confidence nor what was read tells."""
        return (MARKS_LOST.feature,) if MARKS_LOST in self.evidence and not self.sure else ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that was understood of one card, most important value first in each field."""

    name: Guess[Name] | None = None
    org: Guess[str] | None = None
    department: Guess[str] | None = None
    title: Guess[str] | None = None
    emails: tuple[Guess[str], ...] = ()
    phones: tuple[Guess[Phone], ...] = ()
    urls: tuple[Guess[str], ...] = ()
    addresses: tuple[Guess[Address], ...] = ()

    def contact(self) -> Contact:
        """Take every guess as it stands."""
        return Contact(
            name=self.name.value if self.name else None,
            org=self.org.value if self.org else None,
            department=self.department.value if self.department else None,
            title=self.title.value if self.title else None,
            emails=tuple(g.value for g in self.emails),
            phones=tuple(g.value for g in self.phones),
            urls=tuple(g.value for g in self.urls),
            addresses=tuple(g.value for g in self.addresses),
        )

    def doubts(self) -> tuple[str, ...]:
        """Name the fields that a person should look at, in the order of the card.

        A name, an e-mail and a number must be sure: a wrong one reaches nobody, or somebody else. The rest
        is looked at where it is likelier to be wrong than right.
        """
        reached: dict[str, tuple[Guess[object], ...]] = {
            "name": (self.name,) if self.name else (),
            "e-mail": self.emails,
            "phone": self.phones,
        }
        others: dict[str, tuple[Guess[object], ...]] = {
            "company": (self.org,) if self.org else (),
            "department": (self.department,) if self.department else (),
            "title": (self.title,) if self.title else (),
            "web": self.urls,
            "address": self.addresses,
        }
        doubted = {field for field, guesses in reached.items() if any(not g.sure for g in guesses)}
        doubted |= {field for field, guesses in others.items() if any(g.is_doubtful for g in guesses)}
        return tuple(field for field in FIELDS if field in doubted)
