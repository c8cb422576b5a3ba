"""A contact line by line as a form has it, each with how surely it was read, what is doubtful first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scanner.actions.keeping.otherwise import others, told
from scanner.actions.people.form import NEW, missing, values
from scanner.actions.people.wording import SEVERAL
from scanner.model.contact import Contact
from scanner.model.geometry import Box
from scanner.model.known import said_besides
from scanner.model.proposal import Guess, Proposal

MUST_BE_SURE = ("name", "emails", "phones")
ONE_MAY_ADD = ("name", "emails", "phones")
"""Fields that have an empty line in the form of a card on which nothing stands in them."""

SEVERAL_LINES = 1.7
"""Times the height of its words that a value of more than one line is high."""


@dataclass(frozen=True, slots=True)
class Line:
    """A value by its key in the form: "name", or "emails.0" for the first of several. `text` as typed.

    Where it was read: `percent` says how likely it is right, `others` what else was read, `told` by whom;
    `besides` says why it is open, where it is known from, and where something else was known.
    """

    key: str
    label: str
    text: str
    is_doubtful: bool = False
    percent: str = ""
    others: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    boxes: tuple[Box, ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def is_tall(self) -> bool:
        """Whether it was read on several lines."""
        if not self.boxes:
            return False
        return Box.around(self.boxes).height > SEVERAL_LINES * min(box.height for box in self.boxes)


def lines_of_card(proposal: Proposal, typed: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Return the lines of a card, those that want a look before the others, as `typed` where that was so."""
    contact, texts = proposal.contact(), typed or {}
    held = [*_read(proposal, contact, texts), *_empty(contact, texts)]
    return (*(line for line in held if line.is_doubtful), *(line for line in held if not line.is_doubtful))


def more_of_card(proposal: Proposal, typed: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Return empty lines for what may stand on a card besides: where it was read, no line is empty."""
    contact, texts = proposal.contact(), typed or {}
    blank = [(key, label) for key, label in missing(contact) if key.partition(".")[0] not in ONE_MAY_ADD]
    return tuple(Line(key, label, texts.get(key, "")) for key, label in (*_one_more(contact), *blank))


def _one_more(contact: Contact) -> Iterator[tuple[str, str]]:
    """Yield key and label of a line for one more of what there is already."""
    for field, label in MORE.items():
        if getattr(contact, field):
            yield f"{field}.{NEW}", label


def lines_of_contact(contact: Contact, typed: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Return the lines of a contact, with an empty one for every field, so that one can add to each."""
    texts = typed or {}
    there = [Line(key, label, texts.get(key, text)) for key, label, text in values(contact)]
    blank = [Line(key, label, texts.get(key, "")) for key, label in missing(contact)]
    more = [Line(key, label, texts.get(key, "")) for key, label in _one_more(contact)]
    return (*there, *blank, *more)


MORE = {"emails": "One more e-mail", "phones": "One more phone"}


def boxes_of(proposal: Proposal, key: str) -> tuple[Box, ...]:
    """Return where on its card the value under a key was read."""
    guess = _guess(proposal, key)
    return guess.boxes if guess else ()


def _read(proposal: Proposal, contact: Contact, typed: Mapping[str, str]) -> Iterator[Line]:
    for key, label, text in values(contact):
        guess = _guess(proposal, key)
        if guess is None:
            continue
        field = key.partition(".")[0]
        doubtful = not guess.sure if field in MUST_BE_SURE else guess.is_doubtful
        likely = f"{min(guess.confidence, 0.99):.0%}"  # 100 % would say that there is nothing to look at
        other = others(field, guess)
        text = typed.get(key, text)
        besides = (*guess.why_open, *said_besides(guess))
        yield Line(key, label, text, doubtful, likely, other, told(guess), guess.boxes, besides)


def _empty(contact: Contact, typed: Mapping[str, str]) -> Iterator[Line]:
    for key, label in missing(contact):
        field = key.partition(".")[0]
        if field in ONE_MAY_ADD:
            is_wanted = field == "name" or not (contact.emails or contact.phones)
            yield Line(key, label, typed.get(key, ""), is_wanted)


def _guess(proposal: Proposal, key: str) -> Guess[Any] | None:
    field, _, number = key.partition(".")
    if field in SEVERAL:
        held: tuple[Guess[Any], ...] = getattr(proposal, field)
        return held[int(number)] if number.isdecimal() and int(number) < len(held) else None
    found: Guess[Any] | None = getattr(proposal, field, None)
    return found
