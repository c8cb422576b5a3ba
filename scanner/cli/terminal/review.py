"""Go through the cards that wait, one after the other: what is asked, and what the answers mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from scanner.actions.keeping.otherwise import others, told
from scanner.actions.people.doubts import CALLED, REACHED
from scanner.actions.people.wording import Several, Words, with_words
from scanner.actions.people.wording import shown as as_text
from scanner.cli.terminal.card import ALMOST
from scanner.errors import UsageError
from scanner.model.contact import Contact, Phone
from scanner.model.proposal import Guess, Proposal

SINGLE = ("name", "org", "department", "title")
ASKED = "[a]ccept, [f]ix, [o]ther reading, [s]kip, [r]eject, [q]uit"


class Answer(StrEnum):
    """What becomes of a card."""

    ACCEPT = "accept"
    SKIP = "skip"
    REJECT = "reject"
    QUIT = "quit"


class Person(Protocol):
    """Who is asked, and shown what there is to see; a test answers from a list."""

    def ask(self, question: str, before: str = "") -> str:
        """Return what is typed; `before` where nothing is."""

    def tell(self, text: str) -> None:
        """Show a line."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value to look at: the contact's field, what people call it, and the guess."""

    field: str
    called: str
    guess: Guess[Any]


def doubts_in(proposal: Proposal) -> Iterator[Doubt]:
    """Yield each value of a card that wants a look, in the order of the card."""
    for field, called in CALLED.items():
        held = getattr(proposal, field)
        for guess in held if isinstance(held, tuple) else filter(None, (held,)):
            if not guess.sure if field in REACHED else guess.is_doubtful:
                yield Doubt(field, called, guess)


def decide(
    proposal: Proposal, person: Person, *, region: str | None, show: Callable[[Doubt], None]
) -> tuple[Answer, Contact]:
    """Ask a person about a card until they decide; return that, and the contact as they have it."""
    contact, doubts = proposal.contact(), tuple(doubts_in(proposal))
    for doubt in doubts:
        show(doubt)
        person.tell(f"  {doubt.called}: {as_text(doubt.guess.value)}  ({_why(doubt)})")
        for reader, text in told(doubt.guess):
            person.tell(f"      {reader}: {text}")
    while True:
        match person.ask(ASKED).strip().casefold()[:1]:
            case "a":
                return Answer.ACCEPT, contact
            case "s" | "":
                return Answer.SKIP, contact
            case "r":
                return Answer.REJECT, contact
            case "q":
                return Answer.QUIT, contact
            case "f":
                contact = _fixed(contact, doubts, person, region)
            case "o":
                contact = _otherwise(contact, doubts, person, region)
            case _:
                person.tell("one of these letters, please")


def chosen(text: str, count: int) -> tuple[int, ...]:
    """Return the places from 0 that "1-3 5" means among so many. Raises UsageError."""
    found: list[int] = []
    for part in text.replace(",", " ").split():
        numbers = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        first, last = (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else (0, 0)
        if not 1 <= first <= last <= count:
            raise UsageError(f"{part!r} is none of 1 to {count}")
        found += range(first - 1, last)
    return tuple(dict.fromkeys(found))


def _why(doubt: Doubt) -> str:
    guess = doubt.guess
    told = f"{min(guess.confidence, ALMOST):.0%} likely"
    if guess.repaired is not None:
        return f"{told}, mended"
    return f"{told}, readers differ" if others(doubt.field, guess) else told


def _fixed(contact: Contact, doubts: Sequence[Doubt], person: Person, region: str | None) -> Contact:
    """Ask for each value that wants a look, or for all where none does; Enter leaves one as it is."""
    asked = [
        (d.field, d.called, getattr(contact, d.field) if d.field in SINGLE else d.guess.value) for d in doubts
    ]
    there = {field for field, _, _ in asked}
    for field in REACHED:
        if field not in there and not getattr(contact, field):
            asked.append((field, CALLED[field], None))
    if not asked:
        asked = [(field, CALLED[field], value) for field in CALLED for value in _values(contact, field)]
    for field, called, value in asked:
        if value is None or value in _values(contact, field):
            contact = _changed(contact, field, value, person.ask(called, as_text(value)), person, region)
    return contact


def _otherwise(contact: Contact, doubts: Sequence[Doubt], person: Person, region: str | None) -> Contact:
    """Offer what else the readers read, and take what is chosen."""
    offered = [(doubt, text) for doubt in doubts for text in others(doubt.field, doubt.guess)]
    if not offered:
        person.tell("there is no other reading; [f]ix it by hand")
        return contact
    for number, (doubt, text) in enumerate(offered, 1):
        person.tell(f"  {number}  {doubt.called}: {text}")
    try:
        places = chosen(person.ask("which (Enter for none)"), len(offered))
    except UsageError as error:
        person.tell(str(error))
        return contact
    for doubt, text in (offered[place] for place in places):
        if doubt.guess.value in _values(contact, doubt.field):
            contact = _changed(contact, doubt.field, doubt.guess.value, text, person, region)
    return contact


def _changed(
    contact: Contact, field: str, old: Any, typed: str, person: Person, region: str | None
) -> Contact:
    """Return the contact with another value, empty for none; what cannot be is told and stays."""
    if typed == as_text(old):
        return contact
    words: dict[str, Any]
    if field in SINGLE:
        words = {field: typed}
    else:
        plainly = old.value if isinstance(old, Phone) else as_text(old)
        several = Several(added=(typed,)) if old is None else Several(instead=(f"{plainly}={typed}",))
        words = {field: several if typed else Several(without=(plainly,))}
    try:
        new = with_words(contact, Words(**words), region=region)
    except UsageError as error:
        person.tell(str(error))
        return contact
    person.tell(f"  {CALLED[field]}: {as_text(getattr(new, field))}")
    return new


def _values(contact: Contact, field: str) -> tuple[Any, ...]:
    held = getattr(contact, field)
    return held if isinstance(held, tuple) else tuple(filter(None, (held,)))
